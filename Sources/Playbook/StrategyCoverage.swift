package import Cases

/// Which segment a case is taken for and which strategy is advised on it.
package struct CaseAdvice: Hashable, Sendable {
  package var segment: Segment
  package var strategy: String?

  package init(segment: Segment, strategy: String?) {
    self.segment = segment
    self.strategy = strategy
  }
}

extension Playbook {
  /// Segment and strategy of a case: what a person chose, or else what the tables say.
  package func advice(_ file: CaseFile, at now: Instant, charter: Charter) -> CaseAdvice {
    let assessment = segments.assess(file, at: now, charter: charter)
    let chosen = file.chosenStrategy.flatMap { strategies[$0]?.id }
    let advised = strategies.recommend(
      file, assessment: assessment, on: charter.zone.day(of: now), charter: charter)
    return CaseAdvice(segment: assessment.segment, strategy: chosen ?? advised.first?.strategy)
  }
}

/// How many cases of a book are in each segment, and which strategy is advised on them: a table that
/// a lead can check.
package struct StrategyCoverage: Hashable, Sendable, Encodable {
  package struct Row: Hashable, Sendable, Encodable {
    package var segment: String
    package var cases: Int
    package var strategies: [String: Int]
  }

  package var cases = 0
  /// Cases without a strategy. Every case has a segment.
  package var without = 0
  package var segments: [Row]

  package init(_ advised: some Sequence<CaseAdvice>) {
    segments = Segment.allCases.map { Row(segment: $0.rawValue, cases: 0, strategies: [:]) }
    for advice in advised {
      cases += 1
      guard let index = Segment.allCases.firstIndex(of: advice.segment) else { continue }
      segments[index].cases += 1
      if let strategy = advice.strategy {
        segments[index].strategies[strategy, default: 0] += 1
      } else {
        without += 1
      }
    }
  }
}
