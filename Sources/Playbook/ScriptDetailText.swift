extension ScriptDetail {
  /// Puts the words of a case in the place of the texts as they are written. Steps that are not for
  /// this case fall away.
  package mutating func fill(from sheet: ScriptSheet) {
    title = sheet.title
    start = sheet.start
    steps = steps.compactMap { step in
      guard let spoken = sheet.steps[step.id] else { return nil }
      var step = step
      step.say = spoken.say
      step.hint = spoken.hint
      step.replies = step.replies.compactMap { reply in
        guard let said = spoken.replies.first(where: { $0.digit == reply.digit }) else {
          return nil
        }
        var reply = reply
        reply.says = said.says
        return reply
      }
      return step
    }
    objections = objections.compactMap { objection in
      guard let told = sheet.objections.first(where: { $0.key == objection.key }) else {
        return nil
      }
      return Objection(key: told.key, says: told.says, answer: told.answer)
    }
  }

  /// The script to read.
  package var lines: [String] {
    var lines = ["\(id)  \(title)  (\(audience), \(channel), \(language))"]
    if !needs.isEmpty { lines.append("offered if \(needs.joined(separator: ", "))") }
    for step in steps {
      lines.append("")
      let start = step.id == self.start ? " (begins here)" : ""
      lines.append("\(step.id)\(step.title.map { ": " + $0 } ?? "")\(start)")
      if !step.needs.isEmpty {
        lines.append("  if \(step.needs.joined(separator: ", ")), else \(step.otherwise ?? "-")")
      }
      if !step.must.isEmpty { lines.append("  first \(step.must.joined(separator: ", "))") }
      lines += step.say.split(separator: "\n").map { "  " + $0 }
      if let hint = step.hint { lines.append("  [\(hint)]") }
      if !step.ticks.isEmpty { lines.append("  tick \(step.ticks.joined(separator: ", "))") }
      if !step.record.isEmpty { lines.append("  note \(step.record.joined(separator: ", "))") }
      for reply in step.replies {
        let target =
          reply.to ?? reply.outcome.map { "outcome " + $0 } ?? "script \(reply.script ?? "")"
        lines.append("  \(reply.digit) \(reply.says) -> \(target)")
      }
      if let ends = step.ends { lines.append("  -> outcome \(ends)") }
    }
    if !objections.isEmpty { lines += ["", "objections"] }
    for objection in objections {
      lines.append("  \(objection.key) \(objection.says)")
      lines.append("    \(objection.answer)")
    }
    return lines
  }
}
