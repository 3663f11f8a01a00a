// Cells as bytes: trimming, and the mark that keeps spreadsheets from computing them.

/// Why the value of a cell cannot be used: half a sentence, for a person who has the file before
/// them.
package struct CellProblem: Error, Hashable, Sendable {
  package let reason: String
  package init(_ reason: String) { self.reason = reason }

  /// The same, with the name of the field or column before it.
  func within(_ name: String) -> CellProblem { CellProblem("\(name): \(reason)") }
}

extension UInt8 {
  /// Space, tab or a line end.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// The cell without space around it: ASCII, no-break (C2 A0) and ideographic (E3 80 80).
func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var cell = cell
  while let first = cell.first {
    if first.isSpace {
      cell = cell.dropFirst()
    } else if cell.starts(with: [0xC2, 0xA0]) {
      cell = cell.dropFirst(2)
    } else if cell.starts(with: [0xE3, 0x80, 0x80]) {
      cell = cell.dropFirst(3)
    } else {
      break
    }
  }
  while let last = cell.last {
    if last.isSpace {
      cell = cell.dropLast()
    } else if last == 0xA0, cell.dropLast().last == 0xC2 {
      cell = cell.dropLast(2)
    } else if last == 0x80, cell.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
      cell = cell.dropLast(3)
    } else {
      break
    }
  }
  return cell
}

func trimmedText(_ text: String) -> String {
  String(decoding: trimmed(Array(text.utf8)[...]), as: UTF8.self)
}

/// Whether a spreadsheet may take the text for a formula: it looks at the first character, some
/// programs behind leading spaces, some at full-width forms.
func looksLikeFormula(_ text: some StringProtocol) -> Bool {
  let first = text.utf8.first
  if first == 0x09 || first == 0x0D { return true }
  let shown = text.unicodeScalars.first { $0 != " " && $0 != "\n" }
  return shown.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
}

/// The cell without the apostrophe that an export puts before what looks like a formula.
func unguarded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard cell.first == UInt8(ascii: "'"),
    looksLikeFormula(String(decoding: cell.dropFirst(), as: UTF8.self))
  else { return cell }
  return cell.dropFirst()
}

/// The text of a cell in a message, shortened and in quotes.
func quoted(_ cell: some Collection<UInt8>) -> String {
  let text = String(decoding: cell, as: UTF8.self)
  return "'" + (text.count > 40 ? text.prefix(39) + "…" : text[...]) + "'"
}
