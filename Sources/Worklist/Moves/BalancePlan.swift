package import Cases

/// Which rows would go to whom, and what everybody has before and after.
package struct BalancePlan: Sendable, Equatable {
  package var moves: [(row: Int32, to: UserID)] = []
  package var before: [(UserID, Load)] = []
  package var after: [(UserID, Load)] = []
  /// How even they are, before and after, and what counts as even: a part of the mean.
  package var evenBefore = Evenness()
  package var evenAfter = Evenness()
  package var tolerance = 0.0
  /// What speaks against it, as with any move.
  package var warnings: [MovePreview.Warning] = []

  /// A plan of moves alone, without the loads before and after.
  package init(moves: [(row: Int32, to: UserID)] = []) { self.moves = moves }

  package static func == (a: BalancePlan, b: BalancePlan) -> Bool {
    a.moves.elementsEqual(b.moves) { $0.row == $1.row && $0.to == $1.to }
  }
}

/// Evens the open cases of some people out, by count and by value in each bucket and currency.
/// - Parameter tolerance: a part of the mean.
package func balancePlan(
  among members: [Member], in table: CaseTable, packets: PacketIndex, charter: Charter,
  at moment: Moment, tolerance: Double
) -> BalancePlan {
  var units: [BalanceUnit] = []
  var rows: [[Int32]] = []
  var seen = RowSet()
  let numbers = members.map { table.ownerNumber($0.user) }
  for index in table.rows.indices where table.rows[index].isOpen {
    guard let holder = numbers.firstIndex(of: table.rows[index].owner),
      !seen.contains(Int32(index))
    else { continue }
    let packet = withPackets([Int32(index)], packets, in: table, known: &seen)
    rows.append(packet)
    units.append(unit(packet, holder, members, table, charter, moment))
  }
  let holders = balanced(units, people: members.count, tolerance: tolerance)
  var plan = BalancePlan()
  var moved = [[Int32]](repeating: [], count: members.count)
  for index in units.indices {
    moved[holders[index]] += rows[index]
    guard holders[index] != units[index].holder else { continue }
    plan.moves += rows[index].map { ($0, members[holders[index]].user) }
  }
  let loads = Loads(table, at: moment)
  for (number, member) in members.enumerated() {
    plan.before.append((member.user, loads[member.user]))
    var load = Load()
    for row in moved[number] {
      load.count(RowFacts.of(table.rows[Int(row)], in: table, at: moment), 1)
    }
    plan.after.append((member.user, load))
  }
  plan.tolerance = tolerance
  plan.evenBefore = evenness(
    units, holders: units.map(\.holder), people: members.count, tolerance: tolerance)
  plan.evenAfter = evenness(
    units, holders: holders, people: members.count, tolerance: tolerance)
  plan.warnings = plan.moveWarnings(members, table)
  return plan
}

extension BalancePlan {
  /// Whether it is even in the end, who would have more than they can work, and how many live promises
  /// change hands. One who has too many already and gets no more is no fault of the plan's.
  fileprivate func moveWarnings(
    _ members: [Member], _ table: CaseTable
  ) -> [MovePreview.Warning] {
    var warnings: [MovePreview.Warning] = []
    if evenAfter.off > 0 {
      warnings.append(
        .uneven(
          before: evenBefore.off, after: evenAfter.off, of: evenAfter.of,
          percent: Int((tolerance * 100).rounded())))
    }
    for (number, member) in members.enumerated() {
      let (before, after) = (before[number].1.cases, after[number].1.cases)
      guard let capacity = member.capacity, after > capacity, after > before else { continue }
      warnings.append(.overCapacity(member.user, after: after, capacity: capacity))
    }
    let promises = moves.count { table.rows[Int($0.row)].promiseDue != CaseRow.none }
    if promises > 0 { warnings.append(.livePromises(promises)) }
    return warnings
  }
}

private func unit(
  _ packet: [Int32], _ holder: Int, _ members: [Member], _ table: CaseTable, _ charter: Charter,
  _ moment: Moment
) -> BalanceUnit {
  var disturbance = 0
  var takers = [Bool](repeating: true, count: members.count)
  let desk = members[holder].desk
  let lately = moment.now.milliseconds - 14 * 86_400_000
  let items = packet.map { index in
    let row = table.rows[Int(index)]
    let language = table.languages[Int(row.language)]
    for person in takers.indices {
      if let language, let spoken = members[person].languages, !spoken.contains(language) {
        takers[person] = false
      }
      if !charter.limits.mayMove(from: desk, to: members[person].desk) { takers[person] = false }
    }
    let own =
      row.promiseDue != CaseRow.none
      ? 3 : row.lastContact > lately ? 2 : row.lastWorked != 0 ? 1 : 0
    disturbance = max(disturbance, own)
    let facts = RowFacts.of(row, in: table, at: moment)
    return BalanceUnit.Item(
      bucket: facts.bucket,
      group: facts.currency * Bucket.allCases.count + facts.bucket, value: row.balance)
  }
  return BalanceUnit(items: items, holder: holder, disturbance: disturbance, takers: takers)
}
