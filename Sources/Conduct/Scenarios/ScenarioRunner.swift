internal import Cases

/// What came out of a scenario: one line of `arrears conduct try`.
package struct ScenarioResult: Sendable, Equatable {
  package var name: String
  package var verdict: Verdict.Level
  package var rules: [String]
  /// With the offset of the person's first zone.
  package var opens: String?
  package var pass: Bool
}

extension ScenarioResult: Encodable {
  private enum CodingKeys: String, CodingKey { case name, verdict, rules, opens, pass }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(rules, forKey: .rules)
    try container.encode(opens, forKey: .opens)
    try container.encode(pass, forKey: .pass)
  }
}

/// Runs scenarios against the packs they name; keeps the rulebooks it has made.
package struct ScenarioRunner {
  private let library: PackLibrary
  private var rulebooks: [[String]: Rulebook] = [:]

  package init(library: PackLibrary) { self.library = library }

  /// Runs one line.
  /// - Parameters:
  ///   - file: named in problems, with the line's number from 1.
  /// - Throws: if the line is no scenario, or the packs it names cannot be used.
  package mutating func tryScenario(
    _ line: String, file: String, number: Int
  ) throws(ScenarioProblem) -> ScenarioResult {
    let scenario = try Scenario(line: line, file: file, number: number)
    let rulebook: Rulebook
    if let known = rulebooks[scenario.packs] {
      rulebook = known
    } else {
      do {
        rulebook = try library.rulebook(scenario.packs)
      } catch {
        throw ScenarioProblem(file: file, line: number, message: error.description)
      }
      rulebooks[scenario.packs] = rulebook
    }
    let verdict = rulebook.verdict(scenario.situation)
    let zone = scenario.situation.person.zones.first ?? .utc
    return ScenarioResult(
      name: scenario.name.isEmpty ? "line \(number)" : scenario.name, verdict: verdict.level,
      rules: verdict.reasons.map(\.rule), opens: verdict.opens.map { zone.written($0) },
      pass: scenario.expectation.isMet(by: verdict))
  }

  /// Runs a whole file, a scenario a line; empty lines are passed over. Every line gives a result
  /// or a problem, in order.
  package mutating func tryScenarios(
    _ text: String, file: String
  ) -> [Result<ScenarioResult, ScenarioProblem>] {
    var results: [Result<ScenarioResult, ScenarioProblem>] = []
    // Other line separators may stand inside a JSON text.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      do {
        results.append(
          .success(try tryScenario(String(line), file: file, number: index + 1)))
      } catch {
        results.append(.failure(error))
      }
    }
    return results
  }
}
