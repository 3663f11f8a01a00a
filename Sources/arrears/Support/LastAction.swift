internal import Casebook
internal import Cases

/// What one person did in one append, and how to take it back.
struct LastAction {
  /// The events of the action, by case, in order.
  var seqs: [CaseID: [Int]] = [:]
  /// Of cases that were only moved: the move, which says itself how to take it back.
  var moves: [CaseID: Assignment] = [:]
  var order: [CaseID] = []

  /// The orders that make every case what it was before the action.
  func orders(in book: Book) throws(BookError) -> [Order]? {
    var orders: [Order] = []
    for id in order {
      if let move = moves[id], let seq = seqs[id]?.last {
        orders.append(Order(id, .moveBack(seq: seq, move)))
        continue
      }
      guard let seqs = seqs[id], let first = seqs.min(),
        let before = try book.file(id, before: first)
      else { return nil }
      orders.append(Order(id, .undo(seqs: seqs, restored: before)))
    }
    return orders
  }

  fileprivate func holds(_ targets: Set<Int>) -> Bool {
    seqs.values.contains { !targets.isDisjoint(with: $0) }
  }
}

/// What a person can take back, and do again.
///
/// Doing again is taking back the taking back: the case becomes what it was before that. Something
/// new that the person does ends it.
struct ActionHistory {
  private var done: [LastAction] = []
  private var takenBack: [LastAction] = []

  /// Reads the events since `horizon` events ago; what is older is not undone but reverted.
  init(of user: UserID, in book: Book) throws(BookError) {
    var appended: [Event] = []
    var actions: [(events: [Event], isOwn: Bool)] = []
    _ = try book.log(LogFilter(after: max(0, book.seq - ActionHistory.horizon))) { logged in
      appended.append(logged.event)
      // The last line of an append says so; what belongs to one action ends there.
      if logged.line.contains(#""end":true"#) {
        actions.append((appended, logged.event.by == user))
        appended = []
      }
      return true
    }
    for (events, isOwn) in actions {
      take(events, isOwn: isOwn && !events.allSatisfy(\.isByTheProgram))
    }
  }

  /// The last thing the person did that is neither taken back nor a taking back.
  var toUndo: LastAction? { done.last }
  /// The last taking back that nothing new came after.
  var toRedo: LastAction? { takenBack.last }

  private static let horizon = 20_000

  private mutating func take(_ events: [Event], isOwn: Bool) {
    var targets: Set<Int> = []
    var action = LastAction()
    for event in events {
      if case .undone(let undone) = event.happening { targets.formUnion(undone.seqs) }
      if case .reverted(let reverted) = event.happening { targets.insert(reverted.seq) }
      guard let id = event.caseID else { continue }
      if action.seqs[id] == nil { action.order.append(id) }
      action.seqs[id, default: []].append(event.seq)
      if case .assigned(let move) = event.happening, action.seqs[id]?.count == 1 {
        action.moves[id] = move
      } else {
        action.moves[id] = nil
      }
    }
    guard !action.order.isEmpty else { return }
    if targets.isEmpty {
      guard isOwn else { return }
      done.append(action)
      takenBack = []
    } else if let index = done.lastIndex(where: { $0.holds(targets) }) {
      done.remove(at: index)
      if isOwn { takenBack.append(action) }
    } else if let index = takenBack.lastIndex(where: { $0.holds(targets) }) {
      takenBack.remove(at: index)
      if isOwn { done.append(action) }
    }
  }
}

extension Event {
  /// It stands under the person whose program saw that its day had come, and is not theirs.
  fileprivate var isByTheProgram: Bool {
    if case .assigned(let move) = happening { move.endsCover } else { false }
  }
}
