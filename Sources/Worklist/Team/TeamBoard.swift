package import Cases
package import Conduct

/// A line of the board: one person, what they have, do and did.
package struct TeamRow: Sendable, Equatable {
  package var member: Member
  package var load: Load
  package var figures: AgentFigures
  package var kept: KeptRate

  /// How far the day's goal is reached: the one that is set, what promises bring before others.
  /// `currency` is nil where it counts things and not money.
  package func goal(
    _ limits: Limits, currency: Currency
  ) -> (done: Int64, of: Int64, currency: Currency?)? {
    let goals = member.goals ?? limits.goals
    if let amount = goals?.amount, amount > 0 {
      return (figures.promised[currency] ?? 0, amount, currency)
    }
    if let promises = goals?.promises, promises > 0 {
      return (Int64(figures.promises), Int64(promises), nil)
    }
    if let rightParty = goals?.rightParty, rightParty > 0 {
      return (Int64(figures.rightParty), Int64(rightParty), nil)
    }
    if let worked = goals?.worked, worked > 0 {
      return (Int64(figures.worked.count), Int64(worked), nil)
    }
    // Nobody set a goal: the queue of the day is one.
    let queue = figures.worked.count + load.dueToday
    return queue > 0 ? (Int64(figures.worked.count), Int64(queue), nil) : nil
  }
}

/// The board at an instant: everybody who works cases, in the order of the team.
package func teamRows(
  _ charter: Charter, loads: Loads, figures: [UserID: AgentFigures], kept: [UserID: KeptRate]
) -> [TeamRow] {
  charter.team.filter { member in
    member.role == .agent
      || (member.role == .lead
        && (loads[member.user].cases > 0 || figures[member.user]?.attempts ?? 0 > 0))
  }.map { member in
    TeamRow(
      member: member, load: loads[member.user], figures: figures[member.user] ?? AgentFigures(),
      kept: kept[member.user] ?? KeptRate())
  }
}

/// Something a lead should look at.
package enum TeamAlert: Hashable, Sendable {
  case requests(Int)
  /// Exceptions to conduct of the day.
  case exceptions(Int)
  case idle(UserID, minutes: Int, queue: Int)
  case broken(UserID, Int)
  case unassigned(Int)
  case callBacksOverdue(Int)
  /// So many contacts of at most so many that a rule allows.
  case nearLimit(CaseID, used: Int, most: Int, rule: String)
  case moreNearLimits(Int)
}

/// What to look at now, the most urgent first.
/// - Parameter nearLimits: how many cases near a contact limit are named; of the others there is a
///   count.
package func teamAlerts(
  _ rows: [TeamRow], loads: Loads, limits: [CaseID: Standing.Usage], exceptions: Int,
  nearLimits: Int, at now: Instant
) -> [TeamAlert] {
  var alerts: [TeamAlert] = []
  if loads.requests > 0 { alerts.append(.requests(loads.requests)) }
  if exceptions > 0 { alerts.append(.exceptions(exceptions)) }
  for row in rows {
    guard row.figures.state == .idle, let since = row.figures.since, row.load.dueToday > 0 else {
      continue
    }
    let minutes = Int((now - since) / 60_000)
    if minutes >= 5 {
      alerts.append(.idle(row.member.user, minutes: minutes, queue: row.load.dueToday))
    }
  }
  if loads[nil].cases > 0 { alerts.append(.unassigned(loads[nil].cases)) }
  if loads.overdueCallBacks > 0 { alerts.append(.callBacksOverdue(loads.overdueCallBacks)) }
  func left(_ usage: Standing.Usage) -> Int { usage.most - usage.used }
  let near = limits.sorted { (left($0.value), $0.key) < (left($1.value), $1.key) }
  for (id, usage) in near.prefix(nearLimits) {
    alerts.append(.nearLimit(id, used: usage.used, most: usage.most, rule: usage.rule))
  }
  if near.count > nearLimits { alerts.append(.moreNearLimits(near.count - nearLimits)) }
  let broken = rows.filter { $0.load.broken > 0 }.sorted { $0.load.broken > $1.load.broken }
  for row in broken { alerts.append(.broken(row.member.user, row.load.broken)) }
  return alerts
}
