package import Cases

/// The answer to *may I, now, this person, this way? why not? when may I?*
package struct Verdict: Sendable, Equatable {
  package typealias Level = VerdictLevel

  package var level: Level
  /// Every rule that applies, the strictest first.
  package var reasons: [Reason]
  /// The first whole minute at which no rule would stop the contact, assuming nothing else
  /// happens; nil where nothing stops it, or some rule does not end by itself.
  package var opens: Instant?

  package init(level: Level, reasons: [Reason], opens: Instant?) {
    self.level = level
    self.reasons = reasons
    self.opens = opens
  }

  package static let allowed = Verdict(level: .allowed, reasons: [], opens: nil)
}

extension Verdict {
  /// One rule that applies, in the words of its pack.
  package struct Reason: Sendable, Equatable {
    package var pack: String
    package var rule: String
    package var effect: Level
    package var text: String
    package var citation: String
    package var basis: Basis
    /// The first whole minute at which this rule alone would not stop the contact; nil if it does
    /// not stop it, or does not end by itself.
    package var opens: Instant?
    /// What the rule needs and nobody has recorded; such a rule refuses.
    package var missing: Missing?

    /// A fact that a rule needs and that is unknown.
    package enum Missing: String, Codable, Sendable {
      case role, zone, place, since, staff, identity
    }
  }
}

/// How well a rule was verified.
package enum Basis: String, Codable, Sendable, CaseIterable {
  /// The rule's text was read.
  case text = "V"
  /// A secondary source was read.
  case secondary = "S"
  /// From memory: needs checking.
  case memory = "M"
}

extension Verdict: Encodable {
  private enum CodingKeys: String, CodingKey { case verdict, reasons, opens }

  /// The object that `arrears may --json` prints.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(level, forKey: .verdict)
    try container.encode(reasons, forKey: .reasons)
    try container.encode(opens, forKey: .opens)
  }
}

extension Verdict.Reason: Encodable {
  private enum CodingKeys: String, CodingKey {
    case pack, rule, effect, text, citation, basis, opens
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(pack, forKey: .pack)
    try container.encode(rule, forKey: .rule)
    try container.encode(effect, forKey: .effect)
    try container.encode(text, forKey: .text)
    try container.encode(citation, forKey: .citation)
    try container.encode(basis, forKey: .basis)
    try container.encode(opens, forKey: .opens)
  }
}
