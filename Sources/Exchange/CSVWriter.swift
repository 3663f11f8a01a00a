/// Writes delimited text that spreadsheets read as data and nothing else (RFC 4180).
package struct CSVWriter: Hashable, Sendable {
  package enum Cell: Hashable, Sendable {
    /// Text; what would begin a formula gets an apostrophe before it.
    case text(String)
    /// A number of ours: digits, at most one mark and a minus, written as they are.
    case number(String)
    case empty
  }

  package var delimiter: UInt8

  package init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// One row with its line end (CRLF).
  package func line(_ cells: [Cell]) -> String {
    let mark = String(Unicode.Scalar(delimiter))
    return cells.map(text).joined(separator: mark) + "\r\n"
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: return ""
    case .number(let digits): return digits
    case .text(let text):
      // No table holds a NUL; what reads one takes the file for something else.
      let text = text.replacing("\0", with: "\u{2400}")
      let guarded = looksLikeFormula(text) ? "'" + text : text
      let special = guarded.utf8.contains {
        $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      }
      guard special else { return guarded }
      var quoted = "\""
      for scalar in guarded.unicodeScalars {
        if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
        quoted.unicodeScalars.append(scalar)
      }
      return quoted + "\""
    }
  }
}

/// The rejected rows of a file, for people to correct and read in again: its columns, then the line
/// where the row began and the reason.
package func rejectsFile(
  columns: [String], delimiter: UInt8, _ rejections: [Rejection]
) -> String {
  let writer = CSVWriter(delimiter: delimiter)
  var text = writer.line((columns + ["row", "reason"]).map { .text($0) })
  for rejection in rejections {
    var cells: [CSVWriter.Cell] = rejection.cells.prefix(columns.count).map { .text($0) }
    let missing = columns.count - cells.count
    cells += [CSVWriter.Cell](repeating: .empty, count: missing)
    cells.append(.number(String(rejection.line)))
    cells.append(.text(rejection.reason))
    text += writer.line(cells)
  }
  return text
}
