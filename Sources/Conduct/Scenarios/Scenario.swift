package import Cases

/// One line of a scenarios file: a situation, the packs that judge it, and what should come out
/// (CONDUCT.md, "Testing a pack").
package struct Scenario: Sendable, Equatable {
  package var name: String
  package var packs: [String]
  package var situation: Situation
  package var expectation: Expectation

  /// What is nil is not compared.
  package struct Expectation: Sendable, Equatable {
    package var verdict: Verdict.Level?
    /// All of them must be among the reasons.
    package var rules: [String]?
    package var opens: Opening?

    package enum Opening: Sendable, Equatable {
      case never
      case at(Instant)
    }
  }
}

extension Scenario.Expectation {
  /// Whether a verdict is as expected.
  package func isMet(by outcome: Verdict) -> Bool {
    if let verdict, verdict != outcome.level { return false }
    if let rules, !rules.allSatisfy({ rule in outcome.reasons.contains { $0.rule == rule } }) {
      return false
    }
    switch opens {
    case .at(let instant): return outcome.opens == instant
    case .never: return outcome.opens == nil
    case nil: return true
    }
  }
}

/// Why a line of a scenarios file cannot be run.
package struct ScenarioProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package var file: String
  package var line: Int
  package var message: String

  package var description: String { "\(file):\(line): \(message)" }
}
