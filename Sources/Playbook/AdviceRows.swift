internal import Cases

/// `arrears segment CASE --json`.
package struct SegmentRow: Hashable, Sendable, Encodable {
  package struct Reason: Hashable, Sendable, Encodable {
    package var signal: String
    package var points: Int
    package var text: String
  }

  package var segment: String
  /// What the facts say, whatever a person has set.
  package var computed: String
  package var setBy: String?
  package var setReason: String?
  package var reasons: [Reason]

  private enum CodingKeys: String, CodingKey {
    case segment, computed, reasons
    case setBy = "set_by"
    case setReason = "set_reason"
  }

  package init(_ assessment: SegmentAssessment) {
    segment = assessment.segment.rawValue
    computed = assessment.computed.rawValue
    setBy = assessment.set?.by?.text
    setReason = assessment.set?.reason
    reasons = assessment.reasons.map {
      Reason(signal: $0.signal.rawValue, points: $0.points, text: $0.text["en"])
    }
  }
}

/// A line of `arrears strategy CASE --json`.
package struct StrategyAdviceRow: Hashable, Sendable, Encodable {
  package var strategy: String
  package var points: Int
  package var chosen: Bool
  package var reasons: [String]

  package init(_ advice: StrategyAdvice, isChosen: Bool) {
    strategy = advice.strategy
    points = advice.points
    chosen = isChosen
    reasons = advice.reasons.map { $0["en"] }
  }
}
