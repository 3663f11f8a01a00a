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
    if case .owned(let user) = scope, table.owner(row) != user, id != lowered { continue }
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

/// The rows that may share something with a case: same identity, or its phones or employer among
/// their keys.
package func candidates(for file: CaseFile, in table: CaseTable) -> [Int] {
  var found: Set<Int32> = []
  let all = (0..<table.count).map { Int32($0) }
  if let identity = file.debtor?.identity {
    let hash = Int64(bitPattern: stableHash(identity))
    found.formUnion(all.filter { table.rows[Int($0)].identity == hash })
  }
  for party in file.parties {
    for point in party.points where point.kind == .phone {
      let digits = point.value.filter(\.isNumber)
      if digits.count >= 5 { found.formUnion(table.filter(all, needles: [Array(digits.utf8)])) }
    }
    if let employer = party.employer?.lowercased(), !employer.isEmpty {
      found.formUnion(table.filter(all, needles: [Array(employer.utf8)]))
    }
  }
  return found.sorted().map(Int.init)
}

/// What two cases share: `identity`, `phone`, `address`, `employer`.
package func shared(_ a: CaseFile, _ b: CaseFile) -> [String] {
  func identities(_ file: CaseFile) -> Set<String> { Set(file.parties.compactMap(\.identity)) }
  func employers(_ file: CaseFile) -> Set<String> {
    Set(file.parties.compactMap { $0.employer?.lowercased() })
  }
  func points(_ file: CaseFile, _ kind: ContactPoint.Kind) -> Set<String> {
    Set(file.parties.flatMap(\.points).filter { $0.kind == kind }.map { $0.value.lowercased() })
  }
  var shares: [String] = []
  if !identities(a).isDisjoint(with: identities(b)) { shares.append("identity") }
  if !points(a, .phone).isDisjoint(with: points(b, .phone)) { shares.append("phone") }
  if !points(a, .address).isDisjoint(with: points(b, .address)) { shares.append("address") }
  if !employers(a).isDisjoint(with: employers(b)) { shares.append("employer") }
  return shares
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
