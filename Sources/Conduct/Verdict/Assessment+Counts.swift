internal import Cases

// Counts, cooldowns and party rules: rules about what happened before.

extension Assessment {
  /// The first limit that is reached stops; a contact opens when none is.
  func judge(_ limits: [PackRule.Limit], _ entry: Rulebook.Entry, at instant: Int64) -> Ruling? {
    var ruling: Ruling?
    for limit in limits {
      guard let one = judge(limit, entry, at: instant) else { continue }
      if one.missing != nil { return one }
      ruling = ruling.map { .stops(until: later($0.until, one.until)) } ?? one
    }
    return ruling
  }

  func judge(_ limit: PackRule.Limit, _ entry: Rulebook.Entry, at instant: Int64) -> Ruling? {
    if limit.key.contains(.person), situation.person.role == nil { return .missing(.role) }
    let today = today(entry, instant)
    if today == nil, limit.span.needsZone { return .missing(.zone) }
    var known = 0
    var maybe: Verdict.Reason.Missing?
    var maybes = 0
    for index in traces.indices where isCounted(index, limit, entry, today, instant) {
      if let missing = missing(traces[index], limit) {
        maybes += 1
        maybe = missing
      } else {
        known += 1
      }
    }
    if known >= limit.max { return .stops(until: rollOff(limit, entry, today, instant)) }
    if known + maybes >= limit.max, let maybe { return .missing(maybe) }
    return nil
  }

  /// Whether an event falls into the span and fits the limit, or may.
  private func isCounted(
    _ index: Int, _ limit: PackRule.Limit, _ entry: Rulebook.Entry, _ today: Int64?,
    _ instant: Int64
  ) -> Bool {
    let trace = traces[index]
    guard limit.key.fits(trace.marks), limit.events.contains(where: { $0.fits(trace) }) else {
      return false
    }
    switch limit.span {
    case .ever: return true
    case .time(let span): return instant - trace.at <= span
    case .days, .week, .month:
      guard let today else { return false }
      let day = days[entry.clock][index]
      guard day >= limit.span.firstDay(endingAt: today) else { return false }
      guard let within = limit.skipsConsentWithin else { return true }
      return !isCovered(trace, on: day, within: within, entry, at: instant)
    }
  }

  /// Whether a past contact was made within so many local dates from a prior consent's date on.
  private func isCovered(
    _ trace: Trace, on day: Int64, within days: Int, _ entry: Rulebook.Entry, at instant: Int64
  ) -> Bool {
    situation.consents.contains { consent in
      guard consent.kind == .prior, let given = consent.at, given.milliseconds <= instant,
        trace.at < consent.until?.milliseconds ?? .max,
        let first = today(entry, given.milliseconds)
      else { return false }
      return (0..<Int64(days)).contains(day - first)
    }
  }

  /// What is not recorded of an event that otherwise counts.
  private func missing(_ trace: Trace, _ limit: PackRule.Limit) -> Verdict.Reason.Missing? {
    if limit.key.contains(.person), trace.marks.contains(.maybePerson) { return .role }
    if trace.place == nil, !limit.events.contains(where: { $0.places == nil && $0.fits(trace) }) {
      return .place
    }
    return nil
  }

  /// When a limit that is reached no longer is, if nothing else happens.
  private func rollOff(
    _ limit: PackRule.Limit, _ entry: Rulebook.Entry, _ today: Int64?, _ instant: Int64
  ) -> Int64? {
    guard limit.max > 0 else { return nil }
    /// The event that has to leave the span.
    func decisive(_ key: (Int) -> Int64) -> Int64? {
      let counted = traces.indices.filter {
        isCounted($0, limit, entry, today, instant) && missing(traces[$0], limit) == nil
      }
      let latestFirst = counted.map(key).sorted(by: >)
      return latestFirst.count >= limit.max ? latestFirst[limit.max - 1] : nil
    }
    switch limit.span {
    case .ever: return nil
    case .time(let span): return decisive { traces[$0].at }.map { $0 + span + 1 }
    case .days(let days):
      return decisive { self.days[entry.clock][$0] }.flatMap {
        start(ofDay: $0 + Int64(days), entry)
      }
    case .week:
      return today.flatMap { start(ofDay: limit.span.firstDay(endingAt: $0) + 7, entry) }
    case .month:
      guard let today else { return nil }
      let last = Day(number: Int32(clamping: today)).endOfMonth
      return start(ofDay: Int64(last.number) + 1, entry)
    }
  }

  /// The dates after an event, its own among them, are closed.
  func judge(
    _ cooldown: PackRule.Cooldown, _ entry: Rulebook.Entry, at instant: Int64
  ) -> Ruling? {
    let limit = PackRule.Limit(
      events: cooldown.after, max: 1, span: .days(cooldown.days), key: cooldown.key)
    return judge(limit, entry, at: instant)
  }

  func judge(_ party: PackRule.Party, _ entry: Rulebook.Entry, at instant: Int64) -> Ruling? {
    let contact = situation.contact
    if party.forbids.contains(contact.channel) { return .stops(until: nil) }
    if let purposes = party.purposes, !purposes.contains(contact.purpose) {
      return .stops(until: nil)
    }
    if party.stopIf.contains(where: { holds($0, at: instant) }) { return .stops(until: nil) }
    if let conditions = party.onlyIf,
      !conditions.contains(where: { isMet($0, at: instant) })
    {
      return .stops(until: nil)
    }
    guard let limit = party.limit, let ruling = judge(limit, entry, at: instant) else {
      return nil
    }
    return isAllowedAgain(party, limit, entry, at: instant) ? nil : ruling
  }

  private func isMet(_ condition: PackRule.Party.Condition, at instant: Int64) -> Bool {
    switch condition {
    case .fact(let fact): return holds(fact, at: instant)
    case .failedCalls(let number, let role):
      let calls = traces.filter {
        $0.role == role && $0.marks.isSuperset(of: [.call, .sameDebt])
          && $0.marks.isDisjoint(with: [.inbound, .notConnected])
      }
      let latest = calls.sorted { $0.at > $1.at }.prefix(number)
      return latest.count == number && latest.allSatisfy { !$0.marks.contains(.answered) }
    }
  }

  /// Whether a fact later than the last event counted asks for another contact.
  private func isAllowedAgain(
    _ party: PackRule.Party, _ limit: PackRule.Limit, _ entry: Rulebook.Entry,
    at instant: Int64
  ) -> Bool {
    let today = today(entry, instant)
    let last = traces.indices.filter { isCounted($0, limit, entry, today, instant) }
      .map { traces[$0].at }.max()
    guard let last else { return false }
    return situation.facts.contains { fact in
      guard party.againIf.contains(fact.name), let since = fact.since else { return false }
      return since.milliseconds > last && fact.holds(at: instant)
    }
  }
}

extension PackRule.Limit.Key {
  func fits(_ marks: Marks) -> Bool {
    if contains(.debt), !marks.contains(.sameDebt) { return false }
    if contains(.number), !marks.contains(.sameNumber) { return false }
    return !contains(.person) || !marks.isDisjoint(with: [.samePerson, .maybePerson])
  }
}

extension PackRule.Limit.Span {
  var needsZone: Bool {
    switch self {
    case .days, .week, .month: true
    case .time, .ever: false
    }
  }

  /// The first local date of the span that ends with a date.
  func firstDay(endingAt today: Int64) -> Int64 {
    switch self {
    case .days(let days): return today - Int64(days) + 1
    case .week:
      let fromMonday = (today + 3) % 7
      return today - (fromMonday < 0 ? fromMonday + 7 : fromMonday)
    case .month:
      let (_, _, day) = Day(number: Int32(clamping: today)).civil
      return today - Int64(day) + 1
    case .time, .ever: return .min
    }
  }
}

extension EventPattern {
  /// Whether an event is such a one; of an event whose place is unknown, whether it may be.
  func fits(_ trace: Trace) -> Bool {
    guard matches(trace.marks) else { return false }
    guard let places, let place = trace.place else { return true }
    return places.contains(place)
  }
}
