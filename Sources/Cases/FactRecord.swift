/// A fact that holds on a case from a time on (CONDUCT.md, "facts").
package struct FactRecord: Hashable, Sendable, Codable {
  package var fact: FactName
  package var since: Instant?
  /// Exclusive; nil where it does not end by itself.
  package var until: Instant?
  package var by: UserID?
  /// `inconvenient` names a place, or days and times (`mon-fri`, `09:00`, `17:00`).
  package var place: Place?
  package var days: String?
  package var open: String?
  package var close: String?

  package init(fact: FactName, since: Instant?, until: Instant? = nil, by: UserID? = nil) {
    self.fact = fact
    self.since = since
    self.until = until
    self.by = by
  }

  package func holds(at instant: Instant) -> Bool {
    (since.map { $0 <= instant } ?? true) && (until.map { instant < $0 } ?? true)
  }
}

extension FactName {
  /// Work on the case stops while it holds, until a person with the right role lifts it.
  package var stopsWork: Bool {
    switch self {
    case .ceaseRequested, .attorneyKnown, .disputed, .moratorium, .crisisMoratorium, .deceased,
      .insolvent:
      true
    default: false
    }
  }

  /// Only a lead takes it back: it stops the work, closes a way to the person, or says how the law
  /// stands. An agent takes back what only informs.
  package var isLiftedByLead: Bool {
    switch self {
    case .workProhibited, .inconvenient, .contactRefused, .imprisoned, .timeBarred, .suitFiled,
      .judgment:
      true
    default: stopsWork
    }
  }

  /// Only a lead says so: it opens what a hold had closed, or lets claims be spoken of that only a
  /// step of the legal track makes true.
  package var isSaidByLead: Bool {
    switch self {
    case .verified, .attorneySilent, .crisisEnded, .suitFiled, .judgment: true
    default: false
    }
  }
}

/// A permission or a refusal that a person gave: `prior-consent`, `opted-out:sms`,
/// `opted-out:number:+8613…`, `agreed-time`.
package struct ConsentRecord: Hashable, Sendable, Codable {
  package var consent: String
  package var at: Instant
  package var until: Instant?
  package var by: UserID?
  package var days: String?
  package var open: String?
  package var close: String?

  package init(consent: String, at: Instant, until: Instant? = nil, by: UserID? = nil) {
    self.consent = consent
    self.at = at
    self.until = until
    self.by = by
  }

  package func holds(at instant: Instant) -> Bool {
    at <= instant && (until.map { instant < $0 } ?? true)
  }
}

/// The names of consents that a person can give: exact ones, and how the others begin.
package enum ConsentName {
  package static let prior = "prior-consent"
  package static let agreedTime = "agreed-time"
  package static let optedOut = "opted-out:"
  package static let optedOutNumber = "opted-out:number:"

  /// Whether a consent is of the vocabulary.
  package static func isKnown(_ name: String) -> Bool {
    if name == prior || name == agreedTime { return true }
    if name.hasPrefix(optedOutNumber) { return name.count > optedOutNumber.count }
    return name.hasPrefix(optedOut) && Channel(rawValue: String(name.dropFirst(10))) != nil
  }
}

/// Something found once that every later agent should see first.
package struct Clue: Hashable, Sendable, Codable {
  package var text: String
  package var at: Instant
  package var by: UserID

  package init(text: String, at: Instant, by: UserID) {
    self.text = text
    self.at = at
    self.by = by
  }
}

/// The conversation to have with this person (DOMAIN.md section 5).
package enum Segment: String, Codable, Sendable, CaseIterable {
  case cooperative
  case lostContact = "lost-contact"
  case unwilling = "able-unwilling"
  case unable = "willing-unable"
}

/// When somebody asked to be called.
package struct CallBack: Hashable, Sendable, Codable {
  package var at: Instant
  /// The contact point to call.
  package var to: String?

  package init(at: Instant, to: String? = nil) {
    self.at = at
    self.to = to
  }
}

extension [FactRecord] {
  /// Of facts that hold: whether nobody works the case. A dispute that was verified stops nothing.
  var stopWork: Bool {
    let isVerified = contains { $0.fact == .verified }
    return contains { $0.fact.stopsWork && !($0.fact == .disputed && isVerified) }
  }
}
