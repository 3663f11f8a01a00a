import Cases
import SmallDesk

/// The rules of the desk once more, written from DOMAIN.md without looking at speed or at files: what
/// the model check compares the program with. A case is a few plain fields; what may be done with it
/// and what comes of it is said in one place, kind by kind.
struct NaiveCase: Equatable {
  struct Promise: Equatable {
    var id: String
    var amount: Int64
    var due: Int
    var made: Int
    var state = "open"
    var received: Int64 = 0
  }

  struct Payment: Equatable {
    var reference: String
    var amount: Int64
    var day: Int
    var reversed = false
  }

  var owner: UserID?
  var cover: Int?
  var back: UserID?
  var owed: Int64
  var paid: Int64 = 0
  var promises: [Promise] = []
  var payments: [Payment] = []
  var facts: [FactName] = []
  var consents = 0
  var numbers: [String: String]
  var segment: Segment?
  var strategy: String?
  var next: Int?
  var callBack: Instant?
  var closed: String?
  var attempts = 0
  var contacts = 0
  var rightParty = 0
  var failures = 0

  var balance: Int64 { owed - paid }
}

extension NaiveCase {
  /// What the program says of a case, in the same few fields.
  init(_ file: CaseFile) {
    owner = file.owner
    cover = file.coverUntil?.number.asInt
    back = file.ownerAfterCover
    owed = file.debt.principal + file.debt.interest + file.debt.fees
    paid = file.debt.paid
    promises = file.promises.map {
      Promise(
        id: $0.id, amount: $0.amount, due: Int($0.due.number), made: Int($0.made.number),
        state: $0.state.rawValue, received: $0.received)
    }
    payments = file.payments.map {
      Payment(
        reference: $0.reference, amount: $0.amount, day: Int($0.day.number), reversed: $0.reversed)
    }
    facts = file.facts.map(\.fact)
    consents = file.consents.count
    numbers = [:]
    for point in file.parties.flatMap(\.points) { numbers[point.id] = point.state.rawValue }
    segment = file.segment
    strategy = file.strategy
    next = file.next?.number.asInt
    callBack = file.callBack?.at
    closed = file.closed
    attempts = file.tally.attempts
    contacts = file.tally.contacts
    rightParty = file.tally.rightParty
    failures = file.tally.failures
  }
}

extension Int32 {
  fileprivate var asInt: Int { Int(self) }
}

/// Who asks, and when.
struct NaiveMoment {
  var user: UserID
  var role: Member.Role?
  var now: Instant
  var today: Int
  /// The number that the first event of the action gets.
  var seq: Int

  func lead(_ what: String) throws(Refusal) {
    if role != .lead { throw .needsLead(what) }
  }
}

extension NaiveCase {
  /// What somebody does to a case.
  /// - Returns: how many events it makes.
  mutating func take(_ deed: Deed, _ moment: NaiveMoment) throws(Refusal) -> Int {
    guard let role = moment.role else { throw .notInTeam(moment.user) }
    if role == .auditor { throw .auditorsOnlyRead }
    switch deed {
    case .note(let text):
      if text.allSatisfy(\.isWhitespace) { throw .noteMissing }
      return 1
    case .dial(let number):
      if let closed { throw .caseClosed(reason: closed) }
      if numbers[number] == nil { throw .noSuchPoint(number) }
      return 1
    case .record(let kind, let number): return try record(kind, number, moment)
    case .promise(let amount, let days, let firm):
      return try promise(amount, days, firm, moment)
    case .callBack(let days, let minute): return try callBack(days, minute, moment)
    case .assign(let to, let days): return try assign(to, days, moment)
    case .hold(let fact):
      if facts.contains(fact), fact != .inconvenient { throw .alreadyHeld(fact) }
      if fact == .verified { try moment.lead("record verified") }
      facts.append(fact)
      return 1
    case .release(let fact):
      if !facts.contains(fact) { throw .notHeld(fact) }
      if Deed.stopping.contains(fact) || fact == .inconvenient {
        try moment.lead("lift \(fact.rawValue)")
      }
      facts.removeAll { $0 == fact }
      return 1
    case .consent:
      consents += 1
      return 1
    case .pay(let reference, let amount): return try pay(reference, amount, moment)
    case .reverse(let reference): return try reverse(reference, moment)
    case .settle: return settle(moment)
    case .close(let reason):
      try moment.lead("close cases")
      if let closed { throw .caseClosed(reason: closed) }
      if reason.allSatisfy(\.isWhitespace) { throw .reasonMissing }
      closed = reason
      return 1
    case .reopen:
      try moment.lead("reopen cases")
      if closed == nil { throw .caseOpen }
      closed = nil
      return 1
    case .segment(let segment):
      if let closed { throw .caseClosed(reason: closed) }
      if segment == nil, self.segment == nil { throw .nothingSet("segment") }
      self.segment = segment
      return 1
    case .strategy(let strategy):
      if let closed { throw .caseClosed(reason: closed) }
      if strategy == nil, self.strategy == nil { throw .nothingSet("strategy") }
      self.strategy = strategy
      return 1
    case .undo: preconditionFailure("taken back by the whole desk")
    }
  }

  private mutating func attempt(contact: Bool, right: Bool, at now: Instant) {
    attempts += 1
    if contact {
      contacts += 1
      failures = 0
      if let due = callBack, due <= now { callBack = nil }
    } else {
      failures += 1
    }
    if right { rightParty += 1 }
  }

  private mutating func record(
    _ kind: Deed.Kind, _ number: String, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    if let closed { throw .caseClosed(reason: closed) }
    if numbers[number] == nil { throw .noSuchPoint(number) }
    switch kind {
    case .noAnswer:
      attempt(contact: false, right: false, at: moment.now)
      next = moment.today + 1
      return 2
    case .wrongNumber:
      attempt(contact: false, right: false, at: moment.now)
      numbers[number] = "bad"
      return 3
    case .dispute:
      attempt(contact: true, right: true, at: moment.now)
      if facts.contains(.disputed) { return 2 }
      facts.append(.disputed)
      return 3
    case .refused:
      attempt(contact: true, right: true, at: moment.now)
      if segment == .unwilling { return 2 }
      segment = .unwilling
      return 3
    case .silent: throw .noteMissing
    }
  }

  /// At most three days away for an agent, not more than is owed, not nothing.
  private mutating func promise(
    _ amount: Int64?, _ days: Int?, _ firm: Bool, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    if let closed { throw .caseClosed(reason: closed) }
    guard let amount else { throw .amountMissing }
    guard let days else { throw .dayMissing }
    let yuan = FaultDesk.charter.currency
    if amount < 1 { throw .amountTooSmall(smallest: Money(minor: 1, currency: yuan)) }
    if amount > max(balance, 1) {
      throw .amountAboveBalance(balance: Money(minor: balance, currency: yuan))
    }
    let due = moment.today + days
    if days < 0 { throw .dayPast(Day(number: Int32(due))) }
    if days > 3, moment.role != .lead {
      throw .dayTooLate(latest: Day(number: Int32(moment.today + 3)), days: 3)
    }
    attempt(contact: true, right: true, at: moment.now)
    for index in promises.indices where promises[index].state == "open" {
      promises[index].state = "rescheduled"
    }
    promises.append(
      Promise(id: "\(moment.seq + 2)", amount: amount, due: due, made: moment.today))
    next = firm ? due + 2 : max(moment.today + 1, due - 1)
    return 3
  }

  private mutating func callBack(
    _ days: Int, _ minute: Int, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    if let closed { throw .caseClosed(reason: closed) }
    // The desk is in Shanghai, eight hours before Greenwich all year.
    let minutes = Int64(moment.today + days) * 1440 + Int64(minute) - 480
    let at = Instant(milliseconds: minutes * 60_000)
    if at <= moment.now { throw .timePast }
    attempt(contact: true, right: false, at: moment.now)
    callBack = at
    next = moment.today + days
    return 3
  }

  private mutating func assign(
    _ to: UserID, _ days: Int?, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    try moment.lead("reassign cases")
    guard let member = FaultDesk.charter.member(to) else { throw .noSuchMember(to) }
    if member.role == .auditor { throw .notAnAgent(to) }
    // Who covers may keep the case for good.
    if owner == to, cover == nil || days != nil { throw .sameOwner(to) }
    if let days, days < 0 { throw .dayPast(Day(number: Int32(moment.today + days))) }
    cover = days.map { moment.today + $0 }
    // A cover that is handed on still ends with the one whose case it is.
    back = days == nil ? nil : back ?? owner
    owner = to
    return 1
  }

  private mutating func pay(
    _ reference: String, _ amount: Int64, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    try moment.lead("import payments")
    if amount <= 0 { throw .amountNotPositive }
    if payments.contains(where: { $0.reference == reference }) {
      throw .paymentKnown(reference: reference)
    }
    payments.append(Payment(reference: reference, amount: amount, day: moment.today))
    paid += amount
    return 1 + settle(moment)
  }

  private mutating func reverse(
    _ reference: String, _ moment: NaiveMoment
  ) throws(Refusal) -> Int {
    try moment.lead("import payments")
    guard let index = payments.firstIndex(where: { $0.reference == reference && !$0.reversed })
    else { throw .paymentUnknown(reference: reference) }
    payments[index].reversed = true
    paid -= payments[index].amount
    return 1 + settle(moment)
  }

  /// Money counts once, for the promise that is due first; 95 % keeps it; a day of grace.
  private mutating func settle(_ moment: NaiveMoment) -> Int {
    var purse = payments.filter { !$0.reversed }
    var changed = 0
    for index in promises.indices.sorted(by: { promises[$0].due < promises[$1].due }) {
      let before = promises[index]
      if before.state == "withdrawn" || before.state == "rescheduled" { continue }
      var wanted = before.amount
      for coin in purse.indices
      where purse[coin].day >= before.made && purse[coin].day <= before.due + 1 {
        let taken = min(wanted, purse[coin].amount)
        wanted -= taken
        purse[coin].amount -= taken
      }
      let received = before.amount - wanted
      let isKept = received >= max(1, before.amount * 95 / 100)
      let isOver = moment.today > before.due + 1
      promises[index].received = received
      promises[index].state =
        isKept ? "kept" : !isOver ? "open" : received > 0 ? "partly" : "broken"
      if promises[index] != before { changed += 1 }
    }
    return changed
  }
}
