package import Cases

/// A verdict with what a person at the telephone also wants to know: until when it stands, and how
/// much of a limit is used up.
package struct Standing: Sendable, Equatable {
  package var verdict: Verdict
  /// Where the contact may go ahead: the first instant at which some rule would stop it, assuming
  /// nothing else happens; nil if none does within two days.
  package var closes: Instant?
  /// The limit that is nearest to being reached.
  package var usage: Usage?

  /// So many of at most so many, in a span.
  package struct Usage: Sendable, Equatable {
    package var rule: String
    package var used: Int
    package var most: Int
    package var span: PackRule.Limit.Span

    package init(rule: String, used: Int, most: Int, span: PackRule.Limit.Span) {
      (self.rule, self.used, self.most, self.span) = (rule, used, most, span)
    }
  }
}

extension Rulebook {
  package func standing(_ situation: Situation) -> Standing {
    let verdict = verdict(situation)
    guard situation.contact.by == .collector else {
      return Standing(verdict: verdict, closes: nil, usage: nil)
    }
    let assessment = Assessment(self, situation)
    return Standing(
      verdict: verdict,
      closes: verdict.level.stops
        ? nil : assessment.closing(within: 2 * millisecondsPerDay),
      usage: usage(assessment))
  }

  private func usage(_ assessment: Assessment) -> Standing.Usage? {
    var nearest: Standing.Usage?
    for candidate in assessment.candidates where candidate.rule.effect.stops {
      guard case .count = candidate.rule.kind, candidate.rule.limits.first?.max ?? 0 > 1 else {
        continue
      }
      for index in candidate.rule.limits.indices {
        guard let used = assessment.used(candidate, index) else { continue }
        let limit = candidate.rule.limits[index]
        let usage = Standing.Usage(
          rule: entries[candidate.index].rule.id, used: used, most: limit.max, span: limit.span)
        guard let known = nearest else {
          nearest = usage
          continue
        }
        if usage.most - usage.used < known.most - known.used { nearest = usage }
      }
    }
    return nearest
  }
}

extension Assessment {
  /// The first instant after the one asked about at which a rule stops the contact. Rules begin to
  /// stop where a window closes, a named time begins, a fact or consent turns or a pack comes into
  /// force; every such instant is asked in turn.
  func closing(within span: Int64) -> Instant? {
    let horizon = at + span
    var instant = at
    while let next = boundary(after: instant), next <= horizon {
      let stops = candidates.indices.contains { index in
        guard let ruling = ruling(index, at: next) else { return false }
        return ruling.missing != nil || candidates[index].rule.effect.stops
      }
      if stops { return Instant(milliseconds: next) }
      instant = next
    }
    return nil
  }

  /// The next instant at which some rule may begin to stop.
  private func boundary(after instant: Int64) -> Int64? {
    var next = turn(after: instant)
    for candidate in candidates {
      if case .window(let window) = candidate.rule.kind {
        for zone in zones(candidate.rule) {
          next = earlier(next, zone.closing(of: window, after: instant))
        }
      }
      if let from = candidate.rule.from, let start = start(ofDay: from, candidate.rule),
        start > instant
      {
        next = earlier(next, start)
      }
    }
    for fact in situation.facts {
      guard let times = fact.times else { continue }
      for zone in situation.person.zones {
        let begins = zone.next(inside: [times], from: zone.end(of: times, at: instant))
        next = earlier(next, begins.map { max($0, instant + 1) })
      }
    }
    return next
  }

  /// How many past contacts a limit counts at the instant asked about; nil where it cannot tell.
  func used(_ candidate: Candidate, _ index: Int) -> Int? {
    let tally = candidate.tallies[index]
    guard tally.missing == nil, applies(candidate.rule, at: at) else { return nil }
    let limit = candidate.rule.limits[index]
    return tally.events.count { !isCovered($0, limit, candidate, at) }
  }
}

extension Zone {
  /// Where the part of a window that an instant lies in ends; at the latest the next midnight,
  /// since a holiday may begin there.
  fileprivate func closing(of window: PackRule.Window, after instant: Int64) -> Int64 {
    let stretch = stretch(at: instant)
    let midnight = start(
      of: Day(
        number: Int32(clamping: floorDivide(instant + stretch.offset, millisecondsPerDay) + 1)))
    var soonest = min(stretch.end, midnight.milliseconds)
    for times in window.allow where isInside([times], at: instant) {
      soonest = min(soonest, end(of: times, at: instant))
    }
    return soonest
  }
}
