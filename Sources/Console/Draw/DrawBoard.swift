internal import Cases
internal import Screen
internal import Settings
internal import Worklist

// The lead's board: agents above, alerts between, cases below, what is being moved at the bottom.
extension Painter {
  func drawBoard(_ canvas: inout Canvas) {
    var rest = canvas.bounds
    canvas.within(rest.cutTop(1)) { drawBoardHeader(&$0) }
    let foot = rest.cutBottom(3)
    if model.board.move != nil {
      canvas.within(rest.cutBottom(moveHeight(rest.width))) { drawMove(&$0) }
    }
    drawBoardPanes(&canvas, rest)
    canvas.within(foot) { canvas in
      drawNotice(&canvas, y: 0)
      let hints =
        model.board.move == nil
        ? wording.board.hints(model.board.pane) : wording.board.moveHints
      drawHints(&canvas, hints, y: 1)
      drawKeyBar(&canvas, y: 2)
    }
    if model.layer != nil {
      drawLayer(
        &canvas,
        Rect(x: 0, y: 1, width: canvas.bounds.width, height: canvas.bounds.height - 4))
    }
  }

  private func drawBoardPanes(_ canvas: inout Canvas, _ place: Rect) {
    var rest = place
    if rest.width >= 160 {
      let side = rest.cutRight(rest.width - 118)
      canvas.verticalRule(x: side.x, y: side.y, height: side.height, theme["rule"])
      var right = Rect(x: side.x + 1, y: side.y, width: side.width - 1, height: side.height)
      let alerts = right.cutTop(max(4, right.height / 4))
      canvas.within(alerts) { drawAlerts(&$0) }
      let activity = right.cutTop(right.height / 2)
      canvas.within(activity) { drawActivity(&$0) }
      canvas.within(right) { drawBoardPreview(&$0) }
    }
    let count = model.board.subjects.count
    let share = canvas.bounds.height >= 36 ? rest.height / 2 : rest.height * 2 / 5
    let agents = rest.cutTop(min(count + 1, max(5, share)))
    canvas.within(agents) { drawAgents(&$0) }
    if canvas.bounds.width < 160 {
      canvas.within(rest.cutTop(canvas.bounds.height >= 36 ? 3 : 2)) { drawAlerts(&$0) }
      if canvas.bounds.height >= 36, model.board.move == nil {
        canvas.within(rest.cutBottom(6)) { drawBoardPreview(&$0) }
      }
    }
    canvas.within(rest) { drawBoardCases(&$0) }
    // In the rule below them, which costs no line: that some are out of sight.
    let hidden = count + 1 - agents.height
    guard hidden > 0 else { return }
    let text = " \(wording.board.moreAgents(hidden, model.board.pane)) "
    canvas.draw(text, x: agents.endX - text.displayWidth - 2, y: agents.endY, theme["notice"])
  }

  /// As many as fit, each whole, the most important first; the last one always.
  private func drawHints(_ canvas: inout Canvas, _ hints: [String], y: Int) {
    guard let last = hints.last else { return }
    var x = 1
    for hint in hints.dropLast()
    where x + hint.displayWidth + 2 + last.displayWidth < canvas.size.width {
      x += canvas.draw(hint, x: x, y: y, theme["muted"]) + 2
    }
    canvas.draw(last, x: x, y: y, theme["muted"])
  }

  private func drawBoardHeader(_ canvas: inout Canvas) {
    canvas.fill(canvas.bounds, theme["status"])
    let rows = model.board.rows
    func sum(_ part: (TeamRow) -> Int) -> Int { rows.reduce(0) { $0 + part($1) } }
    let (kept, due) = (sum { $0.kept.kept }, sum { $0.kept.due })
    let attempts = sum { $0.figures.attempts }
    let right = "\(model.actor?.name ?? "")  \(model.charter.zone.clock(model.moment.now))"
    // As they stand, with the order in which they give way where there is no room: the book's name
    // first, which is the same every day.
    var parts = [
      (6, model.charter.name), (5, rows.count == 1 ? "1 agent" : "\(rows.count) agents"),
      (0, "\(model.board.loads.all.cases) cases"),
      (1, "\(sum { $0.figures.worked.count }) done"), (2, "PTP \(sum { $0.figures.promises })"),
    ]
    if due > 0 { parts.append((3, "kept \(kept)/\(due) \(percent(kept, of: due))%")) }
    if attempts > 0 {
      let rpc = sum { $0.figures.rightParty }
      parts.append((4, "RPC \(rpc)/\(attempts) \(percent(rpc, of: attempts))%"))
    }
    var x = canvas.draw(" \(wording.board.team) ", x: 0, y: 0, theme["status.mode"])
    var room = canvas.size.width - right.displayWidth - 2 - x
    var shown: Set<Int> = []
    for (rank, part) in parts.sorted(by: { $0.0 < $1.0 }) where part.displayWidth + 2 <= room {
      shown.insert(rank)
      room -= part.displayWidth + 2
    }
    for (rank, part) in parts where shown.contains(rank) {
      x += canvas.draw(part, x: x + 2, y: 0, theme["status"]) + 2
    }
    canvas.draw(
      right, x: 0, y: 0, width: canvas.size.width - 1, alignment: .right, theme["status.strong"])
  }

  private func drawAlerts(_ canvas: inout Canvas) {
    let alerts = model.board.alerts
    guard !alerts.isEmpty else {
      rule(&canvas, wording.board.alertsShown(0, 0))
      canvas.draw(wording.board.noAlerts, x: 1, y: 1, theme["muted"])
      return
    }
    var (x, y, shown) = (1, 1, 0)
    for alert in alerts {
      let text = "! " + wording.board.alert(alert) { model.name($0) }
      if x > 1, x + text.displayWidth > canvas.size.width { (x, y) = (1, y + 1) }
      guard y < canvas.size.height else { break }
      x += canvas.draw(text, x: x, y: y, width: canvas.size.width - x, theme["warning"]) + 3
      shown += 1
    }
    rule(&canvas, wording.board.alertsShown(shown, alerts.count))
  }

  private func drawActivity(_ canvas: inout Canvas) {
    rule(&canvas, wording.board.activity)
    for (index, line) in model.board.activity.prefix(canvas.size.height - 1).enumerated() {
      let y = index + 1
      canvas.draw(line.when, x: 1, y: y, theme["muted"])
      canvas.draw(line.who, x: 7, y: y, width: 10, theme["label"])
      canvas.draw(line.what, x: 18, y: y, width: 14, theme["strong"])
      let detail = [line.caseID?.text, line.detail].compactMap { $0 }.joined(separator: " ")
      canvas.draw(detail, x: 33, y: y, width: canvas.size.width - 34)
    }
  }

  private func drawBoardPreview(_ canvas: inout Canvas) {
    guard let file = model.board.preview else {
      rule(&canvas, wording.board.preview)
      return
    }
    rule(&canvas, "\(wording.board.preview) \(file.id)")
    var y = 1
    for line in previewLines(file, width: canvas.size.width) where y < canvas.size.height {
      draw(line, on: &canvas, y: y)
      y += 1
    }
    let history = historyLines(
      of: file, on: model.today, charter: model.charter, outcomes: model.outcomes, wording: wording)
    for line in history.prefix(max(0, canvas.size.height - y)) {
      canvas.draw(
        "\(line.when) \(line.who) \(line.what) \(line.detail)", x: 1, y: y,
        width: canvas.size.width - 2)
      y += 1
    }
  }

  private func drawBoardCases(_ canvas: inout Canvas) {
    let board = model.board
    let who =
      switch board.current {
      case .person(let user): model.name(user)
      case .nobody: wording.board.nobody
      case .everybody: wording.board.everybody
      }
    var title = "\(wording.board.casesOf(who)) · \(wording.viewTitle(board.view)) "
    title += "\(board.shown.count) \(viewKeys)"
    if !board.marks.isEmpty { title += " · * " + wording.screens.marked(board.marks.count) }
    rule(&canvas, title, focused: board.pane == .cases && board.move == nil)
    var top = 1
    if board.isFiltering || !board.filter.isEmpty {
      let used = canvas.draw("/ " + board.filter, x: 1, y: 1, theme["input.active"])
      if board.isFiltering { canvas.placeCursor(x: 1 + used, y: 1) }
      top = 2
    }
    let room = canvas.size.height - top
    guard !board.shown.isEmpty else {
      canvas.draw(wording.board.noCases, x: 1, y: top, theme["muted"])
      return
    }
    let first = topOfList(cursor: board.cursor, count: board.shown.count, room: room)
    for (line, row) in board.shown.dropFirst(first).prefix(room).enumerated() {
      drawBoardCase(&canvas, Int(row), first + line, y: top + line)
    }
  }

  private func drawBoardCase(_ canvas: inout Canvas, _ row: Int, _ index: Int, y: Int) {
    let board = model.board
    let entry = model.table.rows[row]
    let isSelected = index == board.cursor
    if isSelected {
      let role =
        board.pane == .cases ? "queue.row.selected" : "queue.row.selected.inactive"
      canvas.restyle(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme[role])
      canvas.draw(">", x: 0, y: y)
      if board.pane == .cases, board.move == nil, !board.isFiltering {
        canvas.placeCursor(x: 0, y: y)
      }
    }
    if board.marks.contains(Int32(row)) { canvas.draw("*", x: 1, y: y, theme["marked"]) }
    let style = isSelected ? Style.plain : theme["text"]
    canvas.draw("\(index + 1)", x: 2, y: y, width: 5, alignment: .right, theme["muted"])
    canvas.draw(model.table.name(row), x: 8, y: y, width: 20, style)
    canvas.draw(
      model.table.balance(row).whole, x: 28, y: y, width: 13, alignment: .right, style)
    canvas.draw(model.table.currency(row).code, x: 42, y: y, theme["muted"])
    canvas.draw(
      "\(model.today.number - entry.due)", x: 46, y: y, width: 5, alignment: .right, style)
    let (flag, role) = model.table.flag(of: entry, at: model.moment)
    canvas.draw(flag, x: 52, y: y, width: 6, isSelected ? .bold : theme[role])
    if entry.flags.contains(.requested) { canvas.draw("ASK", x: 58, y: y, theme["notice"]) }
    if entry.flags.contains(.covered) { canvas.draw("cover", x: 62, y: y, theme["notice"]) }
    canvas.draw(model.table.id(row)?.text ?? "", x: 68, y: y, width: 11, theme["muted"])
    guard canvas.size.width >= 100 else { return }
    canvas.draw(
      "\(wording.owner) \(model.name(model.table.owner(row)))", x: 81, y: y, width: 20,
      theme["label"])
    let language = model.table.languages[Int(entry.language)] ?? ""
    canvas.draw(language, x: 103, y: y, width: 4, theme["muted"])
  }
}
