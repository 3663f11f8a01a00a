import Cases
import Conduct
import Console
import Screen
import Settings
import Testing
import Worklist

/// What the desk does with the contact rules: numbers that may not be called, what holds, third
/// parties.
@Suite struct ConductTests {
  private static let scheme =
    "system: base16\nname: Test\nauthor: nobody\nvariant: dark\npalette:\n"
    + (0..<16).map { index in
      let digit = String(index, radix: 16)
      return "  base0\(digit.uppercased()): \"\(String(repeating: "0" + digit, count: 3))\""
    }.joined(separator: "\n")

  private static let lead = Member(user: "wang", name: "Wang", role: .lead)

  /// A debtor in New York with a telephone at work and a mobile, and a sister.
  private static var file: CaseFile {
    var file = Bench.file("A-1", "Ruiz, Ana", 9_000_000)
    file.parties[0].jurisdiction = "US-NY"
    file.parties[0].points = [
      ContactPoint(id: "p1", kind: .phone, value: "+15185550123", place: .work),
      ContactPoint(id: "p2", kind: .phone, value: "+15185550199", place: .mobile),
    ]
    var sister = Party(
      id: "t1", role: .thirdParty, name: "Eva",
      points: [ContactPoint(id: "p3", kind: .phone, value: "+15185550177", place: .home)])
    sister.relation = "sister"
    file.parties.append(sister)
    return file
  }

  private func bench(
    _ packs: [String], at time: String, _ list: [CaseFile] = Bench.desk, actor: Member = Bench.lin
  ) throws -> Bench {
    var bench = Bench(list, actor: actor)
    let judge = ContactJudge(try PackLibrary().bookRulebook(packs), actor: .agency)
    bench.conduct = judge.rules
    bench.send(.clock(try #require(Instant(time))))
    bench.send(
      .ruled(ConductDesk(judge: judge, language: try LanguageCheck.bundled()), problem: nil))
    return bench
  }

  private func text(_ bench: Bench) throws -> String {
    let theme = Theme(try Scheme(Self.scheme, file: "test.yaml"), depth: .palette256)
    return bench.frame(theme).joined(separator: "\n")
  }

  @Test func atNightNothingIsDialledAndTheOpeningIsTold() throws {
    var bench = try bench(["cn-gbt45251"], at: "2026-11-24T14:30:00Z")
    bench.type("00")
    #expect(bench.dialled.isEmpty)
    #expect(bench.events.isEmpty)
    let notice = try #require(bench.model.notice?.text)
    #expect(notice.contains("cn.hours"))
    #expect(notice.hasPrefix("Not allowed until 11-25 08:00."))
    #expect(try text(bench).contains("CLOSED before 11-25 08:00 cn.hours"))
  }

  @Test func whatIsShownChangesWhenAnOpeningPasses() throws {
    var bench = try bench(["cn-gbt45251"], at: "2026-11-23T23:59:30Z")
    #expect(try text(bench).contains("CLOSED before 08:00"))
    let changes = try #require(bench.model.open?.contacts?.changes)
    #expect(changes == Instant("2026-11-24T00:00:00Z"))
    bench.send(.clock(changes))
    #expect(try text(bench).contains("OK until 22:00"))
    #expect(bench.model.open?.contacts?.changes == Instant("2026-11-24T14:00:00Z"))
    bench.type("0")
    #expect(bench.dialled.count == 1)
  }

  @Test func aRefusedNumberGivesWayToTheNextThatIsAllowed() throws {
    var file = Self.file
    file.facts = [FactRecord(fact: .workProhibited, since: nil)]
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [file])
    #expect(bench.model.open?.point == "p2", "the order passes over what is stopped")
    bench.type("c0123\n")
    #expect(bench.model.open?.point == "p1")
    bench.type("0")
    #expect(bench.dialled.isEmpty)
    #expect(bench.model.notice?.text.contains("us.work") == true)
    #expect(bench.model.notice?.text.contains("+15185550199") == true)
    bench.type("0")
    #expect(bench.dialled == ["+15185550199"])
  }

  @Test func whatReallyHappenedIsLoggedWithAReason() throws {
    var bench = try bench(["cn-gbt45251"], at: "2026-11-24T14:30:00Z")
    bench.type("1\n")
    #expect(bench.events.isEmpty)
    bench.type("dialled by hand\n")
    #expect(bench.events.map(\.happening.name) == ["exception", "call.placed", "contacted"])
    guard case .exception(let exception)? = bench.events.first?.happening else { return }
    #expect(exception.reason == "dialled by hand")
    #expect(exception.rule == "cn.hours")
  }

  @Test func aRefusedOutcomeThatDidNotHappenIsGivenUpByEsc() throws {
    var bench = try bench(["cn-gbt45251"], at: "2026-11-24T14:30:00Z")
    bench.type("1\n\u{1B}")
    #expect(bench.events.isEmpty)
    #expect(bench.model.layer == nil)
  }

  private static func talkedTo(at time: String = "2026-11-22T17:00:00Z") -> CaseFile {
    var file = file
    var contacted = Contacted(
      outcome: "refused", flags: [.worked, .attempt, .contact, .rightParty], to: "p2",
      role: .debtor)
    contacted.note = "no"
    file.history = [
      PastEvent(
        seq: nil, at: Instant(time)!, by: "lin",
        happening: .contacted(contacted))
    ]
    return file
  }

  /// Everybody in New York, in the morning; the first by points may not be called for days.
  private static var desk: [CaseFile] {
    var second = file
    second.id = CaseID("A-2")!
    second.parties[0].identity = "id-2"
    second.debt.principal = 100_000
    return [talkedTo(), second]
  }

  @Test func whoeverMayNotBeCalledStepsDownWithTheReason() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", Self.desk)
    #expect(bench.model.open?.file.id.text == "A-2")
    bench.type("jw")
    let why = try text(bench)
    #expect(why.contains("-200") && why.contains("nobody may be called now"))
    #expect(why.contains("+200  when somebody may be called again"))
    // A week later the queue is drawn up anew.
    bench.type("\u{1B}")
    bench.send(.clock(try #require(Instant("2026-12-01T17:00:00Z"))))
    bench.press(.function(5))
    bench.press(.home)
    #expect(bench.model.open?.file.id.text == "A-1")
  }

  @Test func nothingStepsDownUnderAnEntry() throws {
    var bench = Bench(Self.desk)
    bench.type("9")
    #expect(bench.model.open?.file.id.text == "A-1")
    let judge = ContactJudge(try PackLibrary().bookRulebook(["us-fed"]), actor: .agency)
    bench.send(.clock(try #require(Instant("2026-11-24T17:00:00Z"))))
    bench.send(.ruled(ConductDesk(judge: judge), problem: nil))
    #expect(bench.model.open?.file.id.text == "A-1")
    #expect(bench.model.queue.cursor == 1)
  }

  @Test func aPresumptionIsALeadsToOverride() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [Self.talkedTo()])
    #expect(try text(bench).contains("NEEDS LEAD us.cool"))
    bench.type("c0199\n0")
    #expect(bench.dialled.isEmpty)
    bench.type("c0199\nXshe asked for the figures\n")
    #expect(bench.events.map(\.happening.name) == ["requested"])

    var other = try self.bench(
      ["us-fed"], at: "2026-11-24T17:00:00Z", [Self.talkedTo()], actor: Self.lead)
    other.type("c0199\nX\nshe asked to be called\n")
    #expect(other.events.map(\.happening.name) == ["exception", "call.placed"])
    #expect(other.dialled == ["+15185550199"])
  }

  @Test func whatHoldsIsRecordedByKeyWithDates() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [Self.file])
    bench.type("xattorney known\n2026-11-20 +30\n")
    let record = try #require(bench.files[CaseID("A-1")!]?.facts.first)
    #expect(record.fact == .attorneyKnown)
    #expect(record.since.map(bench.model.charter.zone.day) == Day("2026-11-20"))
    #expect(record.until.map(bench.model.charter.zone.day) == Day("2026-12-24")! + 1)
    #expect(try text(bench).contains("attorney known 11-20–12-25"))
    bench.type("0")
    #expect(bench.dialled.isEmpty)
    #expect(bench.model.notice?.text.contains("us.attorney") == true)
    // Only a lead lifts what stops the work.
    bench.type("xlift\n")
    #expect(bench.model.notice?.text.contains("only a lead") == true)
    bench.type("\u{1B}")
    #expect(bench.files[CaseID("A-1")!]?.facts.count == 1)
  }

  @Test func anOptOutIsRecordedAndLiftedByALead() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [Self.file], actor: Self.lead)
    bench.type("xno more by call\n\n")
    #expect(bench.files[CaseID("A-1")!]?.consents.first?.consent == "opted-out:call")
    bench.type("0")
    #expect(bench.dialled.isEmpty)
    bench.type("xlift: no more by call\n")
    let consent = try #require(bench.files[CaseID("A-1")!]?.consents.first)
    #expect(consent.until == bench.model.moment.now, "it held until now")
    bench.type("0")
    #expect(bench.dialled.count == 1)
  }

  @Test func inconvenientTimesAreTyped() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [Self.file])
    bench.type("xinconvenient\nmon-fri 9-17\n")
    let record = try #require(bench.files[CaseID("A-1")!]?.facts.first)
    #expect(record.days == "mon-fri")
    #expect(record.open == "09:00")
    #expect(record.close == "17:00")
    bench.type("xinconvenient\n\n")
    #expect(bench.files[CaseID("A-1")!]?.facts.count == 1)
    #expect(bench.model.notice?.text.contains("is a place (work), days or times") == true)
    bench.type("work\n")
    #expect(bench.files[CaseID("A-1")!]?.facts.last?.place == .work)
    bench.type("xinconvenient\nwhenever\n")
    #expect(bench.files[CaseID("A-1")!]?.facts.count == 2)
    #expect(bench.model.notice?.text.contains("whenever") == true)
  }

  @Test func everythingThatHoldsHasItsPlace() throws {
    var bench = try bench(["us-fed"], at: "2026-11-24T17:00:00Z", [Self.file])
    for typed in ["work prohib\n+0 +10\n", "agreed to be called\n+30\n", "no more by sms\n\n"] {
      bench.type("x" + typed)
    }
    bench.type("xinconvenient\nwork mon-fri 9-17\nxvulnerable\n\n")
    let text = try text(bench)
    for word in ["work prohibited 11-25–12-05", "vulnerable 11-25", "no more by sms"] {
      #expect(text.contains(word), "\(word) is cut off")
    }
  }

  @Test func aThirdPartySeesNothingOfTheDebt() throws {
    var bench = try bench(
      ["us-fed"], at: "2026-11-24T17:00:00Z", [Self.talkedTo(at: "2026-11-02T17:00:00Z")])
    bench.send(.resized(Size(width: 200, height: 50)))
    for word in ["90,000.00", "11-03"] { #expect(try text(bench).contains(word)) }
    bench.type("c0177\n")
    let text = try text(bench)
    for word in ["90,000", "overdue", "BAL", "East Bank", "11-03"] {
      #expect(!text.contains(word), "\(word) is on the screen")
    }
    #expect(text.contains("Hidden while somebody else may be on the line"))
    bench.type("0")
    #expect(bench.dialled == ["+15185550177"], "once, for location information")
  }

  @Test func aNoteThatReadsAsAThreatIsHintedAtAndKept() throws {
    var bench = try bench(["cn-gbt45251"], at: "2026-11-24T02:00:00Z")
    bench.type("nI told him we will have him arrested tonight\n")
    #expect(bench.events.map(\.happening.name) == ["noted"])
    #expect(bench.model.notice?.text.contains("arrest threat") == true)
  }

  @Test func rulesThatCannotBeReadAreTold() {
    var bench = Bench()
    bench.send(.ruled(nil, problem: "packs/own.yaml:3: unknown field"))
    #expect(bench.model.notice?.text == "packs/own.yaml:3: unknown field")
  }
}
