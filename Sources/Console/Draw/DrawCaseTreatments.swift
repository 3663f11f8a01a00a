internal import Cases
internal import Screen

// What the treatments besides calls have come to, in the case pane.
extension Painter {
  /// How far the law has come, a limitation that nears, a visit that is ordered, an offer to pay.
  func treatmentLines(_ file: CaseFile) -> [Line] {
    var lines: [Line] = []
    func law(_ pieces: Line) { lines.append([(wording.treatment.law + ":", "label")] + pieces) }
    if file.limitationIsNear(on: model.today), let near = file.limitationLine(on: model.today) {
      law([(near, "alert")])
    }
    if let step = file.latestLegalStep {
      law([("\(step.step.rawValue) \(step.day)", "text"), (step.reference ?? "", "muted")])
    }
    if let visit = file.openVisit {
      lines.append([
        (wording.treatment.visitOrdered + ":", "label"),
        ("\(visit.order.day) \(visit.order.time)", "notice"),
        (file.point(visit.order.to)?.point.value ?? "", "text"),
      ])
    }
    if let offer = file.offers.last {
      let name = file.parties.first { $0.id == offer.party }?.name ?? offer.party
      let amount = offer.amount.map { Money(minor: $0, currency: file.debt.currency).grouped }
      lines.append([
        (wording.treatment.offer, "label"), (name, "warning"), (amount ?? "", "promise"),
        (offer.note ?? "", "text"),
      ])
    }
    return lines
  }

  /// Somebody of the case whom nothing leads to yet.
  func pointlessLine(_ party: Party, _ file: CaseFile) -> Line {
    [(" ", "key"), (wording.treatment.nowhere, "muted"), (relation(of: party, file), "warning")]
  }

  /// Who somebody is to the debtor; who is liable first of all that, and for how much.
  func relation(of party: Party, _ file: CaseFile) -> String {
    guard party.role == .guarantor else {
      return "\(party.relation ?? party.role.rawValue) \(party.name)"
    }
    guard party.guarantee != nil else {
      return "\(party.role.rawValue) \(party.name), \(wording.treatment.noGuarantee)"
    }
    let most = Money(
      minor: file.liability(of: party, on: model.today), currency: file.debt.currency)
    return "\(party.role.rawValue) \(party.name) ≤ \(most.grouped)"
  }
}
