package import Cases

/// What one person has on the desk.
package struct Load: Hashable, Sendable {
  package var cases = 0
  /// Minor units by the table's number of the currency.
  package var balance: [Int64] = []
  /// Cases by bucket, from M0 to M6+.
  package var buckets = [Int](repeating: 0, count: Bucket.allCases.count)
  package var dueToday = 0
  package var promises = 0
  package var callBacks = 0
  package var broken = 0

  package init() {}

  mutating func count(_ facts: RowFacts, _ step: Int) {
    cases += step
    while balance.count <= facts.currency { balance.append(0) }
    balance[facts.currency] &+= Int64(step) &* facts.balance
    buckets[facts.bucket] += step
    if facts.isDue { dueToday += step }
    if facts.hasPromise { promises += step }
    if facts.hasCallBack { callBacks += step }
    if facts.isBroken { broken += step }
  }

  static func + (a: Load, b: Load) -> Load {
    var sum = a
    sum.cases += b.cases
    while sum.balance.count < b.balance.count { sum.balance.append(0) }
    for index in b.balance.indices { sum.balance[index] &+= b.balance[index] }
    for index in b.buckets.indices { sum.buckets[index] += b.buckets[index] }
    sum.dueToday += b.dueToday
    sum.promises += b.promises
    sum.callBacks += b.callBacks
    sum.broken += b.broken
    return sum
  }
}

/// What a load counts of a row.
struct RowFacts {
  var currency: Int
  var balance: Int64
  var bucket: Int
  var isDue: Bool
  var hasPromise: Bool
  var hasCallBack: Bool
  var isBroken: Bool

  /// The facts of a row. A function, not an initializer: that would take copies of the table and the
  /// moment for itself, a million times over a large book.
  static func of(_ row: CaseRow, in table: CaseTable, at moment: Moment) -> RowFacts {
    let daysPastDue = Int(moment.day.number) - Int(row.due)
    return RowFacts(
      currency: Int(row.currency), balance: row.balance,
      bucket: moment.limits.buckets.bucket(daysPastDue: daysPastDue).rawValue,
      isDue: View.today.holds(row, in: table, at: moment),
      hasPromise: row.promiseDue != CaseRow.none, hasCallBack: row.callBack != 0,
      isBroken: View.broken.holds(row, in: table, at: moment))
  }
}

/// What everybody has on the desk: one pass over the table.
package struct Loads: Sendable, Equatable {
  private var numbers: [UserID: Int] = [:]
  private var loads: [Load] = [Load()]
  /// Call-backs whose time passed more than a quarter of an hour ago.
  package private(set) var overdueCallBacks = 0
  /// Cases with something asked of the leads.
  package private(set) var requests = 0

  package init() {}

  /// What there is, whoever has it or nobody.
  package var all: Load { loads.reduce(Load()) { $0 + $1 } }

  package init(_ table: CaseTable, at moment: Moment) {
    loads = [Load](repeating: Load(), count: table.owners.count)
    for (number, owner) in table.owners.enumerated() {
      if let owner { numbers[owner] = number }
    }
    let late = moment.now.milliseconds - 900_000
    for row in table.rows where row.isOpen {
      loads[Int(row.owner)].count(RowFacts.of(row, in: table, at: moment), 1)
      if row.callBack != 0, row.callBack < late, !row.flags.contains(.held) {
        overdueCallBacks += 1
      }
      if row.flags.contains(.requested) { requests += 1 }
    }
  }

  /// Of a person; of nobody: the cases without an owner.
  package subscript(_ user: UserID?) -> Load {
    guard let user else { return loads[0] }
    return numbers[user].map { loads[$0] } ?? Load()
  }
}
