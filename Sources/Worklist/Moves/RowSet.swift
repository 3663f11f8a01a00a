/// Which rows of a table: a bit for each, so that marking, asking and moving a hundred thousand of
/// them hashes nothing.
package struct RowSet: Sendable, Equatable {
  private var words: [UInt64] = []
  /// How many there are.
  package private(set) var count = 0

  /// None.
  package init() {}

  /// Some rows; one that comes twice counts once.
  package init(_ rows: some Sequence<Int32>) { formUnion(rows) }

  /// There are none.
  package var isEmpty: Bool { count == 0 }

  /// Whether a row is among them.
  package func contains(_ row: Int32) -> Bool {
    let word = Int(row >> 6)
    return word < words.count && words[word] & bit(row) != 0
  }

  /// - Returns: whether it was not among them.
  @discardableResult
  package mutating func insert(_ row: Int32) -> Bool {
    let word = Int(row >> 6)
    if word >= words.count {
      words += [UInt64](repeating: 0, count: max(word + 1, 2 * words.count) - words.count)
    }
    guard words[word] & bit(row) == 0 else { return false }
    words[word] |= bit(row)
    count += 1
    return true
  }

  /// - Returns: whether it was among them.
  @discardableResult
  package mutating func remove(_ row: Int32) -> Bool {
    guard contains(row) else { return false }
    words[Int(row >> 6)] &= ~bit(row)
    count -= 1
    return true
  }

  /// Adds rows, of which some may be there already.
  package mutating func formUnion(_ rows: some Sequence<Int32>) { for row in rows { insert(row) } }

  /// Takes rows away, of which some may not be there.
  package mutating func subtract(_ rows: some Sequence<Int32>) { for row in rows { remove(row) } }

  /// Those of some rows that are among these.
  package func intersection(_ rows: some Sequence<Int32>) -> RowSet {
    RowSet(rows.lazy.filter(contains))
  }

  /// The same rows, whatever room each set has.
  package static func == (a: RowSet, b: RowSet) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a.words, b.words).allSatisfy { $0 == $1 }
  }

  private func bit(_ row: Int32) -> UInt64 { 1 << UInt64(row & 63) }
}
