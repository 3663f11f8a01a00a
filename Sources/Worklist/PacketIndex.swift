package import Cases

/// Which rows belong to the same person: chains of rows whose identities hash alike.
///
/// Chains instead of a dictionary of arrays: for a million rows it is two blocks of memory, made
/// in one pass.
package struct PacketIndex: Sendable {
  private var heads: [Int32] = []
  private var following: [Int32] = []

  package init() {}

  package init(_ table: CaseTable) {
    var capacity = 16
    while capacity < table.count { capacity *= 2 }
    heads = [Int32](repeating: -1, count: capacity)
    following = [Int32](repeating: -1, count: table.count)
    for index in table.rows.indices { link(index, table.rows[index].identity) }
  }

  private var isMade: Bool { !heads.isEmpty }

  private func slot(_ identity: Int64) -> Int {
    // The identity is a hash already; its upper bits are the better mixed ones.
    Int(truncatingIfNeeded: UInt64(bitPattern: identity) >> 20) & (heads.count - 1)
  }

  private mutating func link(_ index: Int, _ identity: Int64) {
    guard identity != 0 else { return }
    let slot = slot(identity)
    following[index] = heads[slot]
    heads[slot] = Int32(index)
  }

  /// Takes note of a new row. A row that is known keeps its place: persons do not change.
  package mutating func insert(_ index: Int, in table: CaseTable) {
    guard isMade, index >= following.count else { return }
    following += [Int32](repeating: -1, count: index + 1 - following.count)
    link(index, table.rows[index].identity)
  }

  /// The other rows of the same person, in the order of the table.
  package func mates(of index: Int, in table: CaseTable) -> [Int] {
    var found: [Int] = []
    eachMate(of: index, in: table) { found.append($0) }
    return found.reversed()
  }

  /// The other rows of the same person, the last of the table first, without a list of them.
  func eachMate(of index: Int, in table: CaseTable, _ body: (Int) -> Void) {
    let identity = table.rows[index].identity
    guard isMade, identity != 0 else { return }
    var next = heads[slot(identity)]
    while next >= 0 {
      let row = Int(next)
      if row != index, table.rows[row].identity == identity { body(row) }
      next = following[row]
    }
  }
}
