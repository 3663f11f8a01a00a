/// What queues, filters and totals need of a case, in a form a scanner reads without understanding
/// cases. It is written into every line of a snapshot, so that an index of a million cases needs no
/// decoding; this initialiser is the only place that computes it.
package struct CaseDigest: Hashable, Sendable {
  package var balance: Int64
  package var broken: Int
  /// Milliseconds since 1970.
  package var callBack: Int64?
  package var currency: String
  /// Days since 1970, as all days here.
  package var due: Int32
  package var failures: Int
  package var flags: Int
  /// A hash of the debtor's identity; equal in all cases of a packet.
  package var identity: Int64?
  package var keys: String
  package var language: String?
  package var lastContact: Int64?
  package var lastWorked: Int64?
  package var name: String
  package var next: Int32?
  package var owner: String?
  package var placed: Int32?
  package var promiseAmount: Int64?
  package var promiseDue: Int32?
  package var promiseHesitant: Bool?
  package var segment: Int?
  package var zone: String?

  package init(_ file: CaseFile) {
    let debtor = file.debtor
    let promise = file.livePromise
    balance = file.debt.balance
    broken = file.promises.lazy.filter { $0.state == .broken || $0.state == .partly }.count
    callBack = file.callBack?.at.milliseconds
    currency = file.debt.currency.code
    due = file.debt.due.number
    failures = file.tally.failures
    flags = Int(CaseFlags(file).rawValue)
    identity = CaseDigest.identity(of: file)
    keys = searchKeys(of: file)
    language = debtor?.language
    lastContact = file.tally.lastContact?.milliseconds
    lastWorked = file.tally.lastWorked?.milliseconds
    name = debtor?.name ?? ""
    next = file.next?.number
    owner = file.owner?.text
    placed = file.placed?.number
    promiseAmount = promise?.amount
    promiseDue = promise?.due.number
    promiseHesitant = promise.flatMap { $0.firmness == .firm ? nil : true }
    segment = file.segment.flatMap { Segment.allCases.firstIndex(of: $0) }
    zone = debtor?.zones.first
  }

  package static func identity(of file: CaseFile) -> Int64? {
    file.debtor?.identity.map { Int64(bitPattern: stableHash($0)) }
  }
}

/// In JSON an array, without names: a third shorter, in every line of every book. What is absent is
/// null, and left out at the end.
extension CaseDigest: Codable {
  package func encode(to encoder: any Encoder) throws {
    var c = encoder.unkeyedContainer()
    try c.encode(balance)
    try c.encode(currency)
    try c.encode(due)
    try c.encode(flags)
    try c.encode(name)
    try c.encode(keys)
    let optional: [(any Encodable)?] = [
      owner, identity, placed, next, language, zone, segment, lastWorked, lastContact,
      failures == 0 ? nil : failures, promiseAmount, promiseDue, promiseHesitant == true ? 1 : nil,
      callBack, broken == 0 ? nil : broken,
    ]
    let end = optional.lastIndex { $0 != nil } ?? -1
    for value in optional[...end] {
      if let value { try c.encode(value) } else { try c.encodeNil() }
    }
  }

  package init(from decoder: any Decoder) throws {
    var c = try decoder.unkeyedContainer()
    func optional<Value: Decodable>(_ type: Value.Type) throws -> Value? {
      if try c.isAtEnd || c.decodeNil() { return nil }
      return try c.decode(type)
    }
    balance = try c.decode(Int64.self)
    currency = try c.decode(String.self)
    due = try c.decode(Int32.self)
    flags = try c.decode(Int.self)
    name = try c.decode(String.self)
    keys = try c.decode(String.self)
    owner = try optional(String.self)
    identity = try optional(Int64.self)
    placed = try optional(Int32.self)
    next = try optional(Int32.self)
    language = try optional(String.self)
    zone = try optional(String.self)
    segment = try optional(Int.self)
    lastWorked = try optional(Int64.self)
    lastContact = try optional(Int64.self)
    failures = try optional(Int.self) ?? 0
    promiseAmount = try optional(Int64.self)
    promiseDue = try optional(Int32.self)
    promiseHesitant = try optional(Int.self).map { $0 != 0 }
    callBack = try optional(Int64.self)
    broken = try optional(Int.self) ?? 0
  }
}

/// Yes-or-no facts of a row. Queues ask them of every row of a large book: the compiler may look
/// through them wherever they are asked.
package struct CaseFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable package func contains(_ flags: CaseFlags) -> Bool {
    rawValue & flags.rawValue == flags.rawValue
  }

  @inlinable package static var closed: CaseFlags { CaseFlags(rawValue: 1) }
  @inlinable package static var held: CaseFlags { CaseFlags(rawValue: 2) }
  @inlinable package static var disputed: CaseFlags { CaseFlags(rawValue: 4) }
  @inlinable package static var hardship: CaseFlags { CaseFlags(rawValue: 8) }
  @inlinable package static var deceased: CaseFlags { CaseFlags(rawValue: 16) }
  /// The promise decided last was broken.
  @inlinable package static var lastBroken: CaseFlags { CaseFlags(rawValue: 32) }
  /// No contact point is left to try.
  @inlinable package static var skip: CaseFlags { CaseFlags(rawValue: 64) }
  @inlinable package static var vulnerable: CaseFlags { CaseFlags(rawValue: 128) }
  /// Something is asked of the leads and not answered.
  @inlinable package static var requested: CaseFlags { CaseFlags(rawValue: 256) }
  /// Its owner is a cover for a time.
  @inlinable package static var covered: CaseFlags { CaseFlags(rawValue: 512) }
  /// It came from somebody else and its owner has not worked it yet.
  @inlinable package static var handedOver: CaseFlags { CaseFlags(rawValue: 1024) }

  /// Something that the other flags tell begins or ends by itself: whoever reads the row looks at the
  /// case whether it has.
  @inlinable package static var timed: CaseFlags { CaseFlags(rawValue: 2048) }

  /// - Parameter instant: when; nil is after its last event, since a digest knows no clock.
  package init(_ file: CaseFile, at instant: Instant? = nil) {
    self = []
    if file.closed != nil { insert(.closed) }
    let last = instant ?? file.history.last?.at
    let facts = file.facts.filter { record in last.map(record.holds) ?? true }
    if facts.stopWork { insert(.held) }
    for record in facts {
      switch record.fact {
      case .disputed: insert(.disputed)
      case .hardship: insert(.hardship)
      case .deceased: insert(.deceased)
      case .vulnerable: insert(.vulnerable)
      default: break
      }
    }
    if file.facts.contains(where: { $0.fact.isFlagged && $0.changes(after: last) }) {
      insert(.timed)
    }
    let lastDecided = file.promises.last { $0.state != .open && $0.isDecidedByPayments }
    if lastDecided?.state == .broken || lastDecided?.state == .partly { insert(.lastBroken) }
    let callable = file.debtor?.points.contains { $0.kind == .phone && $0.state != .bad } ?? false
    if !callable { insert(.skip) }
    if file.requests.contains(where: \.isOpen) { insert(.requested) }
    if file.coverUntil != nil { insert(.covered) }
    if file.handover != nil { insert(.handedOver) }
  }
}

extension FactName {
  /// The flags of a row tell of it.
  fileprivate var isFlagged: Bool {
    switch self {
    case .verified, .hardship, .vulnerable: true
    default: stopsWork
    }
  }
}

extension FactRecord {
  /// It begins or ends by itself after an instant; nil: ever.
  fileprivate func changes(after instant: Instant?) -> Bool {
    guard let instant else { return until != nil }
    return (since.map { instant < $0 } ?? false) || (until.map { instant < $0 } ?? false)
  }
}

/// The text that find and filter search: number, names, romanised names with and without spaces,
/// their initials, digits of telephones, employer, account number; folded to lower case and
/// separated by spaces. At their end stand the tokens of what may tie it to other cases.
package func searchKeys(of file: CaseFile) -> String {
  var keys = [file.id.text]
  for party in file.parties where party.role == .debtor || party.role == .guarantor {
    keys.append(party.name)
    if let romanised = party.romanised, romanised != party.name {
      keys.append(romanised)
    }
    let words = (party.romanised ?? party.name).split { $0 == " " || $0 == "," || $0 == "-" }
    if words.count > 1 {
      keys.append(words.joined())
      keys.append(String(words.compactMap(\.first)))
    }
    for point in party.points where point.kind == .phone {
      keys.append(point.value.filter(\.isNumber))
    }
    if let employer = party.employer { keys.append(employer) }
  }
  if let number = file.debt.number { keys.append(number) }
  let tokens = file.links.flatMap(\.token)
  return keys.joined(separator: " ").lowercased() + (tokens.isEmpty ? "" : " ")
    + String(decoding: tokens, as: UTF8.self)
}

/// FNV-1a, 64 bits: the same in every process and on every machine (Swift's own hashes are not).
package func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
