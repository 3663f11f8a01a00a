internal import Cases

extension Assessment {
  /// What one rule says at one instant: that it applies.
  struct Ruling: Equatable {
    /// Something it needs is unknown; it then refuses, whatever its effect.
    var missing: Verdict.Reason.Missing?
    /// It does not end before this instant, unless a fact or consent changes; nil: it does not
    /// end by itself.
    var until: Int64?

    static func missing(_ missing: Verdict.Reason.Missing) -> Ruling { Ruling(missing: missing) }
    static func stops(until: Int64?) -> Ruling { Ruling(until: until) }
  }

  /// nil if the rule says nothing at that instant. The situation's facts and consents are read
  /// as of that instant, its history as it is.
  func ruling(_ index: Int, at instant: Int64) -> Ruling? {
    let candidate = candidates[index]
    let (inForce, ends) = force(candidate.rule, at: instant)
    guard inForce, !isLifted(candidate.rule, at: instant) else { return nil }
    // A hold needs the unknown only while something holds; every other rule needs it always.
    if case .unknown(let missing) = candidate.match, !candidate.rule.isHold {
      return .missing(missing)
    }
    guard var ruling = judge(candidate, at: instant) else { return nil }
    if case .unknown(let missing) = candidate.match { return .missing(missing) }
    if ruling.missing != nil { return ruling }
    if candidate.rule.lifts.contains(.agreedTime) {
      ruling.until = earlier(ruling.until, nextAgreedTime(candidate.rule, from: instant))
    }
    ruling.until = earlier(ruling.until, ends)
    return ruling
  }

  private func judge(_ candidate: Candidate, at instant: Int64) -> Ruling? {
    switch candidate.rule.kind {
    case .window(let window): judge(window, candidate.rule, at: instant)
    case .count: judgeLimits(candidate, at: instant)
    case .hold(let hold): judge(hold, candidate.rule, at: instant)
    case .party(let party): judge(party, candidate, at: instant)
    case .precondition(let precondition): judge(precondition, at: instant)
    case .none: nil
    }
  }

  /// Whether the rule's pack is in force and nothing lifts the rule.
  func applies(_ rule: CompiledRule, at instant: Int64) -> Bool {
    force(rule, at: instant).0 && !isLifted(rule, at: instant)
  }

  /// Whether the rule's pack is in force, and when that ends. Without a zone the local date is
  /// unknown: in force if it is anywhere on earth.
  private func force(_ rule: CompiledRule, at instant: Int64) -> (Bool, ends: Int64?) {
    guard rule.from != nil || rule.to != nil else { return (true, nil) }
    let today = day(of: instant, rule)
    let halfADay: Int64 = 14 * 3_600_000
    let latest = today ?? floorDivide(instant + halfADay, millisecondsPerDay)
    let earliest = today ?? floorDivide(instant - halfADay, millisecondsPerDay)
    if let from = rule.from, latest < from { return (false, nil) }
    guard let to = rule.to else { return (true, nil) }
    return (earliest <= to, start(ofDay: to + 1, rule))
  }

  // MARK: - Lifts

  private func isLifted(_ rule: CompiledRule, at instant: Int64) -> Bool {
    rule.lifts.contains { lift in
      switch lift {
      case .fact(let fact): holds(fact, at: instant)
      case .priorConsent:
        situation.consents.contains { $0.kind == .prior && $0.holds(at: instant) }
      case .priorConsentWithin(let days):
        isConsented(within: days, rule, at: instant)
      case .agreedTime: isAgreedTime(rule, at: instant)
      }
    }
  }

  private func isConsented(within days: Int, _ rule: CompiledRule, at instant: Int64) -> Bool {
    guard let today = day(of: instant, rule) else { return false }
    return situation.consents.contains { consent in
      guard consent.kind == .prior, consent.holds(at: instant), let at = consent.at,
        let given = day(of: at.milliseconds, rule)
      else { return false }
      return (0..<Int64(days)).contains(today - given)
    }
  }

  private func isAgreedTime(_ rule: CompiledRule, at instant: Int64) -> Bool {
    let zones = zones(rule)
    guard !zones.isEmpty else { return false }
    return situation.consents.contains { consent in
      guard case .agreedTime(let times?) = consent.kind, consent.holds(at: instant) else {
        return false
      }
      return zones.allSatisfy { zone in
        let local = zone.local(instant)
        let day = floorDivide(local, millisecondsPerDay)
        return times.contains(day: day, time: local - day * millisecondsPerDay)
      }
    }
  }

  private func nextAgreedTime(_ rule: CompiledRule, from instant: Int64) -> Int64? {
    var next: Int64?
    for consent in situation.consents where consent.holds(at: instant) {
      guard case .agreedTime(let times?) = consent.kind else { continue }
      for zone in zones(rule) {
        next = earlier(next, zone.next(inside: [times], from: instant))
      }
    }
    return next
  }
}

/// The earlier of two instants of which nil is never.
func earlier(_ a: Int64?, _ b: Int64?) -> Int64? {
  guard let a, let b else { return a ?? b }
  return min(a, b)
}

/// The later of two instants of which nil is never.
func later(_ a: Int64?, _ b: Int64?) -> Int64? {
  guard let a, let b else { return nil }
  return max(a, b)
}
