/// Why a file cannot be read at all. Single rows that cannot are rejected one by one instead.
package enum ImportError: Error, Hashable, Sendable {
  case empty
  /// What it is, where its first bytes tell.
  case notText(String)
  case jsonArray
  case undecodable(SourceEncoding, line: Int?)
  case noRows(columns: [String])
  case unknownMapping(String, shipped: [String])
  case mapping([MappingProblem])
  /// The progress callback asked to stop.
  case stopped
}

extension ImportError: CustomStringConvertible {
  /// What is wrong and what to do, one sentence a line.
  package var description: String {
    switch self {
    case .empty: "the file is empty: have it exported again, nothing was read"
    case .notText(let what): "the file is \(what), not text: save the table as CSV first"
    case .jsonArray: "the file is one JSON list: write one object a line instead (JSON Lines)"
    case .undecodable(let encoding, let line):
      "the file is not \(encoding.rawValue)" + (line.map { " (line \($0))" } ?? "")
        + ": name its encoding in the mapping (source: encoding:)"
    case .noRows(let columns):
      "the file has a header (\(columns.count) columns) and no rows: have it "
        + "exported again, nothing was read"
    case .unknownMapping(let name, let shipped):
      "there is no mapping '\(name)': give a file, or one of \(shipped.joined(separator: ", "))"
    case .mapping(let problems): problems.map(\.description).joined(separator: "\n")
    case .stopped: "stopped; the book is as it was"
    }
  }
}

/// Something wrong in a mapping, with its place.
package struct MappingProblem: Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// Counts from 1; nil where the place is unknown.
  package var line: Int?
  package var text: String

  package init(file: String, line: Int?, text: String) {
    self.file = file
    self.line = line
    self.text = text
  }

  package var description: String { file + (line.map { ":\($0)" } ?? "") + ": " + text }
}
