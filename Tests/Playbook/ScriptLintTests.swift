import Cases
import Conduct
import Playbook
import Testing

struct ScriptLintTests {
  static let loaded = Playbook.load()

  static func faults(_ playbook: Playbook, only: Set<String>? = nil) -> [ScriptFault] {
    ScriptLint.faults(in: playbook, only: only, check: { _, _, _ in [] })
  }

  @Test func `every part that ships is sound`() {
    #expect(Self.loaded.problems == [])
  }

  @Test func `every walk through every script is sound`() {
    for fault in Self.faults(Self.loaded.playbook) { Issue.record("\(fault)") }
  }

  @Test func `every text passes the language check`() throws {
    let check = ScriptLint.check(with: try LanguageCheck.bundled())
    let faults = ScriptLint.faults(in: Self.loaded.playbook, check: check)
    for fault in faults { Issue.record("\(fault)") }
  }

  @Test func `every language has every script`() {
    #expect(Self.loaded.playbook.scripts.languages == ["en", "zh"])
    for head in Self.loaded.playbook.scripts.heads {
      #expect(head.title.languages == ["en", "zh"], "\(head.id)")
    }
  }

  @Test(arguments: [
    "m1-service", "m2-credit-record", "m3-arrangement", "m4-resolve", "m5-clear-deadline",
    "segment-cooperative", "segment-lost-contact", "segment-able-unwilling",
    "segment-willing-unable", "strategy-framework", "strategy-empathy", "strategy-praise",
    "strategy-family", "strategy-reciprocity", "strategy-interview", "strategy-sandwich",
    "guarantor-call", "guarantor-paper", "third-party-location", "promise-broken",
    "promise-reminder",
    "dispute-intake", "hardship-plan", "settlement-approved", "says-paid", "inbound-call",
    "voicemail", "wrong-number", "sms-m1", "sms-m2", "sms-m3", "sms-m4", "email-m1",
    "email-m2", "email-m3", "email-m4", "letter-m1", "letter-m2", "letter-m3", "letter-m4",
    "pre-visit", "visit", "letter-before-action", "legal-step-call",
  ])
  func `the desk has a script for it`(id: String) {
    #expect(Self.loaded.playbook.scripts.script(id)?.problems == [])
  }

  /// A script of a desk's own, sound but for what a row changes.
  static let sound = """
    id: own
    title: {en: Own, zh: 自有}
    audience: debtor
    channel: call
    use: [opening]
    ---
    steps:
      main:
        say: {en: Hello, zh: 你好}
        must: [right-party, disclosure]
        replies:
          1: {says: {en: A, zh: 甲}, outcome: refused}
    """

  static func own(_ text: String) -> [ScriptFault] {
    let source = PlaybookSource(part: "scripts/own.yaml", file: "own.yaml", text: text)
    return faults(Playbook.load(own: [source]).playbook, only: ["own"])
  }

  @Test func `the sound one is`() {
    #expect(Self.own(Self.sound) == [])
  }

  @Test(arguments: [
    ("outcome: refused", "to: nowhere", ScriptFault.Kind.undefinedStep, 12),
    ("outcome: refused", "outcome: no-such", .undefinedOutcome, 12),
    ("outcome: refused", "script: no-such", .undefinedScript, 12),
    ("outcome: refused", "to: main", .deadEnd, 9),
    ("outcome: refused", "outcome: promise", .promiseIncomplete, 12),
    ("outcome: refused", "outcome: promise, amount: balance", .promiseIncomplete, 12),
    ("zh: 你好", "fr: bonjour", .missingLanguage, 9),
    ("en: Hello", "en: \"{{nickname}}\"", .unknownPlaceholder, 9),
    ("en: Hello", "en: \"{{balance\"", .unknownPlaceholder, 9),
    ("en: Hello", "en: \"{{> part}}\"", .unknownPlaceholder, 9),
    ("en: Hello", "en: \"{{#fees}}x\"", .unknownPlaceholder, 9),
    ("en: Hello", "en: \"{{fees}}\"", .unguardedPlaceholder, 9),
    ("en: Hello", "en: \"{{suit-since}}\"", .unguardedPlaceholder, 9),
    ("must: [right-party, disclosure]", "record: [shoe-size]", .undefinedField, 9),
    ("must: [right-party, disclosure]", "needs: [suit-filed]", .noOtherwise, 9),
    ("use: [opening]", "strategies: [shouting]\nuse: [opening]", .undefinedStrategy, 1),
    ("use: [opening]", "use: [no-such]", .unreadable, 1),
  ])
  func `a fault is found with its line`(
    find: String, replace: String, kind: ScriptFault.Kind, line: Int
  ) {
    let text = Self.sound.replacing(find, with: replace)
    let found = Self.own(text).filter { $0.kind == kind }
    #expect(found.map(\.line).contains(line), "\(Self.own(text))")
    #expect(found.allSatisfy { $0.file == "own.yaml" })
  }

  @Test func `the debt is not told before the right party is confirmed`() {
    let early = Self.sound.replacing("en: Hello", with: "en: \"{{balance}}\"")
    #expect(Self.own(early) == [])
    for must in ["[right-party]", "[]"] {
      let text = early.replacing("must: [right-party, disclosure]", with: "must: \(must)")
      #expect(Self.own(text).map(\.kind) == [.debtTold], "\(must)")
    }
  }

  @Test(arguments: ["Your balance", "about a debt", "he owes", "{{balance}}", "{{creditor}}"])
  func `a third party's script that tells of the debt is refused`(words: String) {
    let text = """
      id: own
      title: {en: Own, zh: 自有}
      audience: third-party
      channel: call
      ---
      steps:
        main:
          say: {en: "\(words)", zh: 你好}
          ends: third-party
      """
    #expect(Self.own(text).map(\.kind) == [.debtTold])
  }

  @Test func `a step that nothing leads to is found`() {
    let text =
      Self.sound + "\n  lost:\n    say: {en: Lost, zh: 丢失}\n    ends: refused\n"
    #expect(Self.own(text).map(\.kind) == [.unreachableStep])
    #expect(Self.own(text).map(\.line) == [14])
  }

  @Test func `prohibited language is reported where it stands`() {
    let faults = ScriptLint.faults(in: Self.loaded.playbook) { text, language, _ in
      text.contains("Ms Ruiz") && language == "en" ? ["a name"] : []
    }
    #expect(faults.contains { $0.kind == .prohibitedLanguage && $0.file == "common.yaml" })
    #expect(faults.allSatisfy { $0.kind == .prohibitedLanguage && $0.language == "en" })
  }
}
