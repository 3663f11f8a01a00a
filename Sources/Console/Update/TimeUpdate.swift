internal import Cases
internal import Screen
internal import Worklist

// What time brings: call-backs that fall due while one works.
extension Model {
  mutating func passTime(to now: Instant) {
    let before = moment.now
    moment.move(to: now, charter: charter)
    judgeAgainIfDue()
    passTimeOnBoard()
    guard let alarm = queue.alarm, alarm <= now else { return }
    announceDue(after: before)
    lookAhead()
  }

  /// Says in one line what became urgent; nothing moves.
  private mutating func announceDue(after before: Instant) {
    let due = queue.entries.first { row in
      let at = table.rows[Int(row)].callBack
      return at > before.milliseconds && at <= moment.now.milliseconds
    }
    guard let due, let id = table.id(Int(due)), id != open?.file.id else { return }
    urgent = id
    notice = Notice(
      .news,
      wording.screens.callBackDue(
        clock(Instant(milliseconds: table.rows[Int(due)].callBack)), table.name(Int(due))))
  }

  private func clock(_ instant: Instant) -> String {
    let minute = charter.zone.local(instant).minute
    return "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }

  /// When the next call-back of the queue falls due, so that one waits for nothing before.
  mutating func lookAhead() {
    let now = moment.now.milliseconds
    var soonest = Int64.max
    for row in queue.entries {
      let at = table.rows[Int(row)].callBack
      if at > now, at < soonest { soonest = at }
    }
    queue.alarm = soonest == .max ? nil : Instant(milliseconds: soonest)
  }

  mutating func openUrgent() -> [Effect] {
    guard let id = urgent else { return [.beep] }
    urgent = nil
    return goBack(to: id)
  }

  /// Opens a case wherever it is, and puts the cursor on it where the queue has it.
  mutating func goBack(to id: CaseID) -> [Effect] {
    guard let row = table.index(of: id) else { return [] }
    queue.done.remove(Int32(row))
    if let index = queue.shown.firstIndex(of: Int32(row)) { queue.cursor = index }
    return id == open?.file.id ? [] : [.open(id)]
  }
}
