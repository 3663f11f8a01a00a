/// The form of a file's rows.
package enum SourceFormat: String, Sendable, CaseIterable {
  case csv
  case jsonLines = "json-lines"
}

/// What is known of a file before it is opened; what is nil is found.
package struct SourceOptions: Hashable, Sendable {
  package var format: SourceFormat?
  package var encoding: SourceEncoding?
  package var delimiter: UInt8?
  /// The names of the columns of a file that has no header row.
  package var columns: [String]?

  package init() {}
}

/// A file opened: the names of its columns, then its rows.
package struct RowSource: Sendable {
  package let format: SourceFormat
  package let encoding: SourceEncoding
  package let delimiter: UInt8
  package let columns: [String]
  private var csv: CSVReader
  private var lines: JSONLinesReader

  /// - Throws: `ImportError` where the file is empty, no text, or has columns but no rows.
  package init(_ bytes: [UInt8], options: SourceOptions = SourceOptions()) throws(ImportError) {
    guard !bytes.isEmpty else { throw .empty }
    if let program = RowSource.program(of: bytes) { throw .notText(program) }
    encoding = options.encoding ?? SourceEncoding.found(in: bytes)
    let text = try encoding.decode(bytes)
    if text.prefix(65_536).contains(0) { throw .notText("binary data") }
    let marks = text.lazy.filter { !$0.isSpace }.prefix(2).map(Unicode.Scalar.init)
    guard let first = marks.first else { throw .empty }
    if first == "[", options.format == .jsonLines || marks.elementsEqual(["[", "{"]) {
      throw .jsonArray
    }
    format = options.format ?? (first == "{" ? .jsonLines : .csv)
    switch format {
    case .csv:
      delimiter = options.delimiter ?? CSVReader.delimiter(of: text)
      csv = CSVReader(text, delimiter: delimiter)
      lines = JSONLinesReader([])
      if let named = options.columns {
        columns = named
      } else {
        var header = Row()
        guard csv.next(&header) else { throw .empty }
        columns = header.cells.map(trimmedText)
      }
      var probe = csv
      var row = Row()
      guard probe.next(&row) else { throw .noRows(columns: columns) }
    case .jsonLines:
      delimiter = options.delimiter ?? UInt8(ascii: ",")
      csv = CSVReader([], delimiter: delimiter)
      lines = JSONLinesReader(text)
      columns = lines.columns
    }
  }

  package var fraction: Double { format == .csv ? csv.fraction : lines.fraction }

  /// Reads the next row into `row`; false at the end. A row whose cells do not answer to the
  /// columns carries a problem.
  package mutating func next(_ row: inout Row) -> Bool {
    guard format == .csv else { return lines.next(&row) }
    guard csv.next(&row) else { return false }
    while row.count > columns.count, row[row.count - 1].isEmpty { row.ends.removeLast() }
    if row.count != columns.count, row.problem == nil {
      row.problem = "it has \(row.count) cells where the header has \(columns.count)"
    }
    return true
  }

  /// Files that people take for tables, by their first bytes.
  private static func program(of bytes: [UInt8]) -> String? {
    let known: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a spreadsheet (.xlsx) or another zip archive"),
      ([0xD0, 0xCF, 0x11, 0xE0], "a spreadsheet (.xls) or another office file"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x1F, 0x8B], "compressed data (gzip)"),
      ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite database"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
    return known.first { bytes.starts(with: $0.0) }?.1
  }
}

/// Reads objects, one a line, as rows under the names of all members of the file.
struct JSONLinesReader: Sendable {
  private let bytes: [UInt8]
  private(set) var columns: [String] = []
  private var index: [String: Int] = [:]
  private var position = 0
  private var line = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while let text = nextLine() {
      guard let parsed = try? JSONLine(text) else { continue }
      for member in parsed.members where index[member.name] == nil {
        index[member.name] = columns.count
        columns.append(member.name)
      }
    }
    position = 0
    line = 0
  }

  var fraction: Double { bytes.isEmpty ? 1 : Double(position) / Double(bytes.count) }

  mutating func next(_ row: inout Row) -> Bool {
    guard let text = nextLine() else { return false }
    row.clear(line: line)
    do {
      var cells = [[UInt8]](repeating: [], count: columns.count)
      for member in try JSONLine(text).members {
        if let column = index[member.name] { cells[column] = member.value }
      }
      for cell in cells {
        row.bytes.append(contentsOf: cell)
        row.endCell()
      }
    } catch {
      row.problem = error.reason
      row.bytes.append(contentsOf: text)
      row.endCell()
    }
    return true
  }

  /// The next line with anything in it.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    while position < bytes.count {
      let rest = bytes[position...]
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let text = bytes[position..<end]
      let crlf = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      position = end + (crlf ? 2 : 1)
      line += 1
      if text.contains(where: { !$0.isSpace }) { return text }
    }
    return nil
  }
}
