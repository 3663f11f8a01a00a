import Cases
import Conduct
import Testing

/// A case of a book, judged: packs by place, leads' exceptions, what was taken back, what leaves.
@Suite struct ContactJudgeTests {
  private static let noon = Instant("2026-11-24T17:00:00Z")!

  private func judge(_ packs: [String]) throws -> ContactJudge {
    ContactJudge(try PackLibrary().bookRulebook(packs), actor: .agency)
  }

  private func file(_ number: String, _ jurisdiction: String?) -> CaseFile {
    let debt = Debt(
      creditor: "Bank", currency: Currency("USD")!, due: Day("2026-08-01")!, principal: 100_000)
    var debtor = Party(
      id: "d", role: .debtor, name: "A",
      points: [ContactPoint(id: "p1", kind: .phone, value: number, place: .mobile)])
    debtor.jurisdiction = jurisdiction
    return CaseFile(id: CaseID("A-1")!, debt: debt, parties: [debtor])
  }

  private func talk(at time: String, seq: Int? = nil) -> PastEvent {
    PastEvent(
      seq: seq, at: Instant(time)!, by: "lin",
      happening: .contacted(
        Contacted(
          outcome: "refused", flags: [.worked, .attempt, .contact, .rightParty], to: "p1",
          role: .debtor)))
  }

  private func rules(_ verdict: Verdict?) -> [String] { verdict?.reasons.map(\.rule) ?? ["none"] }

  @Test func everyPersonIsJudgedByThePacksOfTheirPlaces() throws {
    let judge = try judge(["us-fed", "cn-gbt45251"])
    let call = IntendedContact(to: "p1")
    var american = file("+12125550123", "US-NY")
    american.history = [talk(at: "2026-11-22T17:00:00Z")]
    #expect(rules(judge.verdict(on: american, call, at: Self.noon)) == ["us.cool"])
    var chinese = file("+8613800138000", "CN")
    chinese.history = american.history
    // One in the morning in Shanghai; a talk two days ago stops nothing there.
    #expect(rules(judge.verdict(on: chinese, call, at: Self.noon)) == ["cn.hours"])
    let both = file("+12125550123", "CN")
    #expect(rules(judge.verdict(on: both, call, at: Self.noon)).contains("cn.hours"))
    // Nobody is without rules.
    let elsewhere = file("+6565550123", "SG")
    #expect(rules(judge.verdict(on: elsewhere, call, at: Self.noon)).contains("us.hours"))
  }

  /// Half past ten in the east is half past seven in the west: an eastern number of somebody who
  /// lives in the west opens when it is day in both.
  @Test func whereSomebodyLivesCountsLikeTheirNumber() throws {
    let judge = try judge(["us-fed"])
    let morning = Instant("2026-11-24T15:30:00Z")!
    let call = IntendedContact(to: "p1")
    #expect(rules(judge.verdict(on: file("+12125550123", "US-NY"), call, at: morning)) == [])
    let resident = file("+12125550123", "US-CA")
    var addressed = file("+12125550123", nil)
    addressed.parties[0].points.append(
      ContactPoint(
        id: "a1", kind: .address, value: "2 Oak St, Los Angeles, CA 90001", place: .home))
    for western in [resident, addressed] {
      let verdict = judge.verdict(on: western, call, at: morning)
      #expect(rules(verdict) == ["us.hours"])
      #expect(verdict?.opens == Instant("2026-11-24T16:01:00Z"))
    }
    addressed.parties[0].points[1].state = .bad
    #expect(rules(judge.verdict(on: addressed, call, at: morning)) == [])
  }

  @Test func whatAPersonSaidHoldsWhereTheLawIsSilent() throws {
    let judge = try judge(["us-fed", "cn-gbt45251"])
    let held: [(FactName, String)] = [
      (.attorneyKnown, "desk.attorney"), (.ceaseRequested, "desk.cease"),
      (.disputed, "desk.dispute"), (.moratorium, "desk.breathing"),
      (.imprisoned, "desk.imprisoned"), (.inconvenient, "desk.inconvenient"),
    ]
    let morning = Instant("2026-11-24T02:00:00Z")!
    let call = IntendedContact(to: "p1")
    var file = file("+8613800138000", "CN")
    #expect(rules(judge.verdict(on: file, call, at: morning)) == [])
    for (fact, rule) in held {
      file.facts = [FactRecord(fact: fact, since: Instant("2026-11-20T02:00:00Z")!)]
      #expect(rules(judge.verdict(on: file, call, at: morning)) == [rule])
    }
    file.facts = []
    file.consents = [
      ConsentRecord(consent: "opted-out:sms", at: Instant("2026-11-20T02:00:00Z")!)
    ]
    let text = IntendedContact(to: "p1", by: .sms)
    #expect(rules(judge.verdict(on: file, text, at: morning)) == ["desk.medium"])
  }

  @Test func theEstateIsSpokenToAndNobodyElse() throws {
    let judge = try judge(["us-fed"])
    for (fact, rule) in [(FactName.deceased, "desk.deceased"), (.insolvent, "desk.insolvent")] {
      var file = file("+12125550123", "US-NY")
      file.facts = [FactRecord(fact: fact, since: Instant("2026-11-20T17:00:00Z")!)]
      for channel in [Channel.call, .sms, .letter, .visit] {
        let contact = IntendedContact(to: "p1", by: channel)
        #expect(rules(judge.verdict(on: file, contact, at: Self.noon)).contains(rule))
      }
      #expect(judge.tasks(on: file, at: Self.noon).map(\.task) == ["find-executor"])
      var executor = Party(
        id: "o1", role: .executor, name: "B",
        points: [ContactPoint(id: "p2", kind: .phone, value: "+12125550124", place: .mobile)])
      executor.jurisdiction = "US-NY"
      file.parties.append(executor)
      let allowed = judge.verdict(on: file, IntendedContact(to: "p2"), at: Self.noon)
      #expect(allowed?.level.stops == false)
      #expect(judge.tasks(on: file, at: Self.noon).map(\.task) == ["letter-executor"])
      var sent = Sent(to: "p2", role: .executor, template: "letter-executor")
      sent.reference = "A-1/1"
      file.history.append(
        PastEvent(
          seq: 1, at: Instant("2026-11-21T17:00:00Z")!, by: "lin", happening: .sent(.letter, sent)))
      #expect(!judge.tasks(on: file, at: Self.noon).contains { $0.task == "letter-executor" })
    }
  }

  @Test func aCaseIsNearALimitOneTryBeforeIt() throws {
    let judge = try judge(["us-fed"])
    func tried(_ times: Int) -> CaseFile {
      var file = file("+16025550123", "US-AZ")
      file.history = (0..<times).flatMap { index -> [PastEvent] in
        let at = Instant("2026-11-2\(index / 2)T\(14 + index % 2 * 4):00:00Z")!
        return [
          PastEvent(
            seq: nil, at: at, by: "lin",
            happening: .callPlaced(CallPlaced(to: "p1", role: .debtor))),
          PastEvent(
            seq: nil, at: at, by: "lin",
            happening: .contacted(
              Contacted(outcome: "no-answer", flags: [.worked, .attempt], to: "p1", role: .debtor))),
        ]
      }
      return file
    }
    #expect(judge.nearLimit(of: tried(1), at: Self.noon) == nil)
    #expect(judge.nearLimit(of: tried(4), at: Self.noon) == nil)
    let near = judge.nearLimit(of: tried(6), at: Self.noon)
    #expect(near?.rule == "us.7in7")
    #expect(near?.used == 6 && near?.most == 7)
  }

  @Test func anOverlayJoinsForItsPlaceOnly() throws {
    let judge = try judge(["us-fed"])
    var file = file("+16175550123", "US-MA")
    file.history = ["2026-11-20T17:00:00Z", "2026-11-21T17:00:00Z"].map { time in
      PastEvent(
        seq: nil, at: Instant(time)!, by: "lin",
        happening: .contacted(
          Contacted(outcome: "no-answer", flags: [.worked, .attempt], to: "p1", role: .debtor)))
    }
    let call = IntendedContact(to: "p1")
    #expect(rules(judge.verdict(on: file, call, at: Self.noon)) == ["ma.personal"])
    file.parties[0].jurisdiction = "US-NY"
    file.parties[0].points[0].value = "+12125550123"
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .allowed)
  }

  @Test func aLeadsExceptionLetsTheContactPass() throws {
    let judge = try judge(["us-fed"])
    var file = file("+12125550123", "US-NY")
    file.history = [talk(at: "2026-11-22T17:00:00Z")]
    let call = IntendedContact(to: "p1")
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .override)
    var exception = ConductException(rule: "us.cool", reason: "asked for it")
    exception.until = Self.noon + 3_600_000
    file.exceptions = [exception]
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .warned)
    #expect(judge.verdict(on: file, call, at: Self.noon + 3_600_000)?.level == .override)
    file.exceptions = [ConductException(rule: "us.7in7", reason: "another")]
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .override)
  }

  @Test func anAttemptTakenBackInTimeNoLongerCounts() throws {
    let judge = try judge(["us-fed"])
    var file = file("+12125550123", "US-NY")
    file.history = [talk(at: "2026-11-22T17:00:00Z", seq: 7)]
    let call = IntendedContact(to: "p1")
    var fields = UnknownFields()
    fields.fields["seqs"] = .array([.integer(7)])
    let late = PastEvent(
      seq: 8, at: Instant("2026-11-22T17:20:00Z")!, by: "lin", happening: .other("undone", fields))
    file.history.append(late)
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .override)
    fields.fields["uncounted"] = .bool(true)
    file.history[1].happening = .other("undone", fields)
    #expect(judge.verdict(on: file, call, at: Self.noon)?.level == .allowed)
  }

  @Test func aStandingSaysUntilWhenAndHowMuchIsUsed() throws {
    let judge = try judge(["us-fed"])
    var file = file("+15185550123", "US-NY")
    file.history = (0..<3).map { day in
      PastEvent(
        seq: nil, at: Instant("2026-11-2\(day)T17:00:00Z")!, by: "lin",
        happening: .contacted(
          Contacted(outcome: "no-answer", flags: [.worked, .attempt], to: "p1", role: .debtor)))
    }
    let standing = try #require(judge.standings(of: file, at: Self.noon)["p1"])
    #expect(standing.verdict.level == .allowed)
    #expect(standing.closes == Instant("2026-11-25T02:00:00Z"), "nine in the evening in New York")
    #expect(standing.usage?.rule == "us.7in7")
    #expect(standing.usage?.used == 3)
    #expect(standing.usage?.most == 7)
  }

  @Test func aMessageNeedsItsOptOutAndLawfulWords() throws {
    let judge = try judge(["us-fed"])
    let check = try LanguageCheck.bundled()
    let file = file("+12125550123", "US-NY")
    func problems(_ text: String, _ channel: Channel) -> [OutgoingProblem] {
      judge.problems(
        in: OutgoingMessage(text, to: "p1", by: channel, from: "Northfield", agent: "Lena"),
        on: file, at: Self.noon, check)
    }
    #expect(problems("Your payment is due. Reply STOP to opt out.", .sms).isEmpty)
    let without = problems("Your payment is due.", .sms)
    #expect(without.map(\.description).first?.contains("us.optout") == true)
    #expect(!problems("Pay or we will have you arrested. Reply STOP to opt out.", .sms).isEmpty)
    #expect(
      problems(
        "This is Lena from Northfield. Please call me back on 555 0142 990.", .voicemail
      ).isEmpty)
    #expect(
      !problems(
        "This is Lena from Northfield about your debt. Please call me back on 555 0142 990.",
        .voicemail
      ).isEmpty)
  }

  @Test func validationInformationFallsDueFiveDaysAfterTheFirstCommunication() throws {
    let judge = try judge(["us-fed"])
    var file = file("+12125550123", "US-NY")
    #expect(judge.tasks(on: file, at: Self.noon).isEmpty)
    file.history = [talk(at: "2026-11-22T17:00:00Z")]
    let task = try #require(judge.tasks(on: file, at: Self.noon).first)
    #expect(task.task == "validation-information")
    #expect(task.due == Day("2026-11-27"))
    #expect(judge.keptUntil(file, at: Self.noon)?.day == Day("2029-11-22"))
  }

  /// From the day after the last on which anything asks for them.
  @Test func recordsOfAClosedCaseAreToBeErased() throws {
    let judge = try judge(["us-fed"])
    var file = file("+12125550123", "US-NY")
    file.history = [talk(at: "2026-11-22T17:00:00Z")]
    #expect(!judge.tasks(on: file, at: Self.noon).contains { $0.task == "erase-the-records" })
    file.closed = "paid"
    let task = try #require(
      judge.tasks(on: file, at: Self.noon).first { $0.task == "erase-the-records" })
    #expect(task.due == Day("2029-11-23"))
  }
}
