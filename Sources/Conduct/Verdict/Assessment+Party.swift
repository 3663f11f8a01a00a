internal import Cases

extension Assessment {
  /// Whom, for what purpose, how often.
  func judge(_ party: PackRule.Party, _ candidate: Candidate, at instant: Int64) -> Ruling? {
    let contact = situation.contact
    if party.forbids.contains(contact.channel) { return .stops(until: nil) }
    if let purposes = party.purposes, !purposes.contains(contact.purpose) {
      return .stops(until: nil)
    }
    if party.stopIf.contains(where: { holds($0, at: instant) }) { return .stops(until: nil) }
    if let conditions = party.onlyIf, !conditions.contains(where: { isMet($0, at: instant) }) {
      return .stops(until: nil)
    }
    guard let ruling = judgeLimits(candidate, at: instant) else { return nil }
    return isAllowedAgain(party, candidate, at: instant) ? nil : ruling
  }

  private func isMet(_ condition: PackRule.Party.Condition, at instant: Int64) -> Bool {
    switch condition {
    case .fact(let fact): return holds(fact, at: instant)
    case .failedCalls(let number, let role):
      let calls = traces.filter {
        $0.role == role && $0.marks.isSuperset(of: [.call, .sameDebt])
          && $0.marks.isDisjoint(with: [.inbound, .notConnected])
      }
      let latest = calls.sorted { $0.at > $1.at }.prefix(number)
      return latest.count == number && latest.allSatisfy { !$0.marks.contains(.answered) }
    }
  }

  /// Whether a fact later than the last event counted asks for another contact.
  private func isAllowedAgain(
    _ party: PackRule.Party, _ candidate: Candidate, at instant: Int64
  ) -> Bool {
    let events = candidate.tallies.flatMap(\.events)
    guard !party.againIf.isEmpty, let last = events.map(\.at).max() else { return false }
    return situation.facts.contains { fact in
      guard party.againIf.contains(fact.name), let since = fact.since else { return false }
      return since.milliseconds > last && fact.holds(at: instant)
    }
  }
}
