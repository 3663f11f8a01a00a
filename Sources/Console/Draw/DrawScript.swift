internal import Screen
internal import Settings

extension Painter {
  func drawScript(_ canvas: inout Canvas) {
    let focused = model.focus == .script
    guard let open = model.open, let script = open.script else {
      rule(&canvas, wording.script, focused: focused)
      canvas.draw(model.open == nil ? "" : wording.noScript, x: 1, y: 1, theme["muted"])
      return
    }
    let first = min(open.scriptTop, max(0, script.steps.count - 1))
    rule(
      &canvas, "\(wording.script) \(first + 1)/\(script.steps.count) · \(script.title)",
      focused: focused)
    let width = canvas.size.width - 2
    var y = 1
    for (index, step) in script.steps.enumerated().dropFirst(first) {
      for (text, role) in lines(of: step, number: index + 1, width: width) {
        guard y < canvas.size.height else { return }
        canvas.draw(text, x: 1, y: y, width: width, theme[role])
        y += 1
      }
    }
  }

  /// A step: its title, what to tick, what to say, what may be answered.
  private func lines(
    of step: ScriptPanel.Step, number: Int, width: Int
  ) -> [(text: String, role: String)] {
    var lines = [("\(number) \(step.title)", "heading")]
    lines += step.must.map { ("[ ] \(wording.tick($0))", "warning") }
    lines += step.say.wrapped(toWidth: width).filter { !$0.isEmpty }.map { ($0, "speech") }
    if let hint = step.hint {
      lines += hint.wrapped(toWidth: width).map { ($0, "muted") }
    }
    lines += step.replies.map { ("  " + $0, "text") }
    return lines
  }
}
