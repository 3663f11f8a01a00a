/// What happened, without when, by whom and to which case: the part of an event that differs by
/// kind. The names in files are those of INTERFACE.md ("Events").
package enum Happening: Hashable, Sendable {
  case placed(Placed)
  case updated(Restatement)
  case assigned(Assignment)
  case callPlaced(CallPlaced)
  case contacted(Contacted)
  case promised(Promised)
  case promiseDecided(PromiseDecided)
  case planAgreed(PlanAgreed)
  case paid(Payment)
  case paymentReversed(PaymentReversed)
  case callBackSet(CallBackSet)
  case noted(Noted)
  case held(Held)
  case released(Released)
  case consented(Consented)
  case pointAdded(PointAdded)
  case pointChanged(PointChanged)
  case partyAdded(PartyAdded)
  case sent(Sent.Kind, Sent)
  case delivered(Delivery)
  case visitOrdered(VisitOrder)
  case visitMade(VisitReport)
  case visitCancelled(VisitCancelled)
  case findingsJudged(FindingsJudged)
  case legalStep(LegalStep)
  case traced(Trace)
  case partyChanged(PartyChanged)
  case offered(Offer)
  case segmentSet(SegmentSet)
  case strategySet(StrategySet)
  case clueAdded(ClueAdded)
  case onBreak(Break)
  case requested(Requested)
  case answered(Answered)
  case exception(ConductException)
  case undone(Undone)
  case reverted(Reverted)
  case closed(Closed)
  case reopened
  /// An event of a kind that this program does not know, kept as it was.
  case other(String, UnknownFields)

  /// The name in files.
  package var name: String {
    switch self {
    case .placed: "placed"
    case .updated: "updated"
    case .assigned: "assigned"
    case .callPlaced: "call.placed"
    case .contacted: "contacted"
    case .promised: "promised"
    case .promiseDecided: "promise.decided"
    case .planAgreed: "plan.agreed"
    case .paid: "paid"
    case .paymentReversed: "payment.reversed"
    case .callBackSet: "call-back.set"
    case .noted: "noted"
    case .held: "held"
    case .released: "released"
    case .consented: "consented"
    case .pointAdded: "contact-point.added"
    case .pointChanged: "contact-point.changed"
    case .partyAdded: "party.added"
    case .sent(let kind, _): kind.rawValue
    case .delivered: "delivered"
    case .visitOrdered: "visit.ordered"
    case .visitMade: "visit.made"
    case .visitCancelled: "visit.cancelled"
    case .findingsJudged: "findings.judged"
    case .legalStep: "legal.step"
    case .traced: "traced"
    case .partyChanged: "party.changed"
    case .offered: "offered"
    case .segmentSet: "segment.set"
    case .strategySet: "strategy.set"
    case .clueAdded: "clue.added"
    case .onBreak: "break"
    case .requested: "requested"
    case .answered: "answered"
    case .exception: "exception"
    case .undone: "undone"
    case .reverted: "reverted"
    case .closed: "closed"
    case .reopened: "reopened"
    case .other(let name, _): name
    }
  }
}
