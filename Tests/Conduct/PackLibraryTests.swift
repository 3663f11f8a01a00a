import Cases
import Conduct
import Foundation
import Testing

struct PackLibraryTests {
  @Test func thePacksOfConductShip() throws {
    let ids = PackLibrary().ids
    #expect(
      ids == [
        "au-guideline", "br-sp", "cn-cba2026", "cn-gbt45251", "desk", "gb-conc7", "in-rbi",
        "us-fed", "us-ma", "us-nyc", "us-wa",
      ])
    for id in ids {
      let pack = try PackLibrary().pack(id)
      #expect(pack.id == id, "a pack is found by the name of its file")
      #expect(!pack.sources.isEmpty)
      #expect(!pack.described.isEmpty)
    }
  }

  @Test func theRulesAreThoseNamedInConduct() throws {
    let library = PackLibrary()
    let rules = try library.ids.flatMap { try library.pack($0).rules.map(\.id) }
    let named = """
      us.hours us.7in7 us.cool us.inconvenient us.work us.attorney us.cease us.tp us.loc \
      us.medium us.social us.dispute us.valid us.optout us.voicemail us.pattern us.keep \
      ma.personal ma.elsewhere nyc.week wa.week cn.hours cn.inter cn.notice cn.contact cn.keep \
      cba.attempts cba.third cba.visit gb.breathing gb.crisis gb.disp gb.times au.phone au.week \
      au.month brsp.phone in.hours
      """
    for rule in named.split(separator: " ") { #expect(rules.contains(String(rule)), "\(rule)") }
  }

  @Test(arguments: [
    ("us.hours", Verdict.Level.refused, Basis.text), ("us.7in7", .override, .text),
    ("us.cool", .override, .text), ("us.work", .refused, .secondary),
    ("us.pattern", .warned, .text), ("ma.personal", .refused, .text),
    ("nyc.week", .refused, .secondary), ("wa.week", .refused, .secondary),
    ("cn.hours", .refused, .secondary), ("cba.attempts", .warned, .secondary),
    ("gb.breathing", .refused, .secondary), ("gb.disp", .refused, .text),
    ("gb.times", .warned, .text), ("au.week", .refused, .text), ("brsp.phone", .refused, .text),
    ("in.hours", .refused, .secondary),
  ])
  func effectAndBasisAreThoseOfConduct(id: String, effect: Verdict.Level, basis: Basis) throws {
    let library = PackLibrary()
    let rules = try library.ids.flatMap { try library.pack($0).rules }
    let rule = try #require(rules.first { $0.id == id })
    #expect(rule.effect == effect)
    #expect(rule.basis == basis)
  }

  @Test func anOverlayJudgesThePeopleOfItsPlacesOnly() throws {
    let rulebook = try PackLibrary().bookRulebook(["us-fed"])
    let history = ["2026-11-18T15:00:00Z", "2026-11-19T15:00:00Z"].compactMap { Instant($0) }.map {
      Situation.Past(at: $0, event: .callPlaced, role: .debtor, place: .mobile)
    }
    func rules(_ places: [String]) throws -> [String] {
      let situation = Situation(
        actor: .agency,
        person: .init(role: .debtor, zoneNames: ["America/New_York"], jurisdictions: places),
        contact: .init(channel: .call, place: .mobile), history: history,
        at: try #require(Instant("2026-11-20T15:00:00Z")))
      return rulebook.verdict(situation).reasons.map(\.rule)
    }
    #expect(try rules([]) == [])
    #expect(try rules(["US-NY"]) == [])
    #expect(try rules(["US-NY", "US-MA"]) == ["ma.personal"])
  }

  @Test func anOverlayOfWhatTheBookDoesNotUseStaysOut() throws {
    let rulebook = try PackLibrary().bookRulebook(["gb-conc7"])
    #expect(rulebook.packs.map(\.id) == ["gb-conc7", "desk"])
  }

  @Test func everyBookRefusesToCollectFromThirdParties() throws {
    let rulebook = try PackLibrary().bookRulebook(["in-rbi"])
    let situation = Situation(
      actor: .creditor, person: .init(role: .thirdParty, zoneNames: ["Asia/Kolkata"]),
      contact: .init(channel: .letter), at: try #require(Instant("2026-11-20T06:00:00Z")))
    #expect(rulebook.verdict(situation).level == .refused)
  }

  @Test func packsThatExtendEachOtherAreNamed() {
    let library = PackLibrary(texts: [
      ("a.yaml", own("a", "extends: b")), ("b.yaml", own("b", "extends: c")),
      ("c.yaml", own("c", "extends: a")),
    ])
    let problems = #expect(throws: PackProblems.self) { try library.rulebook(["a"]) }
    #expect(problems?.description == "c.yaml:8: the packs extend each other: a -> b -> c -> a")
  }

  @Test func anUnknownExtendedPackIsNamed() {
    let library = PackLibrary(texts: [("a.yaml", own("a", "extends: us-fde"))])
    let problems = #expect(throws: PackProblems.self) { try library.rulebook(["a"]) }
    #expect(
      problems?.description
        == "a.yaml:8: extends the unknown pack 'us-fde', did you mean 'us-fed'?")
  }

  @Test func aRuleIdBelongsToOnePack() {
    let library = PackLibrary(texts: [("a.yaml", own("a", "extends: us-fed", rule: "us.hours"))])
    let problems = #expect(throws: PackProblems.self) { try library.rulebook(["a"]) }
    #expect(problems?.description == "a.yaml:10: the rule us.hours is already in the pack us-fed")
  }

  @Test func aDeskWritesItsOwnPackInADirectory() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "packs-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let text = own("lunch", "extends: in-rbi").replacing(
      "kind: judgement, text: t, ask: a",
      with: """
        kind: window, text: Not at lunch., effect: warned, allow: \
        [{days: mon-sun, open: "00:00", close: "12:00"}, {days: mon-sun, open: "14:00", close: "24:00"}]
        """)
    try text.write(
      to: directory.appendingPathComponent("x.yaml"), atomically: true, encoding: .utf8)
    let library = try PackLibrary(directories: [directory.path, directory.path + "/none"])
    #expect(library.ids.contains("lunch"))
    let rulebook = try library.rulebook(["lunch"])
    let noon = Situation(
      actor: .agency, person: .init(role: .debtor, zoneNames: ["Asia/Kolkata"]),
      contact: .init(channel: .call), at: try #require(Instant("2026-11-20T13:00:00+05:30")))
    #expect(rulebook.verdict(noon).level == .warned)
    #expect(rulebook.verdict(noon).reasons.map(\.rule) == ["lunch.r"])
  }

  /// A person's own pack is theirs to name; it takes the place of none, and adds itself to nobody.
  @Test func aPersonsOwnPackChangesNoBook() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "packs-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (file, text) in [
      ("a.yaml", own("in-rbi", "debts: [consumer]")), ("b.yaml", own("mine", "overlay: IN")),
    ] {
      try text.write(
        to: directory.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }
    let library = try PackLibrary().adding(personal: directory.path)
    #expect(try library.pack("in-rbi") == PackLibrary().pack("in-rbi"))
    #expect(try library.pack("mine").rules.map(\.id) == ["mine.r"])
    #expect(try library.bookRulebook(["in-rbi"]) == PackLibrary().bookRulebook(["in-rbi"]))
  }

  @Test func dutiesAreOfferedToOtherRooms() throws {
    let rulebook = try PackLibrary().bookRulebook(["us-fed"])
    var situation = Situation(
      actor: .agency, person: .init(role: .debtor, zoneNames: ["America/New_York"]),
      contact: .init(channel: .sms), at: try #require(Instant("2026-11-20T15:00:00Z")))
    #expect(rulebook.contents(for: situation).map(\.demand.must) == [["opt-out-instruction"]])
    #expect(rulebook.deadlines(for: situation).map(\.demand.task) == ["validation-information"])
    let due = rulebook.deadlines(for: situation).first?.demand.due
    #expect(due?.after(Day("2026-12-29") ?? Day(number: 0)) == Day("2027-01-03"))
    #expect(rulebook.retentions(for: situation).map(\.rule.id) == ["us.keep"])
    situation.actor = .creditor
    #expect(rulebook.contents(for: situation).isEmpty, "Regulation F does not bind a creditor")
  }

  private func own(_ id: String, _ line: String, rule: String? = nil) -> String {
    ownPack(id, line, rules: ["  - {id: \(rule ?? id + ".r"), kind: judgement, text: t, ask: a}"])
  }
}
