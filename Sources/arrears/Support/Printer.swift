internal import Foundation
internal import Glibc
internal import Screen

/// Standard output, collected and written in large pieces. On a terminal, what must not reach one
/// is made visible.
struct Printer {
  static let output = Stream(descriptor: STDOUT_FILENO)
  static let errors = Stream(descriptor: STDERR_FILENO)

  struct Stream {
    let descriptor: Int32
    var isTerminal: Bool { isatty(descriptor) == 1 }
  }

  private var pending: [UInt8] = []
  private let isTerminal = Printer.output.isTerminal

  mutating func line(_ text: String) {
    pending += (isTerminal ? text.madeVisible(keepingLines: true) : text).utf8
    pending.append(UInt8(ascii: "\n"))
    if pending.count > 1 << 16 { flush() }
  }

  /// Text that brings its own line ends.
  mutating func text(_ text: String) {
    pending += (isTerminal ? text.madeVisible(keepingLines: true) : text).utf8
    if pending.count > 1 << 16 { flush() }
  }

  mutating func line(bytes: some Sequence<UInt8>) {
    if isTerminal { return line(String(decoding: Array(bytes), as: UTF8.self)) }
    pending += bytes
    pending.append(UInt8(ascii: "\n"))
    if pending.count > 1 << 16 { flush() }
  }

  mutating func json(_ value: some Encodable) {
    do { line(bytes: try Printer.encoder.encode(value)) } catch {
      // Nothing that is printed holds what JSON cannot: infinities and the like.
      tell("the answer cannot be written as JSON: \(error)")
    }
  }

  /// Writes what is pending. A reader that has gone away ends the program quietly.
  mutating func flush() {
    var start = 0
    pending.withUnsafeBytes { bytes in
      while start < bytes.count {
        let count = write(STDOUT_FILENO, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { exit(errno == EPIPE ? 0 : Failure.Status.inputOutput.rawValue) }
        start += count
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

/// Prints through a body and flushes.
func printing<Result>(_ body: (inout Printer) throws -> Result) rethrows -> Result {
  var printer = Printer()
  defer { printer.flush() }
  return try body(&printer)
}

/// Columns of text under each other, right-aligned where asked.
struct TextTable {
  private var rows: [[String]] = []
  private let alignments: [Alignment]

  init(_ alignments: [Alignment]) { self.alignments = alignments }

  mutating func row(_ cells: [String]) { rows.append(cells) }

  var lines: [String] {
    let widths = alignments.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        let isLast = column == cells.count - 1
        line +=
          isLast && alignments[column] == .left
          ? cell : cell.padded(toWidth: widths[column], alignment: alignments[column])
        if !isLast { line += "  " }
      }
      return line
    }
  }
}
