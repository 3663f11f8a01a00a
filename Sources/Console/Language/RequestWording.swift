package import Cases

/// What is asked of leads, and what they answer.
package struct RequestWording: Sendable {
  package var kind: @Sendable (Requested.Kind) -> String
  package var decision: @Sendable (Answered.Decision) -> String
  package var title: String
  package var settle: String
  package var close: String
  /// As a lead closes a case.
  package var closeIt: String
  package var meaning: @Sendable (Requested.Kind) -> String
  package var takeBack: @Sendable (String) -> String
  /// What a line is typed for.
  package var prompt: @Sendable (Requested.Kind) -> String
  package var unclear: @Sendable (String) -> String
  package var settlement: String

  package static let english = RequestWording(
    kind: { kind in
      switch kind {
      case .promise: "later date"
      case .settlement: "settlement"
      case .override: "override"
      case .closing: "closing"
      }
    },
    decision: { decision in
      switch decision {
      case .approved: "approved"
      case .changed: "changed"
      case .sentBack: "sent back"
      case .withdrawn: "withdrawn"
      }
    },
    title: "Ask the leads",
    settle: "A settlement", close: "Closing the case", closeIt: "Close the case",
    meaning: {
      switch $0 {
      case .settlement: "less than is owed; not spoken of before it is approved"
      case .closing: "paid, recalled, written off"
      case .promise, .override: ""
      }
    },
    takeBack: { "Take back: \($0)" },
    prompt: {
      $0 == .settlement
        ? "Amount, last day, why: 9000 fri lost the job" : "Why the case is to be closed"
    },
    unclear: { "“\($0)” is no amount, day and reason" },
    settlement: "Settlement")
}
