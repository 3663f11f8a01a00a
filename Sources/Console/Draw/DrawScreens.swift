internal import Cases
internal import Screen
internal import Settings
internal import Worklist

// Full-screen history, find, prompts and questions.
extension Painter {
  /// Everything that happened to the case, from the header down to the key bar.
  func drawFullHistory(_ canvas: inout Canvas, _ view: HistoryView) {
    guard let open = model.open else { return }
    var place = canvas.bounds
    _ = place.cutTop(1)
    _ = place.cutBottom(1)
    canvas.fill(place, theme["text"])
    canvas.hideCursor()
    let lines = model.historyLayout(view)
    canvas.within(place) { canvas in
      let name = open.file.debtor?.name ?? ""
      let count = lines.count { $0.line != nil }
      rule(&canvas, "\(wording.history) \(open.file.id) \(name) · \(count)", focused: true)
      let room = canvas.size.height - 2
      for (index, entry) in lines.dropFirst(view.top).prefix(room).enumerated() {
        drawHistoryLine(&canvas, entry.line, entry.text, y: 1 + index)
      }
      if lines.isEmpty {
        let text = view.search.isEmpty ? wording.noHistory : wording.nothingListed(view.search)
        canvas.draw(text, x: 1, y: 1, theme["muted"])
      }
      drawHistoryFoot(&canvas, view, y: canvas.size.height - 1)
    }
  }

  private func drawHistoryLine(
    _ canvas: inout Canvas, _ line: HistoryLine?, _ text: String, y: Int
  ) {
    if let line {
      canvas.draw(line.year + "-" + line.when, x: 1, y: y, theme["muted"])
      canvas.draw(line.who, x: 18, y: y, width: 10, theme["label"])
      canvas.draw(line.what, x: 29, y: y, width: 16, theme["strong"])
    }
    canvas.draw(text, x: HistoryView.indent, y: y, width: canvas.size.width - HistoryView.indent)
  }

  private func drawHistoryFoot(_ canvas: inout Canvas, _ view: HistoryView, y: Int) {
    guard view.isSearching || !view.search.isEmpty else {
      canvas.draw(wording.screens.historyHint, x: 1, y: y, theme["muted"])
      return
    }
    let x = 1 + canvas.draw("/ ", x: 1, y: y, theme["key"])
    let used = canvas.draw(
      view.search, x: x, y: y, theme[view.isSearching ? "input.active" : "input"])
    if view.isSearching { canvas.placeCursor(x: x + used, y: y) }
  }

  func drawFind(_ canvas: inout Canvas, _ place: Rect, _ state: FindState) {
    window(
      &canvas, place, width: 96, height: place.height, title: wording.screens.find,
      hint: wording.screens.findHint
    ) { canvas in
      canvas.draw("> " + state.search, x: 0, y: 0, theme["input"])
      canvas.placeCursor(x: 2 + state.search.displayWidth, y: 0)
      canvas.draw(
        "\(state.found.count)", x: 0, y: 0, width: canvas.size.width, alignment: .right,
        theme["muted"])
      guard !state.found.isEmpty else {
        if case .owned = model.scope {
          canvas.draw(wording.screens.ownCasesOnly, x: 0, y: 2, theme["muted"])
        }
        return
      }
      let room = canvas.size.height - 1
      let first = topOfList(cursor: state.cursor, count: state.found.count, room: room)
      for (line, found) in state.found.dropFirst(first).prefix(room).enumerated() {
        drawFound(&canvas, found, y: 1 + line, isSelected: first + line == state.cursor)
      }
    }
  }

  private func drawFound(_ canvas: inout Canvas, _ found: FoundCase, y: Int, isSelected: Bool) {
    let row = model.table.rows[found.row]
    if isSelected {
      canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["selected"])
    }
    canvas.draw(model.table.id(found.row)?.text ?? "", x: 0, y: y, width: 12, theme["muted"])
    canvas.draw(model.table.name(found.row), x: 13, y: y, width: 20)
    canvas.draw(
      model.table.balance(found.row).whole, x: 34, y: y, width: 12, alignment: .right,
      theme["money"])
    canvas.draw(
      "\(model.today.number - row.due)", x: 47, y: y, width: 5, alignment: .right)
    canvas.draw(
      model.table.owner(found.row)?.text ?? wording.nobody, x: 54, y: y, width: 10, theme["label"])
    canvas.draw(
      wording.screens.matched(found.matched), x: 65, y: y, width: canvas.size.width - 65,
      theme["muted"])
  }

  func drawPrompt(_ canvas: inout Canvas, _ place: Rect, _ prompt: Prompt) {
    let width = min(max(60, prompt.title.displayWidth + 6), place.width - 2)
    // What is asked for and has no place in the frame stands above the line that is typed.
    let lines =
      prompt.title.displayWidth + 6 > width ? prompt.title.wrapped(toWidth: width - 4) : []
    window(
      &canvas, place, width: width, height: 3 + max(1, lines.count),
      title: lines.isEmpty ? prompt.title : "", hint: wording.screens.promptHint
    ) { canvas in
      let y = lines.count
      for (line, text) in lines.enumerated() { canvas.draw(text, x: 0, y: line, theme["title"]) }
      canvas.fill(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["input.active"])
      let used = canvas.draw(tail(prompt.text, width: canvas.size.width - 1), x: 0, y: y)
      canvas.placeCursor(x: used, y: y)
    }
  }

  func drawConfirmation(_ canvas: inout Canvas, _ place: Rect, _ question: Confirmation) {
    let lines = question.question.wrapped(toWidth: 60)
    window(
      &canvas, place, width: 66, height: lines.count + 2, title: "",
      hint: wording.screens.confirmHint
    ) { canvas in
      for (y, line) in lines.enumerated() { canvas.draw(line, x: 0, y: y, theme["warning"]) }
      canvas.placeCursor(x: lines.last?.displayWidth ?? 0, y: max(0, lines.count - 1))
    }
  }
}
