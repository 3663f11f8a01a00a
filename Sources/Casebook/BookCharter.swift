package import Cases

extension Book {
  /// Changes what the book is or who works in it: book.json is replaced as a whole, under the lock.
  /// - Parameters:
  ///   - user: a lead.
  ///   - change: gets the charter as it is under the lock; what it throws leaves all as it was.
  package func updateCharter(
    by user: UserID, _ change: (inout Charter) throws(Refusal) -> Void
  ) throws(PerformError) {
    let lock = try Book.failing { () throws(BookError) in
      try BookLock(in: folder, patience: patience)
    }
    try Book.failing { () throws(BookError) in
      _ = lock.wasAbandoned
      try absorb()
    }
    guard let actor = charter.member(user) else { throw .refused(.notInTeam(user), nil) }
    guard actor.role == .lead else {
      throw .refused(.needsLead("change the team or the book"), nil)
    }
    var fresh = record
    do { try change(&fresh.charter) } catch { throw .refused(error, nil) }
    guard fresh != record else { return }
    let bytes = try Book.failing { () throws(BookError) in try Book.publish(fresh, in: folder) }
    record = fresh
    recordBytes = bytes
  }
}
