internal import Cases
internal import Conduct
internal import Screen
internal import Worklist

// The lead's board: whose cases, which of them, and what changes under one's eyes.
extension Model {
  /// The board for those who lead, the desk for those who work.
  package mutating func chooseScene() {
    guard actor?.role == .lead else { return }
    scene = .board
    drawUpBoard()
  }

  /// What the first frame of the console needs besides itself.
  package func beginning() -> [Effect] {
    scene == .board ? previewSelected() : openSelected()
  }

  /// Keys that belong to what is being typed on the board; nil lets commands have them.
  mutating func pressOnBoard(_ key: Key) -> [Effect]? {
    if board.move != nil { return pressInMove(key) }
    if board.isFiltering { return pressInBoardFilter(key) }
    return nil
  }

  /// What a command means on the board; nil where it means what it always does.
  mutating func runOnBoard(_ action: Action) -> [Effect]? {
    if action.isOfDesk {
      notice = Notice(.refused, wording.board.atTheDesk)
      return [.beep]
    }
    switch action {
    case .up, .down, .pageUp, .pageDown, .top, .bottom: return moveOnBoard(action)
    case .next: return selectOnBoard(board.cursor + 1)
    case .previous: return selectOnBoard(board.cursor - 1)
    case .pane, .otherPane: board.pane = board.pane == .cases ? .agents : .cases
    case .nextView: return changeBoardView(by: 1)
    case .previousView: return changeBoardView(by: -1)
    case .filter: board.isFiltering = true
    case .mark: return markOnBoard()
    case .range: return markRangeOnBoard()
    case .markAll: return markAllOnBoard()
    case .refresh:
      drawUpBoard()
      notice = Notice(.news, wording.refreshed(board.entries.count))
    case .board: return toggleBoard()
    case .assign: return beginMove()
    case .balance: return beginBalance()
    case .requests: return [.readRequests]
    case .exceptions: return [.report("exceptions")]
    case .alerts: return listAlerts()
    case .reports: layer = .picker(reportPicker())
    case .openCase: return openFromBoard()
    case .carry: return beginCarry()
    case .cancel:
      if !board.filter.isEmpty {
        board.filter = ""
        filterBoard()
      } else {
        (board.marks, board.anchor, board.markedAgents) = (RowSet(), nil, [])
      }
    case .back where board.pane == .agents: board.pane = .cases
    default: return nil
    }
    return []
  }

  mutating func toggleBoard() -> [Effect] {
    scene = scene == .board ? .desk : .board
    guard scene == .board else { return openSelected() }
    drawUpBoard()
    return previewSelected()
  }

  /// Draws board and list up anew; the cursor stays on its case.
  package mutating func drawUpBoard() {
    refreshFigures()
    let selected = board.selected
    board.entries = boardRows()
    board.marks = board.marks.intersection(board.entries)
    filterBoard()
    board.cursor = selected.flatMap(board.shown.firstIndex) ?? 0
  }

  /// What everybody has and did, for the instant it is.
  mutating func refreshFigures() {
    board.loads = Loads(table, at: moment)
    board.minute = moment.now.milliseconds / 60_000
    let figures = board.day?.figures(at: moment.now) ?? [:]
    // Whoever joins or leaves the team moves nobody's cursor.
    let current = board.rows.isEmpty ? nil : board.current
    board.rows = teamRows(charter, loads: board.loads, figures: figures, kept: board.kept)
    if let place = current.flatMap(board.subjects.firstIndex) { board.subject = place }
    board.alerts = alerts(nearLimits: 3)
  }

  private func boardRows() -> [Int32] {
    switch board.current {
    case .person(let user):
      return Worklist.queue(board.view, .owned(by: user), of: table, at: moment, rules: rules)
    case .everybody:
      return Worklist.queue(board.view, .everything, of: table, at: moment, rules: rules)
    case .nobody:
      return Worklist.queue(board.view, .everything, of: table, at: moment, rules: rules)
        .filter { table.rows[Int($0)].owner == 0 }
    }
  }

  mutating func filterBoard() {
    board.shown =
      board.filter.isEmpty
      ? board.entries : table.filter(board.entries, needles: needles(board.filter))
    board.cursor = max(0, min(board.cursor, board.shown.count - 1))
  }

  private mutating func pressInBoardFilter(_ key: Key) -> [Effect]? {
    switch key {
    case .character(let character): board.filter.append(character)
    case .backspace: _ = board.filter.popLast()
    case .control("c"), .escape, .function(12):
      board.filter = ""
      board.isFiltering = false
    case .enter, .tab:
      board.isFiltering = false
      return []
    case .up, .down, .pageUp, .pageDown, .home, .end: return nil
    default: return []
    }
    filterBoard()
    return previewSelected()
  }

  private mutating func moveOnBoard(_ action: Action) -> [Effect] {
    let isAgents = board.pane == .agents
    let count = isAgents ? board.subjects.count : board.shown.count
    let place = isAgents ? board.subject : board.cursor
    let page = max(1, size.height / 2 - 4)
    let wanted =
      switch action {
      case .up: place - 1
      case .down: place + 1
      case .pageUp: place - page
      case .pageDown: place + page
      case .top: 0
      default: count - 1
      }
    guard isAgents else { return selectOnBoard(wanted) }
    board.subject = max(0, min(count - 1, wanted))
    return startBoardList()
  }

  /// Other cases are looked at: what was marked or searched among those before is over.
  mutating func startBoardList() -> [Effect] {
    (board.marks, board.anchor, board.cursor, board.filter) = (RowSet(), nil, 0, "")
    drawUpBoard()
    return previewSelected()
  }

  private mutating func selectOnBoard(_ index: Int) -> [Effect] {
    guard !board.shown.isEmpty else { return [] }
    board.cursor = max(0, min(board.shown.count - 1, index))
    return previewSelected()
  }

  func previewSelected() -> [Effect] {
    guard let row = board.selected, let id = table.id(Int(row)), id != board.preview?.id else {
      return []
    }
    return [.preview(id)]
  }

  private mutating func changeBoardView(by step: Int) -> [Effect] {
    let views = View.allCases
    let index = views.firstIndex(of: board.view) ?? 0
    board.view = views[(index + step + views.count) % views.count]
    return startBoardList()
  }

  /// Marks and goes down, so that marking is one key a case.
  private mutating func markOnBoard() -> [Effect] {
    if board.pane == .agents {
      guard case .person(let user) = board.current else { return [.beep] }
      if board.markedAgents.remove(user) == nil { board.markedAgents.insert(user) }
      return moveOnBoard(.down)
    }
    guard let row = board.selected else { return [.beep] }
    if !board.marks.remove(row) { board.marks.insert(row) }
    board.anchor = board.cursor
    return selectOnBoard(board.cursor + 1)
  }

  private mutating func markRangeOnBoard() -> [Effect] {
    guard !board.shown.isEmpty else { return [.beep] }
    let anchor = min(board.anchor ?? board.cursor, board.shown.count - 1)
    for index in min(anchor, board.cursor)...max(anchor, board.cursor) {
      board.marks.insert(board.shown[index])
    }
    board.anchor = board.cursor
    return []
  }

  private mutating func markAllOnBoard() -> [Effect] {
    let isAll = !board.shown.isEmpty && board.shown.allSatisfy(board.marks.contains)
    if isAll { board.marks.subtract(board.shown) } else { board.marks.formUnion(board.shown) }
    return []
  }

  private mutating func openFromBoard() -> [Effect] {
    if board.pane == .agents {
      board.pane = .cases
      return []
    }
    guard let row = board.selected, let id = table.id(Int(row)) else { return [.beep] }
    scene = .desk
    return goBack(to: id)
  }

  private func reportPicker() -> Picker {
    Picker(
      wording.board.report,
      ["day", "aging", "team", "promises", "strategies"].map { Picker.Row($0, choice: .report($0)) }
    )
  }
}

// What happens while the board is looked at.
extension Model {
  mutating func takeOnBoard(_ events: [Event], _ files: [CaseFile]) {
    let currencies = Dictionary(files.map { ($0.id, $0.debt.currency) }) { first, _ in first }
    let undone = Set(events.filter { $0.happening.undoes != nil }.compactMap(\.caseID))
    for file in files where undone.contains(file.id) { board.day?.know(file) }
    for event in events {
      board.day?.count(event, currency: event.caseID.flatMap { currencies[$0] })
    }
    note(events)
    if let judge = conduct?.judge {
      for file in files { board.limits[file.id] = judge.nearLimit(of: file, at: moment.now) }
    }
    dropMoved(events)
    guard scene == .board else { return }
    refreshFigures()
    // Rows keep their places; what went elsewhere goes, what came waits at the end.
    let rows = boardRows()
    let now = RowSet(rows)
    let known = RowSet(board.entries)
    let selected = board.selected
    board.entries = board.entries.filter(now.contains) + rows.filter { !known.contains($0) }
    board.marks = board.marks.intersection(board.entries)
    filterBoard()
    if let selected, let index = board.shown.firstIndex(of: selected) { board.cursor = index }
  }

  /// States are told to the minute; a new day begins with nothing done.
  mutating func passTimeOnBoard() {
    if let day = board.day, day.day != today { board.day = TeamDay(today, zone: charter.zone) }
    guard scene == .board, board.minute != moment.now.milliseconds / 60_000 else { return }
    refreshFigures()
  }

  /// Something on the board changes with the clock.
  package var boardCounts: Bool {
    scene == .board && board.rows.contains { $0.figures.state != .away }
  }

  mutating func take(_ data: BoardData) {
    board.day = data.day
    board.kept = data.kept
    note(data.recent)
    romaniseTeam()
    drawUpBoard()
  }

  /// Writes the latest events down for the list of what goes on; a move of many is one line.
  mutating func note(_ events: [Event]) {
    var moves: [ActivityKey: Int] = [:]
    for event in events {
      switch event.happening {
      case .assigned(let move):
        moves[ActivityKey(by: event.by, from: move.from, to: move.to), default: 0] += 1
      case .contacted, .promised, .requested, .answered, .onBreak, .undone, .held, .closed:
        board.activity.insert(line(event), at: 0)
      default: break
      }
    }
    for (key, count) in moves.sorted(by: { $0.value > $1.value }) {
      let at = events.last.map { clock($0.at) } ?? ""
      let detail = "\(name(key.from)) → \(name(key.to))"
      board.activity.insert(
        ActivityLine(
          when: at, who: name(key.by), what: "\(wording.event("assigned")) \(count)",
          caseID: nil, detail: detail), at: 0)
    }
    if board.activity.count > 100 { board.activity.removeLast(board.activity.count - 100) }
  }

  private struct ActivityKey: Hashable {
    var by: UserID
    var from: UserID?
    var to: UserID?
  }

  private func line(_ event: Event) -> ActivityLine {
    var what = wording.event(event.happening.name)
    var detail = event.caseID.flatMap { table.index(of: $0) }.map { table.name($0) } ?? ""
    switch event.happening {
    case .contacted(let contacted):
      what = outcomes.first { $0.code == contacted.outcome }?.title ?? contacted.outcome
    case .promised(let promised):
      let row = event.caseID.flatMap { table.index(of: $0) }
      let currency = row.map { table.currency($0) } ?? charter.currency
      let amount = Money(minor: promised.amount, currency: currency).whole
      detail += " \(amount) \(wording.due) \(promised.due)"
    default: break
    }
    return ActivityLine(
      when: clock(event.at), who: name(event.by), what: what, caseID: event.caseID,
      detail: detail)
  }

  private func clock(_ instant: Instant) -> String {
    let minute = charter.zone.local(instant).minute
    return "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }

  /// A person's name as the screen shows it.
  func name(_ user: UserID?) -> String {
    guard let user else { return wording.board.nobody }
    return charter.member(user)?.name ?? user.text
  }
}
