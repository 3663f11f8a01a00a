package import Cases

/// What the team did on one day, act by act: the board and the reports are folds of it.
package struct TeamDay: Sendable, Equatable {
  /// One thing that somebody did, as far as figures need it.
  package struct Act: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case call
      case contact(OutcomeFlags)
      case promise(Int64, Currency)
      case rest(Break.State)
      case treatment(Treatment)
      case exception
      case other
    }
    var seq: Int?
    var at: Instant
    var by: UserID
    var caseID: CaseID?
    var kind: Kind
  }

  package let day: Day
  /// The first instant of the day, and the first after it.
  let begin: Instant
  let end: Instant
  private(set) var acts: [Act] = []
  private var takenBack: Set<Int> = []
  /// The numbers of attempts, of earlier days too where their cases are known.
  private var calls: Set<Int> = []

  package init(_ day: Day, zone: BookZone) {
    self.day = day
    begin = zone.instant(of: day, minute: 0)
    end = zone.instant(of: day + 1, minute: 0)
  }

  /// Counts an event of the journal. A case that is placed brings its earlier history; that is
  /// counted with the case.
  package mutating func count(_ event: Event, currency: Currency?) {
    if case .placed = event.happening { return }
    let past = PastEvent(seq: event.seq, at: event.at, by: event.by, happening: event.happening)
    count(past, on: event.caseID, currency)
  }

  /// Learns which events of a case were attempts, of whatever day: taking one back is an exception.
  package mutating func know(_ file: CaseFile) { calls.formUnion(file.callNumbers) }

  /// Counts what the history of a case says of the day.
  /// - Parameter isEarlier: only what happened before the case came into this book.
  package mutating func count(_ file: CaseFile, isEarlier: Bool = false) {
    if !isEarlier { know(file) }
    for past in file.history where !isEarlier || past.seq == nil {
      count(past, on: file.id, file.debt.currency)
    }
  }

  private mutating func count(_ past: PastEvent, on id: CaseID?, _ currency: Currency?) {
    guard past.at >= begin, past.at < end else { return }
    var by = past.by
    let kind: Act.Kind
    switch past.happening {
    case .callPlaced:
      kind = .call
      if let seq = past.seq { calls.insert(seq) }
    case .contacted(let contacted): kind = .contact(contacted.flags)
    case .promised(let promised):
      by = promised.taker ?? by
      guard let currency else { return }
      kind = .promise(promised.amount, currency)
    case .planAgreed(let plan):
      guard let currency else { return }
      kind = .promise(plan.sum, currency)
    case .onBreak(let rest): kind = .rest(rest.state)
    case .exception: kind = .exception
    case .sent, .visitMade, .legalStep, .traced:
      kind = Treatment(past.happening).map { .treatment($0) } ?? .other
    // Decided by payments and days, not by anybody.
    case .promiseDecided, .paid, .paymentReversed: return
    default:
      takenBack.formUnion(past.happening.undoes ?? [])
      kind = past.happening.takesBack(anyOf: calls) ? .exception : .other
    }
    acts.append(Act(seq: past.seq, at: past.at, by: by, caseID: id, kind: kind))
  }

  /// Exceptions to conduct until an instant: rules set aside, attempts taken back.
  package func exceptions(at now: Instant) -> Int {
    acts.count { $0.kind == .exception && $0.at <= now }
  }

  /// What each person did until an instant, and what they do then.
  package func figures(at now: Instant) -> [UserID: AgentFigures] {
    var figures: [UserID: AgentFigures] = [:]
    // Stable: acts of one instant stay in the order in which they happened.
    let order = acts.indices.filter { acts[$0].at <= now }.sorted {
      (acts[$0].at, acts[$0].seq ?? 0, $0) < (acts[$1].at, acts[$1].seq ?? 0, $1)
    }
    for index in order {
      let act = acts[index]
      let counts = act.seq.map { !takenBack.contains($0) } ?? true
      figures[act.by, default: AgentFigures()].take(act, counts: counts, now: now)
    }
    for user in figures.keys { figures[user]?.settle(at: now) }
    return figures
  }
}

/// What a person does at an instant, by the last thing they did.
package enum AgentState: String, Sendable, CaseIterable {
  case onCall = "on call"
  /// Within three minutes of the last thing done.
  case wrap
  case idle
  case onBreak = "break"
  /// Nothing was done today.
  case away
}

/// What one person did on a day.
package struct AgentFigures: Sendable, Equatable {
  package var worked: Set<CaseID> = []
  package var attempts = 0
  package var contacts = 0
  package var rightParty = 0
  package var promises = 0
  /// Minor units; two currencies never add.
  package var promised: [Currency: Int64] = [:]
  package var treatments: [Treatment: Int] = [:]
  /// Attempts in each of the last twelve spans of five minutes, the latest last.
  package var lastHour = [Int](repeating: 0, count: 12)
  package private(set) var state = AgentState.away
  /// Since when they are in that state; nil for `away`.
  package private(set) var since: Instant?
  private var calling: CaseID??

  package init() {}

  /// Three minutes to write down what was said.
  static let wrapTime: Int64 = 180_000

  fileprivate mutating func take(_ act: TeamDay.Act, counts: Bool, now: Instant) {
    since = act.at
    switch act.kind {
    case .call:
      state = .onCall
      calling = .some(act.caseID)
    case .contact(let flags):
      state = .wrap
      calling = nil
      guard counts else { return }
      if flags.contains(.worked), let id = act.caseID { worked.insert(id) }
      if flags.contains(.contact) { contacts += 1 }
      if flags.contains(.rightParty) { rightParty += 1 }
      guard flags.contains(.attempt) else { return }
      attempts += 1
      let ago = Int((now - act.at) / 300_000)
      if (0..<12).contains(ago) { lastHour[11 - ago] += 1 }
    case .promise(let amount, let currency):
      guard counts else { return }
      promises += 1
      promised[currency, default: 0] &+= amount
    case .rest(.began): state = .onBreak
    case .rest(.ended): state = .idle
    case .treatment(let treatment):
      if state != .onCall, state != .onBreak { state = .wrap }
      if counts { treatments[treatment, default: 0] += 1 }
    case .exception, .other: if state != .onCall, state != .onBreak { state = .wrap }
    }
  }

  fileprivate mutating func settle(at now: Instant) {
    guard state == .wrap, let since, now - since > AgentFigures.wrapTime else { return }
    state = .idle
  }
}

/// Promises that fell due, and those of them that were kept.
package struct KeptRate: Hashable, Sendable {
  package var due = 0
  package var kept = 0
  package var dueValue: [Currency: Int64] = [:]
  package var keptValue: [Currency: Int64] = [:]

  package init() {}

  /// Days that the rate looks back over.
  package static let span = 30

  package mutating func add(_ other: KeptRate) {
    due += other.due
    kept += other.kept
    dueValue.merge(other.dueValue) { $0 &+ $1 }
    keptValue.merge(other.keptValue) { $0 &+ $1 }
  }

  fileprivate mutating func count(_ promise: Promise, _ currency: Currency) {
    due += 1
    dueValue[currency, default: 0] &+= promise.amount
    guard promise.state == .kept else { return }
    kept += 1
    keptValue[currency, default: 0] &+= promise.amount
  }
}

/// The promises whose time was over on a day, within thirty days before it, by who took them. They
/// are decided by payments as of that day, whoever looked at them when.
package func keptRates(
  _ files: some Sequence<CaseFile>, on day: Day, terms: PromiseTerms
) -> [UserID: KeptRate] {
  var rates: [UserID: KeptRate] = [:]
  for file in files {
    for (user, promise) in duePromises(file, on: day, terms: terms) {
      rates[user, default: KeptRate()].count(promise, file.debt.currency)
    }
  }
  return rates
}

/// Of one case: the promises that count towards a kept rate.
func duePromises(
  _ file: CaseFile, on day: Day, terms: PromiseTerms
) -> [(UserID, Promise)] {
  guard !file.promises.isEmpty else { return [] }
  return decided(file.promises, payments: file.payments, on: day, terms: terms)
    .filter { promise in
      promise.isDecidedByPayments && promise.state != .open && promise.due > day - KeptRate.span
        && promise.due <= day
    }.map { ($0.by, $0) }
}
