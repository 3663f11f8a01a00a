internal import Cases

extension Rulebook {
  /// May this contact be made? A pure function of the rules and the situation. What the person
  /// began is always allowed.
  package func verdict(_ situation: Situation) -> Verdict {
    guard situation.contact.by == .collector else { return .allowed }
    let assessment = Assessment(self, situation)
    var reasons: [Verdict.Reason] = []
    for index in assessment.candidates.indices {
      guard let ruling = assessment.ruling(index, at: assessment.at) else { continue }
      reasons.append(reason(assessment, index, ruling))
    }
    guard let level = reasons.map(\.effect).max() else { return .allowed }
    if reasons.contains(where: { $0.effect != level }) {
      reasons = Verdict.Level.allCases.reversed().flatMap { level in
        reasons.filter { $0.effect == level }
      }
    }
    // What stops now and does not end by itself leaves no opening; the rest together ends no
    // earlier than each of them alone.
    let ends = reasons.contains { $0.effect.stops && $0.opens == nil }
    let last = reasons.compactMap(\.opens).max()
    let opens = ends ? nil : last.flatMap { assessment.opening(notBefore: $0) }
    return Verdict(level: level, reasons: reasons, opens: opens)
  }

  private func reason(
    _ assessment: Assessment, _ index: Int, _ ruling: Assessment.Ruling
  ) -> Verdict.Reason {
    let place = assessment.candidates[index].index
    let effect = ruling.missing == nil ? entries[place].rule.effect : .refused
    let text = entries[place].rule.text
    return Verdict.Reason(
      pack: entries[place].rule.pack, rule: entries[place].rule.id, effect: effect,
      text: ruling.missing.map { "\($0.wording): \(text)" } ?? text,
      citation: entries[place].rule.citation, basis: entries[place].rule.basis,
      opens: effect.stops ? assessment.opening(of: index, ruling) : nil, missing: ruling.missing)
  }
}

extension Assessment {
  /// The first whole minute after the instant asked about at which a rule that stops then would
  /// not, assuming nothing else happens; nil if it does not end by itself.
  func opening(of index: Int, _ ruling: Ruling) -> Instant? {
    guard ruling.missing == nil, let until = earlier(ruling.until, turn(after: at)) else {
      return nil
    }
    let next = (floorDivide(at, millisecondsPerMinute) + 1) * millisecondsPerMinute
    return opening(among: index..<index + 1, from: max(next, wholeMinute(notBefore: until)))
  }

  /// The first whole minute, not before one, at which none of the rules would stop the contact.
  func opening(notBefore minute: Instant) -> Instant? {
    opening(among: candidates.indices, from: minute.milliseconds)
  }

  /// Every rule that stops names an instant before which it does not end; the search jumps to
  /// the latest of them and asks all again, until none stops. No instant jumped over can be open.
  private func opening(among indices: Range<Int>, from start: Int64) -> Instant? {
    var minute = start
    for _ in 0..<Assessment.patience {
      var bound: Int64?
      for index in indices {
        guard let ruling = ruling(index, at: minute) else { continue }
        guard ruling.missing == nil else { return nil }
        guard candidates[index].rule.effect.stops else { continue }
        guard let until = earlier(ruling.until, turn(after: minute)) else { return nil }
        bound = max(bound ?? .min, until)
      }
      guard let bound else { return Instant(milliseconds: minute) }
      minute = max(wholeMinute(notBefore: bound), minute + millisecondsPerMinute)
    }
    return nil
  }

  private func wholeMinute(notBefore instant: Int64) -> Int64 {
    -floorDivide(-instant, millisecondsPerMinute) * millisecondsPerMinute
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
