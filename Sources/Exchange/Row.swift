/// One row of a file: its cells as UTF-8, and the line of the file where it begins.
///
/// The cells lie one behind the other in one buffer, which the reader fills anew for every row, so
/// that reading allocates nothing.
package struct Row: Hashable, Sendable {
  /// Counts from 1; a row whose quoted cells hold line ends covers several lines.
  package internal(set) var line = 0
  /// Why the row cannot be used as it is written.
  package internal(set) var problem: String?
  var bytes: [UInt8] = []
  var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The cells as written, without quotes.
  package var cells: [String] { ends.indices.map { String(decoding: self[$0], as: UTF8.self) } }

  mutating func clear(line: Int) {
    self.line = line
    problem = nil
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func endCell() { ends.append(bytes.count) }
}
