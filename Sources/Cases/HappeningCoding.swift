/// How a happening stands in JSON: its name under `event`, its members beside it in the same object.
extension Happening: Codable {
  private enum CodingKeys: String, CodingKey { case event, restored, move }

  /// Members of the object that belong to the envelope, not to the happening.
  package static let envelope: Set<String> = [
    "seq", "at", "by", "case", "event", "prev", "end", "lines", "sum",
  ]

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .event)
    try details?.encode(to: encoder)
  }

  private var details: (any Encodable)? {
    switch self {
    case .placed(let value): value
    case .updated(let value): value
    case .assigned(let value): value
    case .callPlaced(let value): value
    case .contacted(let value): value
    case .promised(let value): value
    case .promiseDecided(let value): value
    case .planAgreed(let value): value
    case .paid(let value): value
    case .paymentReversed(let value): value
    case .callBackSet(let value): value
    case .noted(let value): value
    case .held(let value): value
    case .released(let value): value
    case .consented(let value): value
    case .pointAdded(let value): value
    case .pointChanged(let value): value
    case .partyAdded(let value): value
    case .sent(_, let value): value
    case .delivered(let value): value
    case .visitOrdered(let value): value
    case .visitMade(let value): value
    case .visitCancelled(let value): value
    case .findingsJudged(let value): value
    case .legalStep(let value): value
    case .traced(let value): value
    case .partyChanged(let value): value
    case .offered(let value): value
    case .segmentSet(let value): value
    case .strategySet(let value): value
    case .clueAdded(let value): value
    case .onBreak(let value): value
    case .requested(let value): value
    case .answered(let value): value
    case .exception(let value): value
    case .undone(let value): value
    case .reverted(let value): value
    case .closed(let value): value
    case .reopened: nil
    case .other(_, let fields): fields
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .event)
    switch name {
    case "placed": self = .placed(try Placed(from: decoder))
    case "updated": self = .updated(try Restatement(from: decoder))
    case "assigned": self = .assigned(try Assignment(from: decoder))
    case "call.placed": self = .callPlaced(try CallPlaced(from: decoder))
    case "contacted": self = .contacted(try Contacted(from: decoder))
    case "promised": self = .promised(try Promised(from: decoder))
    case "promise.decided": self = .promiseDecided(try PromiseDecided(from: decoder))
    case "plan.agreed": self = .planAgreed(try PlanAgreed(from: decoder))
    case "paid": self = .paid(try Payment(from: decoder))
    case "payment.reversed": self = .paymentReversed(try PaymentReversed(from: decoder))
    case "call-back.set": self = .callBackSet(try CallBackSet(from: decoder))
    case "noted": self = .noted(try Noted(from: decoder))
    case "held": self = .held(try Held(from: decoder))
    case "released": self = .released(try Released(from: decoder))
    case "consented": self = .consented(try Consented(from: decoder))
    case "contact-point.added": self = .pointAdded(try PointAdded(from: decoder))
    case "contact-point.changed": self = .pointChanged(try PointChanged(from: decoder))
    case "party.added": self = .partyAdded(try PartyAdded(from: decoder))
    case "delivered": self = .delivered(try Delivery(from: decoder))
    case "visit.ordered": self = .visitOrdered(try VisitOrder(from: decoder))
    case "visit.made": self = .visitMade(try VisitReport(from: decoder))
    case "visit.cancelled": self = .visitCancelled(try VisitCancelled(from: decoder))
    case "findings.judged": self = .findingsJudged(try FindingsJudged(from: decoder))
    case "legal.step": self = .legalStep(try LegalStep(from: decoder))
    case "traced": self = .traced(try Trace(from: decoder))
    case "party.changed": self = .partyChanged(try PartyChanged(from: decoder))
    case "offered": self = .offered(try Offer(from: decoder))
    case "segment.set": self = .segmentSet(try SegmentSet(from: decoder))
    case "strategy.set": self = .strategySet(try StrategySet(from: decoder))
    case "clue.added": self = .clueAdded(try ClueAdded(from: decoder))
    case "break": self = .onBreak(try Break(from: decoder))
    case "requested": self = .requested(try Requested(from: decoder))
    case "answered": self = .answered(try Answered(from: decoder))
    case "exception": self = .exception(try ConductException(from: decoder))
    // A case remembers that something was taken back, but not the copy of itself from before.
    case "undone" where container.contains(.restored): self = .undone(try Undone(from: decoder))
    case "reverted" where container.contains(.restored) || container.contains(.move):
      self = .reverted(try Reverted(from: decoder))
    case "closed": self = .closed(try Closed(from: decoder))
    case "reopened": self = .reopened
    default:
      if let kind = Sent.Kind(rawValue: name) {
        self = .sent(kind, try Sent(from: decoder))
      } else {
        let fields = try UnknownFields(
          in: decoder, besides: NoKeys.self, and: Happening.envelope)
        self = .other(name, fields)
      }
    }
  }
}

/// No member is known.
private enum NoKeys: CodingKey {}
