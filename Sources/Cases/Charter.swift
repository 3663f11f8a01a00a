internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// What a book is: the part of book.json that decides how people may work in it.
package struct Charter: Hashable, Sendable {
  package enum Kind: String, Codable, Sendable { case real, demo }

  package var name: String
  package var kind: Kind
  package var currency: Currency
  package var zone: BookZone
  package var actor: CollectorKind
  package var packs: [String]
  package var team: [Member]
  package var limits: Limits

  package init(
    name: String, kind: Kind = .real, currency: Currency, zone: BookZone, actor: CollectorKind,
    packs: [String], team: [Member] = [], limits: Limits = Limits()
  ) {
    self.name = name
    self.kind = kind
    self.currency = currency
    self.zone = zone
    self.actor = actor
    self.packs = packs
    self.team = team
    self.limits = limits
  }

  package func member(_ user: UserID) -> Member? { team.first { $0.user == user } }
}

/// A person of the team.
package struct Member: Hashable, Sendable, Codable {
  package enum Role: String, Codable, Sendable, CaseIterable { case agent, lead, auditor }

  package var user: UserID
  package var name: String
  package var role: Role
  /// Cases this person can work; nil where nobody said.
  package var capacity: Int?
  package var languages: [String]?
  /// The part of the team this person belongs to, for rules about where cases may go.
  package var desk: String?
  /// What this person aims at in a day; nil for what the book says of everybody.
  package var goals: Goals?

  package init(
    user: UserID, name: String, role: Role, capacity: Int? = nil, languages: [String]? = nil
  ) {
    self.user = user
    self.name = name
    self.role = role
    self.capacity = capacity
    self.languages = languages
  }
}

/// What a book demands and allows.
package struct Limits: Hashable, Sendable, Codable {
  package var promise: PromiseTerms
  package var buckets: BucketEdges
  /// Where cases of a desk may go; nil for anywhere.
  package var desks: [DeskRule]?
  /// What every agent aims at in a day.
  package var goals: Goals?
  /// Agents see every case, not only their own.
  package var agentsSeeAll: Bool?

  package init(promise: PromiseTerms = .standard, buckets: BucketEdges = .standard) {
    self.promise = promise
    self.buckets = buckets
  }
}

/// What a person aims at in a day; nil for what nobody set.
package struct Goals: Hashable, Sendable, Codable {
  package var worked: Int?
  package var rightParty: Int?
  package var promises: Int?
  /// Minor units of the book's currency.
  package var amount: Int64?

  package init(
    worked: Int? = nil, rightParty: Int? = nil, promises: Int? = nil, amount: Int64? = nil
  ) {
    self.worked = worked
    self.rightParty = rightParty
    self.promises = promises
    self.amount = amount
  }
}

/// Where the cases of one desk may go: to the desks of `allow`, where there are any, and never to
/// those of `deny`.
package struct DeskRule: Hashable, Sendable, Codable {
  package var desk: String
  package var allow: [String]?
  package var deny: [String]?

  package init(desk: String, allow: [String]? = nil, deny: [String]? = nil) {
    self.desk = desk
    self.allow = allow
    self.deny = deny
  }
}

extension Limits {
  /// Agents see every case, as leads do.
  package var seesAll: Bool { agentsSeeAll ?? false }

  /// Whether the lists of desks let a case go. Cases of nobody, or of one without a desk, may go
  /// anywhere; within a desk they always may.
  package func mayMove(from: String?, to: String?) -> Bool {
    guard let from, from != to, let rule = desks?.first(where: { $0.desk == from }) else {
      return true
    }
    if let allow = rule.allow, !allow.contains(to ?? "") { return false }
    return !(rule.deny ?? []).contains(to ?? "")
  }
}

/// The time zone whose calendar days a book lives by.
package struct BookZone: Hashable, Sendable {
  package let name: String
  private let zone: TimeZone

  /// Nil if there is no zone of that IANA name.
  package init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.name = name
    self.zone = zone
  }

  package static let utc = BookZone(name: "UTC", zone: .gmt)

  private init(name: String, zone: TimeZone) {
    self.name = name
    self.zone = zone
  }

  /// The calendar day and the minute of the day at an instant.
  package func local(_ instant: Instant) -> (day: Day, minute: Int) {
    let (day, time) = (instant + offset(at: instant)).utc
    return (day, Int(time / 60_000))
  }

  package func day(of instant: Instant) -> Day { local(instant).day }

  /// `2026-11-23 10:05`, by this zone's clock.
  package func clock(_ instant: Instant) -> String {
    let (day, minute) = local(instant)
    return "\(day) \(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }

  /// The instant at which a clock of the zone shows this day and minute. A time that a change of
  /// clocks leaves out is taken as that much later; of one that comes twice, the first.
  package func instant(of day: Day, minute: Int) -> Instant {
    let wall = Instant(utcDay: day, milliseconds: Int64(minute) * 60_000)
    let before = offset(at: wall + -86_400_000)
    let after = offset(at: wall + 86_400_000)
    for candidate in [before, after] where offset(at: wall + -candidate) == candidate {
      return wall + -candidate
    }
    return wall + -before
  }

  /// Milliseconds east of UTC.
  private func offset(at instant: Instant) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(instant))) * 1000
  }
}

extension BookZone: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let zone = BookZone(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown time zone: \(text)"))
    }
    self = zone
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
