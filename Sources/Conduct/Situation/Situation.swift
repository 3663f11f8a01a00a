package import Cases

/// Everything a verdict depends on besides the rules: who asks, whom it concerns, which contact,
/// what is known of the case and the person, what happened before, and the instant. A plain value;
/// nothing in it is looked up elsewhere.
package struct Situation: Sendable, Equatable {
  package var actor: CollectorKind
  package var debtKind: DebtKind
  package var person: Person
  package var contact: Contact
  package var facts: [Fact]
  package var consents: [Consent]
  /// What happened before, in any order; whatever lies after `at` is not looked at.
  package var history: [Past]
  package var at: Instant

  package init(
    actor: CollectorKind, debtKind: DebtKind = .consumer, person: Person, contact: Contact,
    facts: [Fact] = [], consents: [Consent] = [], history: [Past] = [], at: Instant
  ) {
    self.actor = actor
    self.debtKind = debtKind
    self.person = person
    self.contact = contact
    self.facts = facts
    self.consents = consents
    self.history = history
    self.at = at
  }
}

extension Situation {
  /// Who would be contacted.
  package struct Person: Sendable, Equatable {
    /// nil: unknown, which refuses wherever a rule needs it.
    package var role: PartyRole?
    /// Every zone the person may be in; the first gives the local dates. Empty: unknown.
    package var zones: [Zone]
    /// Residence and every candidate location as ISO 3166-2 codes (`US-MA`, and `US-NY-NYC` for a
    /// city): they add the overlays of a book's packs.
    package var jurisdictions: [String]

    package init(role: PartyRole?, zones: [Zone], jurisdictions: [String] = []) {
      self.role = role
      self.zones = zones
      self.jurisdictions = jurisdictions
    }

    /// Zones by their IANA names; one name that is not known makes the zones unknown, because the
    /// person might be there.
    package init(role: PartyRole?, zoneNames: [String], jurisdictions: [String] = []) {
      let zones = zoneNames.compactMap { Zone($0) }
      self.init(
        role: role, zones: zones.count == zoneNames.count ? zones : [],
        jurisdictions: jurisdictions)
    }
  }

  /// The contact that is asked about.
  package struct Contact: Sendable, Equatable {
    package var channel: Channel
    /// nil: unknown, which refuses wherever a rule needs it.
    package var place: Place?
    /// The telephone number or address that would be used, as the history writes it.
    package var number: String?
    package var purpose: Purpose
    /// How many collectors take part; nil: unknown.
    package var staff: Int?
    package var by: Side
    package var style: Style
    /// The name of this debt where the history names debts; an event without one is about it.
    package var debt: String?
    /// Whether the collector's identity has been shown; nil: unknown.
    package var identity: Bool?

    package init(
      channel: Channel, place: Place? = nil, number: String? = nil, purpose: Purpose = .collect,
      staff: Int? = nil, by: Side = .collector, style: Style = .interactive,
      debt: String? = nil, identity: Bool? = nil
    ) {
      self.channel = channel
      self.place = place
      self.number = number
      self.purpose = purpose
      self.staff = staff
      self.by = by
      self.style = style
      self.debt = debt
      self.identity = identity
    }
  }

  /// Who began a contact.
  package enum Side: String, Codable, Sendable, CaseIterable {
    case collector, person
  }

  /// Whether a contact lets the person answer.
  package enum Style: String, Codable, Sendable, CaseIterable {
    case interactive
    case oneWayNotice = "one_way_notice"
  }
}

extension Situation {
  /// Something true of the case or the person from `since` on, until `until` (exclusive).
  package struct Fact: Sendable, Equatable {
    package var name: FactName
    /// nil: has always held, and unknown to a rule that needs the time.
    package var since: Instant?
    package var until: Instant?
    /// Limits the fact to a place, or to times, the person has named (`inconvenient`).
    package var place: Place?
    package var times: WeekTimes?

    package init(
      _ name: FactName, since: Instant? = nil, until: Instant? = nil, place: Place? = nil,
      times: WeekTimes? = nil
    ) {
      self.name = name
      self.since = since
      self.until = until
      self.place = place
      self.times = times
    }
  }

  /// What the person has agreed to, or opted out of, from `at` on, until `until` (exclusive).
  package struct Consent: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case prior
      case optedOut(Channel)
      case optedOutNumber(String)
      /// nil: no times were named, so none is agreed.
      case agreedTime(WeekTimes?)
    }
    package var kind: Kind
    /// nil: has always held.
    package var at: Instant?
    package var until: Instant?

    package init(_ kind: Kind, at: Instant? = nil, until: Instant? = nil) {
      self.kind = kind
      self.at = at
      self.until = until
    }
  }
}
