package import Cases
package import Playbook

/// A saved way of looking at the cases one may work: which of them, in queue order.
package enum View: String, Sendable, CaseIterable, Codable {
  case today, promises, broken
  case callBacks = "call-backs"
  case skips
  case highBalance = "high-balance"
  case orphans, all

  /// Whether a row belongs to the view.
  ///
  /// Held cases stand in `all` only: nobody works them until the fact is lifted.
  package func holds(_ row: CaseRow, in table: CaseTable, at moment: Moment) -> Bool {
    guard row.isOpen else { return false }
    if self == .all { return true }
    guard !row.flags.contains(.held) else { return false }
    switch self {
    case .today: return isForToday(row, moment)
    case .promises: return row.promiseDue != CaseRow.none && row.promiseDue <= moment.day.number + 1
    case .broken: return isBroken(row, moment)
    case .callBacks: return row.callBack != 0
    case .skips: return row.flags.contains(.skip)
    case .highBalance:
      return row.balance >= moment.highBalances[table.currencies[Int(row.currency)]]
    case .orphans: return row.lastWorked != 0 && !hasSchedule(row)
    case .all: return true
    }
  }
}

/// When a queue is drawn up, and what the book demands: everything its order depends on besides
/// the cases.
package struct Moment: Hashable, Sendable {
  package var now: Instant
  package var day: Day
  /// The first instant of tomorrow in the book's zone.
  package var endOfDay: Instant
  package var limits: Limits
  package var highBalances: HighBalances

  package init(now: Instant, charter: Charter, highBalances: HighBalances = .standard) {
    self.highBalances = highBalances
    self.now = now
    day = charter.zone.day(of: now)
    endOfDay = charter.zone.instant(of: day + 1, minute: 0)
    limits = charter.limits
  }
}

/// Never worked, due today or before, called back today, or a promise that is due or broken.
private func isForToday(_ row: CaseRow, _ moment: Moment) -> Bool {
  if row.lastWorked == 0, !hasSchedule(row) { return true }
  if row.next != CaseRow.none, row.next <= moment.day.number { return true }
  if row.callBack != 0, row.callBack < moment.endOfDay.milliseconds { return true }
  if row.promiseDue != CaseRow.none {
    if row.promiseDue < moment.day.number { return true }
    if row.promiseHesitant, row.promiseDue <= moment.day.number + 1 { return true }
  }
  return false
}

/// Decided as broken, or its day and grace have passed and no payment has come.
func isBroken(_ row: CaseRow, _ moment: Moment) -> Bool {
  if row.promiseDue != CaseRow.none {
    return Int(row.promiseDue) + moment.limits.promise.grace < Int(moment.day.number)
  }
  return row.flags.contains(.lastBroken)
}

private func hasSchedule(_ row: CaseRow) -> Bool {
  row.next != CaseRow.none || row.callBack != 0 || row.promiseDue != CaseRow.none
}

extension Moment {
  /// Time goes on: the day is worked out anew only when it is over.
  package mutating func move(to now: Instant, charter: Charter) {
    if now < endOfDay, now >= self.now {
      self.now = now
    } else {
      self = Moment(now: now, charter: charter, highBalances: highBalances)
    }
  }
}
