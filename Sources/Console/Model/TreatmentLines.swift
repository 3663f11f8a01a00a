internal import Cases

/// What a treatment did, as one line of the history.
func treatmentDetail(_ happening: Happening, _ file: CaseFile) -> String {
  func money(_ minor: Int64?) -> String? {
    minor.map { Money(minor: $0, currency: file.debt.currency).grouped }
  }
  func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
  }
  switch happening {
  case .delivered(let delivery):
    return joined([delivery.reference, delivery.state.rawValue, delivery.reason])
  case .visitOrdered(let order):
    return joined([
      "\(order.day) \(order.time)", file.point(order.to)?.point.value, order.reason,
    ])
  case .visitMade(let report):
    return joined([
      report.met.rawValue, report.note, report.found.map(\.text).joined(separator: ", "),
    ])
  case .visitCancelled(let cancelled): return cancelled.reason
  case .findingsJudged(let judged): return "\(judged.taken)/\(judged.taken + judged.refused)"
  case .legalStep(let step):
    return joined([
      step.step.rawValue, step.day.description, step.reference, step.office, money(step.cost),
      step.note,
    ])
  case .traced(let trace):
    return joined([
      trace.source, trace.result.rawValue, trace.basis,
      trace.found.map(\.text).joined(separator: ", "), trace.note,
    ])
  case .partyChanged(let change):
    let name = file.parties.first { $0.id == change.party }?.name
    return joined([name, change.role?.rawValue, change.relation, money(change.guarantee?.limit)])
  case .offered(let offer):
    let name = file.parties.first { $0.id == offer.party }?.name
    return joined([name, money(offer.amount), offer.consent, offer.note])
  default: return ""
  }
}
