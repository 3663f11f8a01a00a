internal import Cases

/// One question put to a rulebook, prepared once: the rules that look at this contact, the past
/// contacts each of them counts, and the instants at which a fact or consent changes. Every rule
/// can then be asked about any later instant, for the search of the opening.
struct Assessment {
  let situation: Situation
  let at: Int64
  private(set) var candidates: [Candidate] = []
  private(set) var traces: [Trace] = []
  /// The zone of each of the rulebook's clocks; the person's is nil if unknown.
  private(set) var clocks: [Zone?]
  /// Instants after `at` at which a fact or consent begins or ends, ascending.
  private(set) var turns: [Int64] = []

  /// A rule that looks at this contact.
  struct Candidate {
    /// Its place in the rulebook.
    var index: Int
    var match: Reach.Match
    var rule: CompiledRule
    /// What each of its limits counts.
    var tallies: [Tally]
  }

  init(_ rulebook: Rulebook, _ situation: Situation) {
    self.situation = situation
    at = situation.at.milliseconds
    clocks = rulebook.clocks
    clocks[0] = situation.person.zones.first
    let facets = Facets(situation)
    let concerned = rulebook.concerns(situation.person)
    for index in rulebook.entries.indices {
      let match = rulebook.entries[index].reach.match(facets)
      guard match != .no, rulebook.entries[index].region.map({ concerned[$0] }) ?? true else {
        continue
      }
      let rule = rulebook.entries[index].compiled
      // Most cases have none of the facts that holds begin with.
      if case .hold(let hold) = rule.kind, !hold.mayBegin(situation) { continue }
      candidates.append(Candidate(index: index, match: match, rule: rule, tallies: []))
    }
    guard !candidates.isEmpty else { return }
    readHistory()
    for index in candidates.indices where !candidates[index].rule.limits.isEmpty {
      let rule = candidates[index].rule
      candidates[index].tallies = rule.limits.map { tally($0, rule) }
    }
    for fact in situation.facts { note(fact.since, fact.until) }
    for consent in situation.consents { note(consent.at, consent.until) }
    turns.sort()
  }

  /// Reduces the past contacts that some rule may count.
  private mutating func readHistory() {
    let oldest = candidates.map { $0.rule.reachesBack(from: at) }.min() ?? .max
    guard oldest < .max else { return }
    let view = Trace.View(situation)
    let now = at
    traces = situation.history.withUnsafeBufferPointer { history in
      var traces: [Trace] = []
      traces.reserveCapacity(history.count)
      for index in history.indices {
        let past = history[index].at.milliseconds
        if past >= oldest, past <= now { traces.append(Trace(history[index], view)) }
      }
      return traces
    }
  }

  private mutating func note(_ from: Instant?, _ to: Instant?) {
    if let from, from.milliseconds > at { turns.append(from.milliseconds) }
    if let to, to.milliseconds > at { turns.append(to.milliseconds) }
  }

  /// The next instant after one at which a fact or consent begins or ends.
  func turn(after instant: Int64) -> Int64? { turns.first { $0 > instant } }

  /// The local date of an instant on a rule's clock, as days since 1970; nil without a zone.
  func day(of instant: Int64, _ rule: CompiledRule) -> Int64? {
    clocks[rule.clock].map { floorDivide($0.local(instant), millisecondsPerDay) }
  }

  /// The first instant of a local date on a rule's clock.
  func start(ofDay day: Int64, _ rule: CompiledRule) -> Int64? {
    clocks[rule.clock]?.start(of: Day(number: Int32(clamping: day))).milliseconds
  }

  /// The zones at which a rule's times are read: its own, or every candidate of the person.
  func zones(_ rule: CompiledRule) -> [Zone] {
    rule.clock == 0 ? situation.person.zones : clocks[rule.clock].map { [$0] } ?? []
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
