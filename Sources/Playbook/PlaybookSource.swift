internal import Resources

/// A text that a part of a playbook is read from: an embedded file, or one of a desk's own.
package struct PlaybookSource: Hashable, Sendable {
  /// Which part it is, as a path inside a playbook: `outcomes.yaml`, `scripts/m1-service.yaml`.
  package var part: String
  /// How problems name it: the file as the person who edits it knows it.
  package var file: String
  package var text: String

  package init(part: String, file: String? = nil, text: String) {
    self.part = part
    self.file = file ?? part
    self.text = text
  }

  /// The embedded text of a part; nil if the program ships none of that name.
  package static func bundled(_ part: String) -> PlaybookSource? {
    Bundled.text("playbook/" + part).map { PlaybookSource(part: part, text: $0) }
  }

  /// The names of all embedded parts, sorted.
  package static var bundledParts: [String] {
    Bundled.names(under: "playbook/").map { String($0.dropFirst("playbook/".count)) }
  }
}

/// Something wrong in a playbook: where, and what. The entry it is about is left out; everything
/// else is used.
package struct PlaybookProblem: Error, Hashable, Sendable, Encodable {
  package var file: String
  /// From 1.
  package var line: Int
  package var reason: String

  package init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension PlaybookProblem: CustomStringConvertible {
  package var description: String { "\(file):\(line): \(reason)" }
}
