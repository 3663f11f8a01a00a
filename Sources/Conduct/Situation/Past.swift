package import Cases

extension Situation {
  /// One past contact, as the rules count it.
  package struct Past: Sendable, Equatable {
    package enum Event: String, Codable, Sendable, CaseIterable {
      case callPlaced = "call.placed"
      case voicemailLeft = "voicemail.left"
      case smsSent = "sms.sent"
      case emailSent = "email.sent"
      case letterSent = "letter.sent"
      case visitMade = "visit.made"
      case socialSent = "social.sent"
    }

    package var at: Instant
    package var event: Event
    package var role: PartyRole?
    package var number: String?
    package var place: Place?
    /// nil: this debt.
    package var debt: String?
    package var style: Style
    package var by: Side
    /// Calls: whether it connected at all, whether it was answered, whether somebody spoke.
    package var connected: Bool
    package var answered: Bool
    package var conversation: Bool

    /// A call is taken as connected unless said otherwise, and as unanswered and without a
    /// conversation unless said otherwise.
    package init(
      at: Instant, event: Event, role: PartyRole?, number: String? = nil, place: Place? = nil,
      debt: String? = nil, style: Style = .interactive, by: Side = .collector,
      connected: Bool = true, answered: Bool? = nil, conversation: Bool = false
    ) {
      self.at = at
      self.event = event
      self.role = role
      self.number = number
      self.place = place
      self.debt = debt
      self.style = style
      self.by = by
      self.connected = connected
      self.answered = answered ?? conversation
      self.conversation = conversation
    }
  }
}
