internal import Cases

/// A rule reduced to what a verdict needs of it: no words for people, few references.
struct CompiledRule: Sendable, Equatable {
  var kind: Kind
  var lifts: [PackRule.Lift]
  var limits: [PackRule.Limit]
  var effect: Verdict.Level
  /// The first and last local day it is in force, as days since 1970.
  var from: Int64?
  var to: Int64?
  /// Which of the rulebook's clocks it goes by; the first is the person's.
  var clock: Int

  /// Indirect: a rule is handed about by one reference.
  indirect enum Kind: Sendable, Equatable {
    case window(PackRule.Window)
    /// Only its limits.
    case count
    case hold(PackRule.Hold)
    case party(PackRule.Party)
    case precondition(PackRule.Precondition)
    case none
  }

  init(_ rule: PackRule, of pack: Pack, clock: Int) {
    lifts = rule.lifts
    effect = rule.effect
    from = pack.from.map { Int64($0.number) }
    to = pack.to.map { Int64($0.number) }
    self.clock = clock
    limits = []
    switch rule.kind {
    case .window(let window): kind = .window(window)
    case .count(let several):
      kind = .count
      limits = several
    case .cooldown(let cooldown):
      // One event within its dates is one too many.
      kind = .count
      limits = [
        PackRule.Limit(
          events: cooldown.after, max: 1, span: .days(cooldown.days), key: cooldown.key)
      ]
    case .hold(let hold): kind = .hold(hold)
    case .party(let party):
      kind = .party(party)
      limits = party.limit.map { [$0] } ?? []
    case .precondition(let precondition): kind = .precondition(precondition)
    case .content, .deadline, .period, .retain, .lexicon, .judgement: kind = .none
    }
  }

  var isHold: Bool {
    if case .hold = kind { true } else { false }
  }

  /// The earliest instant whose contacts may matter to it; `Int64.max` if none does.
  func reachesBack(from instant: Int64) -> Int64 {
    if case .party(let party) = kind {
      for case .failedCalls in party.onlyIf ?? [] { return .min }
    }
    return limits.map { $0.span.reachesBack(from: instant) }.min() ?? .max
  }
}

extension PackRule.Limit.Span {
  /// The earliest instant that may lie in the span, whatever the zone.
  fileprivate func reachesBack(from instant: Int64) -> Int64 {
    switch self {
    case .days(let days): instant - Int64(days + 2) * millisecondsPerDay
    case .week: instant - 9 * millisecondsPerDay
    case .month: instant - 33 * millisecondsPerDay
    case .time(let span): instant - span
    case .ever: .min
    }
  }
}
