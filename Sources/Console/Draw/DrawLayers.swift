internal import Cases
internal import Screen
internal import Settings
internal import Worklist

// What lies over the panes.
extension Painter {
  func drawLayer(_ canvas: inout Canvas, _ place: Rect) {
    switch model.layer {
    case .picker(let picker): drawPicker(&canvas, place, picker)
    case .why: drawWhy(&canvas, place)
    case .form(let form): drawForm(&canvas, place, form)
    case .letter(let shown): drawLetter(&canvas, place, shown)
    case .training(let top):
      drawReading(
        &canvas, place, title: wording.guide.training, top: top, model.trainingLines)
    case .faults(let top):
      drawReading(
        &canvas, place, title: wording.guide.faultsTitle, top: top, model.faultLines)
    case .rules(let top):
      drawReading(&canvas, place, title: model.rulesTitle, top: top, model.ruleLines)
    case .history(let view): drawFullHistory(&canvas, view)
    case .find(let state): drawFind(&canvas, place, state)
    case .prompt(let prompt): drawPrompt(&canvas, place, prompt)
    case .confirm(let question): drawConfirmation(&canvas, place, question)
    case .report(let view): drawReport(&canvas, place, view)
    case .balance(let view): drawBalance(&canvas, place, view)
    case nil: break
    }
  }

  func window(
    _ canvas: inout Canvas, _ place: Rect, width: Int, height: Int, title: String, hint: String,
    _ inside: (inout Canvas) -> Void
  ) {
    let width = min(width, place.width - 2)
    let height = min(height, place.height)
    let part = Rect(
      x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2,
      width: width, height: height)
    canvas.fill(part, theme["text"].overlaid(with: theme["popup"]))
    canvas.border(part, title: title, theme["border.active"], titleStyle: theme["title"])
    canvas.draw(
      " \(hint) ", x: part.x + 2, y: part.endY - 1, width: part.width - 4, theme["muted"])
    canvas.hideCursor()
    canvas.within(part.inset(left: 2, top: 1, right: 2, bottom: 1)) { inside(&$0) }
  }

  /// The points, rule by rule, and what would move the case.
  private func drawWhy(_ canvas: inout Canvas, _ place: Rect) {
    guard let index = model.queue.selected, let id = model.table.id(Int(index)) else { return }
    let row = model.table.rows[Int(index)]
    let stopped = model.queue.stopped
    let reasons = model.rules.reasons(
      row, model.table, at: model.moment, isStopped: stopped.contains(index))
    let sum = reasons.reduce(0) { $0 + $1.points }
    let cursor = model.queue.cursor
    let isInOrder = model.queue.sort.isWorkingOrder
    let before = isInOrder && cursor > 0 ? model.queue.shown[cursor - 1] : nil
    let moves = model.rules.moves(
      index, before: before, in: model.table, at: model.moment, stopped: stopped
    ).filter { isInOrder || $0 != .first }
    let width = min(78, place.width - 2)
    let points = reasons.map { ($0.points, $0.text.wrapped(toWidth: width - 4 - 8)) }
    let told = moves.map { wording.screens.moves($0).wrapped(toWidth: width - 4 - 2) }
    let height = (points.map(\.1) + told).reduce(0) { $0 + $1.count } + 6
    window(
      &canvas, place, width: width, height: height, title: wording.why(id.text),
      hint: wording.whyHint
    ) { canvas in
      var y = 0
      for (points, lines) in points {
        canvas.draw("\(points)", x: 0, y: y, width: 6, alignment: .right, theme["money"])
        for line in lines {
          canvas.draw(line, x: 8, y: y)
          y += 1
        }
      }
      canvas.horizontalRule(x: 0, y: y, width: 6, theme["rule"])
      canvas.draw("\(sum)", x: 0, y: y + 1, width: 6, alignment: .right, theme["money"])
      y += 3
      canvas.draw(wording.screens.whatMoves, x: 0, y: y - 1, theme["heading"])
      for line in told.flatMap({ $0 }) {
        canvas.draw(line, x: 2, y: y)
        y += 1
      }
    }
  }
}
