package import Cases

/// What some open rows amount to, by owner: counted once, so that whoever they might go to is shown
/// without another look at a hundred thousand rows with every letter that is typed.
package struct MovingRows: Sendable, Equatable {
  struct Part: Sendable, Equatable {
    var load = Load()
    /// Rows by the table's number of the language.
    var languages: [Int] = []
  }

  /// By the table's number of the owner; nil where an owner has none of them.
  private(set) var parts: [Part?]

  package init(_ rows: [Int32], in table: CaseTable, at moment: Moment) {
    parts = [Part?](repeating: nil, count: table.owners.count)
    var all = [Part](repeating: Part(), count: table.owners.count)
    let none = [Int](repeating: 0, count: table.languages.count)
    for index in all.indices { all[index].languages = none }
    for index in rows where table.rows[Int(index)].isOpen {
      let row = table.rows[Int(index)]
      all[Int(row.owner)].load.count(RowFacts.of(row, in: table, at: moment), 1)
      all[Int(row.owner)].languages[Int(row.language)] += 1
    }
    for index in all.indices where all[index].load.cases > 0 { parts[index] = all[index] }
  }

  /// The owners that would give something to a person.
  func givers(to user: UserID, in table: CaseTable) -> [Int] {
    let own = table.ownerNumber(user).map(Int.init)
    return parts.indices.filter { parts[$0] != nil && $0 != own }
  }

  /// How many rows would come to a person: those that are not theirs already.
  package func coming(to user: UserID, in table: CaseTable) -> Int {
    givers(to: user, in: table).reduce(0) { $0 + (parts[$1]?.load.cases ?? 0) }
  }
}
