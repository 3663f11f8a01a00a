package import Cases

/// Which past contacts a rule counts: kinds of event and what must be true of them.
package struct EventPattern: Sendable, Equatable {
  package var events: Marks
  /// All of these, none of those.
  package var with: Marks
  package var without: Marks
  /// nil: at any place, unknown included.
  package var places: [Place]? {
    didSet { placeBits = places?.reduce(0) { $0 | $1.bit } ?? .max }
  }
  private var placeBits: UInt16 = .max

  package init(_ events: Marks, with: Marks = [], without: Marks = []) {
    self.events = events
    self.with = with
    self.without = without
  }

  /// Whether an event is such a one; of one whose place is unknown, whether it may be.
  func fits(_ trace: Trace) -> Bool {
    !trace.marks.isDisjoint(with: events) && trace.marks.isSuperset(of: with)
      && trace.marks.isDisjoint(with: without)
      && (trace.place.map { placeBits & $0.bit != 0 } ?? true)
  }

  var needsPlace: Bool { placeBits != .max }
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
  /// The contact asked about, as far as past contacts are compared with it.
  struct View {
    var role: PartyRole?
    var number: String?
    var debt: String?

    init(_ situation: Situation) {
      role = situation.person.role
      number = situation.contact.number
      debt = situation.contact.debt
    }
  }

  init(_ past: borrowing Situation.Past, _ view: borrowing View) {
    at = past.at.milliseconds
    role = past.role
    place = past.place
    marks = Trace.event(past)
    if past.by == .person { marks.insert(.inbound) }
    if past.style == .oneWayNotice { marks.insert(.oneWay) }
    if let debt = past.debt {
      if let this = view.debt, debt == this { marks.insert(.sameDebt) }
    } else {
      marks.insert(.sameDebt)
    }
    var bothNumbers = false
    var sameNumber = false
    if let number = past.number, let asked = view.number {
      bothNumbers = true
      sameNumber = number == asked
    }
    if sameNumber { marks.insert(.sameNumber) }
    guard let asked = view.role else { return }
    guard let role else {
      marks.insert(.maybePerson)
      return
    }
    if role.bit == asked.bit, asked != .thirdParty || !bothNumbers || sameNumber {
      marks.insert(.samePerson)
    }
  }

  private static func event(_ past: borrowing Situation.Past) -> Marks {
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
