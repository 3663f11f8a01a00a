internal import Cases

/// One question put to a rulebook, prepared once: the rules that look at this contact, the
/// history reduced to what they compare, and the instants at which a fact or consent changes.
/// Every rule can then be asked about any later instant, for the search of the opening.
struct Assessment {
  let situation: Situation
  let at: Int64
  private(set) var rules: [(entry: Rulebook.Entry, match: PackRule.Filter.Match)] = []
  private(set) var traces: [Trace] = []
  /// The local dates of the traces on each of the rulebook's clocks; empty where none is needed.
  private(set) var days: [[Int64]] = []
  private(set) var clocks: [Zone?]
  /// Instants after `at` at which a fact or consent begins or ends, ascending.
  private(set) var turns: [Int64] = []

  init(_ rulebook: Rulebook, _ situation: Situation) {
    self.situation = situation
    at = situation.at.milliseconds
    clocks = rulebook.clocks
    clocks[0] = situation.person.zones.first
    var needed = [Bool](repeating: false, count: clocks.count)
    for entry in rulebook.entries where Assessment.concerns(entry, situation) {
      let match = entry.rule.match(situation)
      if match == .no { continue }
      rules.append((entry, match))
      if entry.rule.countsDays { needed[entry.clock] = true }
    }
    guard !rules.isEmpty else { return }
    let now = at
    traces.reserveCapacity(situation.history.count)
    for past in situation.history where past.at.milliseconds <= now {
      traces.append(Trace(past, seenFrom: situation))
    }
    days = zip(clocks, needed).map { clock, needed in
      guard needed, let clock else { return [] }
      return traces.map { floorDivide(clock.local($0.at), millisecondsPerDay) }
    }
    for fact in situation.facts { note(fact.since, fact.until) }
    for consent in situation.consents { note(consent.at, consent.until) }
    turns.sort()
  }

  private static func concerns(_ entry: Rulebook.Entry, _ situation: Situation) -> Bool {
    entry.overlay.isEmpty
      || entry.overlay.contains { situation.person.jurisdictions.contains($0) }
  }

  private mutating func note(_ from: Instant?, _ to: Instant?) {
    if let from, from.milliseconds > at { turns.append(from.milliseconds) }
    if let to, to.milliseconds > at { turns.append(to.milliseconds) }
  }

  /// The next instant after one at which a fact or consent begins or ends.
  func turn(after instant: Int64) -> Int64? { turns.first { $0 > instant } }

  func today(_ entry: Rulebook.Entry, _ instant: Int64) -> Int64? {
    clocks[entry.clock].map { floorDivide($0.local(instant), millisecondsPerDay) }
  }

  /// The zones at which a rule's times are read: its own, or every candidate of the person.
  func zones(_ entry: Rulebook.Entry) -> [Zone] {
    if case .fixed(let zone) = entry.rule.clock { return [zone] }
    return situation.person.zones
  }

  func start(ofDay day: Int64, _ entry: Rulebook.Entry) -> Int64? {
    clocks[entry.clock]?.start(of: Day(number: Int32(clamping: day))).milliseconds
  }

  func holds(_ fact: FactName, at instant: Int64) -> Bool {
    situation.facts.contains { $0.name == fact && $0.holds(at: instant) }
  }
}

extension Situation.Fact {
  func holds(at instant: Int64) -> Bool {
    since?.milliseconds ?? .min <= instant && instant < until?.milliseconds ?? .max
  }
}

extension Situation.Consent {
  func holds(at instant: Int64) -> Bool {
    at?.milliseconds ?? .min <= instant && instant < until?.milliseconds ?? .max
  }
}

extension PackRule {
  fileprivate var countsDays: Bool {
    switch kind {
    case .count, .cooldown: true
    case .party(let party): party.limit.map { $0.span != .ever } ?? false
    case .window, .hold, .precondition, .content, .deadline, .period, .retain, .lexicon,
      .judgement:
      false
    }
  }
}
