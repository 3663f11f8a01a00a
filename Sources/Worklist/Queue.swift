package import Cases
package import Playbook

/// Which cases a person sees: an agent their own unless the book shows all, leads and
/// auditors all.
package enum Scope: Hashable, Sendable {
  case everything
  case owned(by: UserID)

  package init(_ member: Member?, _ charter: Charter) {
    guard let member, member.role == .agent, !charter.limits.seesAll else {
      self = .everything
      return
    }
    self = .owned(by: member.user)
  }

  package func sees(_ row: Int, in table: CaseTable) -> Bool {
    if case .owned(let user) = self { return table.owner(row) == user }
    return true
  }
}

/// The rows of a view in the order to work them: most points first, then the higher balance, then
/// the number.
///
/// - Returns: indices into `table.rows`.
package func queue(
  _ view: View, _ scope: Scope, of table: CaseTable, at moment: Moment,
  rules: QueueRules = .standard
) -> [Int32] {
  var chosen: [(key: UInt64, index: Int32)] = []
  var owner: UInt16?
  if case .owned(let user) = scope {
    guard let number = table.ownerNumber(user) else { return [] }
    owner = number
  }
  let closed = rules.closedZones(of: table, at: moment)
  for (index, row) in table.rows.enumerated() {
    if let owner, row.owner != owner { continue }
    guard view.holds(row, in: table, at: moment) else { continue }
    let points = rules.points(row, table, at: moment, closed: closed)
    chosen.append((orderKey(points: points, balance: row.balance), Int32(index)))
  }
  // Highest key first; the index, which follows the number of the case, settles ties.
  chosen.sort { $0.key != $1.key ? $0.key > $1.key : $0.index < $1.index }
  return chosen.map(\.index)
}

/// Points in the upper 16 bits, the balance below: one comparison orders two rows.
private func orderKey(points: Int, balance: Int64) -> UInt64 {
  // Points may be below zero.
  let upper = UInt64(max(0, min(points + 0x4000, 0xFFFF))) << 48
  let lower = UInt64(max(0, min(balance, 0xFFFF_FFFF_FFFF)))
  return upper | lower
}

/// What a person typed to find a case, as needles that all must occur in its search keys: words,
/// and the digits of a telephone number without its punctuation.
package func needles(_ typed: String) -> [[UInt8]] {
  typed.lowercased().split(separator: " ").map { word in
    let digits = word.filter(\.isNumber)
    let isNumber = digits.count >= 4 && word.allSatisfy { $0.isNumber || "-+().".contains($0) }
    return Array((isNumber ? digits : String(word)).utf8)
  }
}

/// How many cases every view holds.
package func counts(_ scope: Scope, of table: CaseTable, at moment: Moment) -> [View: Int] {
  var owner: UInt16?
  if case .owned(let user) = scope {
    guard let number = table.ownerNumber(user) else { return [:] }
    owner = number
  }
  var result: [View: Int] = [:]
  for row in table.rows {
    if let owner, row.owner != owner { continue }
    for view in View.allCases where view.holds(row, in: table, at: moment) {
      result[view, default: 0] += 1
    }
  }
  return result
}
