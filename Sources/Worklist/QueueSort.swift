package import Cases

/// By which column a queue is sorted. `points` is the order in which it is to be worked.
package struct QueueSort: Hashable, Sendable, Codable {
  package enum Column: String, Hashable, Sendable, Codable, CaseIterable {
    case points, name, balance, days
    /// The day the case comes up again.
    case next
    /// When somebody was last spoken to.
    case contact
  }

  package var column = Column.points
  package var isDescending = true

  package init() {}

  package init(_ column: Column, isDescending: Bool) {
    self.column = column
    self.isDescending = isDescending
  }

  package var isWorkingOrder: Bool { column == .points && isDescending }

  /// Rows that stand in working order, sorted; equal ones keep that order.
  package func sorted(_ entries: [Int32], in table: CaseTable) -> [Int32] {
    switch column {
    case .points: return isDescending ? entries : entries.reversed()
    case .name: return ordered(entries) { table.name(Int($0)) }
    case .balance:
      return ordered(entries) { row in
        let row = table.rows[Int(row)]
        return row.balance / table.currencies[Int(row.currency)].minorPerMajor
      }
    case .days: return ordered(entries) { -Int64(table.rows[Int($0)].due) }
    case .next:
      // What has no day comes last when the soonest come first.
      return ordered(entries) { index in
        let next = table.rows[Int(index)].next
        return next == CaseRow.none ? Int64.max : Int64(next)
      }
    case .contact: return ordered(entries) { table.rows[Int($0)].lastContact }
    }
  }

  private func ordered<Key: Comparable>(
    _ entries: [Int32], by key: (Int32) -> Key
  ) -> [Int32] {
    let keyed = entries.enumerated().map {
      (key: key($0.element), place: $0.offset, row: $0.element)
    }
    return keyed.sorted { a, b in
      if a.key != b.key { return isDescending ? a.key > b.key : a.key < b.key }
      return a.place < b.place
    }.map(\.row)
  }
}

/// A view of a person's own: one of the saved views, narrowed and sorted.
package struct OwnView: Hashable, Sendable, Codable {
  package var name: String
  package var view: View
  package var filter: String
  package var sort: QueueSort

  package init(name: String, view: View, filter: String, sort: QueueSort) {
    self.name = name
    self.view = view
    self.filter = filter
    self.sort = sort
  }
}
