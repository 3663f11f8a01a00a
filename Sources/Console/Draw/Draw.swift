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
  if model.scene == .board {
    painter.drawBoard(&canvas)
    return canvas
  }
  let layout = DeskLayout(model)
  canvas.within(layout.header) { painter.drawHeader(&$0) }
  painter.drawPanes(&canvas, layout)
  canvas.within(layout.desk) { painter.drawDesk(&$0) }
  let rest = Rect(
    x: 0, y: layout.header.endY, width: model.size.width,
    height: layout.desk.y - layout.header.endY)
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

  func drawPanes(_ canvas: inout Canvas, _ layout: DeskLayout) {
    if model.table.count == 0 {
      let place = Rect(
        x: 0, y: layout.header.endY, width: model.size.width,
        height: layout.desk.y - layout.header.endY)
      canvas.within(place) { drawEmptyBook(&$0) }
      return
    }
    if let queue = layout.queue { canvas.within(queue) { drawQueue(&$0) } }
    if let next = layout.next { canvas.within(next) { drawNext(&$0) } }
    for bar in layout.bars {
      canvas.verticalRule(x: bar.x, y: bar.y, height: bar.height, theme["rule"])
    }
    canvas.within(layout.script) { drawScript(&$0) }
    canvas.within(layout.caseAndHistory) { drawCaseAndHistory(&$0) }
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
