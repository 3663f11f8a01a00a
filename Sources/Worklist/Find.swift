package import Cases

/// A case that was found, and by what.
package struct FoundCase: Hashable, Sendable {
  package var row: Int
  /// `number`, `name`, `phone` or `other` (romanised name, initials, employer, account number).
  package var matched: String
}

/// Cases whose search keys hold every word, best first: the exact number, then names that begin so,
/// then the rest in the order of the table.
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
            : id.contains(lowered) ? (4, "number") : (5, isPhone ? "phone" : "other")
    ranked.append((rank, FoundCase(row: row, matched: matched)))
  }
  // A stable order: the rank, then the table's.
  return ranked.sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.found.row < $1.found.row }
    .map(\.found)
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
