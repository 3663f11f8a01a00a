package import Cases

// What the book is and who works in it stands in book.json, which people may write by hand. The
// journal says so too: an event holds the charter as it is to become and as it was, the next one that
// book.json has it. A book.json that says otherwise was changed by hand, and `verify` finds it.
extension Book {
  /// The charter is to become this.
  static let chartered = "charter"
  /// book.json holds the charter of the event before.
  static let charterKept = "charter.kept"

  /// Changes what the book is or who works in it: book.json is replaced as a whole, under the lock.
  /// - Parameters:
  ///   - user: a lead.
  ///   - change: gets the charter as it is under the lock; what it throws leaves all as it was.
  package func updateCharter(
    by user: UserID, now: Instant, _ change: (inout Charter) throws(Refusal) -> Void
  ) throws(PerformError) {
    let lock = try lockForCharter(by: user)
    _ = lock
    var fresh = record
    do { try change(&fresh.charter) } catch { throw .refused(error, nil) }
    guard fresh != record else { return }
    // In this order, so that a change which a crash leaves half done shows as that.
    try Book.failing { () throws(BookError) in
      try append([
        charterEvent(
          Book.chartered, by: user, now,
          ["charter": try fresh.charterValue(), "was": try record.charterValue()])
      ])
      recordBytes = try Book.publish(fresh, in: folder)
      record = fresh
      // Where this fails the change stands all the same.
      try? append([charterEvent(Book.charterKept, by: user, now, [:])])
    }
  }

  /// Takes what book.json says into the journal: of a new book, or after a change by hand that a
  /// lead stands for.
  package func adoptCharter(by user: UserID, now: Instant) throws(PerformError) {
    let lock = try lockForCharter(by: user)
    _ = lock
    try Book.failing { () throws(BookError) in
      try append([
        charterEvent(Book.chartered, by: user, now, ["charter": try record.charterValue()])
      ])
    }
  }

  private func lockForCharter(by user: UserID) throws(PerformError) -> BookLock {
    try Book.failing { () throws(BookError) in try openForWriting() }
    let lock = try Book.failing { () throws(BookError) in
      try BookLock(in: folder, patience: patience)
    }
    try Book.failing { () throws(BookError) in try prepareToWrite(lock) }
    guard let actor = charter.member(user) else { throw .refused(.notInTeam(user), nil) }
    guard actor.role == .lead else {
      throw .refused(.needsLead("change the team or the book"), nil)
    }
    return lock
  }

  private func charterEvent(
    _ name: String, by user: UserID, _ now: Instant, _ members: [String: JSONValue]
  ) -> Event {
    var fields = UnknownFields()
    for (name, value) in members { fields.fields[name] = value }
    return bookEvent(name, by: user, now, fields)
  }

  /// The next event, of the book itself and no case.
  func bookEvent(
    _ name: String, by user: UserID, _ now: Instant, _ fields: UnknownFields
  ) -> Event {
    Event(
      seq: position.seq + 1, at: max(now, position.at ?? now), by: user, caseID: nil,
      happening: .other(name, fields))
  }
}

/// What a journal says of the charter, read event by event.
struct CharterCheck {
  private var last: (seq: Int, charter: JSONValue, was: JSONValue?, isKept: Bool)?

  mutating func take(_ event: Event) {
    guard case .other(let name, let fields) = event.happening else { return }
    if name == Book.chartered, let charter = fields.fields["charter"] {
      last = (event.seq, charter, fields.fields["was"], fields.fields["was"] == nil)
    } else if name == Book.charterKept {
      last?.isKept = true
    }
  }

  enum Answer: Equatable {
    case asWritten
    /// A crash left the change half done.
    case unfinished(seq: Int)
    /// These members are not what the event says.
    case changed(seq: Int, [String])
  }

  func compare(_ record: BookRecord) throws(BookError) -> Answer {
    // A book that no such event was written in: nothing is known.
    guard let last else { return .asWritten }
    let found = try record.charterValue()
    if found == last.charter { return .asWritten }
    if !last.isKept, found == last.was { return .unfinished(seq: last.seq) }
    guard case .object(let found) = found, case .object(let written) = last.charter else {
      return .changed(seq: last.seq, [])
    }
    let names = Set(found.keys).union(written.keys).filter { found[$0] != written[$0] }
    return .changed(seq: last.seq, names.sorted())
  }
}
