internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// What one works on, how far the day is, who sits here, and the clock of a running call.
  func drawHeader(_ canvas: inout Canvas) {
    canvas.fill(canvas.bounds, theme["status"])
    let mode =
      model.actor == nil
      ? " \(wording.readOnly) " : model.isOnBreak ? " \(wording.desk.isOnBreak) " : " WORK "
    var x = canvas.draw(mode, x: 0, y: 0, theme["status.mode"])
    let right = headerRight()
    let room = canvas.size.width - right.displayWidth - 2
    for part in headerLeft() where x + 2 + part.displayWidth <= room {
      x += 2
      x += canvas.draw(part, x: x, y: 0, theme["status"])
    }
    canvas.draw(
      right, x: 0, y: 0, width: canvas.size.width - 1, alignment: .right, theme["status.strong"])
  }

  private func headerLeft() -> [String] {
    let queue = model.queue
    let position = queue.shown.isEmpty ? 0 : queue.cursor + 1
    var parts = [
      model.viewName, wording.position(position, queue.shown.count),
    ]
    guard model.actor != nil else { return parts }
    let day = model.day
    parts.append(wording.done(day.worked.count))
    let sums = day.promised.sorted { $0.key.code < $1.key.code }
      .map { Money(minor: $0.value, currency: $0.key).whole + " " + $0.key.code }
    parts.append((["PTP \(day.promises)"] + sums).joined(separator: " "))
    if day.attempts > 0 {
      let rate = percent(day.rightParty, of: day.attempts)
      parts.append("RPC \(day.rightParty)/\(day.attempts) \(rate)%")
    }
    return parts
  }

  private func headerRight() -> String {
    let name = model.actor?.name ?? ""
    guard let call = model.call else { return "\(name)  \(model.today)" }
    let seconds = max(0, Int((model.moment.now - call.began) / 1000))
    return "\(name)  call \(padded(seconds / 60, 2)):\(padded(seconds % 60, 2))"
  }
}
