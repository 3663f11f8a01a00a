package import Cases

/// Which past contacts a rule counts: a kind of event and what must be true of it.
package struct EventPattern: Sendable, Equatable {
  /// The events; a voicemail is never counted beside the call that led to it.
  package var events: Marks
  /// All of these, none of those.
  package var with: Marks
  package var without: Marks
  /// nil: at any place, unknown included.
  package var places: [Place]?

  func matches(_ marks: Marks) -> Bool {
    !marks.isDisjoint(with: events) && marks.isSuperset(of: with) && marks.isDisjoint(with: without)
  }
}

/// What is true of one past contact, seen from the contact asked about.
package struct Marks: OptionSet, Sendable, Equatable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let call = Marks(rawValue: 1 << 0)
  package static let voicemail = Marks(rawValue: 1 << 1)
  package static let sms = Marks(rawValue: 1 << 2)
  package static let email = Marks(rawValue: 1 << 3)
  package static let letter = Marks(rawValue: 1 << 4)
  package static let visit = Marks(rawValue: 1 << 5)
  package static let social = Marks(rawValue: 1 << 6)

  package static let notConnected = Marks(rawValue: 1 << 8)
  package static let answered = Marks(rawValue: 1 << 9)
  package static let conversation = Marks(rawValue: 1 << 10)
  package static let inbound = Marks(rawValue: 1 << 11)
  package static let oneWay = Marks(rawValue: 1 << 12)

  static let sameDebt = Marks(rawValue: 1 << 16)
  static let sameNumber = Marks(rawValue: 1 << 17)
  static let samePerson = Marks(rawValue: 1 << 18)
  /// Its role is not recorded: it may be the same person.
  static let maybePerson = Marks(rawValue: 1 << 19)
}

/// One past contact reduced to what the rules compare.
struct Trace {
  var at: Int64
  var marks: Marks
  var role: PartyRole?
  var place: Place?
}

extension Trace {
  init(_ past: Situation.Past, seenFrom situation: Situation) {
    at = past.at.milliseconds
    role = past.role
    place = past.place
    marks = Trace.event(past)
    if past.by == .person { marks.insert(.inbound) }
    if past.style == .oneWayNotice { marks.insert(.oneWay) }
    let contact = situation.contact
    if past.debt == nil || past.debt == contact.debt || past.debt == "this" {
      marks.insert(.sameDebt)
    }
    let bothNumbers = past.number != nil && contact.number != nil
    let sameNumber = bothNumbers && past.number == contact.number
    if sameNumber { marks.insert(.sameNumber) }
    guard let role = situation.person.role else { return }
    if past.role == nil {
      marks.insert(.maybePerson)
    } else if past.role == role, role != .thirdParty || !bothNumbers || sameNumber {
      marks.insert(.samePerson)
    }
  }

  private static func event(_ past: Situation.Past) -> Marks {
    switch past.event {
    case .callPlaced:
      guard past.connected else { return [.call, .notConnected] }
      var marks: Marks = .call
      if past.answered || past.conversation { marks.insert(.answered) }
      if past.conversation { marks.insert(.conversation) }
      return marks
    case .voicemailLeft: return .voicemail
    case .smsSent: return .sms
    case .emailSent: return .email
    case .letterSent: return .letter
    case .socialSent: return .social
    case .visitMade: return past.conversation ? [.visit, .conversation] : .visit
    }
  }
}
