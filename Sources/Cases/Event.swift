/// One thing that happened, as it stands in the journal: a line of JSON. Hash, end mark and checksum
/// are the journal's, not the event's.
package struct Event: Hashable, Sendable {
  /// Counts from 1 without gaps over the whole book.
  package var seq: Int
  package var at: Instant
  package var by: UserID
  /// Nil for what belongs to no case, such as a break.
  package var caseID: CaseID?
  package var happening: Happening

  package init(seq: Int, at: Instant, by: UserID, caseID: CaseID?, happening: Happening) {
    self.seq = seq
    self.at = at
    self.by = by
    self.caseID = caseID
    self.happening = happening
  }
}

extension Event: Codable {
  private enum CodingKeys: String, CodingKey {
    case seq, at, by
    case caseID = "case"
  }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    seq = try c.decode(Int.self, forKey: .seq)
    at = try c.decode(Instant.self, forKey: .at)
    by = try c.decode(UserID.self, forKey: .by)
    caseID = try c.decodeIfPresent(CaseID.self, forKey: .caseID)
    happening = try Happening(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(seq, forKey: .seq)
    try c.encode(at, forKey: .at)
    try c.encode(by, forKey: .by)
    try c.encodeIfPresent(caseID, forKey: .caseID)
    try happening.encode(to: encoder)
  }
}

/// An event as a case remembers it.
package struct PastEvent: Hashable, Sendable {
  /// Nil for what happened before the case came into this book.
  package var seq: Int?
  package var at: Instant
  package var by: UserID
  package var happening: Happening

  package init(seq: Int?, at: Instant, by: UserID, happening: Happening) {
    self.seq = seq
    self.at = at
    self.by = by
    self.happening = happening
  }
}

extension PastEvent: Codable {
  private enum CodingKeys: String, CodingKey { case seq, at, by }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    seq = try c.decodeIfPresent(Int.self, forKey: .seq)
    at = try c.decode(Instant.self, forKey: .at)
    by = try c.decode(UserID.self, forKey: .by)
    happening = try Happening(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encodeIfPresent(seq, forKey: .seq)
    try c.encode(at, forKey: .at)
    try c.encode(by, forKey: .by)
    try happening.encode(to: encoder)
  }
}
