internal import Screen
internal import Settings

extension Painter {
  func drawHistory(_ canvas: inout Canvas, _ open: OpenCase) {
    rule(
      &canvas, "\(wording.history) \(open.history.count)", focused: model.focus == .history)
    let room = canvas.size.height - 1
    guard !model.hidesDebt else { return }
    guard !open.history.isEmpty else {
      canvas.draw(wording.noHistory, x: 1, y: 1, theme["muted"])
      return
    }
    // Long notes wrap where there is height to spare; on a small screen a line is a line.
    let wraps = canvas.size.height > 10
    var y = 1
    for line in open.history.dropFirst(open.historyTop) where y <= room {
      var x = 1 + canvas.draw(line.when, x: 1, y: y, theme["muted"]) + 1
      x += canvas.draw(line.who.cut(toWidth: 10), x: x, y: y, theme["label"]) + 1
      x += canvas.draw(line.what, x: x, y: y, theme["strong"]) + 1
      let width = canvas.size.width - x - 1
      guard wraps, width > 12 else {
        canvas.draw(line.detail, x: x, y: y, width: width)
        y += 1
        continue
      }
      let texts = line.detail.wrapped(toWidth: width)
      for text in texts where y <= room {
        canvas.draw(text, x: x, y: y)
        y += 1
      }
      if texts.isEmpty { y += 1 }
    }
  }
}
