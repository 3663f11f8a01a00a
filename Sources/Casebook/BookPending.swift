// Declared for those who build on it; filled by the commits that follow.

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
  /// Checks everything: the chain, every line, every event, the snapshot against the journal.
  /// - Parameter expected: a head of the chain noted earlier, which must be in its past.
  package func verify(
    expecting expected: String? = nil, progress: Progress = { _ in true }
  ) throws(BookError) -> Verification {
    throw .cancelled
  }
}
