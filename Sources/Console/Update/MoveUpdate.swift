internal import Cases
internal import Playbook
internal import Screen
internal import Worklist

// Moving cases: to whom, why, until when.
extension Model {
  mutating func beginMove() -> [Effect] {
    let chosen = board.pane == .agents ? board.shown : board.chosen
    guard !chosen.isEmpty else {
      notice = Notice(.refused, wording.board.nothingChosen)
      return [.beep]
    }
    romaniseTeam()
    let all = withPackets(chosen, packets, in: table)
    board.move = MovePrompt(
      rows: all, owners: all.map { table.rows[Int($0)].owner },
      moving: MovingRows(all, in: table, at: moment), mates: all.count - chosen.count,
      reason: wording.board.proposedReason)
    return []
  }

  /// Rows that somebody else moved while the target is typed leave the move, and a line says so.
  mutating func dropMoved(_ events: [Event]) {
    guard var move = board.move else { return }
    let kept = move.rows.indices.filter {
      table.rows[Int(move.rows[$0])].owner == move.owners[$0]
    }
    guard kept.count < move.rows.count else {
      board.move?.moving = MovingRows(move.rows, in: table, at: moment)
      return
    }
    let gone = move.rows.count - kept.count
    move.owners = kept.map { move.owners[$0] }
    move.rows = kept.map { move.rows[$0] }
    move.moving = MovingRows(move.rows, in: table, at: moment)
    move.mates = min(move.mates, max(0, kept.count - 1))
    board.move = move.rows.isEmpty ? nil : move
    let mover = events.last { event in
      switch event.happening {
      case .assigned, .reverted, .undone: event.by != actor?.user
      default: false
      }
    }
    notice = Notice(.news, wording.board.movedMeanwhile(gone, name(mover?.by ?? actor?.user)))
  }

  mutating func pressInMove(_ key: Key) -> [Effect] {
    guard var move = board.move else { return [] }
    switch key {
    case .escape, .control("c"), .function(12), .function(3):
      board.move = nil
      return []
    case .enter: return commitMove(move)
    case .tab: move.field = move.field.next
    case .backtab: move.field = move.field.next.next
    case .down: move.cursor = min(move.cursor + 1, max(0, candidates(move).count - 1))
    case .up: move.cursor = max(0, move.cursor - 1)
    case .backspace: move.erase()
    case .character(let character): move.type(String(character))
    default: return []
    }
    board.move = move
    return []
  }

  /// The people that what was typed may mean, the best first.
  func candidates(_ move: MovePrompt) -> [Member] {
    people(move.to, in: charter.team, romanised: board.latin.names)
  }

  /// Reads the names of a team that was not read yet. Done while nobody waits; a move that begins
  /// before sees to it itself.
  mutating func romaniseTeam() {
    guard board.latin.of != charter.team else { return }
    var romaniser = Romaniser()
    board.latin = (charter.team, [:])
    for member in charter.team { board.latin.names[member.user] = romaniser.romanised(member.name) }
  }

  /// The one who would get them.
  func receiver(_ move: MovePrompt) -> Member? {
    guard !move.to.isEmpty else { return nil }
    let found = candidates(move)
    return found.indices.contains(move.cursor) ? found[move.cursor] : nil
  }

  /// Both sides as they would be.
  func preview(_ move: MovePrompt) -> MovePreview? {
    guard let member = receiver(move) else { return nil }
    return movePreview(
      move.moving, to: member, in: table, loads: board.loads, charter: charter)
  }

  private mutating func commitMove(_ move: MovePrompt) -> [Effect] {
    guard let member = receiver(move) else {
      notice = Notice(.refused, wording.board.nobodyMatches(move.to))
      return [.beep, .dropTypeahead]
    }
    var until: Day?
    if !move.until.isEmpty {
      guard let day = readDay(move.until, today: today) else {
        notice = Notice(.refused, wording.unclear(wording.board.until, move.until))
        return [.beep, .dropTypeahead]
      }
      until = day
    }
    let rows = movable(move.rows, to: member.user, in: table)
    guard !rows.isEmpty else {
      notice = Notice(.refused, wording.board.nothingToMove)
      return [.beep, .dropTypeahead]
    }
    let orders = moveOrders(
      rows.map { ($0, member.user) }, until: until, reason: { _ in move.reason })
    return ask(wording.board.confirmMove(rows.count, member.name), orders)
  }

  /// More than ten cases are moved only after a question; fewer at once, for there is undo.
  private mutating func ask(_ question: String, _ orders: [CaseOrder]) -> [Effect] {
    guard orders.count > 10 else { return [.performAll(orders)] }
    layer = .confirm(Confirmation(question: question, effects: [.performAll(orders)]))
    return []
  }

  private func moveOrders(
    _ moves: [(row: Int32, to: UserID)], until: Day?, reason: (Int32) -> String
  ) -> [CaseOrder] {
    moves.compactMap { move in
      table.id(Int(move.row)).map { id in
        CaseOrder(
          caseID: id,
          command: .assign(
            to: move.to, until: until, reason: reason(move.row),
            expecting: .owner(table.owner(Int(move.row)))))
      }
    }
  }

  /// Cases changed hands as this console asked.
  mutating func finishMove(_ events: [Event]) {
    board.move = nil
    (board.marks, board.anchor) = (RowSet(), nil)
    var givers: Set<UserID?> = []
    var receivers: Set<UserID?> = []
    var back = 0
    var until: Day?
    for event in events {
      switch event.happening {
      case .assigned(let move):
        givers.insert(move.from)
        receivers.insert(move.to)
        until = move.until
      case .reverted: back += 1
      default: break
      }
    }
    let from = givers.count == 1 ? name(givers.first ?? nil) : wording.board.several(givers.count)
    if back > 0 {
      notice = Notice(.done, wording.board.movedBack(back))
    } else if receivers.count > 1, givers == [nil] {
      notice = Notice(.done, wording.board.distributed(events.count))
    } else if receivers.count > 1 {
      notice = Notice(.done, wording.board.balanced(events.count))
    } else {
      notice = Notice(
        .done, wording.board.moved(events.count, from, name(receivers.first ?? nil), until))
    }
  }

  // Evening out.

  /// Cases that are evened out while somebody waits.
  private static let mostToBalance = 20_000

  mutating func beginBalance() -> [Effect] {
    if case .nobody = board.current { return beginDistribution() }
    let members = charter.team.filter { member in
      member.role == .agent
        && (board.markedAgents.count < 2 || board.markedAgents.contains(member.user))
    }
    let count = members.reduce(0) { $0 + board.loads[$1.user].cases }
    guard count <= Model.mostToBalance else {
      notice = Notice(.refused, wording.board.tooManyToBalance(count))
      return [.beep]
    }
    let plan = balancePlan(
      among: members, in: table, packets: packets, charter: charter, at: moment, tolerance: 0.1)
    guard !plan.moves.isEmpty else {
      notice = Notice(.news, wording.board.nothingToBalance)
      return []
    }
    layer = .balance(BalanceView(plan))
    // What was typed while it was computed answers nothing that was seen.
    return [.dropTypeahead]
  }

  /// The cases of nobody, to whom the desk's rules give them.
  private mutating func beginDistribution() -> [Effect] {
    guard let playbook else { return [.beep] }
    let plan = distribution(
      playbook.distribution, in: table, packets: packets, charter: charter, at: moment)
    guard !plan.moves.isEmpty else {
      notice = Notice(.news, wording.board.nothingToDistribute(plan.left.count))
      return []
    }
    layer = .balance(
      BalanceView(
        plan.preview(in: table, charter: charter, at: moment),
        why: Dictionary(plan.moves.map { ($0.row, $0.why) }) { first, _ in first }))
    return [.dropTypeahead]
  }

  mutating func pressInBalance(_ key: Key, _ view: BalanceView) -> [Effect] {
    guard key == .enter else {
      var view = view
      guard let top = read(key, top: view.top, of: lines(of: view).count) else {
        layer = nil
        return []
      }
      view.top = top
      layer = .balance(view)
      return []
    }
    layer = nil
    let orders = moveOrders(view.plan.moves, until: nil) { view.why[$0] ?? wording.board.balance }
    return ask(
      wording.board.confirmMove(orders.count, wording.board.several(view.plan.after.count)), orders)
  }
}

extension MovePrompt.Field {
  fileprivate var next: MovePrompt.Field {
    MovePrompt.Field(rawValue: (rawValue + 1) % MovePrompt.Field.allCases.count) ?? .to
  }
}

extension MovePrompt {
  fileprivate static let longest = 200

  fileprivate mutating func type(_ text: String) {
    switch field {
    case .to where to.utf8.count < MovePrompt.longest:
      to += text
      cursor = 0
    case .reason where reason.utf8.count < MovePrompt.longest:
      if reasonIsProposal { reason = "" }
      reasonIsProposal = false
      reason += text
    case .until where until.utf8.count < MovePrompt.longest: until += text
    default: break
    }
  }

  fileprivate mutating func erase() {
    switch field {
    case .to:
      _ = to.popLast()
      cursor = 0
    case .reason:
      if reasonIsProposal { reason = "" } else { _ = reason.popLast() }
      reasonIsProposal = false
    case .until: _ = until.popLast()
    }
  }
}
