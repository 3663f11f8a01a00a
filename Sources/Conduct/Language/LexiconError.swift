/// A mistake in a lexicon file, at its place.
package struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
  package let file: String
  /// The line of the file, from 1; nil if the mistake is nowhere in particular.
  package let line: Int?
  package let message: String

  package var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}

/// Where in which file a part of a lexicon was written.
struct LexiconPlace: Sendable, Equatable {
  var file: String
  var line: Int?

  func error(_ message: String) -> LexiconError {
    LexiconError(file: file, line: line, message: message)
  }
}
