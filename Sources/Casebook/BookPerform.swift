package import Cases
internal import Foundation

extension Book {
  /// Does what is asked, all of it or nothing: waits for the lock, reads what others wrote, decides,
  /// appends, and answers once it is on the disk.
  /// - Parameters:
  ///   - user: who asks; looked up in the team as it is then.
  ///   - now: the time of the action; held at the last event's time if it is before that.
  /// - Throws: `refused` where a rule is against any one of the orders.
  package func perform(
    _ orders: [Order], by user: UserID, now: Instant
  ) throws(PerformError) -> Performed {
    try perform(by: user, now: now) { _ in orders }
  }

  /// The same with orders that depend on the book as it is under the lock (an import).
  /// - Parameter choose: sees the book with everything that others wrote; what it throws ends the
  ///   matter with nothing appended.
  package func perform(
    by user: UserID, now: Instant, choosing choose: (Book) throws(PerformError) -> [Order]
  ) throws(PerformError) -> Performed {
    try Book.failing { () throws(BookError) in try openForWriting() }
    let lock = try Book.failing { () throws(BookError) in
      try BookLock(in: folder, patience: patience)
    }
    try Book.failing { () throws(BookError) in try prepareToWrite(lock) }
    guard let actor = charter.member(user) else { throw .refused(.notInTeam(user), nil) }
    var desk = WorkingDesk(book: self, actor: actor, now: held(now))
    try desk.take(try choose(self))
    guard !desk.events.isEmpty else {
      return Performed(earlier: takeUnseen(), events: [], notices: takeNotices())
    }
    let events = desk.events
    try Book.failing { () throws(BookError) in try append(events) }
    return Performed(earlier: takeUnseen(), events: events, notices: takeNotices())
  }

  static func failing<Result: ~Copyable>(
    _ body: () throws(BookError) -> Result
  ) throws(PerformError) -> Result {
    do { return try body() } catch { throw .failed(error) }
  }

  /// The time that an event gets: never before the last one's.
  private func held(_ now: Instant) -> Instant {
    guard let last = position.at, now < last else { return now }
    notices.append(.clockBehind(milliseconds: last - now))
    return last
  }

  /// Opens the segment for writing before the lock is taken, so that one who may not write waits
  /// for nobody.
  func openForWriting() throws(BookError) {
    if !segment.isWritable {
      segment = try Segment(segment.index, of: record, in: folder, writable: true)
    }
  }

  /// Under the lock: the book as it is on the disk now, with nothing behind the last append.
  func prepareToWrite(_ lock: borrowing BookLock) throws(BookError) {
    try absorb()
    try openForWriting()
    guard folder.holds(segment.file, as: segment.name) else { throw .replaced(path) }
    if lock.wasAbandoned {
      // What the holder before wrote is only in memory perhaps; nothing may be built upon it.
      do { try segment.file.syncData() } catch { throw error.asBookError("syncing", segment.name) }
    }
    try setAsideTornWrite()
  }
}

/// Orders decided one after another, each on what the ones before left.
private struct WorkingDesk {
  let book: Book
  let actor: Member
  let now: Instant
  var events: [Event] = []
  /// Cases that the orders so far have changed.
  var files: [CaseID: CaseFile] = [:]
  /// No case is asked about twice: what became of it need not be known.
  var isOnceEach = false

  init(book: Book, actor: Member, now: Instant) {
    self.book = book
    self.actor = actor
    self.now = now
  }

  /// Orders whose cases are read at once, before they are decided one by one.
  private static let batch = 4096

  mutating func take(_ orders: [Order]) throws(PerformError) {
    guard orders.count >= 64 else {
      for order in orders {
        let file = try order.caseID.flatMap { id throws(PerformError) in
          try Book.failing { () throws(BookError) in try book.file(id) }
        }
        try take(order, on: file)
      }
      return
    }
    // If not whole, the cases lack the lists that the snapshot has of them.
    let isWhole = orders.contains { !$0.command.isOwnershipOnly }
    isOnceEach =
      orders.count > Book.mostRecent && Set(orders.map(\.caseID)).count == orders.count
    for batch in orders.indices.batches(of: WorkingDesk.batch) {
      let ids = orders[batch].compactMap(\.caseID)
      let found = try Book.failing { () throws(BookError) in
        try book.foldAll(ids, isWhole ? .whole : .withoutLists) { $0 }
      }
      var next = found.makeIterator()
      for order in orders[batch] {
        try take(order, on: order.caseID == nil ? nil : next.next() ?? nil)
      }
    }
  }

  /// - Parameter known: the case before all orders.
  private mutating func take(_ order: Order, on known: CaseFile?) throws(PerformError) {
    var file = order.caseID.flatMap { files[$0] } ?? known
    if file == nil, let id = order.caseID, order.command.needsCase {
      throw .refused(.unknownCase(id.text), id)
    }
    let happenings: [Happening]
    do {
      happenings = try decide(
        order.command, on: file, by: actor, charter: book.charter,
        conduct: order.command.isContact ? book.contactRules() : .none, now: now)
    } catch {
      throw .refused(error, order.caseID)
    }
    for happening in happenings {
      let event = Event(
        seq: book.seq + events.count + 1, at: now, by: actor.user,
        caseID: happening.belongsToCase ? order.caseID : nil, happening: happening)
      events.append(event)
      guard let id = event.caseID, !isOnceEach else { continue }
      file = apply(event, to: file)
      files[id] = file
    }
  }
}

extension Command {
  /// Its rules look at nothing but who works the case, and its event changes nothing else. Ten
  /// thousand cases are moved at once, and reading them whole would be most of the time it takes.
  fileprivate var isOwnershipOnly: Bool {
    if case .assign = self { return true }
    return false
  }

  /// The contact rules have a say; a command that makes no contact does not wait for them.
  fileprivate var isContact: Bool {
    switch self {
    case .dial, .record, .send, .orderVisit, .reportVisit, .request, .answer: true
    default: false
    }
  }

  fileprivate var needsCase: Bool {
    switch self {
    case .place, .takeBreak: false
    default: true
    }
  }
}

extension Happening {
  fileprivate var belongsToCase: Bool {
    if case .onBreak = self { return false }
    return true
  }
}
