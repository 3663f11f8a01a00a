internal import Screen
internal import Settings

extension Painter {
  /// The list: what is typed, then the rows found, each with its key, words, and what speaks
  /// against it.
  func drawPicker(_ canvas: inout Canvas, _ place: Rect, _ picker: Picker) {
    let columns = PickerColumns(picker)
    let height = min(place.height, max(6, picker.rows.count + 3))
    window(
      &canvas, place, width: max(50, min(110, columns.width + 4)), height: height,
      title: picker.title, hint: wording.pickerHint
    ) { canvas in
      canvas.draw("> " + picker.search, x: 0, y: 0, theme["input"])
      canvas.placeCursor(x: 2 + picker.search.displayWidth, y: 0)
      let found = picker.found
      if found.isEmpty {
        canvas.draw(wording.nothingListed(picker.search), x: 0, y: 1, theme["muted"])
      }
      let room = canvas.size.height - 1
      let first = topOfList(cursor: picker.cursor, count: found.count, room: room)
      for (line, row) in found.dropFirst(first).prefix(room).enumerated() {
        drawRow(&canvas, row, columns, y: 1 + line, isSelected: first + line == picker.cursor)
      }
    }
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
    let tail = row.unavailable.map { "\(wording.unavailable): \($0)" } ?? row.detail
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
    width = key + 1 + text + 2 + min(60, tail + 10)
  }
}
