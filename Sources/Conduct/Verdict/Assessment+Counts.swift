internal import Cases

/// What a limit counts, of the past contacts that lie in its span at the instant asked about.
/// Spans only move on, so nothing else can come into one later.
struct Tally {
  /// Something the limit needs and that is unknown of the contact itself.
  var missing: Verdict.Reason.Missing?
  /// The latest first, where there are enough of them to reach the limit.
  var events: [Event] = []

  struct Event {
    var at: Int64
    /// The local date, where the span is one of dates.
    var day: Int64
    /// What is not recorded of it: it may count.
    var missing: Verdict.Reason.Missing?
  }
}

extension Assessment {
  func tally(_ limit: PackRule.Limit, _ rule: CompiledRule) -> Tally {
    var tally = Tally()
    if limit.key.contains(.person), situation.person.role == nil {
      tally.missing = .role
      return tally
    }
    var first = Int64.min
    var cut = Int64.min
    let zone = limit.span.needsZone ? clocks[rule.clock] : nil
    if limit.span.needsZone {
      guard let zone else {
        tally.missing = .zone
        return tally
      }
      let today = floorDivide(zone.local(at), millisecondsPerDay)
      first = limit.span.firstDay(endingAt: today)
      // Around a change of the clocks at midnight a date may come twice: look a little further.
      cut = (start(ofDay: first, rule) ?? 0) - 3 * 3_600_000
    } else if case .time(let span) = limit.span {
      cut = at - span
    }
    for trace in traces where trace.at >= cut && limit.key.fits(trace.marks) {
      guard limit.events.contains(where: { $0.fits(trace) }) else { continue }
      let day = zone.map { floorDivide($0.local(trace.at), millisecondsPerDay) } ?? 0
      guard zone == nil || day >= first else { continue }
      tally.events.append(Tally.Event(at: trace.at, day: day, missing: missing(trace, limit)))
    }
    if tally.events.count >= limit.max { tally.events.sort { $0.at > $1.at } }
    return tally
  }

  /// What is not recorded of an event that otherwise counts.
  private func missing(_ trace: Trace, _ limit: PackRule.Limit) -> Verdict.Reason.Missing? {
    if limit.key.contains(.person), trace.marks.contains(.maybePerson) { return .role }
    if trace.place == nil, !limit.events.contains(where: { !$0.needsPlace && $0.fits(trace) }) {
      return .place
    }
    return nil
  }

  /// Several limits: the first that is reached stops; a contact opens when none is.
  func judgeLimits(_ candidate: Candidate, at instant: Int64) -> Ruling? {
    var ruling: Ruling?
    for index in candidate.tallies.indices {
      guard let one = judgeLimit(candidate, index, at: instant) else { continue }
      if one.missing != nil { return one }
      ruling = ruling.map { .stops(until: later($0.until, one.until)) } ?? one
    }
    return ruling
  }

  private func judgeLimit(_ candidate: Candidate, _ index: Int, at instant: Int64) -> Ruling? {
    let tally = candidate.tallies[index]
    if let missing = tally.missing { return .missing(missing) }
    let limit = candidate.rule.limits[index]
    let today = limit.span.needsZone ? day(of: instant, candidate.rule) ?? 0 : 0
    let first = limit.span.firstDay(endingAt: today)
    var known = 0
    var unknown = 0
    var missing: Verdict.Reason.Missing?
    for event in tally.events
    where isInSpan(event, limit, first, instant) && !isCovered(event, limit, candidate, instant) {
      if let what = event.missing {
        unknown += 1
        missing = what
      } else {
        known += 1
      }
    }
    if known >= limit.max {
      return .stops(until: rollOff(candidate, index, today, first, instant))
    }
    if known + unknown >= limit.max, let missing { return .missing(missing) }
    return nil
  }

  private func isInSpan(
    _ event: Tally.Event, _ limit: PackRule.Limit, _ first: Int64, _ instant: Int64
  ) -> Bool {
    if case .time(let span) = limit.span { return instant - event.at <= span }
    return event.day >= first
  }

  /// Whether a past contact was made within so many local dates from a prior consent's date on.
  func isCovered(
    _ event: Tally.Event, _ limit: PackRule.Limit, _ candidate: Candidate, _ instant: Int64
  ) -> Bool {
    guard let days = limit.skipsConsentWithin else { return false }
    return situation.consents.contains { consent in
      guard consent.kind == .prior, let given = consent.at, given.milliseconds <= instant,
        event.at < consent.until?.milliseconds ?? .max,
        let first = day(of: given.milliseconds, candidate.rule),
        let day = day(of: event.at, candidate.rule)
      else { return false }
      return day >= first && day - first < Int64(days)
    }
  }

  /// When a limit that is reached no longer is, if nothing else happens.
  private func rollOff(
    _ candidate: Candidate, _ index: Int, _ today: Int64, _ first: Int64, _ instant: Int64
  ) -> Int64? {
    let limit = candidate.rule.limits[index]
    guard limit.max > 0 else { return nil }
    switch limit.span {
    case .ever: return nil
    case .time, .days: break
    case .week: return start(ofDay: first + 7, candidate.rule)
    case .month:
      let last = Day(number: Int32(clamping: today)).endOfMonth
      return start(ofDay: Int64(last.number) + 1, candidate.rule)
    }
    // The latest events that reach the limit do until the first of them leaves the span.
    var left = limit.max
    var firstAt = Int64.max
    var firstDay = Int64.max
    for event in candidate.tallies[index].events where left > 0 && event.missing == nil {
      guard isInSpan(event, limit, first, instant), !isCovered(event, limit, candidate, instant)
      else { continue }
      left -= 1
      firstAt = min(firstAt, event.at)
      firstDay = min(firstDay, event.day)
    }
    if case .time(let span) = limit.span { return firstAt + span + 1 }
    guard case .days(let days) = limit.span else { return nil }
    return start(ofDay: firstDay + Int64(days), candidate.rule)
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
  /// Whether it is counted in local dates.
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
