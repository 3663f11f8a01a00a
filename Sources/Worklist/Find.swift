package import Cases

/// A case that was found, and by what.
package struct FoundCase: Hashable, Sendable {
  package var row: Int
  /// `number`, `name`, `initials`, `romanised`, `phone` or `other` (employer, account number, a
  /// guarantor).
  package var matched: String
}

/// Cases whose search keys hold every word, best first: the exact number, then names that begin so,
/// then initials and romanised names, then the rest, each in the order of the table.
///
/// An agent finds their own cases, and any case by its exact number.
package func find(_ text: String, in table: CaseTable, scope: Scope) -> [FoundCase] {
  let words = needles(text)
  guard !words.isEmpty else { return [] }
  let lowered = text.lowercased().trimming()
  let all = (0..<table.count).map { Int32($0) }
  var ranked: [(rank: Int, found: FoundCase)] = []
  for index in table.filter(all, needles: words) {
    let row = Int(index)
    let id = table.id(row)?.text.lowercased() ?? ""
    if !scope.sees(row, in: table), id != lowered { continue }
    let name = table.name(row).lowercased()
    let isPhone = words.allSatisfy { $0.allSatisfy { (48...57).contains($0) } }
    let (rank, matched) =
      id == lowered
      ? (0, "number")
      : name == lowered
        ? (1, "name")
        : name.hasPrefix(lowered)
          ? (2, "name")
          : name.contains(lowered)
            ? (3, "name")
            : id.contains(lowered)
              ? (4, "number")
              : isPhone ? (7, "phone") : spelling(of: lowered, name: name, keys: table.keys(row))
    ranked.append((rank, FoundCase(row: row, matched: matched)))
  }
  // A stable order: the rank, then the table's.
  return ranked.sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.found.row < $1.found.row }
    .map(\.found)
}

/// Whether it is the initials of the debtor's romanised name, or of that name itself. The keys hold
/// number, name, romanised name, its words joined, their initials, in this order.
private func spelling(of typed: String, name: String, keys: String) -> (Int, String) {
  let words = keys.split(separator: " ")
  // A name in Latin script is its own romanised name.
  for begin in [1, 1 + name.split(separator: " ").count] where begin + 2 < words.count {
    let rest = words[begin...]
    for end in rest.indices.dropFirst(2).dropLast() where rest[..<end].joined() == rest[end] {
      if rest[end + 1].hasPrefix(typed) { return (5, "initials") }
      if rest[end].contains(typed.filter { $0 != " " }) { return (6, "romanised") }
    }
  }
  return (8, "other")
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
