import Cases
import Playbook
import Testing

struct OutcomeTableTests {
  static let table = OutcomeTable.load().table

  @Test func `the codes that ship are sound`() {
    let (table, problems) = OutcomeTable.load()
    #expect(problems == [])
    #expect(table.all.count == Set(table.all.map(\.code)).count)
    for outcome in table.all {
      for language in ["en", "zh"] {
        #expect(table.detail(outcome.code)?.title.texts[language] != nil, "\(outcome.code)")
      }
    }
  }

  @Test(arguments: [
    (1, "no-answer", "WA"), (2, "left-message", "WA"), (3, "third-party", "WACT"),
    (4, "call-back", "WAC"), (5, "promise", "WACR"), (6, "says-paid", "WACR"),
    (7, "wrong-number", "WA"), (8, "dispute", "WACR"), (9, "refused", "WACR"),
  ])
  func `nine outcomes are on the digit keys`(digit: Int, code: String, flags: String) {
    #expect(Self.table.digit(digit)?.code == code)
    #expect(Self.table.digit(digit)?.flags.letters == flags)
  }

  @Test(arguments: [
    "busy", "switched-off", "out-of-service", "hung-up", "partial-promise", "hardship",
    "language-barrier", "deceased", "insolvent", "represented", "cease-request", "imprisoned",
    "moved", "guarantor-promise", "plan-agreed", "inbound-call", "visit-promise",
  ])
  func `the others are on the list`(code: String) {
    #expect(Self.table[code] != nil)
    #expect(Self.table.onList.contains { $0.code == code })
  }

  @Test(arguments: [
    ("dispute", FactName.disputed), ("deceased", .deceased), ("insolvent", .insolvent),
    ("represented", .attorneyKnown), ("cease-request", .ceaseRequested),
    ("imprisoned", .imprisoned), ("hardship", .hardship), ("contact-refused", .contactRefused),
  ])
  func `an outcome that tells a fact holds it`(code: String, fact: FactName) {
    #expect(Self.table[code]?.holds == fact)
  }

  @Test(arguments: ["wrong-number", "out-of-service", "moved", "visit-moved", "visit-not-found"])
  func `a contact point that reaches nobody becomes bad`(code: String) {
    #expect(Self.table[code]?.pointState == .bad)
  }

  @Test func `a call to us is no attempt of ours`() {
    #expect(Self.table["inbound-call"]?.flags.contains(.attempt) == false)
    #expect(Self.table["inbound-call"]?.inbound == true)
  }

  @Test func `no answer comes again tomorrow, at another time of day`() {
    #expect(Self.table["no-answer"]?.retryDays == 1)
    #expect(Self.table.detail("no-answer")?.otherTime == true)
  }

  @Test func `a desk adds codes and replaces those of the program`() {
    let own = PlaybookSource(
      part: "outcomes.yaml", file: "/desk/outcomes.yaml",
      text: """
        - {code: at-lunch, flags: WAC, retry: 0, title: {en: At lunch}}
        - {code: busy, flags: WA, retry: 2, title: {en: Engaged}}
        """)
    let (table, problems) = OutcomeTable.load(own: [own])
    #expect(problems == [])
    #expect(table["at-lunch"]?.flags.letters == "WAC")
    #expect(table["busy"]?.title == "Engaged")
    #expect(table.title("busy", in: "zh") == "Engaged")
    #expect(table.all.count == Self.table.all.count + 1)
  }

  @Test(arguments: [
    ("- {code: a, flags: WX, title: {en: A}}", 1, "flags are WX; letters of WACRT only"),
    ("\n- {code: a, title: {en: A}}", 2, "flags is missing"),
    ("- {code: a, flags: WR, title: {en: A}}", 1, "R and T need C: somebody spoke"),
    (
      "- {code: a, flags: W, digit: 5, title: {en: A}}", 1,
      "digit 5 belongs to promise already"
    ),
    (
      "- code: a\n  flags: W\n  title: {en: A}\n  retry: soon", 4,
      "retry is soon; a number from 0 to 365 is expected"
    ),
    ("- {code: [a, flags: W}", 1, "not YAML: did not find expected ',' or ']'"),
    ("code: a", 1, "a list is expected here"),
    ("", 1, "the file is empty"),
  ])
  func `what is wrong is named with file, line and reason, and left out`(
    text: String, line: Int, reason: String
  ) {
    let own = PlaybookSource(part: "outcomes.yaml", file: "own.yaml", text: text)
    let (table, problems) = OutcomeTable.load(own: [own])
    #expect(problems == [PlaybookProblem(file: "own.yaml", line: line, reason: reason)])
    #expect(table == Self.table)
  }
}
