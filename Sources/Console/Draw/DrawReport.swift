internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// A report over the window. The names of a row and the titles above it stay in sight; a table
  /// that is wider says which of its columns are seen.
  func drawReport(_ canvas: inout Canvas, _ place: Rect, _ view: ReportView) {
    let lines = model.lines(of: view)
    window(
      &canvas, place, width: place.width, height: place.height,
      title: view.sheet.title + linesShown(view.top, lines.count, room: place.height - 2),
      hint: wording.board.reportHint(view.sheet.name)
    ) { canvas in
      for (y, line) in lines.dropFirst(view.top).prefix(canvas.size.height).enumerated() {
        let head = y == 0 ? line.head.map { lines[$0] } : nil
        draw(head ?? line, hiding: view.left, on: &canvas, y: y)
      }
    }
  }

  private func draw(_ line: ReportLine, hiding left: Int, on canvas: inout Canvas, y: Int) {
    let width = canvas.size.width
    let shown = line.shown(hiding: left, width: width)
    let role =
      switch line.kind {
      case .title: "title"
      case .head: "heading"
      case .group: "strong"
      case .text, .row: "text"
      }
    var x = canvas.draw(line.text, x: 0, y: y, width: width, theme[role])
    if line.kind == .title {
      guard shown.count < line.columns.count else { return }
      let text = wording.screens.columnsShown(
        shown.lowerBound + 1, shown.upperBound, line.columns.count)
      canvas.draw(text, x: x + 2, y: y, width: width - x - 2, theme["notice"])
      return
    }
    if line.kind == .group {
      guard shown.upperBound == line.columns.count else { return }
      canvas.draw(line.ofBars, x: x, y: y, width: width - x, theme["muted"])
      return
    }
    for column in line.columns[shown] {
      x += 2
      x += canvas.draw(column, x: x, y: y, width: width - x, theme[role])
    }
  }
}
