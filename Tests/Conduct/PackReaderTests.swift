import Conduct
import Testing

/// A pack that is wrong says where and how; nothing of it is used.
struct PackReaderTests {
  @Test(arguments: packMistakes)
  func ofThePack(text: String, message: String) {
    expect(text, message)
  }

  @Test(arguments: ruleMistakes)
  func ofARule(rule: String, message: String) {
    expect(Self.pack(rule: rule), message)
  }

  @Test func allProblemsOfAFileAreReported() {
    let text = Self.pack(rule: "kind: window\neffect: refusd\nzone: X/Y\n" + Self.day)
    #expect(problems(text).count == 2)
  }

  @Test func aRuleIsThereOnce() {
    let rule = "  - {id: r, kind: judgement, text: t, ask: a}"
    let text = Self.head + "rules:\n\(rule)\n\(rule)\n"
    #expect(problems(text) == ["own.yaml:10: the rule r is already on line 9"])
  }

  @Test func theLineIsThatOfTheMistake() {
    let text = Self.pack(rule: "kind: window\neffect: refused\n" + Self.day + "\nends: never")
    #expect(problems(text) == ["own.yaml:14: ends can only be exclusive"])
  }

  // MARK: -

  private func expect(_ text: String, _ message: String) {
    let found = problems(text)
    #expect(found.contains { $0.hasPrefix("own.yaml:") && $0.contains(message) }, "\(found)")
  }

  private func problems(_ text: String) -> [String] {
    let library = PackLibrary(texts: [("own.yaml", text)])
    let id = library.ids.first { $0 == "own" || $0 == "own.yaml" || $0 == "x" || $0 == "other" }
    do {
      _ = try library.pack(id ?? "own.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private static let head = ownPackHead()

  private static func pack(_ lines: String...) -> String {
    head + lines.joined(separator: "\n")
      + "\nrules:\n  - {id: r, kind: judgement, text: t, ask: a}\n"
  }

  private static func pack(rule: String) -> String {
    let lines = rule.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    return head + "rules:\n  - id: r\n    text: t\n" + lines + "\n"
  }

  private static let day = #"allow: [{days: mon-fri, open: "08:00", close: "21:00"}]"#

  private static func window(_ days: String, _ open: String, _ close: String) -> String {
    "kind: window\neffect: refused\nallow: [{days: \(days), open: \"\(open)\", close: \"\(close)\"}]"
  }

  private static func count(
    _ max: String, span: String = "P7D", events: String = "call.placed", key: String = "person"
  ) -> String {
    "kind: count\neffect: refused\n\(max)\nevents: \(events)\nspan: \(span)\nkey: \(key)"
  }

  static let packMistakes: [(String, String)] = [
    ("rules: [", ": not YAML: "),
    ("", "nothing in it"),
    ("- a", ":1: the pack must be a mapping"),
    ("id: x", "the pack has no title"),
    (pack("extneds: us-fed"), ":8: unknown key 'extneds' in the pack, did you mean 'extends'?"),
    (pack("id: other"), "the key 'id' is there twice"),
    (pack("from: 2026-02-30"), ":8: from must be a day YYYY-MM-DD, not '2026-02-30'"),
    (
      pack("from: 2026-09-01", "to: 2026-08-31"),
      ":9: the pack ends (2026-08-31) before it begins (2026-09-01)"
    ),
    (pack("zone: Asia/Shangai"), ":8: unknown time zone 'Asia/Shangai'"),
    (pack("actors: [agncy]"), ":8: unknown actor 'agncy', did you mean 'agency'?"),
    (pack("extends: own"), ":8: the pack extends itself"),
    (pack("overlay: Massachusetts"), ":8: 'Massachusetts' is not a place such as US-MA"),
    (pack("calendars: {c: [{name: n, on: 02-30}]}"), ":8: '02-30' is not a day"),
    (pack("calendars: {c: [{name: n, on: easter-200}]}"), ":8: 'easter-200' is not a day"),
  ]

  static let ruleMistakes: [(String, String)] = [
    ("kind: windw", "unknown kind 'windw', did you mean 'window'?"),
    ("effect: refused", "a rule has no kind"),
    ("kind: window\neffect: forbidden\n" + day, "unknown effect 'forbidden'"),
    ("kind: window\neffect: allowed\n" + day, "the effect of r must be warned"),
    ("kind: window\n" + day, "r has no effect"),
    ("kind: window\neffect: refused", "the window has no allow"),
    (window("mon-fri", "21:00", "08:00"), "the window opens at 21:00 but closes at 08:00"),
    (window("mon-fri", "08:00", "08:00"), "the window opens at 08:00 but closes at 08:00"),
    (window("mon-fri", "8:00", "21:00"), "'8:00' is not a time HH:MM"),
    (window("mon-fri", "08:00", "24:01"), "'24:01' is not a time HH:MM"),
    (window("mon-fry", "08:00", "21:00"), "'mon-fry' is not days such as mon-fri"),
    ("kind: window\neffect: refused\nends: inclusive\n" + day, "ends can only be exclusive"),
    ("kind: window\neffect: refused\nclosed_on: swiss\n" + day, "unknown calendar 'swiss'"),
    ("kind: window\neffect: refused\nzone: Mars/Olympus\n" + day, "unknown time zone"),
    ("kind: window\neffect: refused\nmax: 3\n" + day, "unknown key 'max' in a window rule"),
    (count("max: -1"), "max must be a whole number from 0 to 100000, not '-1'"),
    (count("max: 3", span: "P0D"), "a span of days, of time, or day, week, month, ever"),
    (count("max: 3", span: "seven days"), "span must be a span such as P7D"),
    (count("max: 3", span: "P1M"), "a span of days, of time, or day, week, month, ever"),
    (count("max: 3", events: "call.plcaed"), "unknown event 'call.plcaed'"),
    (count("max: 3", key: "persn"), "unknown key 'persn'"),
    (count("max: 3\nonly: {channels: [fax]}"), "unknown channel 'fax'"),
    (
      count("max: 3\nonly: {roles: [debtor]}\nexcept: {roles: [debtor, spouse]}"),
      "r leaves alone everything that it looks at"
    ),
    (count("max: 3\nwhere: {by: anyone}"), "unknown side 'anyone'"),
    ("kind: count\neffect: refused\nmax: 3", "the count has no events"),
    ("kind: hold\neffect: refused", "the hold has no start"),
    ("kind: hold\neffect: refused\nstart: ceased", "unknown fact 'ceased'"),
    (
      "kind: hold\neffect: refused\nstart: disputed\nuntil: disputed",
      "the hold begins and ends with disputed"
    ),
    ("kind: hold\neffect: refused\nstart: disputed\ntail: P30D", "this one has no until"),
    ("kind: hold\neffect: refused\nstart: opted-out", "an opt-out needs the scope"),
    ("kind: party\neffect: refused\nrole: third-party", "the rule says nothing"),
    (
      "kind: party\neffect: refused\nonly_if: deceased\nstop_if: deceased",
      "deceased both permits and stops"
    ),
    (
      "kind: party\neffect: refused\npurpose: location\nmax: 1", "a limit needs both max and events"
    ),
    ("kind: precondition\neffect: refused", "the precondition needs nothing"),
    ("kind: precondition\neffect: refused\nstaff_min: 0", "staff_min must be a whole number"),
    ("kind: content\nmust: [a]\nmay: [a]", "a both must and may be in it"),
    ("kind: content\neffect: refused\nmust: [a]", "r judges no contact and has no effect"),
    ("kind: retain\nrecord: all\nstart: s\nkeep: three years", "keep must be a span"),
    ("kind: deadline\ntask: t\nstart: s", "the rule has no due"),
    ("kind: judgement", "the rule has no ask"),
    ("kind: lexicon\ncategory: c\nlanguage: en", "the rule has no patterns"),
    ("kind: window\neffect: refused\nlift: [consent]\n" + day, "unknown fact or consent 'consent'"),
    (
      "kind: window\neffect: refused\nlift: [{consent: prior-consent, within: soon}]\n" + day,
      "within must be a span"
    ),
  ]
}
