import Cases
import Testing

/// Letters, law, visits, searches and parties: what may be done, and why not.
@Suite struct TreatmentRules {
  /// The case with an address, an e-mail address, a mother and a guarantor, three calls unanswered.
  static var file: CaseFile {
    var file = Desk.file
    file.parties[0].points += [
      ContactPoint(id: "p3", kind: .address, value: "18 Guangming Road", place: .home),
      ContactPoint(id: "p4", kind: .email, value: "zhou@example.com", place: .other),
    ]
    file.parties.append(
      Party(
        id: "t1", role: .thirdParty, name: "Mother",
        points: [
          ContactPoint(id: "p5", kind: .phone, value: "+8613900139000", place: .mobile),
          ContactPoint(id: "p6", kind: .address, value: "2 Lake Road", place: .home),
        ]))
    var guarantor = Party(id: "g1", role: .guarantor, name: "Gu")
    guarantor.guarantee = Guarantee(kind: .joint, limit: 500_000, document: "G-1.pdf")
    file.parties.append(guarantor)
    file.tally.failures = 3
    return file
  }

  static func letter(
    _ kind: Sent.Kind = .letter, to: String = "p3", _ purpose: Purpose = .collect,
    text: String = "Dear Zhou"
  ) -> Command {
    .send(
      Dispatch(kind, to: to, template: "letter-m3", purpose: purpose, language: "en", text: text))
  }

  static func order(_ change: (inout VisitOrder) -> Void = { _ in }) -> Command {
    var order = VisitOrder(
      to: "p3", day: Desk.today + 2, time: "10:00", notice: Desk.today, reason: "No answer")
    change(&order)
    return .orderVisit(order)
  }

  static func step(
    _ kind: LegalStep.Kind, _ day: Day = Desk.today
  ) -> Command { .legal(LegalStep(step: kind, day: day)) }

  static func report(
    _ found: [Finding] = [], visitors: [String] = ["hu", "lu"], amount: Int64? = nil
  ) -> Command {
    var report = VisitReport(to: "p3", day: Desk.today, met: .household, address: .right)
    report.visitors = visitors
    report.found = found
    let outcome = Outcome(
      code: "visit-third-party", title: "Third party",
      flags: [.worked, .attempt, .contact, .thirdParty])
    var record = Record(outcome: outcome)
    record.amount = amount
    return .reportVisit(report, record)
  }

  typealias Row = (why: String, command: Command, by: Member, refusal: Refusal)
  private static let refused: [Row] = [
    (
      "a debt letter to the mother", letter(to: "p6"), Desk.lead,
      Refusal.treatment(.tellsThirdParty("purpose collect"))
    ),
    (
      "a letter to a telephone", letter(to: "p1"), Desk.agent,
      .treatment(.wrongMedium(.letter, .phone))
    ),
    (
      "an SMS to an address", letter(.sms, to: "p3"), Desk.agent,
      .treatment(.wrongMedium(.sms, .address))
    ),
    ("nothing written", letter(text: " \n"), Desk.agent, .treatment(.textMissing)),
    ("to nobody", letter(to: "p9"), Desk.agent, .noSuchPoint("p9")),
    ("an agent sues", step(.filing), Desk.agent, .needsLead("open a legal step")),
    ("a judgment of no claim", step(.judgment), Desk.lead, .treatment(.stepNeeds(.filing))),
    ("enforcing no judgment", step(.enforcement), Desk.lead, .treatment(.stepNeeds(.judgment))),
    ("a claim of tomorrow", step(.filing, Desk.today + 1), Desk.lead, .treatment(.stepInFuture)),
    ("an agent sends people", order(), Desk.agent, .needsLead("order visits")),
    ("one visitor", order { $0.staff = 1 }, Desk.lead, .treatment(.twoVisitors)),
    ("to a telephone", order { $0.to = "p1" }, Desk.lead, .treatment(.noAddress)),
    ("to the mother", order { $0.to = "p6" }, Desk.lead, .treatment(.notLiable(.thirdParty))),
    (
      "without notice", order { $0.notice = $0.day }, Desk.lead,
      .treatment(.noticeMissing(Desk.today + 2))
    ),
    ("a report of no visit", report(), Desk.agent, .treatment(.noVisit)),
    (
      "insurance records on no basis",
      .trace(
        Trace(source: "insurance", result: .nothing, day: Desk.today),
        of: TraceSource(id: "insurance", needsBasis: true)), Desk.agent,
      .treatment(.basisMissing(source: "insurance"))
    ),
    (
      "a guarantor without a paper",
      .addParty(Party(id: "", role: .guarantor, name: "Gao")), Desk.lead,
      .treatment(.guaranteeMissing)
    ),
    (
      "a mother made liable by an agent",
      .changeParty(
        {
          var change = PartyChanged(party: "t1")
          change.role = .guarantor
          return change
        }()), Desk.agent, .needsLead("change who is liable")
    ),
    (
      "an offer nobody agreed to note", .offer(Offer(party: "t1", consent: " ")), Desk.agent,
      .treatment(.consentMissing)
    ),
    (
      "delivery of nothing sent", .deliver(Delivery(reference: "A-100482/9", state: .returned)),
      Desk.agent, .treatment(.sentUnknown(reference: "A-100482/9"))
    ),
    ("an auditor writes", letter(), Desk.auditor, .auditorsOnlyRead),
  ]

  @Test(arguments: refused)
  func aTreatmentIsRefused(_ row: Row) {
    #expect(Desk.refusal(row.command, Self.file, by: row.by) == row.refusal, "\(row.why)")
  }

  @Test func aVisitComesAfterRemoteContactFailed() {
    var file = Self.file
    file.tally.failures = 2
    #expect(
      Desk.refusal(Self.order(), file, by: Desk.lead)
        == .treatment(.remoteContactNotTried(failures: 2, needed: 3)))
    file.facts = [FactRecord(fact: .unreachable, since: nil)]
    #expect(Desk.refusal(Self.order(), file, by: Desk.lead) == nil)
    file.facts.append(FactRecord(fact: .vulnerable, since: nil))
    #expect(Desk.refusal(Self.order(), file, by: Desk.lead) == .treatment(.vulnerable))
  }

  @Test func returnedMailMarksTheAddressOnce() throws {
    var file = try Desk.after(Self.letter(), Self.file)
    let back = Command.deliver(Delivery(reference: "A-100482/1", state: .returned))
    file = try Desk.after(back, file, seq: 200)
    #expect(file.point("p3")?.point.state == .bad)
    #expect(try Desk.decided(back, file).isEmpty)
    #expect(Desk.refusal(Self.letter(), file) == .treatment(.pointIsBad("p3")))
  }

  @Test func aReplyOfStopIsAnOptOut() throws {
    var file = try Desk.after(Self.letter(.sms, to: "p1"), Self.file)
    file = try Desk.after(
      .deliver(Delivery(reference: "A-100482/1", state: .optedOut)), file, seq: 200)
    #expect(file.consents.map(\.consent) == ["opted-out:sms"])
  }

  @Test func whatLeftAtOnceIsNotTakenBackButALetterIs() throws {
    let before = Self.file
    let message = try Desk.after(Self.letter(.sms, to: "p1"), before)
    #expect(
      Desk.refusal(.undo(seqs: [100], restored: before), message) == .treatment(.cannotUnsend))
    let letter = try Desk.after(Self.letter(), before)
    #expect(Desk.refusal(.undo(seqs: [100], restored: before), letter) == nil)
  }

  @Test func filingAndJudgmentSetTheirFacts() throws {
    var file = try Desk.after(Self.step(.filing, Desk.today - 3), Self.file, by: Desk.lead)
    #expect(file.facts(at: Desk.now).map(\.fact) == [.suitFiled])
    file = try Desk.after(Self.step(.judgment), file, by: Desk.lead, seq: 200)
    #expect(file.facts(at: Desk.now).contains { $0.fact == .judgment })
    #expect(file.legal.map(\.approver) == ["wang", "wang"])
    file = try Desk.after(Self.step(.withdrawn), file, by: Desk.lead, seq: 300)
    #expect(!file.facts(at: Desk.now).contains { $0.fact == .suitFiled })
  }

  @Test func theDayAfterItsLimitationADebtIsTimeBarred() throws {
    let last = Desk.today + 1
    let file = try Desk.after(Self.step(.limitation, last), Self.file, by: Desk.lead)
    let now = Desk.zone.instant(of: last, minute: 1439)
    let late = Desk.zone.instant(of: last + 1, minute: 0)
    #expect(file.facts(at: now).isEmpty)
    #expect(file.facts(at: late).map(\.fact) == [.timeBarred])
    #expect(throws: Refusal.treatment(.timeBarred(last + 1))) {
      try Desk.decided(Self.step(.letterBeforeAction), file, by: Desk.lead, at: late)
    }
    let filed = try Desk.after(Self.step(.filing), file, by: Desk.lead, seq: 200)
    #expect(filed.facts(at: late).map(\.fact) == [.suitFiled])
  }

  @Test func whatAnAgentFoundAtTheDoorWaitsForALead() throws {
    let found = [Finding(.phone, "+8613700137000"), Finding(.clue, "works nights")]
    let ordered = try Desk.after(Self.order(), Self.file, by: Desk.lead)
    let visited = try Desk.after(Self.report(found), ordered, seq: 200)
    #expect(visited.clues.isEmpty)
    #expect(visited.waitingFindings == found)
    #expect(visited.point("p3")?.point.state == .good)
    #expect(
      Desk.refusal(.judgeFindings(taken: [0]), visited)
        == .needsLead("take over what a visit found"))
    let judged = try Desk.after(.judgeFindings(taken: [0]), visited, by: Desk.lead, seq: 300)
    #expect(judged.point("p7")?.point.state == .unverified)
    #expect(judged.clues.isEmpty)
    #expect(judged.waitingFindings.isEmpty)
    #expect(
      Desk.refusal(Self.report(visitors: ["hu"]), ordered) == .treatment(.twoVisitors))
    // An amount that a relative named is not dropped without a word, and is no promise.
    #expect(
      Desk.refusal(Self.report(amount: 10_000), ordered)
        == .treatment(.promiseOfOthers("household")))
  }

  @Test func aThirdPartyIsAskedOnce() throws {
    let source = TraceSource(id: "relative", isThirdParty: true)
    var trace = Trace(source: "relative", result: .nothing, day: Desk.today)
    trace.found = [Finding(.phone, "+8613600136000")]
    let file = try Desk.after(.trace(trace, of: source), Self.file)
    #expect(file.traces.first?.result == .found)
    #expect(file.point("p7")?.party.id == "d")
    #expect(
      Desk.refusal(.trace(trace, of: source), file) == .treatment(.askedBefore(source: "relative")))
  }

  static func person(
    _ name: String, _ role: PartyRole = .thirdParty, phone: String? = nil
  ) -> Command {
    var party = Party(id: "", role: role, name: name)
    party.points = [phone].compactMap(\.self).map {
      ContactPoint(id: "", kind: .phone, value: $0, place: .other, state: .unverified)
    }
    return .addParty(party)
  }

  @Test func aPersonIsOnACaseOnce() {
    let mother = Refusal.treatment(.personKnown("t1", "Mother", .thirdParty))
    #expect(Desk.refusal(Self.person(" mother"), Self.file) == mother)
    #expect(Desk.refusal(Self.person("Mother", .executor), Self.file) == nil)
    #expect(
      Desk.refusal(Self.person("Aunt", phone: "+86 139-0013-9000"), Self.file)
        == .treatment(.numberKnown("+8613900139000", "t1", "Mother", .thirdParty)))
    #expect(
      Desk.refusal(Self.person("Aunt", phone: "+8613800138000"), Self.file)
        == .treatment(.numberKnown("+8613800138000", "d", "周伟", .debtor)))
    #expect(Desk.refusal(Self.person("Aunt", phone: "+8613800138001"), Self.file) == nil)
  }

  @Test func aNumberIsKeptInItsInternationalForm() throws {
    var file = Self.file
    #expect(
      Desk.refusal(Self.person("Aunt", phone: "0138 0013 8001"), file)
        == .treatment(.noNumber("0138 0013 8001")), "of which country?")
    file.parties[0].jurisdiction = "CN"
    let added = try Desk.after(Self.person("Aunt", phone: "0138 0013 8001"), file)
    #expect(added.parties.last?.points.map(\.value) == ["+8613800138001"])
    var trace = Trace(source: "register", result: .found, day: Desk.today)
    trace.found = [Finding(.phone, "138 0013 8001"), Finding(.phone, "ask at the gate")]
    let traced = try Desk.after(.trace(trace, of: TraceSource(id: "register")), file)
    #expect(traced.point("p7")?.point.value == "+8613800138001")
    #expect(traced.clues.map(\.text) == ["ask at the gate"])
  }

  @Test(arguments: [LegalStep.Kind.letterBeforeAction, .lawyersLetter, .filing])
  func anEstateAnswersByItsExecutor(_ kind: LegalStep.Kind) throws {
    var file = Self.file
    file.facts = [FactRecord(fact: .deceased, since: nil)]
    #expect(Desk.refusal(Self.step(kind), file, by: Desk.lead) == .treatment(.executorMissing))
    #expect(Desk.refusal(Self.step(.review), file, by: Desk.lead) == nil)
    file = try Desk.after(Self.person("Sun", .executor), file)
    #expect(Desk.refusal(Self.step(kind), file, by: Desk.lead) == nil)
  }

  @Test func anInsolventDebtorsClaimGoesToTheAdministrator() {
    var file = Self.file
    file.facts = [FactRecord(fact: .insolvent, since: nil)]
    let refusal = Desk.refusal(Self.step(.filing), file, by: Desk.lead)
    #expect(refusal == .treatment(.heldFor(.insolvent)))
    #expect(refusal?.description.contains("the claim goes to the administrator") == true)
  }

  @Test func aGuarantorOwesNoMoreThanTheGuarantee() throws {
    let file = Self.file
    let guarantor = try #require(file.parties.last)
    #expect(file.liability(of: guarantor, on: Desk.today) == 500_000)
    #expect(file.liability(of: file.parties[1], on: Desk.today) == 0)
    var ended = guarantor
    ended.guarantee?.until = Desk.today - 1
    #expect(file.liability(of: ended, on: Desk.today) == 0)
  }

  @Test func anOfferMakesNobodyLiable() throws {
    let file = try Desk.after(
      .offer(Offer(party: "t1", amount: 100_000, consent: "by telephone")), Self.file)
    #expect(file.offers.map(\.party) == ["t1"])
    #expect(file.parties.first { $0.id == "t1" }?.role == .thirdParty)
    #expect(
      Desk.refusal(Self.letter(to: "p6"), file) == .treatment(.tellsThirdParty("purpose collect")))
  }
}
