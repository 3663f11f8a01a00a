package import Cases
package import Playbook

/// Who gets the cases of nobody, and those with nothing scheduled whose owner is gone.
package struct DistributionPlan: Sendable {
  package var moves: [(row: Int32, to: UserID, why: String)] = []
  /// Cases that no rule lets anybody have.
  package var left: [Int32] = []
}

extension DistributionPlan {
  /// The same as a plan that shows what everybody concerned has before and after.
  package func preview(
    in table: CaseTable, charter: Charter, at moment: Moment
  ) -> BalancePlan {
    let loads = Loads(table, at: moment)
    var plan = BalancePlan(moves: moves.map { ($0.row, $0.to) })
    let parts = Dictionary(grouping: moves, by: \.to)
    for member in charter.team {
      guard let part = parts[member.user] else { continue }
      var load = loads[member.user]
      plan.before.append((member.user, load))
      for move in part {
        load.count(RowFacts.of(table.rows[Int(move.row)], in: table, at: moment), 1)
      }
      plan.after.append((member.user, load))
    }
    if !left.isEmpty { plan.warnings = [.left(left.count)] }
    return plan
  }
}

/// Gives every open case of nobody (or of one who left the team) to a person: cases of a person who
/// has one of them already, the others by the first rule they fit, to whoever has the most room
/// below their capacity. The order is the table's; the same book gives the same plan.
package func distribution(
  _ rules: DistributionRules, in table: CaseTable, packets: PacketIndex, charter: Charter,
  at moment: Moment
) -> DistributionPlan {
  let agents = charter.team.filter { $0.role == .agent }
  var counts = [Int](repeating: 0, count: agents.count)
  let numbers = agents.map { table.ownerNumber($0.user) }
  for row in table.rows where row.isOpen {
    if let index = numbers.firstIndex(of: row.owner), numbers[index] != nil { counts[index] += 1 }
  }
  var plan = DistributionPlan()
  var seen = RowSet()
  for index in table.rows.indices where table.rows[index].isOpen {
    let owner = table.owner(index)
    guard owner.flatMap(charter.member) == nil, !seen.contains(Int32(index)) else { continue }
    let packet = withPackets([Int32(index)], packets, in: table, known: &seen)
    let mates = packets.mates(of: index, in: table).compactMap { table.owner($0) }
    func has(_ rule: DistributionRules.Rule, _ agent: Int) -> Bool {
      let member = agents[agent]
      guard rule.desks.isEmpty || rule.desks.contains(member.desk ?? "") else { return false }
      if let capacity = member.capacity, counts[agent] + packet.count > capacity { return false }
      return packet.allSatisfy { speaks(member, table.rows[Int($0)], table) }
    }
    let rule = rules.rules.first { rule in
      fits(rule, Int32(index), table, moment) && agents.indices.contains { has(rule, $0) }
    }
    // Whoever works this person already goes on doing so, whatever the room.
    let known = agents.firstIndex { mates.contains($0.user) }
    let roomiest = rule.flatMap { rule in
      agents.indices.filter { has(rule, $0) }.min {
        (counts[$0] - (agents[$0].capacity ?? 0), $0) < (
          counts[$1] - (agents[$1].capacity ?? 0), $1
        )
      }
    }
    guard let chosen = known ?? roomiest else {
      plan.left += packet
      continue
    }
    counts[chosen] += packet.count
    let why = known == nil ? rule?.why ?? "" : "of the same person"
    plan.moves += packet.map { ($0, agents[chosen].user, why) }
  }
  return plan
}

private func speaks(_ member: Member, _ row: CaseRow, _ table: CaseTable) -> Bool {
  guard let language = table.languages[Int(row.language)], let spoken = member.languages else {
    return true
  }
  return spoken.contains(language)
}

private func fits(
  _ rule: DistributionRules.Rule, _ index: Int32, _ table: CaseTable, _ moment: Moment
) -> Bool {
  let row = table.rows[Int(index)]
  let bucket = moment.limits.buckets.bucket(
    daysPastDue: Int(moment.day.number) - Int(row.due))
  if !rule.buckets.isEmpty, !rule.buckets.contains(bucket) { return false }
  let currency = table.currency(Int(index))
  if !rule.currencies.isEmpty, !rule.currencies.contains(currency.code) { return false }
  if let smallest = rule.smallest, row.balance / currency.minorPerMajor < Int64(smallest) {
    return false
  }
  guard !rule.languages.isEmpty else { return true }
  return table.languages[Int(row.language)].map(rule.languages.contains) ?? false
}
