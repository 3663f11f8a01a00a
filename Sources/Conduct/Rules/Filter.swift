internal import Cases

// Filters compiled to sets of bits: whether a rule looks at a contact is asked for every rule of
// every verdict.

/// A word of a small vocabulary as one bit.
protocol Bit {
  var bit: UInt16 { get }
}

extension CollectorKind: Bit {
  var bit: UInt16 {
    switch self {
    case .creditor: 1
    case .agency: 2
    case .debtBuyer: 4
    }
  }
}

extension DebtKind: Bit {
  var bit: UInt16 {
    switch self {
    case .consumer: 1
    case .commercial: 2
    }
  }
}

extension Channel: Bit {
  var bit: UInt16 {
    switch self {
    case .call: 1
    case .voicemail: 2
    case .sms: 4
    case .email: 8
    case .letter: 16
    case .postcard: 32
    case .visit: 64
    case .social: 128
    }
  }
}

extension PartyRole: Bit {
  var bit: UInt16 {
    switch self {
    case .debtor: 1
    case .spouse: 2
    case .guardian: 4
    case .executor: 8
    case .guarantor: 16
    case .thirdParty: 32
    case .attorney: 64
    }
  }
}

extension Purpose: Bit {
  var bit: UInt16 {
    switch self {
    case .collect: 1
    case .location: 2
    case .notice: 4
    case .reply: 8
    }
  }
}

extension Place: Bit {
  var bit: UInt16 {
    switch self {
    case .mobile: 1
    case .home: 2
    case .work: 4
    case .other: 8
    }
  }
}

extension Situation.Style: Bit {
  var bit: UInt16 {
    switch self {
    case .interactive: 1
    case .oneWayNotice: 2
    }
  }
}

/// One set of bits for every property a filter may name.
struct Facets: Sendable, Equatable {
  var actors: UInt16
  var debts: UInt16
  var channels: UInt16
  var purposes: UInt16
  var styles: UInt16
  var roles: UInt16
  var places: UInt16

  /// The properties of one contact; none for what is unknown.
  init(_ situation: Situation) {
    actors = situation.actor.bit
    debts = situation.debtKind.bit
    channels = situation.contact.channel.bit
    purposes = situation.contact.purpose.bit
    styles = situation.contact.style.bit
    roles = situation.person.role?.bit ?? 0
    places = situation.contact.place?.bit ?? 0
  }

  /// What a filter names, and `absent` for what it does not.
  init(_ filter: PackRule.Filter, absent: UInt16) {
    func bits(_ words: [some Bit]?) -> UInt16 { words?.reduce(0) { $0 | $1.bit } ?? absent }
    actors = bits(filter.actors)
    debts = bits(filter.debts)
    channels = bits(filter.channels)
    purposes = bits(filter.purposes)
    styles = bits(filter.styles)
    roles = bits(filter.roles)
    places = bits(filter.places)
  }
}

/// The contacts a rule looks at: everything that `only` names must fit, nothing that `except`
/// names may.
struct Reach: Sendable, Equatable {
  enum Match: Equatable {
    case yes, no
    /// It would, or would not, depending on something unknown.
    case unknown(Verdict.Reason.Missing)
  }

  private let only: Facets
  private let except: Facets

  init(_ rule: PackRule) {
    only = Facets(rule.only, absent: .max)
    except = Facets(rule.except, absent: 0)
  }

  func match(_ contact: Facets) -> Match {
    guard only.actors & contact.actors != 0, only.debts & contact.debts != 0,
      only.channels & contact.channels != 0, only.purposes & contact.purposes != 0,
      only.styles & contact.styles != 0, except.actors & contact.actors == 0,
      except.debts & contact.debts == 0, except.channels & contact.channels == 0,
      except.purposes & contact.purposes == 0, except.styles & contact.styles == 0,
      contact.roles == 0 || only.roles & contact.roles != 0,
      contact.places == 0 || only.places & contact.places != 0,
      except.roles & contact.roles == 0, except.places & contact.places == 0
    else { return .no }
    if contact.roles == 0, only.roles != .max || except.roles != 0 { return .unknown(.role) }
    if contact.places == 0, only.places != .max || except.places != 0 { return .unknown(.place) }
    return .yes
  }
}
