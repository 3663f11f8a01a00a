internal import Casebook
internal import Cases

/// What one person did in one append, and how to take it back.
struct LastAction {
  /// The events of the action, by case, in order.
  var seqs: [CaseID: [Int]] = [:]
  var order: [CaseID] = []

  /// The last thing the person did that is neither taken back nor a taking back.
  ///
  /// Looks back over the events since `horizon` events ago; what is older is not undone but
  /// reverted.
  static func find(by user: UserID, in book: Book) throws(BookError) -> LastAction? {
    var actions: [[Event]] = []
    var current: [Event] = []
    var takenBack: Set<Int> = []
    _ = try book.log(LogFilter(after: max(0, book.seq - horizon))) { logged in
      let event = logged.event
      if case .undone(let undone) = event.happening { takenBack.formUnion(undone.seqs) }
      current.append(event)
      // The last line of an append says so; what belongs to one action ends there.
      if logged.line.contains(#""end":true"#) {
        if event.by == user { actions.append(current) }
        current = []
      }
      return true
    }
    for events in actions.reversed() {
      let isUndo = events.contains { event in
        if case .undone = event.happening { return true }
        return false
      }
      if isUndo || events.contains(where: { takenBack.contains($0.seq) }) { continue }
      var action = LastAction()
      for event in events {
        guard let id = event.caseID else { continue }
        if action.seqs[id] == nil { action.order.append(id) }
        action.seqs[id, default: []].append(event.seq)
      }
      return action.order.isEmpty ? nil : action
    }
    return nil
  }

  private static let horizon = 20_000

  /// The orders that make every case what it was before the action.
  func orders(in book: Book) throws(BookError) -> [Order]? {
    var orders: [Order] = []
    for id in order {
      guard let seqs = seqs[id], let first = seqs.min(),
        let before = try book.file(id, before: first)
      else { return nil }
      orders.append(Order(id, .undo(seqs: seqs, restored: before)))
    }
    return orders
  }
}
