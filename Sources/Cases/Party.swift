/// Where a person can be reached: a telephone number, an address, an e-mail address.
package struct ContactPoint: Hashable, Sendable {
  package enum Kind: String, Codable, Sendable, CaseIterable { case phone, email, address }

  /// `unverified` came from a search and nobody has confirmed it; `bad` is no longer tried.
  package enum State: String, Codable, Sendable, CaseIterable {
    case untested, good, bad, unverified
  }

  /// Short and unique within the case: `p1`, `p2`, ...
  package var id: String
  package var kind: Kind
  /// The number in international form (`+8613800138000`), the address, the e-mail address.
  package var value: String
  package var place: Place
  package var state: State
  /// IANA names of every zone the person may be in when reached here; empty if unknown.
  package var zones: [String]
  package var unknown = UnknownFields()

  package init(
    id: String, kind: Kind, value: String, place: Place, state: State = .untested,
    zones: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.value = value
    self.place = place
    self.state = state
    self.zones = zones
  }
}

extension ContactPoint {
  /// As somebody was told it: nobody has confirmed it. `@` makes it an e-mail address, any other
  /// letter an address, the rest is a telephone number.
  package init(told text: String, at place: Place = .other) {
    let kind: Kind =
      text.contains("@") ? .email : ContactPoint.looksLikeNumber(text) ? .phone : .address
    self.init(id: "", kind: kind, value: text, place: place, state: .unverified)
  }

  private static func looksLikeNumber(_ text: String) -> Bool {
    internationalNumber(text, country: DialPlan.of(country: "CN")) != nil
      || !text.contains(where: \.isLetter)
  }
}

/// A person on a case.
package struct Party: Hashable, Sendable {
  /// Short and unique within the case: `d` for the debtor, then `g1`, `t1`, ...
  package var id: String
  package var role: PartyRole
  package var name: String
  /// The name in Latin letters where the name is not: `Zhang Wei`. Stored because computing it for
  /// a whole book is too slow at start.
  package var romanised: String?
  /// How the person stands to the debtor, as the desk was told: `mother`, `colleague`.
  package var relation: String?
  /// A national identity, tax or customer number. The same one on two cases makes them a packet.
  package var identity: String?
  package var born: Day?
  package var sex: String?
  package var occupation: String?
  package var employer: String?
  /// ISO 639-1: `zh`, `en`.
  package var language: String?
  /// ISO 3166 with an optional subdivision or city, of residence: `CN`, `US-MA`.
  package var jurisdiction: String?
  /// What a guarantor has undertaken; nobody else has one.
  package var guarantee: Guarantee?
  package var points: [ContactPoint]
  package var unknown = UnknownFields()

  package init(id: String, role: PartyRole, name: String, points: [ContactPoint] = []) {
    self.id = id
    self.role = role
    self.name = name
    self.points = points
  }

  /// Every zone the person may be in, without repetition, in order of the contact points.
  package var zones: [String] {
    var seen: [String] = []
    for zone in points.flatMap(\.zones) where !seen.contains(zone) { seen.append(zone) }
    return seen
  }
}

extension Party {
  /// Takes over what a statement says of the person. What it is silent on stays, and so do the
  /// contact points, which the desk keeps; a new name has its own romanised form or none.
  mutating func restate(as stated: Party) {
    if stated.name != name {
      name = stated.name
      romanised = stated.romanised
    }
    func take<Value>(_ member: WritableKeyPath<Party, Value?>) {
      if let value = stated[keyPath: member] { self[keyPath: member] = value }
    }
    take(\.romanised)
    take(\.relation)
    take(\.identity)
    take(\.born)
    take(\.sex)
    take(\.occupation)
    take(\.employer)
    take(\.language)
    take(\.jurisdiction)
  }

  var withoutPoints: Party {
    var party = self
    party.points = []
    return party
  }
}

extension ContactPoint: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, kind, value, place, state, zones
  }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    id = try c.decode(String.self, forKey: .id)
    kind = try c.decode(Kind.self, forKey: .kind)
    value = try c.decode(String.self, forKey: .value)
    place = try c.decodeIfPresent(Place.self, forKey: .place) ?? .other
    state = try c.decodeIfPresent(State.self, forKey: .state) ?? .untested
    zones = try c.decodeIfPresent([String].self, forKey: .zones) ?? []
    unknown = try UnknownFields(in: decoder, besides: CodingKeys.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try unknown.encode(to: encoder)
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(id, forKey: .id)
    try c.encode(kind, forKey: .kind)
    try c.encode(value, forKey: .value)
    if place != .other { try c.encode(place, forKey: .place) }
    if state != .untested { try c.encode(state, forKey: .state) }
    if !zones.isEmpty { try c.encode(zones, forKey: .zones) }
  }
}

extension Party: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, role, name, romanised, relation, identity, born, sex, occupation, employer
    case language, jurisdiction, guarantee, points
  }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    id = try c.decode(String.self, forKey: .id)
    role = try c.decode(PartyRole.self, forKey: .role)
    name = try c.decode(String.self, forKey: .name)
    romanised = try c.decodeIfPresent(String.self, forKey: .romanised)
    relation = try c.decodeIfPresent(String.self, forKey: .relation)
    identity = try c.decodeIfPresent(String.self, forKey: .identity)
    born = try c.decodeIfPresent(Day.self, forKey: .born)
    sex = try c.decodeIfPresent(String.self, forKey: .sex)
    occupation = try c.decodeIfPresent(String.self, forKey: .occupation)
    employer = try c.decodeIfPresent(String.self, forKey: .employer)
    language = try c.decodeIfPresent(String.self, forKey: .language)
    jurisdiction = try c.decodeIfPresent(String.self, forKey: .jurisdiction)
    guarantee = try c.decodeIfPresent(Guarantee.self, forKey: .guarantee)
    points = try c.decodeIfPresent([ContactPoint].self, forKey: .points) ?? []
    unknown = try UnknownFields(in: decoder, besides: CodingKeys.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try unknown.encode(to: encoder)
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(id, forKey: .id)
    try c.encode(role, forKey: .role)
    try c.encode(name, forKey: .name)
    try c.encodeIfPresent(romanised, forKey: .romanised)
    try c.encodeIfPresent(relation, forKey: .relation)
    try c.encodeIfPresent(identity, forKey: .identity)
    try c.encodeIfPresent(born, forKey: .born)
    try c.encodeIfPresent(sex, forKey: .sex)
    try c.encodeIfPresent(occupation, forKey: .occupation)
    try c.encodeIfPresent(employer, forKey: .employer)
    try c.encodeIfPresent(language, forKey: .language)
    try c.encodeIfPresent(jurisdiction, forKey: .jurisdiction)
    try c.encodeIfPresent(guarantee, forKey: .guarantee)
    if !points.isEmpty { try c.encode(points, forKey: .points) }
  }
}
