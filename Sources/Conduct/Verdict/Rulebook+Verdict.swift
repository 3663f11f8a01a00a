internal import Cases

extension Rulebook {
  /// May this contact be made? A pure function of the rules and the situation. What the person
  /// began is always allowed.
  package func verdict(_ situation: Situation) -> Verdict {
    guard situation.contact.by == .collector else { return .allowed }
    let assessment = Assessment(self, situation)
    var reasons: [Verdict.Reason] = []
    for index in assessment.rules.indices {
      guard let ruling = assessment.ruling(index, at: assessment.at) else { continue }
      reasons.append(reason(assessment, index, ruling))
    }
    guard let level = reasons.map(\.effect).max() else { return .allowed }
    reasons = Verdict.Level.allCases.reversed().flatMap { level in
      reasons.filter { $0.effect == level }
    }
    let opens =
      level.stops && !reasons.contains { $0.effect.stops && $0.opens == nil }
      ? assessment.opening(of: Array(assessment.rules.indices)) : nil
    return Verdict(level: level, reasons: reasons, opens: opens)
  }

  private func reason(
    _ assessment: Assessment, _ index: Int, _ ruling: Assessment.Ruling
  ) -> Verdict.Reason {
    let rule = assessment.rules[index].entry.rule
    let effect = ruling.missing == nil ? rule.effect : .refused
    return Verdict.Reason(
      pack: rule.pack, rule: rule.id, effect: effect,
      text: ruling.missing.map { "\($0.wording): \(rule.text)" } ?? rule.text,
      citation: rule.citation, basis: rule.basis,
      opens: effect.stops && ruling.missing == nil ? assessment.opening(of: [index]) : nil,
      missing: ruling.missing)
  }
}

extension Assessment {
  /// The first whole minute after the instant asked about at which none of the rules would stop
  /// the contact, assuming nothing else happens; nil if one of them does not end by itself.
  ///
  /// Every rule that stops names an instant before which it does not end; the search jumps to
  /// the latest of them and asks all again, until none stops. No instant jumped over can be open.
  func opening(of indices: [Int]) -> Instant? {
    var minute = (floorDivide(at, millisecondsPerMinute) + 1) * millisecondsPerMinute
    for _ in 0..<Assessment.patience {
      var bound: Int64?
      for index in indices {
        guard let ruling = ruling(index, at: minute) else { continue }
        guard ruling.missing == nil else { return nil }
        guard rules[index].entry.rule.effect.stops else { continue }
        guard let until = earlier(ruling.until, turn(after: minute)) else { return nil }
        bound = max(bound ?? .min, until)
      }
      guard let bound else { return Instant(milliseconds: minute) }
      let next = -floorDivide(-bound, millisecondsPerMinute) * millisecondsPerMinute
      minute = max(next, minute + millisecondsPerMinute)
    }
    return nil
  }

  /// How often the search jumps before it takes a contact to stay closed: two jumps a day for
  /// more than two years.
  private static let patience = 1600
}

extension Verdict.Reason.Missing {
  var wording: String {
    switch self {
    case .role: "role unknown"
    case .zone: "time zone unknown"
    case .place: "place unknown"
    case .since: "date unknown"
    case .staff: "number of collectors unknown"
    case .identity: "identity check unknown"
    }
  }
}
