internal import Casebook
internal import Cases

/// What was done in one append, however long ago, and how to take it back.
struct PastAction {
  private var events: [CaseID: [Event]] = [:]
  private var order: [CaseID] = []

  /// A case that somebody changed since.
  struct Changed: Encodable {
    var `case`: String
    var by: String
    var event: String
  }

  var isEmpty: Bool { order.isEmpty }

  /// It brought cases into the book, which nothing takes out again.
  var places: Bool {
    events.values.contains { list in
      list.contains { event in
        if case .placed = event.happening { return true }
        return false
      }
    }
  }

  init(_ events: [Event]) {
    for event in events {
      guard let id = event.caseID else { continue }
      if self.events[id] == nil { order.append(id) }
      self.events[id, default: []].append(event)
    }
  }

  /// The append that an event belongs to; nil if the book has no such event.
  static func find(containing seq: Int, in book: Book) throws(BookError) -> PastAction? {
    // An append ends with a line that says so: the one before may be looked for in steps backwards.
    var reach = 256
    while true {
      let after = max(0, seq - 1 - reach)
      var current: [Event] = []
      var found: [Event]?
      var sawEnd = after == 0
      _ = try book.log(LogFilter(after: after)) { logged in
        current.append(logged.event)
        guard logged.line.contains(#""end":true"#) else { return true }
        if logged.event.seq >= seq {
          found = current
          return false
        }
        sawEnd = true
        current = []
        return true
      }
      if let found, sawEnd { return PastAction(found) }
      guard after > 0 else { return nil }
      reach *= 8
    }
  }

  /// The orders that take it back on every case that nobody changed since, and the other cases.
  func orders(in book: Book) throws(BookError) -> (orders: [Order], changed: [Changed]) {
    var orders: [Order] = []
    var changed: [Changed] = []
    for id in order {
      guard let events = events[id], let first = events.first?.seq, let last = events.last?.seq,
        let file = try book.file(id)
      else { continue }
      if let later = file.history.last(where: { ($0.seq ?? 0) > last }) {
        changed.append(
          Changed(case: id.text, by: later.by.text, event: later.happening.name))
      } else if events.count == 1, case .assigned(let move) = events[0].happening {
        orders.append(Order(id, .moveBack(seq: last, move)))
      } else if let before = try book.file(id, before: first) {
        orders.append(Order(id, .revert(seq: last, restored: before)))
      }
    }
    return (orders, changed)
  }
}
