internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// The queue as a list, with the line of saved views below it.
  func drawQueue(_ canvas: inout Canvas) {
    let queue = model.queue
    let width = canvas.size.width
    rule(
      &canvas, "\(wording.queue): \(model.viewName)\(sortName)",
      focused: model.focus == .queue)
    drawFilter(&canvas, y: 1)
    let columns = QueueColumns(width: width, count: queue.shown.count)
    drawColumnTitles(&canvas, columns, y: 2)
    let views = model.viewLines(width: width)
    let room = model.queueRoom(canvas.bounds)
    if queue.shown.isEmpty {
      let text =
        queue.filter.isEmpty
        ? wording.emptyView(queue.view) : wording.desk.nothingFound(queue.filter)
      for (index, line) in text.wrapped(toWidth: width - 4).enumerated() {
        canvas.draw(line, x: 2, y: 4 + index, theme["muted"])
      }
    }
    let top = topOfList(cursor: queue.cursor, count: queue.shown.count, room: room)
    let rows = QueueRows(self, columns)
    for line in 0..<min(room, queue.shown.count - top) {
      rows.draw(&canvas, top + line, y: 3 + line)
    }
    let viewsTop = canvas.size.height - views.count - 1
    let marked = queue.marks.isEmpty ? "" : " · * " + wording.screens.marked(queue.marks.count)
    rule(&canvas, "\(wording.screens.views) \(viewKeys)\(marked)", y: viewsTop)
    for (index, line) in views.enumerated() {
      drawViewLine(&canvas, line, y: viewsTop + 1 + index)
    }
  }

  /// The keys that change the view; the arrows as arrows.
  var viewKeys: String {
    [Action.previousView, .nextView].map {
      switch model.keys.name(of: $0) {
      case "Left": "←"
      case "Right": "→"
      case let name: name
      }
    }.joined(separator: " ")
  }

  /// How the queue is sorted, where it is not in working order.
  private var sortName: String {
    let sort = model.queue.sort
    guard !sort.isWorkingOrder else { return "" }
    return " · \(wording.screens.column(sort.column)) \(sort.isDescending ? ">" : "<")"
  }

  private func drawFilter(_ canvas: inout Canvas, y: Int) {
    let queue = model.queue
    guard queue.isFiltering || !queue.filter.isEmpty else {
      canvas.draw("\(model.keys.name(of: .filter)) \(wording.filter)", x: 2, y: y, theme["muted"])
      return
    }
    let x = 2 + canvas.draw("/ ", x: 2, y: y, theme["key"])
    let style = theme[queue.isFiltering ? "input.active" : "input"]
    let width = canvas.size.width - x - 9
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), style)
    let used = canvas.draw(queue.filter, x: x, y: y, width: width, style)
    if queue.isFiltering { canvas.placeCursor(x: min(x + used, x + width - 1), y: y) }
    canvas.draw(
      "\(queue.shown.count)", x: x, y: y, width: width + 8, alignment: .right, theme["muted"])
  }

  private func drawColumnTitles(_ canvas: inout Canvas, _ columns: QueueColumns, y: Int) {
    let style = theme["heading"]
    canvas.draw(
      "#", x: columns.number.x, y: y, width: columns.number.width, alignment: .right, style)
    canvas.draw(wording.columnName, x: columns.name.x, y: y, style)
    canvas.draw(
      wording.columnBalance, x: columns.balance.x, y: y, width: columns.balance.width,
      alignment: .right, style)
    canvas.draw(
      wording.columnDays, x: columns.days.x, y: y, width: columns.days.width, alignment: .right,
      style)
    canvas.draw(wording.columnFlag, x: columns.flag.x, y: y, style)
  }

  private func drawViewLine(
    _ canvas: inout Canvas, _ views: [ViewText], y: Int
  ) {
    var x = 1
    for view in views {
      x += canvas.draw(view.text, x: x, y: y, view.isCurrent ? theme["strong"] : theme["muted"])
    }
  }

  private var markedName: String {
    let count = model.queue.marks.count
    return count == 0 ? "" : " · * " + wording.screens.marked(count)
  }

  /// Where there is no room for a list: the next few cases on one line.
  func drawNext(_ canvas: inout Canvas) {
    let queue = model.queue
    rule(
      &canvas, "\(wording.next) · \(model.viewName)\(sortName) \(viewKeys)\(markedName)",
      focused: model.focus == .queue)
    if queue.isFiltering || !queue.filter.isEmpty {
      drawFilter(&canvas, y: 1)
      if queue.shown.isEmpty {
        let text = wording.desk.nothingFound(queue.filter)
        canvas.draw(
          text, x: canvas.size.width - text.displayWidth - 5, y: 1, theme["warning"])
      }
      return
    }
    guard !queue.shown.isEmpty else {
      canvas.draw(wording.emptyView(queue.view), x: 1, y: 1, theme["muted"])
      return
    }
    var x = 1
    for index in queue.shown.indices.dropFirst(queue.cursor + 1).prefix(6) {
      let row = Int(queue.shown[index])
      let flag = model.table.flag(of: model.table.rows[row], at: model.moment).text
      let name = model.table.name(row).cut(toWidth: 14)
      let text =
        model.hidesDebt
        ? "\(index + 1) \(name)"
        : "\(index + 1) \(name) \(model.table.balance(row).whole) \(flag)"
      guard x + text.displayWidth < canvas.size.width else { break }
      x += canvas.draw(text, x: x, y: 1)
      x += canvas.draw(" | ", x: x, y: 1, theme["muted"])
    }
  }
}

/// Where the columns of the queue stand.
struct QueueColumns {
  var number: (x: Int, width: Int)
  var name: (x: Int, width: Int)
  var balance: (x: Int, width: Int)
  var days: (x: Int, width: Int)
  var flag: (x: Int, width: Int)

  /// - Parameter count: how many rows there are, for the width of their numbers.
  init(width: Int, count: Int) {
    number = (1, max(3, String(count).count))
    flag = (width - 5, 5)
    days = (width - 10, 4)
    balance = (width - 22, 11)
    let start = number.x + number.width + 1
    name = (start, max(4, balance.x - start - 1))
  }
}
