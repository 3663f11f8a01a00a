internal import Cases
internal import Playbook
internal import Worklist

// What others did that makes one of one's own cases the most urgent: it came, a promise broke, a
// payment was taken back. Nothing moves; one line says so, and a key opens it.
extension Model {
  /// Where the cases that others' events touch stand before those events are taken in: their points,
  /// where they are one's own and in the view.
  func standing(touchedBy events: [Event]) -> [Int32: Int] {
    var standing: [Int32: Int] = [:]
    guard let actor, scene == .desk else { return standing }
    let closed = rules.closedZones(of: table, at: moment)
    for event in events where event.by != actor.user {
      guard let row = event.caseID.flatMap(table.index(of:)) else { continue }
      standing[Int32(row)] = points(ofOwn: row, actor.user, closed)
    }
    return standing
  }

  /// - Parameter before: where they stood.
  /// - Returns: whether something was said.
  mutating func announceUrgent(_ events: [Event], before: [Int32: Int]) -> Bool {
    guard let actor, scene == .desk else { return false }
    let closed = rules.closedZones(of: table, at: moment)
    var first: (row: Int32, points: Int)?
    for event in events where event.by != actor.user {
      guard let index = event.caseID.flatMap(table.index(of:)), event.caseID != open?.file.id,
        let points = points(ofOwn: index, actor.user, closed)
      else { continue }
      let row = Int32(index)
      guard points > before[row] ?? .min, points > first?.points ?? .min else { continue }
      first = (row, points)
    }
    guard let first, let id = table.id(Int(first.row)),
      isAheadOfAll(first.row, points: first.points, closed)
    else { return false }
    urgent = id
    let why = rules.reasons(table.rows[Int(first.row)], table, at: moment).first?.text ?? ""
    notice = Notice(
      .news,
      wording.screens.becameUrgent(
        moves(to: actor.user, events), table.name(Int(first.row)), why))
    return true
  }

  /// Who else moved cases to a person, and how many.
  func moves(to user: UserID, _ events: [Event]) -> (by: UserID, count: Int)? {
    moves(events, by: user) { $0.to == user }
  }

  /// Who else moved a person's cases to others, and how many.
  func moves(from user: UserID, _ events: [Event]) -> (by: UserID, count: Int)? {
    moves(events, by: user) { $0.from == user && $0.to != user }
  }

  private func moves(
    _ events: [Event], by user: UserID, _ isMeant: (Assignment) -> Bool
  ) -> (by: UserID, count: Int)? {
    let moves = events.filter { event in
      guard case .assigned(let move) = event.happening else { return false }
      return event.by != user && isMeant(move)
    }
    return moves.first.map { ($0.by, moves.count) }
  }

  /// nil for a case that is another's or not in the view.
  private func points(ofOwn index: Int, _ user: UserID, _ closed: [Bool]) -> Int? {
    let row = table.rows[index]
    guard table.owner(index) == user, queue.view.holds(row, in: table, at: moment) else {
      return nil
    }
    return rules.points(
      row, table, at: moment, closed: closed, isStopped: queue.stopped.contains(Int32(index)))
  }

  /// Whether nothing that is still to be worked in the view has as many points, besides what is
  /// open.
  private func isAheadOfAll(_ row: Int32, points: Int, _ closed: [Bool]) -> Bool {
    let worked = open.flatMap { table.index(of: $0.file.id) }.map { Int32($0) }
    return queue.entries.allSatisfy { other in
      other == row || other == worked || queue.done.contains(other)
        || rules.points(
          table.rows[Int(other)], table, at: moment, closed: closed,
          isStopped: queue.stopped.contains(other)) < points
    }
  }
}
