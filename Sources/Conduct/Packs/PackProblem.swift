/// What is wrong with a pack, and where.
package struct PackProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package var file: String
  /// From 1; 0 where the problem is not in one place.
  package var line: Int
  package var message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String {
    line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
  }
}

/// Everything that is wrong with the packs that were asked for; never empty.
package struct PackProblems: Error, Sendable, Hashable, CustomStringConvertible {
  package var problems: [PackProblem]

  package init(_ problems: [PackProblem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
