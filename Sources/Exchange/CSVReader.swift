/// Reads delimited text a row at a time (RFC 4180, and what programs write in its name): line ends
/// LF, CRLF or CR, quoted cells with delimiters, line ends and doubled quotes in them. A quote
/// inside an unquoted cell is a character. Lines without anything in them are left out.
package struct CSVReader: Sendable {
  /// Comma, semicolon, tab and bar, the commonest first.
  package static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1

  /// - Parameter bytes: valid UTF-8 without a byte order mark.
  package init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// How much of the file has been read, 0 to 1.
  package var fraction: Double {
    bytes.isEmpty ? 1 : Double(position) / Double(bytes.count)
  }

  /// Reads the next row into `row`; false at the end of the file.
  package mutating func next(_ row: inout Row) -> Bool {
    var scan = Scan(position: position, line: line)
    let found = bytes.withUnsafeBufferPointer { scan.row($0, delimiter, &row) }
    position = scan.position
    line = scan.line
    return found
  }

  /// The delimiter that cuts the first rows into the same number of cells, and into most of them.
  package static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), cells: 1, even: false)
    for delimiter in delimiters {
      var reader = CSVReader(bytes, delimiter: delimiter)
      var row = Row()
      var counts: [Int] = []
      while counts.count < 20, reader.next(&row) { counts.append(row.count) }
      let even = Set(counts).count == 1
      let cells = counts.first ?? 0
      if cells > 1, (even && !best.even) || (even == best.even && cells > best.cells) {
        best = (delimiter, cells, even)
      }
    }
    return best.delimiter
  }
}

/// A place in a file being read.
private struct Scan {
  var position: Int
  var line: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  mutating func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ row: inout Row
  ) -> Bool {
    while position < bytes.count, skipLineEnd(bytes) {}
    guard position < bytes.count else { return false }
    row.clear(line: line)
    while true {
      if position < bytes.count, bytes[position] == Scan.quote { quoted(bytes, &row) }
      let start = position
      while position < bytes.count, bytes[position] != delimiter,
        bytes[position] != Scan.lineFeed, bytes[position] != Scan.carriageReturn
      {
        position += 1
      }
      row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
      row.endCell()
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    _ = skipLineEnd(bytes)
    return true
  }

  /// A quoted cell up to behind its closing quote.
  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout Row) {
    let opened = line
    position += 1
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Scan.quote {
        let doubled = position + 1 < bytes.count && bytes[position + 1] == Scan.quote
        let end = doubled ? position + 1 : position
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        position += doubled ? 2 : 1
        start = position
        if !doubled { return }
      } else if !skipLineEnd(bytes) {
        position += 1
      }
    }
    row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
    row.problem = "the quotation mark opened in line \(opened) is never closed"
  }

  /// Passes one line end, of any kind; false where there is none.
  private mutating func skipLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case Scan.lineFeed: position += 1
    case Scan.carriageReturn:
      position += 1
      if position < bytes.count, bytes[position] == Scan.lineFeed { position += 1 }
    default: return false
    }
    line += 1
    return true
  }
}
