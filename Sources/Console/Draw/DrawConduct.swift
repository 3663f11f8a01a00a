internal import Cases
internal import Conduct
internal import Screen
internal import Settings
internal import Worklist

// How the contact rules stand to the open case, in the case pane.
extension Painter {
  /// Whether a number may be called now, and how much of a limit is used.
  func standingPieces(_ point: ContactPoint, _ open: OpenCase) -> Line {
    guard point.state != .bad, let standing = open.contacts?.standings[point.id] else { return [] }
    let role =
      switch standing.verdict.level {
      case .allowed: "allowed"
      case .warned: "warning"
      case .override: "warning"
      case .refused: "error"
      }
    return [
      (wording.conduct.standing(standing, model.moment.now, model.charter.zone), role),
      (standing.usage.map(wording.conduct.usage) ?? "", "muted"),
    ]
  }

  /// What holds with its dates, and what the rules ask to be done.
  func conductLines(_ open: OpenCase, width: Int) -> [Line] {
    let now = model.moment.now
    let zone = model.charter.zone
    func short(_ instant: Instant?) -> String? {
      instant.map { String(zone.day(of: $0).description.dropFirst(5)) }
    }
    var lines: [Line] = []
    var line: Line = []
    for record in open.file.facts(at: now) {
      var text = wording.fact(record.fact)
      if let since = short(record.since) { text += " \(since)" }
      if let until = short(record.until) { text += "–\(until)" }
      if let place = record.place { text += " \(wording.place(place))" }
      if let times = times(record.days, record.open, record.close) { text += " \(times)" }
      line.append((text, record.fact.stopsWork ? "alert" : "warning"))
    }
    for record in open.file.consents where record.holds(at: now) {
      var text = wording.conduct.consent(record.consent)
      if let until = short(record.until) { text += " –\(until)" }
      if let times = times(record.days, record.open, record.close) { text += " \(times)" }
      line.append((text, "notice"))
    }
    // As many in a line as have their place in the pane: none may be cut off.
    for piece in line {
      let used = lines.last?.reduce(1) { $0 + ($1.text.isEmpty ? 0 : $1.text.displayWidth + 2) }
      if let used, used + piece.text.displayWidth <= width {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([(lines.isEmpty ? wording.conduct.holds + ":" : "", "label"), piece])
      }
    }
    for task in open.contacts?.tasks ?? [] {
      lines.append([(wording.conduct.task(task), task.due < model.today ? "error" : "warning")])
    }
    return lines
  }

  private func times(_ days: String?, _ open: String?, _ close: String?) -> String? {
    let hours = open.map { "\($0)-\(close ?? "24:00")" }
    let parts = [days, hours].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
