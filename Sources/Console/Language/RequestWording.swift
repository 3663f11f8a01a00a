package import Cases

/// What is asked of leads, and what they answer.
package struct RequestWording: Sendable {
  package var kind: @Sendable (Requested.Kind) -> String
  package var decision: @Sendable (Answered.Decision) -> String

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
    })
}
