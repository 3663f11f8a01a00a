package import Cases

// Declared for those who build on it; filled by the commits that follow.

/// What a new snapshot is.
package struct Compaction: Hashable, Sendable {
  /// The last event in it.
  package var seq: Int
  package var bytes: Int
}

/// Something wrong in a book.
package struct Problem: Hashable, Sendable {
  package var file: String
  /// Counted from 1; 0 where it is about the file as a whole.
  package var line: Int
  package var text: String
}

/// What `verify` found.
package struct Verification: Hashable, Sendable {
  package var events: Int
  package var cases: Int
  package var problems: [Problem]
  /// What is worth knowing and not wrong: an unfinished write.
  package var notes: [String]
  /// The head of the chain.
  package var head: String
  package var isOK: Bool { problems.isEmpty }
}

extension Book {
  /// Called now and then during long work with the part done, 0 to 1; false stops it, which throws
  /// `cancelled` and leaves the book as it was.
  package typealias Progress = (Double) -> Bool

  /// Makes a book with cases in it: journal and snapshot in one pass. The cases come sorted by
  /// number, each with the history it has; `placed` events carry them.
  package static func create(
    at path: String, charter: Charter, placing files: some Sequence<CaseFile>, by user: UserID,
    now: Instant, progress: Progress = { _ in true }
  ) throws(BookError) -> Book {
    throw .cancelled
  }

  /// All cases as rows.
  package func loadTable() throws(BookError) -> CaseTable { CaseTable() }

  /// The case as it was before an event; nil if it was not in the book then.
  package func file(_ id: CaseID, before seq: Int) throws(BookError) -> CaseFile? { nil }

  /// Gives the wanted events in order until `body` answers false.
  /// - Returns: the last event looked at, to go on after it (`log --follow`).
  package func log(
    _ filter: LogFilter, _ body: (LoggedEvent) -> Bool
  ) throws(BookError) -> Int { seq }

  /// So much has happened since the snapshot that a new one is due: a process should be told to
  /// make it, in the background (`arrears compact`).
  package var needsCompaction: Bool { false }

  /// Makes a new snapshot of the book as it is. Nobody waits for it: the lock is held for a moment
  /// at the end only.
  package func compact(progress: Progress = { _ in true }) throws(BookError) -> Compaction {
    throw .cancelled
  }

  /// Makes the snapshot again from the whole journal.
  package func rebuild(progress: Progress = { _ in true }) throws(BookError) -> Compaction {
    throw .cancelled
  }

  /// Checks everything: the chain, every line, every event, the snapshot against the journal.
  /// - Parameter expected: a head of the chain noted earlier, which must be in its past.
  package func verify(
    expecting expected: String? = nil, progress: Progress = { _ in true }
  ) throws(BookError) -> Verification {
    throw .cancelled
  }
}
