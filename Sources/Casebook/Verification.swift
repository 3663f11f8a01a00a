/// Something wrong in a book.
package struct Problem: Hashable, Sendable {
  package var file: String
  /// Counted from 1; 0 where it is about the file as a whole.
  package var line: Int
  package var text: String
}

extension Problem: CustomStringConvertible {
  package var description: String {
    line > 0 ? "\(file) line \(line): \(text)" : "\(file): \(text)"
  }
}

/// What `verify` found.
package struct Verification: Hashable, Sendable {
  package var events = 0
  package var cases = 0
  /// In the order they were found; at most `mostProblems`.
  package var problems: [Problem] = []
  /// What is worth knowing and not wrong: an unfinished write.
  package var notes: [String] = []
  /// The head of the chain.
  package var head = ""

  package var isOK: Bool { problems.isEmpty }

  /// More are not listed: a file that is not a journal at all is wrong in every line.
  static let mostProblems = 100

  mutating func report(_ file: String, _ line: Int, _ text: String) {
    guard problems.count < Verification.mostProblems else { return }
    problems.append(Problem(file: file, line: line, text: text))
  }
}
