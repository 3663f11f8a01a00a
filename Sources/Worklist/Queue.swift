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
  chosen.sort(by: precedes)
  return chosen.map(\.index)
}

/// How many cases at the head of a queue are judged when it is drawn up, by the contact rules and the
/// order of calls: more than a screen shows. What they say of cases further down is old before
/// anybody gets there.
package let judgedHead = 40

/// A queue in which cases that nobody may call now have stepped down to where their points put them.
///
/// - Parameters:
///   - order: what `queue` drew up with the same rules at the same moment.
///   - stopped: those of its rows that have nobody who may be called now.
package func steppingDown(
  _ stopped: Set<Int32>, in order: [Int32], of table: CaseTable, at moment: Moment,
  rules: QueueRules = .standard
) -> [Int32] {
  guard !stopped.isEmpty, rules.contactStopped != 0 else { return order }
  let closed = rules.closedZones(of: table, at: moment)
  func place(_ index: Int32) -> (key: UInt64, index: Int32) {
    let row = table.rows[Int(index)]
    let points = rules.points(
      row, table, at: moment, closed: closed, isStopped: stopped.contains(index))
    return (orderKey(points: points, balance: row.balance), index)
  }
  var rest = order.filter { !stopped.contains($0) }
  for index in order where stopped.contains(index) {
    let own = place(index)
    // The rest is in order: halving finds the first that comes after it.
    var (low, high) = (0, rest.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(own, place(rest[middle])) { high = middle } else { low = middle + 1 }
    }
    rest.insert(index, at: low)
  }
  return rest
}

/// Highest key first; the index, which follows the number of the case, settles ties.
private func precedes(_ one: (key: UInt64, index: Int32), _ other: (key: UInt64, index: Int32))
  -> Bool
{
  one.key != other.key ? one.key > other.key : one.index < other.index
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
