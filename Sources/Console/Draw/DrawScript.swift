internal import Cases
internal import Playbook
internal import Screen
internal import Settings

// The script panel: the lines of `ScriptPane` that are in sight, and what keys do there.
extension Painter {
  func drawScript(_ canvas: inout Canvas) {
    let focused = model.focus == .script
    guard let open = model.open, let guide = open.guide else {
      rule(&canvas, wording.script, focused: focused)
      return
    }
    rule(&canvas, scriptTitle(guide), focused: focused)
    let width = canvas.size.width - 2
    let pane = ScriptPane(model, canvas.size)
    let lines = pane.lines
    let room = pane.room
    let first = min(open.scriptTop, pane.lastTop)
    for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
      canvas.draw(line.text, x: 1, y: 1 + index, width: width, theme[line.role])
    }
    if focused { drawWritingCursor(&canvas, guide, lines.dropFirst(first).prefix(room)) }
    if pane.showsHint {
      canvas.draw(hint(guide), x: 1, y: canvas.size.height - 1, width: width, theme["muted"])
    }
  }

  private func scriptTitle(_ guide: Guide) -> String {
    guard let walk = guide.walk else { return wording.script }
    let place = walk.progress.map { " " + wording.guide.step($0.step, $0.of) } ?? ""
    return "\(wording.script)\(place) · \(walk.sheet.title)"
  }

  private func hint(_ guide: Guide) -> String {
    switch guide.mode {
    case .writing: return wording.guide.hintWriting
    case .objections: return wording.guide.hintObjections
    case .steps: break
    }
    guard let walk = guide.walk else { return "" }
    if walk.awaitsAmount || !walk.unrecorded.isEmpty {
      return wording.guide.hintWrite + "  " + wording.guide.hintSteps
    }
    return (walk.outcome == nil ? "" : wording.guide.hintEnd + "  ") + wording.guide.hintSteps
  }

  private func drawWritingCursor(
    _ canvas: inout Canvas, _ guide: Guide, _ lines: ArraySlice<(text: String, role: String)>
  ) {
    guard case .writing = guide.mode, model.entry == nil,
      let index = lines.firstIndex(where: { $0.role == "input.active" })
    else { return }
    let y = 1 + index - lines.startIndex
    canvas.placeCursor(
      x: min(1 + lines[index].text.displayWidth, canvas.size.width - 1), y: y)
  }
}
