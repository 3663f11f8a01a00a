package import Cases
package import Playbook

/// Something that would change where a case stands in the queue.
package enum QueueMove: Hashable, Sendable {
  /// Nothing stands before it.
  case first
  /// With so many points more it stands before this case.
  case ahead(of: CaseID, points: Int)
  /// A rule that will or may apply, and the points that it brings or takes.
  case rule(QueueRule, Int)
}

extension QueueRules {
  /// What would move a row, nearest first.
  /// - Parameters:
  ///   - before: the row that stands before it in working order.
  ///   - stopped: the rows that are known to have nobody who may be called now.
  package func moves(
    _ index: Int32, before: Int32?, in table: CaseTable, at moment: Moment,
    stopped: Set<Int32> = []
  ) -> [QueueMove] {
    let row = table.rows[Int(index)]
    let closed = closedZones(of: table, at: moment)
    var moves: [QueueMove] = []
    if let before, let id = table.id(Int(before)) {
      let other = points(
        table.rows[Int(before)], table, at: moment, closed: closed,
        isStopped: stopped.contains(before))
      let own = points(
        row, table, at: moment, closed: closed, isStopped: stopped.contains(index))
      moves.append(.ahead(of: id, points: max(1, other - own + 1)))
    } else {
      moves.append(.first)
    }
    let today = moment.day.number
    if row.lastWorked == 0 { moves.append(.rule(.new, -new)) }
    if row.promiseDue != CaseRow.none, !isBroken(row, moment) {
      moves.append(.rule(.brokenPromise, brokenPromise))
      if row.promiseDue > today { moves.append(.rule(.promiseDue, promiseDueToday)) }
      if row.promiseHesitant, row.promiseDue > today + 1 {
        moves.append(.rule(.hesitant, hesitantTomorrow))
      }
    }
    if row.callBack > moment.now.milliseconds {
      let standing = row.callBack < moment.endOfDay.milliseconds ? callBackToday : 0
      moves.append(.rule(.callBackDue, callBackDue - standing))
    }
    let days = Int(today) - Int(row.due)
    let age = moment.limits.buckets.bucket(daysPastDue: days).rawValue
    if bucket.indices.contains(age + 1), bucket[age + 1] != bucket[age] {
      moves.append(.rule(.bucket, bucket[age + 1] - bucket[age]))
    }
    if row.lastContact != 0, silencePerDay != 0 {
      let silent = Int((moment.now.milliseconds - row.lastContact) / 86_400_000)
      if silent < silenceLimit { moves.append(.rule(.silence, silencePerDay)) }
    }
    if stopped.contains(index) {
      moves.append(.rule(.contactStopped, -contactStopped))
    } else if closed.indices.contains(Int(row.zone)), closed[Int(row.zone)] {
      moves.append(.rule(.closedHours, -closedHours))
    }
    return moves
  }
}
