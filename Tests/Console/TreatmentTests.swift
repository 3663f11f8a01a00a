import Cases
import Console
import Playbook
import Screen
import Settings
import Testing

/// Each treatment played by keys, frames looked at.
@Suite struct TreatmentTests {
  static var file: CaseFile {
    var file = Bench.file("A-1", "张伟", 9_000_000)
    file.parties[0].points += [
      ContactPoint(id: "p3", kind: .address, value: "光明路18号", place: .home)
    ]
    file.parties[0].jurisdiction = "CN"
    file.parties[0].language = "zh"
    file.parties.append(
      Party(
        id: "t1", role: .thirdParty, name: "李梅",
        points: [ContactPoint(id: "p4", kind: .address, value: "湖滨路2号", place: .home)]))
    file.tally.failures = 3
    return file
  }

  static let lead = Member(user: "wang", name: "Wang", role: .lead)

  /// A console with the playbook that ships, on the case and one of the same person.
  static func bench(_ file: CaseFile = file, by actor: Member = lead) -> Bench {
    let bench = Bench(
      [file, Bench.desk[4]], actor: actor, playbook: Playbook.load().playbook)
    return bench
  }

  @Test func aLetterIsSeenBeforeItLeavesAndOnlyYSendsIt() throws {
    var bench = Self.bench()
    bench.type("lletter-m4\n")
    let frame = bench.frame(try FrameTests.theme()).joined(separator: "\n")
    #expect(frame.contains("张伟"))
    #expect(frame.contains("光明路18号"))
    bench.type("\n")
    #expect(bench.events.isEmpty, "Enter sends nothing")
    bench.type("y")
    #expect(bench.events.map(\.happening.name) == ["letter.sent"])
    bench.type("lcame back\n")
    #expect(bench.events.suffix(2).map(\.happening.name) == ["delivered", "contact-point.changed"])
    #expect(bench.files[CaseID("A-1")!]?.point("p3")?.point.state == .bad)
  }

  @Test func aLegalStepIsEnteredByALeadWithItsDate() throws {
    var bench = Self.bench()
    bench.type("L")
    #expect(bench.frame(try FrameTests.theme()).contains { $0.contains("no limitation date") })
    bench.type("filing\t\t(2026) 12\tHangzhou court\t120\t\t\tfiled\n")
    #expect(bench.events.map(\.happening.name) == ["legal.step", "held"])
    let step = try #require(bench.files[CaseID("A-1")!]?.legal.first)
    #expect(step.cost == 12_000)
    #expect(step.reference == "(2026) 12")
    #expect(bench.text.contains("Legal track:  filing 2026-11-24  (2026) 12"))
    bench.type("L")
    #expect(bench.frame(try FrameTests.theme()).contains { $0.contains("cost so far 120.00") })
    var agent = Self.bench(by: Bench.lin)
    agent.type("L")
    #expect(agent.events.isEmpty && agent.beeps == 1)
    // What comes after the last step is proposed, not what was left out before it.
    #expect(bench.text.contains("hearing"))
  }

  /// Whoever works the case sees it, not only who opens the track.
  @Test func aLimitationThatNearsIsOnTheCase() throws {
    var bench = Self.bench()
    bench.type("Llimit\t2027-03-01\t\t\t\t\t\t\n")
    #expect(!bench.text.contains("Legal track:"))
    #expect(bench.text.contains("time-barred from 2027-03-02"), "not from today on")
    bench.type("Llimitation\t2026-12-20\t\t\t\t\t\t\n")
    let agent = Self.bench(try #require(bench.files[CaseID("A-1")!]), by: Bench.lin)
    #expect(agent.text.contains("Legal track:  limitation 2026-12-20: ! in 26 days"))
  }

  @Test func whatBeginsOneWordOfAListIsThatWord() throws {
    var bench = Self.bench()
    bench.type("pAdd a person\nguar\tGu\t\t\t\tj\t5000\tG-1\n")
    #expect(bench.events.isEmpty, "a guardian or a guarantor?")
    #expect(bench.text.contains("F4 lists what it can be"))
    bench.type("ant\t\t\t\t\t\t\t\n")
    let added = try #require(bench.files[CaseID("A-1")!]?.parties.last)
    #expect(added.role == .guarantor && added.guarantee?.kind == .joint)
    #expect(bench.text.contains("no number or address  guarantor Gu ≤ 5,000.00"))
  }

  /// Where there is no place for every number, what holds is not what is cut.
  @Test func whatHoldsIsShownBeforeTheLastNumber() {
    var file = Self.file
    for number in 5...12 {
      file.parties[1].points.append(
        ContactPoint(id: "p\(number)", kind: .phone, value: "+861390000000\(number)", place: .home))
    }
    file.facts = [FactRecord(fact: .vulnerable, since: nil)]
    var bench = Self.bench(file)
    bench.send(.resized(Size(width: 80, height: 24)))
    #expect(bench.text.contains("Holds:  vulnerable"))
    #expect(bench.text.contains("+861065521000  (+9 more)"))
  }

  /// Before the form is filled in, not after.
  @Test func anAgentLearnsAtOnceThatVisitsAreALeads() {
    var bench = Self.bench(by: Bench.lin)
    bench.type("d")
    #expect(bench.model.layer == nil && bench.beeps == 1)
    #expect(bench.text.contains("only a lead may order visits"))
  }

  @Test func theOrderSaysThatThereIsNoAddress() throws {
    let wording = TreatmentWording.english.noAddress
    var bench = Self.bench()
    bench.type("d")
    #expect(!bench.frame(try FrameTests.theme()).contains { $0.contains(wording) })
    var file = Self.file
    file.parties[0].points.removeLast()
    bench = Self.bench(file)
    bench.type("d")
    #expect(bench.frame(try FrameTests.theme()).contains { $0.contains(wording) })
  }

  /// The outcomes that ship, for what a visit amounts to.
  @Test func aVisitIsOrderedReportedAndItsFindingsTakenOver() throws {
    var bench = Self.bench()
    bench.type("d\t\t\t\t\t\tnobody answers\n")
    #expect(bench.events.map(\.happening.name) == ["visit.ordered"])
    bench.type("d")
    #expect(bench.frame(try FrameTests.theme()).contains { $0.contains("nobody answers") })
    // Met, address, visitors, occupants, letter, amount, day, phone, address, clue, note.
    bench.type("household\t\thu, lu\t\t\t\t\t13712345678\t\tworks nights\t\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.visits.first?.report?.visitors == ["hu", "lu"])
    #expect(file.clues.map(\.text) == ["works nights"])
    #expect(file.point("p3")?.point.state == .good)
  }

  @Test func aSearchNeedsItsBasisAndShowsWhoSharesSomething() throws {
    var bench = Self.bench()
    bench.type("T")
    #expect(bench.frame(try FrameTests.theme()).contains { $0.contains("A-5") })
    bench.type("housing-fund\t\t\t13712345678\t\t\t\n")
    #expect(bench.events.isEmpty, "no basis, nothing asked")
    bench.type("\t\t\tcourt order 12\t\t\t\t\n")
    #expect(bench.events.map(\.happening.name) == ["traced", "contact-point.added"])
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.traces.first?.basis == "court order 12")
    #expect(file.point("p5")?.point.state == .unverified)
  }

  @Test func relatedCasesAreListedWithWhatTiesThemAndOpened() throws {
    var other = Bench.file("A-9", "赵敏", 100_000)
    other.parties[0].points = [
      ContactPoint(id: "p1", kind: .address, value: "湖滨路２号", place: .home)
    ]
    var foreign = other
    foreign.id = CaseID("A-10")!
    foreign.owner = "hu"
    var agent = Bench([Self.file, other, foreign], playbook: Playbook.load().playbook)
    agent.type("R")
    let frame = agent.frame(try FrameTests.theme())
    #expect(frame.contains { $0.contains("A-9") && $0.contains("address 湖滨路2号 (李梅)") })
    #expect(!frame.contains { $0.contains("A-10") }, "it is not theirs to see")
    #expect(frame.contains { $0.contains("somebody else's") })
    agent.type("\n")
    #expect(agent.openCase == "A-9")
    var lead = Bench([Self.file, other, foreign], actor: Self.lead)
    lead.type("R")
    #expect(lead.frame(try FrameTests.theme()).contains { $0.contains("A-10") })
  }

  /// An identity number is nobody's to read over a shoulder: its end tells two apart.
  @Test func anIdentityNumberIsShownByItsEndOnly() throws {
    var first = Bench.file("A-1", "张伟", 100_000)
    first.parties[0].identity = "110101199003074258"
    var second = Bench.file("A-2", "张伟", 100_000)
    second.parties[0].identity = "110101199003074258"
    var bench = Bench([first, second], size: Size(width: 200, height: 50))
    bench.type("R")
    #expect(bench.text.contains("***4258") && !bench.text.contains("19900307"))
    bench.type("\u{1B}y")
    #expect(bench.text.contains("***4258") && !bench.text.contains("19900307"))
    bench.press(.paste("identity"))
    bench.press(.enter)
    #expect(bench.copied == ["110101199003074258"], "it is copied whole")
  }

  @Test func anOfferIsNotedWithConsentAndMakesNobodyLiable() throws {
    var bench = Self.bench()
    bench.type("poffer\n")
    #expect(bench.text.contains("Offer to pay by 李梅"))
    bench.type("500\twill pay on Friday\tby telephone today\n")
    #expect(bench.events.map(\.happening.name) == ["offered"])
    #expect(bench.text.contains("Offer to pay by  李梅  500.00  will pay on Friday"))
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.offers.first?.amount == 50_000)
    #expect(file.parties.last?.role == .thirdParty)
  }

  @Test func whatWasHeardOfSomebodyOnTheCaseIsEnteredByAnAgent() throws {
    var bench = Self.bench(by: Bench.lin)
    bench.type("paddress of 李梅\n")
    #expect(bench.text.contains("湖滨路2号  untested"), "what is known of them stands beside it")
    bench.type("湖滨路3号\tho\n")
    var file = try #require(bench.files[CaseID("A-1")!])
    let added = try #require(file.parties.last?.points.last)
    #expect((added.value, added.place, added.state) == ("湖滨路3号", .home, .unverified))
    #expect(bench.text.contains("New address 湖滨路3号 李梅"))
    bench.type("pgood 湖滨路3号\n")
    bench.type("ba\n")
    file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.parties.last?.points.last?.state == .bad)
    #expect(bench.text.contains("Address 湖滨路3号: BAD"))
    bench.type("pclue\nnew job in Suzhou\n")
    file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.clues.map(\.text) == ["new job in Suzhou"])
  }

  /// Whoever has typed what there is to type need not go through the fields that stay empty.
  @Test func oneKeyFinishesAFormAtAnyField() throws {
    var bench = Self.bench(by: Bench.lin)
    bench.type("pAdd a person\n\t王五")
    #expect(bench.text.contains("Ctrl-S"))
    bench.press(.control("s"))
    #expect(bench.files[CaseID("A-1")!]?.parties.last?.name == "王五")
    #expect(bench.model.layer == nil)
  }

  @Test func aPromiseOfAGuarantorIsProposedUpToTheGuarantee() {
    var guarantor = Party(
      id: "g1", role: .guarantor, name: "陈刚",
      points: [ContactPoint(id: "p9", kind: .phone, value: "+8613900000009", place: .mobile)])
    func proposed(_ guarantee: Guarantee?) -> String? {
      guarantor.guarantee = guarantee
      var file = Self.file
      file.parties.append(guarantor)
      var bench = Self.bench(file)
      bench.model.open?.point = "p9"
      bench.type("5")
      return bench.model.entry?.fields.first?.text
    }
    #expect(proposed(Guarantee(kind: .joint, limit: 50_000, document: "G-1")) == "500.00")
    #expect(proposed(nil) == "", "without a paper nothing is asked for")
  }
}
