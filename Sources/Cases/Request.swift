/// What goes beyond an agent's authority and is asked of the team's leads.
package struct Requested: Hashable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// A promise with a later day than an agent may agree.
    case promise
    /// Less than is owed, to close the matter; it may be spoken of once it is approved.
    case settlement
    /// A contact that conduct stops with a presumption.
    case override
    case closing
  }

  package var kind: Kind
  package var reason: String
  /// Of a promise or a settlement, minor units.
  package var amount: Int64?
  /// The day a promise is due, the last day of a settlement.
  package var due: Day?
  package var firmness: Promise.Firmness?
  /// The conduct rule of an override.
  package var rule: String?
  package var channel: Channel?
  /// The contact point of an override; of a promise that is a guarantor's, theirs.
  package var to: String?

  package init(_ kind: Kind, reason: String) {
    self.kind = kind
    self.reason = reason
  }

  package static func promise(
    _ amount: Int64, due: Day, firmness: Promise.Firmness = .firm, reason: String
  ) -> Requested {
    var wanted = Requested(.promise, reason: reason)
    wanted.amount = amount
    wanted.due = due
    wanted.firmness = firmness
    return wanted
  }

  package static func settlement(_ amount: Int64, until: Day, reason: String) -> Requested {
    var wanted = Requested(.settlement, reason: reason)
    wanted.amount = amount
    wanted.due = until
    return wanted
  }

  package static func override(
    rule: String, channel: Channel? = nil, to point: String? = nil, reason: String
  ) -> Requested {
    var wanted = Requested(.override, reason: reason)
    wanted.rule = rule
    wanted.channel = channel
    wanted.to = point
    return wanted
  }

  package static func closing(reason: String) -> Requested { Requested(.closing, reason: reason) }
}

/// What became of a request.
package struct Answered: Hashable, Sendable, Codable {
  package enum Decision: String, Codable, Sendable, CaseIterable {
    case approved, changed
    case sentBack = "sent-back"
    /// By the one who asked.
    case withdrawn
  }

  /// The number of the request: of the event that made it.
  package var request: String
  package var decision: Decision
  package var reason: String?
  /// What was granted instead, where it was changed.
  package var wanted: Requested?

  package init(
    request: String, decision: Decision, reason: String? = nil, wanted: Requested? = nil
  ) {
    self.request = request
    self.decision = decision
    self.reason = reason
    self.wanted = wanted
  }
}

/// A request as the case remembers it: until it is answered, and after that until the case is worked
/// again, so that the one who asked sees what became of it.
package struct Request: Hashable, Sendable, Codable {
  package var id: String
  package var wanted: Requested
  package var by: UserID
  package var at: Instant
  package var answer: Answered?
  package var answeredBy: UserID?

  package init(id: String, wanted: Requested, by: UserID, at: Instant) {
    self.id = id
    self.wanted = wanted
    self.by = by
    self.at = at
  }

  package var isOpen: Bool { answer == nil }
}

/// A settlement below the balance that a lead has approved.
package struct ApprovedSettlement: Hashable, Sendable, Codable {
  /// Minor units of the case's currency.
  package var amount: Int64
  package var until: Day

  package init(amount: Int64, until: Day) {
    self.amount = amount
    self.until = until
  }
}

/// A contact that goes or went ahead although the rules stop it: a lead sets a presumption aside, or
/// a person writes down what really happened. Leads see a list of them.
package struct ConductException: Hashable, Sendable, Codable {
  package var rule: String
  package var reason: String
  /// Nil: any.
  package var channel: Channel?
  /// The contact point; nil: any.
  package var to: String?
  /// Exclusive; the end of the day it was made where nobody said.
  package var until: Instant?
  /// How strictly the rule stopped the contact; nil where a lead set the rule aside beforehand.
  package var effect: VerdictLevel?

  package init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }

  /// For this one contact, at this instant, and no other.
  package init(_ stop: ContactStop, _ contact: IntendedContact, reason: String, at now: Instant) {
    self.init(rule: stop.rule, reason: reason)
    channel = contact.channel
    to = contact.point
    until = now
    effect = stop.level
  }

  /// Whether it lets a contact pass that a rule stops.
  package func covers(_ rule: String, _ contact: IntendedContact, at instant: Instant) -> Bool {
    holds(at: instant) && effect == nil && rule == self.rule
      && (channel ?? contact.channel) == contact.channel && (to == nil || to == contact.point)
  }

  package func holds(at instant: Instant) -> Bool { until.map { instant < $0 } ?? true }
}

/// A case that came from somebody else and was not worked by its new owner yet: what the brief at
/// its top tells of.
package struct Handover: Hashable, Sendable, Codable {
  package var from: UserID
  package var by: UserID
  package var at: Instant
  package var reason: String

  package init(from: UserID, by: UserID, at: Instant, reason: String) {
    self.from = from
    self.by = by
    self.at = at
    self.reason = reason
  }
}
