internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// The agents with state and figures, then the cases of nobody, then all together.
  func drawAgents(_ canvas: inout Canvas) {
    let board = model.board
    let columns = AgentColumns(width: canvas.size.width)
    let heading = theme["heading"]
    canvas.draw(wording.board.agent, x: 2, y: 0, heading)
    for (column, title) in zip(columns.all, wording.board.columns) {
      let isText = column == columns.state || column == columns.lastHour || column == columns.goal
      canvas.draw(
        title, x: column.x, y: 0, width: column.width, alignment: isText ? .left : .right, heading)
    }
    let room = canvas.size.height - 1
    let first = topOfList(cursor: board.subject, count: board.subjects.count, room: room)
    for (line, subject) in board.subjects.dropFirst(first).prefix(room).enumerated() {
      drawSubject(&canvas, subject, index: first + line, columns, y: 1 + line)
    }
  }

  private func drawSubject(
    _ canvas: inout Canvas, _ subject: BoardState.Subject, index: Int, _ columns: AgentColumns,
    y: Int
  ) {
    let board = model.board
    if index == board.subject {
      let isFocused = board.pane == .agents
      let role = isFocused ? "queue.row.selected" : "queue.row.selected.inactive"
      canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme[role])
      canvas.draw(">", x: 0, y: y)
      if isFocused { canvas.placeCursor(x: 0, y: y) }
    }
    switch subject {
    case .person(let user):
      guard let row = board.rows.first(where: { $0.member.user == user }) else { return }
      if board.markedAgents.contains(user) { canvas.draw("*", x: 1, y: y, theme["marked"]) }
      drawAgent(&canvas, row, columns, y: y)
    case .nobody:
      canvas.draw(wording.board.nobody, x: 2, y: y, width: columns.name, theme["muted"])
      number(&canvas, board.loads[nil].dueToday, columns.queue, y)
    case .everybody:
      canvas.draw(wording.board.everybody, x: 2, y: y, width: columns.name, theme["strong"])
      drawTotals(&canvas, columns, y: y)
    }
  }

  private func drawAgent(
    _ canvas: inout Canvas, _ row: TeamRow, _ columns: AgentColumns, y: Int
  ) {
    canvas.draw(row.member.name, x: 2, y: y, width: columns.name)
    let figures = row.figures
    var state = wording.board.state(figures.state)
    if let since = figures.since, figures.state != .away {
      let seconds = max(0, Int((model.moment.now - since) / 1000))
      state = state.padded(toWidth: 8) + "\(padded(seconds / 60, 2)):\(padded(seconds % 60, 2))"
    }
    canvas.draw(
      state, x: columns.state.x, y: y, width: columns.state.width,
      theme[figures.state == .away ? "muted" : figures.state == .idle ? "warning" : "text"])
    number(&canvas, row.load.dueToday, columns.queue, y)
    number(&canvas, figures.worked.count, columns.done, y)
    number(&canvas, figures.rightParty, columns.rightParty, y)
    number(&canvas, figures.promises, columns.promises, y)
    canvas.draw(
      promised(figures.promised), x: columns.amount.x, y: y, width: columns.amount.width,
      alignment: .right, theme["money"])
    canvas.draw(
      share(row.kept.kept, row.kept.due), x: columns.kept.x, y: y, width: columns.kept.width,
      alignment: .right)
    guard columns.lastHour.width > 0 else { return }
    canvas.draw(sparkline(figures.lastHour), x: columns.lastHour.x, y: y, theme["notice"])
    if let goal = row.goal(model.charter.limits, currency: model.charter.currency), goal.of > 0 {
      let part = Double(goal.done) / Double(goal.of)
      let width = columns.goal.width - 5
      let track = String(repeating: "░", count: width)
      canvas.draw(track, x: columns.goal.x, y: y, theme["rule"])
      canvas.draw(bar(part, width: width), x: columns.goal.x, y: y, theme["success"])
      canvas.draw(
        "\(Int((min(part, 9.99) * 100).rounded()))%", x: columns.goal.x + width, y: y, width: 5,
        alignment: .right)
    }
  }

  private func drawTotals(_ canvas: inout Canvas, _ columns: AgentColumns, y: Int) {
    let board = model.board
    let rows = board.rows
    func sum(_ part: (TeamRow) -> Int) -> Int { rows.reduce(0) { $0 + part($1) } }
    // What nobody has is in the line above, and in the sum.
    number(&canvas, board.loads.all.dueToday, columns.queue, y)
    number(&canvas, sum { $0.figures.worked.count }, columns.done, y)
    number(&canvas, sum { $0.figures.rightParty }, columns.rightParty, y)
    number(&canvas, sum { $0.figures.promises }, columns.promises, y)
    var all: [Currency: Int64] = [:]
    for row in rows {
      for (currency, amount) in row.figures.promised { all[currency, default: 0] &+= amount }
    }
    canvas.draw(
      promised(all), x: columns.amount.x, y: y, width: columns.amount.width, alignment: .right,
      theme["money"])
    canvas.draw(
      share(sum { $0.kept.kept }, sum { $0.kept.due }), x: columns.kept.x, y: y,
      width: columns.kept.width, alignment: .right)
  }

  private func number(
    _ canvas: inout Canvas, _ value: Int, _ column: AgentColumns.Column, _ y: Int
  ) {
    canvas.draw("\(value)", x: column.x, y: y, width: column.width, alignment: .right)
  }

  /// In the book's currency; a plus says that there is more in others, which never add.
  private func promised(_ sums: [Currency: Int64]) -> String {
    let own = Money(minor: sums[model.charter.currency] ?? 0, currency: model.charter.currency)
    return own.whole + (sums.keys.contains { $0 != model.charter.currency } ? "+" : "")
  }

  /// A share with both of its numbers.
  private func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "-" : "\(part)/\(whole) \(percent(part, of: whole))%"
  }
}

/// Where the columns of the agents stand.
struct AgentColumns {
  struct Column: Equatable {
    var x: Int
    var width: Int
  }

  let name: Int
  let state: Column
  let queue: Column
  let done: Column
  let rightParty: Column
  let promises: Column
  let amount: Column
  let kept: Column
  /// No width where there is no room.
  let lastHour: Column
  let goal: Column

  var all: [Column] {
    let narrow = [state, queue, done, rightParty, promises, amount, kept]
    return lastHour.width > 0 ? narrow + [lastHour, goal] : narrow
  }

  init(width: Int) {
    name = width >= 110 ? 16 : 12
    var x = 2 + name + 1
    func next(_ width: Int) -> Column {
      defer { x += width + 1 }
      return Column(x: x, width: width)
    }
    state = next(14)
    queue = next(5)
    done = next(4)
    rightParty = next(4)
    promises = next(4)
    amount = next(10)
    kept = next(11)
    x += 1
    lastHour = width >= 110 ? next(12) : Column(x: x, width: 0)
    goal = width >= 110 ? Column(x: x + 1, width: max(8, width - x - 2)) : Column(x: x, width: 0)
  }
}
