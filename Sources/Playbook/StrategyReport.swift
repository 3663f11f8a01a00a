package import Cases

/// A share of a number of trials, with how sure one may be of it.
package struct Proportion: Hashable, Sendable, Codable {
  package var hits: Int
  package var trials: Int

  package init(_ hits: Int, of trials: Int) {
    self.hits = hits
    self.trials = trials
  }

  /// Nil where nothing was tried.
  package var share: Double? { trials > 0 ? Double(hits) / Double(trials) : nil }

  /// The Wilson score interval at 95 % (E. B. Wilson, "Probable Inference", JASA 22, 1927): it holds
  /// for small numbers and near 0 and 1, where the usual one does not. Nil where nothing was tried.
  package var interval: ClosedRange<Double>? {
    guard trials > 0, (0...trials).contains(hits), let share else { return nil }
    let n = Double(trials)
    let z = 1.959_963_984_540_054
    let denominator = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / denominator
    let half = z / denominator * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, centre - half)...min(1, centre + half)
  }
}

/// A call to the right party under a strategy, and what came of it.
package struct CountedCall: Hashable, Sendable {
  package var segment: Segment
  package var strategy: String
  package var promised: Bool
  /// Nil while the promise is open, or none was made.
  package var kept: Bool?

  package init(segment: Segment, strategy: String, promised: Bool, kept: Bool?) {
    self.segment = segment
    self.strategy = strategy
    self.promised = promised
    self.kept = kept
  }
}

/// How a strategy did in a segment.
package struct StrategyFigure: Hashable, Sendable, Codable {
  package var segment: Segment
  package var strategy: String
  /// Calls with the right party that ended in a promise.
  package var promised: Proportion
  /// Promises that were decided, and kept.
  package var kept: Proportion

  package init(segment: Segment, strategy: String, promised: Proportion, kept: Proportion) {
    self.segment = segment
    self.strategy = strategy
    self.promised = promised
    self.kept = kept
  }

  /// Enough calls to show the figure beside a recommendation.
  package var isTelling: Bool { promised.trials >= 30 }
}

/// What strategies have led to, per segment and strategy: never a share without its numbers.
/// - Returns: a figure for each pair that was used, in the order of segments, then of strategies.
package func compareStrategies(_ calls: some Sequence<CountedCall>) -> [StrategyFigure] {
  var figures: [Segment: [String: StrategyFigure]] = [:]
  for call in calls {
    var figure =
      figures[call.segment]?[call.strategy]
      ?? StrategyFigure(
        segment: call.segment, strategy: call.strategy, promised: Proportion(0, of: 0),
        kept: Proportion(0, of: 0))
    figure.promised.trials += 1
    if call.promised { figure.promised.hits += 1 }
    if let kept = call.kept {
      figure.kept.trials += 1
      if kept { figure.kept.hits += 1 }
    }
    figures[call.segment, default: [:]][call.strategy] = figure
  }
  return Segment.allCases.flatMap { segment in
    (figures[segment] ?? [:]).values.sorted { $0.strategy < $1.strategy }
  }
}

extension CaseFile {
  /// The calls of this case that count towards the comparison: those with the right party for which
  /// a strategy was recorded. A promise belongs to the call it was made in.
  /// - Parameter segment: the segment of the case, for calls that do not say what it was then.
  /// - Parameter end: what happened later does not count.
  package func countedCalls(segment: Segment, until end: Instant? = nil) -> [CountedCall] {
    let made = history.compactMap { event -> (at: Instant, promise: Promise?)? in
      switch event.happening {
      case .promised(let promised): return (event.at, promise(of: promised, seq: event.seq))
      // A plan is kept or broken by its first instalment, which is due when other promises are.
      case .planAgreed(let plan):
        guard let first = plan.instalments.first else { return nil }
        var promised = Promised(
          amount: first.amount, due: first.due, firmness: .firm, made: plan.made)
        promised.taker = event.by
        return (event.at, promise(of: promised, seq: nil))
      default: return nil
      }
    }
    return pastContacts.compactMap { past in
      guard past.contacted.flags.contains(.rightParty), let strategy = past.contacted.strategy,
        end.map({ past.at <= $0 }) ?? true
      else { return nil }
      let promise = made.first { $0.at == past.at }?.promise
      let decided: Bool? =
        switch promise?.state {
        case .kept: true
        case .partly, .broken: false
        case .open, .withdrawn, .rescheduled, nil: nil
        }
      return CountedCall(
        segment: past.contacted.segment ?? segment, strategy: strategy, promised: promise != nil,
        kept: decided)
    }
  }

  /// The promise that an event made: by its number, or by what it says where it happened before the
  /// case came into this book.
  private func promise(of promised: Promised, seq: Int?) -> Promise? {
    if let seq, let promise = promises.first(where: { $0.id == String(seq) }) { return promise }
    return promises.first {
      $0.amount == promised.amount && $0.due == promised.due && $0.made == promised.made
    }
  }
}

/// A line of `arrears report strategies --json`.
package struct StrategyRow: Hashable, Sendable, Encodable {
  package struct Rate: Hashable, Sendable, Encodable {
    package var hits: Int
    package var trials: Int
    package var low: Double?
    package var high: Double?

    /// `12/30`.
    package var count: String { "\(hits)/\(trials)" }

    /// `25-58 %`; nothing where nothing was tried.
    package var span: String {
      guard let low, let high else { return "" }
      return "\(Int((low * 100).rounded()))-\(Int((high * 100).rounded())) %"
    }

    init(_ proportion: Proportion) {
      hits = proportion.hits
      trials = proportion.trials
      low = proportion.interval?.lowerBound
      high = proportion.interval?.upperBound
    }
  }

  package var segment: String
  package var strategy: String
  package var promised: Rate
  package var kept: Rate

  package init(_ figure: StrategyFigure) {
    segment = figure.segment.rawValue
    strategy = figure.strategy
    promised = Rate(figure.promised)
    kept = Rate(figure.kept)
  }
}
