extension CaseFile {
  /// What visits, law, search and parties change of a case.
  mutating func treat(_ happening: Happening) {
    switch happening {
    case .visitOrdered(let order): visits.append(Visit(order: order))
    case .visitMade(let report): take(report)
    case .visitCancelled(let cancelled):
      guard let index = visits.lastIndex(where: \.isOpen) else { return }
      visits[index].cancelled = cancelled.reason
    case .findingsJudged:
      for index in visits.indices { visits[index].findingsWait = nil }
    case .legalStep(let step): legal.append(step)
    case .traced(let trace): traces.append(trace)
    case .partyChanged(let change): take(change)
    case .offered(let offer):
      offers.removeAll { $0.party == offer.party }
      offers.append(offer)
    default: break
    }
  }

  private mutating func take(_ report: VisitReport) {
    guard let index = visits.lastIndex(where: \.isOpen) else { return }
    visits[index].report = report
    if !report.found.isEmpty { visits[index].findingsWait = true }
  }

  private mutating func take(_ change: PartyChanged) {
    guard let index = parties.firstIndex(where: { $0.id == change.party }) else { return }
    if let role = change.role { parties[index].role = role }
    if let relation = change.relation { parties[index].relation = relation }
    if let language = change.language { parties[index].language = language }
    if let guarantee = change.guarantee { parties[index].guarantee = guarantee }
  }
}
