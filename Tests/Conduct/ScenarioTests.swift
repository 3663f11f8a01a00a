import Conduct
import Resources
import Testing

/// The packs' own test suite, packs/scenarios.jsonl, whose expectations were reasoned from
/// CONDUCT.md.
struct ScenarioTests {
  @Test func everyScenarioThatShipsPasses() throws {
    let text = try #require(Bundled.text("packs/scenarios.jsonl"))
    var runner = ScenarioRunner(library: PackLibrary())
    let results = runner.tryScenarios(text, file: "scenarios.jsonl")
    #expect(results.count >= 200)
    for result in results {
      switch result {
      case .success(let result): #expect(result.pass, "\(result.name): \(result)")
      case .failure(let problem): Issue.record("\(problem)")
      }
    }
  }

  @Test func everyRuleThatJudgesContactsHasScenarios() throws {
    let text = try #require(Bundled.text("packs/scenarios.jsonl"))
    let library = PackLibrary()
    for id in library.ids {
      for rule in try library.pack(id).rules where rule.judgesContacts {
        let (both, refusing) = try counts(of: rule.id, in: text)
        #expect(refusing >= 1, "no scenario in which \(rule.id) applies")
        #expect(both - refusing >= 1, "no scenario in which \(rule.id) does not apply")
      }
    }
  }

  /// Scenarios named after a rule, and those of them that expect it.
  private func counts(of rule: String, in text: String) throws -> (all: Int, expecting: Int) {
    var all = 0
    var expecting = 0
    for (index, line) in text.split(separator: "\n").enumerated() {
      let scenario = try Scenario(line: String(line), file: "scenarios.jsonl", number: index + 1)
      guard scenario.name.hasPrefix(rule + ":") else { continue }
      all += 1
      if scenario.expectation.rules?.contains(rule) ?? false { expecting += 1 }
    }
    return (all, expecting)
  }

  @Test func namesAreUnique() throws {
    let text = try #require(Bundled.text("packs/scenarios.jsonl"))
    var names: Set<String> = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      let scenario = try Scenario(line: String(line), file: "scenarios.jsonl", number: index + 1)
      #expect(names.insert(scenario.name).inserted, "twice: \(scenario.name)")
    }
  }

  @Test func theOpeningIsWrittenInThePersonsFirstZone() throws {
    var runner = ScenarioRunner(library: PackLibrary())
    let result = try runner.tryScenario(
      """
      {"name":"n","packs":["us-fed"],"actor":"agency","at":"2026-11-20T14:30:00Z",\
      "person":{"role":"debtor","zones":["America/New_York","America/Los_Angeles"]},\
      "contact":{"channel":"call"}}
      """, file: "f", number: 1)
    #expect(result.opens == "2026-11-20T11:01:00-05:00")
    #expect(result.pass, "nothing expected, nothing compared")
  }

  @Test(arguments: mistakes)
  func aScenarioThatCannotBeReadSaysWhere(line: String, message: String) {
    var runner = ScenarioRunner(library: PackLibrary())
    let problem = #expect(throws: ScenarioProblem.self) {
      try runner.tryScenario(line, file: "f.jsonl", number: 7)
    }
    let text = problem?.description ?? ""
    #expect(text.hasPrefix("f.jsonl:7: "))
    #expect(text.contains(message), "\(text)")
  }

  @Test func anUnknownPackIsNamed() {
    var runner = ScenarioRunner(library: PackLibrary())
    let line = Self.with(Self.call).replacing("in-rbi", with: "us-fde")
    let problem = #expect(throws: ScenarioProblem.self) {
      try runner.tryScenario(line, file: "f.jsonl", number: 3)
    }
    #expect(problem?.description.contains("unknown pack 'us-fde', did you mean 'us-fed'?") ?? false)
  }

  private static let call = #""contact":{"channel":"call"}"#

  private static func with(_ fields: String) -> String {
    #"{"name":"n","packs":["in-rbi"],"actor":"agency","at":"2026-11-20T12:00:00+05:30","#
      + fields + "}"
  }

  static let mistakes: [(String, String)] = [
    ("{", "f.jsonl:7: "),
    ("[]", "f.jsonl:7: must be an object"),
    (#"{"name":"n"}"#, "f.jsonl:7: the field 'actor' is missing"),
    (with(#""contact":{}"#), "f.jsonl:7: contact: the field 'channel' is missing"),
    (with(#""contact":{"channel":"fax"}"#), "f.jsonl:7: contact: unknown channel 'fax'"),
    (with(#""contact":{"chanel":"call"}"#), "unknown field 'chanel', did you mean 'channel'?"),
    (with(call + #","histroy":[]"#), "unknown field 'histroy', did you mean 'history'?"),
    (with(call + #","person":{"role":"detor"}"#), "unknown role 'detor', did you mean 'debtor'?"),
    (with(call + #","person":{"zones":["Mars/Olympus"]}"#), "unknown time zone 'Mars/Olympus'"),
    (with(call + #","facts":[{"fact":"ceased"}]"#), "facts[0]: unknown fact 'ceased'"),
    (with(call + #","consents":[{"consent":"yes"}]"#), "consents[0]: unknown consent 'yes'"),
    (
      with(call + #","history":[{"event":"call.placed"}]"#), "history[0]: the field 'at' is missing"
    ),
    (
      with(call + #","history":[{"at":"yesterday","event":"call.placed"}]"#),
      "history[0]: 'yesterday' in at is not a time"
    ),
    (with(call + #","person":{"zones":"UTC"}"#), "person.zones: must be a list"),
    (with(call + #","expect":{"verdict":"no"}"#), "expect: unknown verdict 'no'"),
    (
      with(call + #","facts":[{"fact":"inconvenient","open":"25:00","close":"26:00"}]"#),
      "facts[0]: 'mon-sun 25:00-26:00' is not a time"
    ),
  ]
}
