internal import Screen
internal import Settings

extension Painter {
  /// The list: what is typed, then the rows found, each with its key, words, and what speaks
  /// against it.
  func drawPicker(_ canvas: inout Canvas, _ place: Rect, _ picker: Picker) {
    let columns = PickerColumns(picker)
    let width = max(picker.about.isEmpty ? 50 : 76, min(110, columns.width + 4))
    let inside = min(width, place.width - 2) - 4
    let about = picker.about.isEmpty ? [] : picker.about.wrapped(toWidth: inside)
    // As high for every row, so that the list stands still while one moves in it.
    let cut = picker.rows.filter { isCut($0, columns, width: inside) }
    let below = cut.map { wholeLines($0, width: inside).count }.max() ?? 0
    let foot = below == 0 ? 0 : min(below, max(1, place.height - 8)) + 1
    let height = min(place.height, max(6, about.count + picker.rows.count + 3 + foot))
    window(
      &canvas, place, width: width, height: height, title: picker.title, hint: wording.pickerHint
    ) { canvas in
      for (y, line) in about.enumerated() { canvas.draw(line, x: 0, y: y, theme["strong"]) }
      canvas.draw("> " + picker.search, x: 0, y: about.count, theme["input"])
      canvas.placeCursor(x: 2 + picker.search.displayWidth, y: about.count)
      let found = picker.found
      if found.isEmpty {
        canvas.draw(
          wording.nothingListed(picker.search), x: 0, y: about.count + 1, width: canvas.size.width,
          theme["muted"])
      }
      let selected = found.dropFirst(picker.cursor).first
      drawFoot(&canvas, selected.map { wholeLines($0, width: inside) } ?? [], height: foot)
      let top = about.count + 1
      let room = canvas.size.height - top - foot
      let first = topOfList(cursor: picker.cursor, count: found.count, room: room)
      for (line, row) in found.dropFirst(first).prefix(room).enumerated() {
        drawRow(&canvas, row, columns, y: top + line, isSelected: first + line == picker.cursor)
      }
    }
  }

  /// The whole text of the selected row below the list, where the list has no room for it.
  func drawFoot(_ canvas: inout Canvas, _ lines: [String], height: Int) {
    guard height > 0 else { return }
    let top = canvas.size.height - height
    canvas.horizontalRule(x: 0, y: top, width: canvas.size.width, theme["rule"])
    for (line, text) in lines.prefix(height - 1).enumerated() {
      canvas.draw(text, x: 0, y: top + 1 + line, width: canvas.size.width, theme["text"])
    }
  }

  /// Whether the list has no room for all of a row.
  private func isCut(_ row: Picker.Row, _ columns: PickerColumns, width: Int) -> Bool {
    let start = columns.key > 0 ? columns.key + 1 : 0
    let tail = tail(of: row)
    return row.key.displayWidth > columns.key
      || row.text.displayWidth > min(columns.text, width - start)
      || (!tail.isEmpty && start + columns.text + 2 + tail.displayWidth > width)
  }

  private func wholeLines(_ row: Picker.Row, width: Int) -> [String] {
    let (text, tail) = (row.text.trimmed, tail(of: row))
    return (tail.isEmpty ? text : "\(text) · \(tail)").wrapped(toWidth: width)
  }

  private func tail(of row: Picker.Row) -> String {
    row.unavailable.map { "\(wording.unavailable): \($0)" } ?? row.detail
  }

  private func drawRow(
    _ canvas: inout Canvas, _ row: Picker.Row, _ columns: PickerColumns, y: Int, isSelected: Bool
  ) {
    if isSelected {
      canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["selected"])
    }
    canvas.draw(row.key, x: 0, y: y, width: columns.key, theme["key"])
    let start = columns.key > 0 ? columns.key + 1 : 0
    let room = canvas.size.width - start
    let tail = tail(of: row)
    let style = row.unavailable == nil ? Style.plain : theme["muted"]
    canvas.draw(row.text, x: start, y: y, width: min(columns.text, room), style)
    canvas.draw(
      tail, x: start + columns.text + 2, y: y, width: room - columns.text - 2, theme["muted"])
  }
}

/// How wide the columns of a list are: as wide as what stands in them, within bounds.
private struct PickerColumns {
  let key: Int
  let text: Int
  let width: Int

  init(_ picker: Picker) {
    key = min(16, picker.rows.map(\.key.displayWidth).max() ?? 0)
    text = min(76, picker.rows.map(\.text.displayWidth).max() ?? 0)
    let tail = picker.rows.map { ($0.unavailable ?? $0.detail).displayWidth }.max() ?? 0
    width = key + 1 + text + 2 + min(90, tail + 10)
  }
}
