internal import Cases
package import Screen
package import Settings

/// The whole screen, from what the console knows.
package func draw(_ model: Model, _ theme: Theme, lineSet: LineSet = .unicode) -> Canvas {
  var canvas = Canvas(model.size, lineSet: lineSet)
  canvas.fill(canvas.bounds, theme["text"])
  let painter = Painter(model: model, theme: theme)
  if model.isTooSmall {
    painter.drawEnlarge(&canvas)
    return canvas
  }
  var rest = canvas.bounds
  let header = rest.cutTop(1)
  let desk = rest.cutBottom(6)
  canvas.within(header) { painter.drawHeader(&$0) }
  painter.drawPanes(&canvas, rest)
  canvas.within(desk) { painter.drawDesk(&$0) }
  if model.layer != nil { painter.drawLayer(&canvas, rest) }
  return canvas
}

/// What every drawing function needs; they are its extensions, one file a pane.
struct Painter {
  let model: Model
  let theme: Theme

  var wording: Wording { model.wording }

  func drawEnlarge(_ canvas: inout Canvas) {
    let size = model.size
    canvas.draw(wording.enlarge(size.width, size.height), x: 0, y: 0, theme["warning"])
    if let entry = model.entry, let text = entry.text(.note), !text.isEmpty {
      canvas.draw(text, x: 0, y: 1, theme["muted"])
    }
  }

  /// The places of the panes: full use of a wide screen, comfortable at 120, complete at 80.
  func drawPanes(_ canvas: inout Canvas, _ place: Rect) {
    if model.table.count == 0 {
      canvas.within(place) { drawEmptyBook(&$0) }
      return
    }
    var rest = place
    if rest.width >= 110 {
      let left = rest.cutLeft(rest.width >= 160 ? 58 : 42)
      canvas.within(left) { drawQueue(&$0) }
      canvas.verticalRule(x: rest.x, y: rest.y, height: rest.height, theme["rule"])
      _ = rest.cutLeft(1)
      if rest.width >= 100 {
        let script = rest.cutRight(rest.width * 2 / 5)
        let bar = rest.cutRight(1)
        canvas.verticalRule(x: bar.x, y: bar.y, height: bar.height, theme["rule"])
        canvas.within(script) { drawScript(&$0) }
      } else {
        let script = rest.cutBottom(max(7, scriptHeight(of: rest.height)))
        canvas.within(script) { drawScript(&$0) }
      }
      canvas.within(rest) { drawCaseAndHistory(&$0) }
    } else {
      let next = rest.cutBottom(2)
      let script = rest.cutBottom(max(5, scriptHeight(of: rest.height)))
      canvas.within(rest) { drawCaseAndHistory(&$0) }
      canvas.within(script) { drawScript(&$0) }
      canvas.within(next) { drawNext(&$0) }
    }
  }

  /// One who goes along the script reads it, and the history makes room; a list of objections is
  /// read whole.
  private func scriptHeight(of height: Int) -> Int {
    guard model.focus == .script else { return height * 2 / 5 }
    let isList = model.open?.guide?.mode == .objections
    return isList ? max(height * 3 / 5, min(height - 2, 15)) : height * 3 / 5
  }

  private func drawEmptyBook(_ canvas: inout Canvas) {
    let lines = wording.emptyBook
    let top = max(0, (canvas.size.height - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line, x: 0, y: top + index, width: canvas.size.width, alignment: .center,
        theme[index == 0 ? "title" : "text"])
    }
  }

  /// A line with the title of a pane, stronger where the keys are.
  func rule(_ canvas: inout Canvas, _ title: String, y: Int = 0, focused: Bool = false) {
    canvas.horizontalRule(
      x: 0, y: y, width: canvas.size.width, title: title,
      theme[focused ? "border.active" : "rule"], titleStyle: theme["title"])
  }
}
