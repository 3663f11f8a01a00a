internal import Screen
internal import Settings

extension Painter {
  func drawScript(_ canvas: inout Canvas) {
    guard let open = model.open, let script = open.script else {
      rule(&canvas, wording.script, focused: model.focus == .script)
      canvas.draw(model.open == nil ? "" : wording.noScript, x: 1, y: 1, theme["muted"])
      return
    }
    let step = min(open.scriptTop, max(0, script.steps.count - 1))
    rule(
      &canvas, "\(wording.script) \(step + 1)/\(script.steps.count) · \(script.title)",
      focused: model.focus == .script)
    var y = 1
    let width = canvas.size.width - 2
    for (index, step) in script.steps.enumerated().dropFirst(step) {
      guard y < canvas.size.height else { break }
      canvas.draw("\(index + 1) \(step.title)", x: 1, y: y, width: width, theme["heading"])
      y += 1
      for must in step.must where y < canvas.size.height {
        canvas.draw("[ ] \(must)", x: 1, y: y, width: width, theme["warning"])
        y += 1
      }
      for line in step.say.flatMap({ $0.wrapped(toWidth: width) }) where y < canvas.size.height {
        canvas.draw(line, x: 1, y: y, width: width, theme["speech"])
        y += 1
      }
    }
  }
}
