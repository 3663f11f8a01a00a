/// Something written or left for a person.
package struct Sent: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, CaseIterable {
    case sms = "sms.sent"
    case email = "email.sent"
    case letter = "letter.sent"
    case voicemail = "voicemail.left"
    case social = "social.sent"

    package var channel: Channel {
      switch self {
      case .sms: .sms
      case .email: .email
      case .letter: .letter
      case .voicemail: .voicemail
      case .social: .social
      }
    }

    /// The kind that a channel makes; nil for one on which nothing is written.
    package init?(_ channel: Channel) {
      guard let kind = Kind.allCases.first(where: { $0.channel == channel }) else { return nil }
      self = kind
    }

    /// Once it is out of the house nobody takes it back.
    package var isAtOnce: Bool { self != .letter }
  }

  package var to: String?
  package var role: PartyRole?
  package var template: String?
  package var language: String?
  package var purpose: Purpose?
  /// Unique in the book: delivery results name it.
  package var reference: String?
  /// A hash of the text as it left (FNV-1a, 64 bits, hexadecimal).
  package var digest: String?

  package init(to: String? = nil, role: PartyRole? = nil, template: String? = nil) {
    self.to = to
    self.role = role
    self.template = template
  }
}

/// What became of something sent, as the post, the operator or the recipient says.
package struct Delivery: Hashable, Sendable, Codable {
  package enum State: String, Codable, Sendable, CaseIterable {
    case delivered
    /// It did not arrive this time.
    case failed
    /// The address is wrong: mail came back, a number is not in service.
    case returned
    /// The person answered that this medium is not wanted.
    case optedOut = "opted-out"
  }

  /// The reference of what was sent.
  package var reference: String
  package var state: State
  package var to: String?
  package var reason: String?

  package init(reference: String, state: State, reason: String? = nil) {
    self.reference = reference
    self.state = state
    self.reason = reason
  }
}

/// Something to be sent: the text as it would leave, to whom, and what it is made from.
package struct Dispatch: Hashable, Sendable {
  package var kind: Sent.Kind
  /// The contact point.
  package var to: String
  package var template: String
  package var purpose: Purpose
  package var language: String
  package var text: String

  package init(
    _ kind: Sent.Kind, to: String, template: String, purpose: Purpose = .collect,
    language: String, text: String
  ) {
    self.kind = kind
    self.to = to
    self.template = template
    self.purpose = purpose
    self.language = language
    self.text = text
  }
}

/// Something about a party changes: what is nil stays.
package struct PartyChanged: Hashable, Sendable, Codable {
  package var party: String
  package var role: PartyRole?
  package var relation: String?
  package var language: String?
  package var guarantee: Guarantee?

  package init(party: String) { self.party = party }
}
