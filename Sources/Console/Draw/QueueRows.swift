internal import Cases
internal import Screen
internal import Settings
internal import Worklist

/// The rows of the queue. Dozens of them are drawn at every key: what they share is looked up once.
struct QueueRows {
  // Not the painter: with the whole model in it, it is too much to copy at every key.
  private let queue: QueueState
  private let table: CaseTable
  private let moment: Moment
  private let theme: Theme
  private let ownsCursor: Bool
  private let columns: QueueColumns
  private let hidesDebt: Bool
  private let selected: Style
  private let muted: Style

  init(_ painter: Painter, _ columns: QueueColumns) {
    self.columns = columns
    queue = painter.model.queue
    table = painter.model.table
    moment = painter.model.moment
    theme = painter.theme
    ownsCursor = !painter.model.queue.isFiltering && painter.model.entry == nil
    hidesDebt = painter.model.hidesDebt
    let isFocused = painter.model.focus == .queue
    selected = theme[isFocused ? "queue.row.selected" : "queue.row.selected.inactive"]
    muted = theme["muted"]
  }

  func draw(_ canvas: inout Canvas, _ index: Int, y: Int) {
    let row = Int(queue.shown[index])
    let isSelected = index == queue.cursor
    let isDone = !queue.done.isEmpty && queue.done.contains(queue.shown[index])
    if isSelected { drawSelection(&canvas, y) }
    if !queue.marks.isEmpty, queue.marks.contains(queue.shown[index]) {
      canvas.draw("*", x: isSelected ? 1 : 0, y: y, theme["marked"])
    }
    let style = isDone && !isSelected ? muted : Style.plain
    canvas.draw(
      "\(index + 1)", x: columns.number.x, y: y, width: columns.number.width, alignment: .right,
      style)
    canvas.draw(
      table.name(row), x: columns.name.x, y: y, width: columns.name.width, style)
    // Nothing of any debt while somebody who is not liable may be on the line.
    guard !hidesDebt else { return }
    drawDebt(&canvas, row, isSelected: isSelected, isDone: isDone, y)
  }

  private func drawSelection(_ canvas: inout Canvas, _ y: Int) {
    canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), selected)
    canvas.draw(">", x: 0, y: y)
    if ownsCursor { canvas.placeCursor(x: 0, y: y) }
  }

  private func drawDebt(
    _ canvas: inout Canvas, _ row: Int, isSelected: Bool, isDone: Bool, _ y: Int
  ) {
    let style = isDone && !isSelected ? muted : Style.plain
    let entry = table.rows[row]
    canvas.draw(
      table.balance(row).whole, x: columns.balance.x, y: y,
      width: columns.balance.width, alignment: .right, style)
    canvas.draw(
      "\(moment.day.number - entry.due)", x: columns.days.x, y: y,
      width: columns.days.width, alignment: .right, style)
    let (flag, role) = isDone ? ("done", "done") : table.flag(of: entry, at: moment)
    guard !flag.isEmpty else { return }
    canvas.draw(
      flag, x: columns.flag.x, y: y, width: columns.flag.width,
      isSelected ? Style.bold : theme[role])
  }
}
