internal import Cases
internal import Screen
internal import Settings
internal import Worklist

// What lies over the panes.
extension Painter {
  func drawLayer(_ canvas: inout Canvas, _ place: Rect) {
    switch model.layer {
    case .help(let search, let top): drawHelp(&canvas, place, search, top)
    case .why: drawWhy(&canvas, place)
    case .outcomes(let search, let cursor): drawOutcomeList(&canvas, place, search, cursor)
    case nil: break
    }
  }

  private func window(
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

  private func drawHelp(_ canvas: inout Canvas, _ place: Rect, _ search: String, _ top: Int) {
    let found = model.helpEntries(search)
    window(
      &canvas, place, width: 100, height: place.height, title: "\(wording.help) \(search)",
      hint: wording.helpHint
    ) { canvas in
      canvas.draw("> " + search, x: 0, y: 0, theme["input"])
      canvas.placeCursor(x: 2 + search.displayWidth, y: 0)
      let room = canvas.size.height - 1
      let first = topOfList(cursor: top, count: found.count, room: room)
      for (line, command) in found.dropFirst(first).prefix(room).enumerated() {
        let y = 1 + line
        if first + line == top {
          canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["selected"])
        }
        let keys = command.keys.map(\.name).joined(separator: " ")
        canvas.draw(keys, x: 0, y: y, width: 16, theme["key"])
        let reason = command.unavailable(model).map { "  (\(wording.unavailable): \($0))" } ?? ""
        canvas.draw(
          command.help + reason, x: 17, y: y, width: canvas.size.width - 17,
          reason.isEmpty ? Style.plain : theme["muted"])
      }
    }
  }

  private func drawWhy(_ canvas: inout Canvas, _ place: Rect) {
    guard let index = model.queue.selected, let id = model.table.id(Int(index)) else { return }
    let row = model.table.rows[Int(index)]
    let reasons = model.rules.reasons(row, model.table, at: model.moment)
    let sum = reasons.reduce(0) { $0 + $1.points }
    window(
      &canvas, place, width: 60, height: reasons.count + 4, title: wording.why(id.text),
      hint: wording.whyHint
    ) { canvas in
      for (line, reason) in reasons.enumerated() {
        canvas.draw("\(reason.points)", x: 0, y: line, width: 6, alignment: .right, theme["money"])
        canvas.draw(reason.text, x: 8, y: line)
      }
      canvas.horizontalRule(x: 0, y: reasons.count, width: 6, theme["rule"])
      canvas.draw(
        "\(sum)", x: 0, y: reasons.count + 1, width: 6, alignment: .right, theme["money"])
    }
  }

  private func drawOutcomeList(
    _ canvas: inout Canvas, _ place: Rect, _ search: String, _ cursor: Int
  ) {
    let found = model.outcomesFound(search)
    window(
      &canvas, place, width: 50, height: place.height, title: wording.outcomeList,
      hint: wording.outcomeListHint
    ) { canvas in
      canvas.draw("> " + search, x: 0, y: 0, theme["input"])
      canvas.placeCursor(x: 2 + search.displayWidth, y: 0)
      let room = canvas.size.height - 1
      let first = topOfList(cursor: cursor, count: found.count, room: room)
      for (line, outcome) in found.dropFirst(first).prefix(room).enumerated() {
        let y = 1 + line
        if first + line == cursor {
          canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["selected"])
        }
        canvas.draw(outcome.digit.map(String.init) ?? "", x: 0, y: y, theme["key"])
        canvas.draw(outcome.title, x: 3, y: y)
        canvas.draw(outcome.code, x: 26, y: y, theme["muted"])
      }
    }
  }
}
