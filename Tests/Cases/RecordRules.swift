import Cases
import Testing

@Suite struct RecordRules {
  @Test func anOutcomeWithoutDiallingRecordsTheCallToo() throws {
    let happenings = try Desk.decided(.record(Record(outcome: Desk.noAnswer, to: "p1")))
    #expect(happenings.map(\.name) == ["call.placed", "contacted"])
  }

  @Test func anOutcomeAfterDiallingCompletesIt() throws {
    var record = Record(outcome: Desk.noAnswer, to: "p1")
    record.dialled = true
    #expect(try Desk.decided(.record(record)).map(\.name) == ["contacted"])
  }

  @Test func anInboundCallIsNoAttempt() throws {
    let file = try Desk.after(.record(Record(outcome: Desk.inbound)))
    #expect(file.tally.attempts == 0)
    #expect(file.tally.rightParty == 1)
  }

  typealias Row = (why: String, command: Command, refusal: Refusal)
  private static let refused: [Row] = [
    ("nothing said", Desk.promising(nil, "2026-11-25"), Refusal.amountMissing),
    ("no day", Desk.promising(130_000, nil), .dayMissing),
    ("yesterday", Desk.promising(130_000, "2026-11-22"), .dayPast(Day("2026-11-22")!)),
    (
      "a fourth day", Desk.promising(130_000, "2026-11-27"),
      .dayTooLate(latest: Day("2026-11-26")!, days: 3)
    ),
    (
      "more than is owed", Desk.promising(1_248_001, "2026-11-25"),
      .amountAboveBalance(balance: Money(minor: 1_248_000, currency: Desk.yuan))
    ),
    (
      "nothing at all", Desk.promising(0, "2026-11-25"),
      .amountTooSmall(smallest: Money(minor: 1, currency: Desk.yuan))
    ),
  ]

  @Test(arguments: refused)
  func aPromiseIsRefused(_ row: Row) {
    #expect(Desk.refusal(row.command) == row.refusal, "\(row.why)")
  }

  /// Gu's guarantee is for 5,000.00 of the 12,480.00.
  static func guaranteed(_ change: (inout Guarantee) -> Void = { _ in }) -> CaseFile {
    var file = TreatmentRules.file
    file.parties[2].points = [
      ContactPoint(id: "p7", kind: .phone, value: "+8613900139007", place: .mobile)
    ]
    if var guarantee = file.parties[2].guarantee {
      change(&guarantee)
      file.parties[2].guarantee = guarantee
    }
    return file
  }

  private static func byGuarantor(_ amount: Int64, parts: Int? = nil) -> Record {
    var record = Record(outcome: Desk.promise, to: "p7")
    (record.amount, record.due) = (amount, Desk.today + 2)
    record.instalments = parts.map { Instalments(count: $0, every: .months) }
    return record
  }

  typealias Guaranteed = (why: String, file: CaseFile, record: Record, refusal: Refusal?)
  private static let ofGuarantors: [Guaranteed] = [
    ("all of the guarantee", guaranteed(), byGuarantor(500_000), nil),
    ("all of it in parts", guaranteed(), byGuarantor(500_000, parts: 2), nil),
    ("above it", guaranteed(), byGuarantor(500_001), above),
    ("the whole debt", guaranteed(), byGuarantor(1_248_000), above),
    ("the whole debt in parts", guaranteed(), byGuarantor(1_248_000, parts: 3), above),
    ("no limit", guaranteed { $0.limit = nil }, byGuarantor(1_248_000), nil),
    (
      "its day is over", guaranteed { $0.until = Desk.today + -1 }, byGuarantor(1_000),
      .treatment(.guaranteeNotOnFile("Gu"))
    ),
  ]
  private static let above = Refusal.treatment(
    .aboveGuarantee("Gu", Money(minor: 500_000, currency: Desk.yuan)))

  @Test(arguments: ofGuarantors)
  func aGuarantorPromisesWhatCanBeClaimed(_ row: Guaranteed) {
    #expect(Desk.refusal(.record(row.record), row.file) == row.refusal, "\(row.why)")
  }

  @Test func withoutAPaperAGuarantorPromisesNothing() {
    var file = Self.guaranteed()
    file.parties[2].guarantee = nil
    #expect(
      Desk.refusal(.record(Self.byGuarantor(1_000)), file)
        == .treatment(.guaranteeNotOnFile("Gu")))
  }

  /// The least part is a part of what can be claimed, not of the whole debt.
  @Test func theSmallestPromiseOfAGuarantorIsAPartOfTheGuarantee() throws {
    var charter = Desk.charter
    charter.limits.promise.minimum = 600_000
    func happenings(_ record: Record) throws -> [Happening] {
      try decide(
        .record(record), on: Self.guaranteed(), by: Desk.agent, charter: charter, conduct: .none,
        now: Desk.now)
    }
    #expect(try happenings(Self.byGuarantor(500_000)).map(\.name).contains("promised"))
    var later = Self.byGuarantor(500_000)
    (later.due, later.asking) = (Desk.today + 10, "paid on the 3rd")
    #expect(try happenings(later).map(\.name).contains("requested"))
  }

  /// What the leads are asked for is a guarantor's as well.
  @Test func aLeadsAnswerIsBoundByTheGuarantee() throws {
    var record = Self.byGuarantor(500_000)
    (record.due, record.asking) = (Desk.today + 10, "paid on the 3rd")
    let asked = try Desk.after(.record(record), Self.guaranteed())
    let request = try #require(asked.requests.first)
    #expect(request.wanted.to == "p7")
    var more = request.wanted
    more.amount = 1_248_000
    let change = Command.answer(request: request.id, .change(more), reason: "more")
    #expect(Desk.refusal(change, asked, by: Desk.lead) == Self.above)
    #expect(
      Desk.refusal(.answer(request: request.id, .approve, reason: ""), asked, by: Desk.lead)
        == nil)
  }

  @Test(arguments: ["2026-11-23", "2026-11-26"])
  func aPromiseWithinThreeDaysStands(_ due: String) throws {
    let file = try Desk.after(Desk.promising(130_000, due))
    #expect(file.livePromise?.due == Day(due))
    #expect(file.livePromise?.amount == 130_000)
    #expect(file.tally.contacts == 1)
  }

  @Test func aLeadMayAgreeALaterDay() throws {
    #expect(Desk.refusal(Desk.promising(130_000, "2026-12-31"), by: Desk.lead) == nil)
  }

  @Test func aHesitantPromiseComesUpTheDayBefore() throws {
    let firm = try Desk.after(Desk.promising(130_000, "2026-11-26", .firm))
    let hesitant = try Desk.after(Desk.promising(130_000, "2026-11-26", .hesitant))
    #expect(firm.next == Day("2026-11-28"))
    #expect(hesitant.next == Day("2026-11-25"))
  }

  @Test func aNewPromiseReplacesTheOpenOne() throws {
    let first = try Desk.after(Desk.promising(130_000, "2026-11-24"))
    let second = try Desk.after(Desk.promising(200_000, "2026-11-25"), first, seq: 200)
    #expect(second.promises.map(\.state) == [.rescheduled, .open])
  }

  @Test func whatIsInconvenientIsAPlaceOrATime() {
    var held = Held(fact: .inconvenient)
    #expect(Desk.refusal(.hold(held)) == .whereOrWhenMissing)
    held.days = "sun"
    #expect(Desk.refusal(.hold(held)) == nil)
    held = Held(fact: .inconvenient)
    held.place = .work
    #expect(Desk.refusal(.hold(held)) == nil)
  }

  @Test func aCallBackNeedsATimeToCome() throws {
    var record = Record(outcome: Desk.callBack, to: "p1")
    #expect(Desk.refusal(.record(record)) == .timeMissing)
    record.callBack = CallBackTime(day: Desk.today, minute: 9 * 60)
    #expect(Desk.refusal(.record(record)) == .timePast)
    record.callBack = CallBackTime(day: Desk.today + 1, minute: 15 * 60)
    let file = try Desk.after(.record(record))
    #expect(file.callBack?.at == Instant("2026-11-24T07:00:00Z"))
    #expect(file.next == Desk.today + 1)
  }

  @Test func aWrongNumberIsNotTriedAgain() throws {
    let file = try Desk.after(.record(Record(outcome: Desk.wrongNumber, to: "p2")))
    #expect(file.point("p2")?.point.state == .bad)
    #expect(file.point("p1")?.point.state == .untested)
  }

  @Test func aHoldThatHasEndedHoldsNothing() throws {
    var held = Held(fact: .attorneyKnown, since: Desk.now + -86_400_000)
    held.until = Desk.now + 86_400_000
    let file = try Desk.after(.hold(held))
    #expect(file.isHeld(at: Desk.now) && !file.isHeld(at: Desk.now + 86_400_000))
    #expect(CaseFlags(file).isSuperset(of: [.held, .timed]))
    #expect(!CaseFlags(file, at: Desk.now + 86_400_000).contains(.held))
    held.until = Desk.now
    let over = try Desk.after(.hold(held))
    #expect(!CaseFlags(over).contains(.held), "it was over when it was written down")
  }

  @Test func aHoldThatBeginsLaterStopsNothingYet() throws {
    let day: Int64 = 86_400_000
    let file = try Desk.after(.hold(Held(fact: .moratorium, since: Desk.now + day)))
    #expect(!CaseFlags(file).contains(.held) && CaseFlags(file).contains(.timed))
    var table = CaseTable([file])
    #expect(table.timed == [0])
    table.look(at: 0, file, at: Desk.now + day)
    #expect(table.rows[0].flags.contains(.held) && table.timed.isEmpty)
    #expect(CaseTable([file], at: Desk.now + day).rows[0].flags == table.rows[0].flags)
    // So it is with what stops nothing but is listed.
    let poor = try Desk.after(.hold(Held(fact: .hardship, since: Desk.now + day)))
    #expect(!CaseFlags(poor).contains(.hardship) && CaseFlags(poor).contains(.timed))
    #expect(CaseFlags(poor, at: Desk.now + day).contains(.hardship))
  }

  @Test func aDisputeHoldsTheCase() throws {
    let file = try Desk.after(.record(Record(outcome: Desk.dispute, to: "p1")))
    #expect(file.isHeld(at: Desk.now))
    #expect(Desk.refusal(.release(.disputed), file) == .needsLead("lift disputed"))
    let lifted = try Desk.after(.release(.disputed), file, by: Desk.lead, seq: 200)
    #expect(!lifted.isHeld(at: Desk.now))
  }

  @Test func failuresCountUntilSomebodySpeaks() throws {
    let once = try Desk.after(.record(Record(outcome: Desk.noAnswer, to: "p1")))
    let twice = try Desk.after(.record(Record(outcome: Desk.noAnswer, to: "p2")), once, seq: 200)
    #expect(twice.tally.failures == 2)
    #expect(twice.next == Desk.today + 1)
    let spoke = try Desk.after(Desk.promising(130_000, "2026-11-24"), twice, seq: 300)
    #expect(spoke.tally.failures == 0)
    #expect(spoke.tally.attempts == 3)
  }

  @Test(arguments: [
    (Desk.auditor, Refusal.auditorsOnlyRead)
  ])
  func whoMayNot(_ actor: Member, _ refusal: Refusal) {
    #expect(Desk.refusal(.record(Record(outcome: Desk.noAnswer)), by: actor) == refusal)
  }

  @Test func aCaseMovedAwayMeanwhileRefuses() {
    var record = Record(outcome: Desk.noAnswer)
    record.expectedOwner = "chen"
    #expect(Desk.refusal(.record(record)) == .movedAway(to: "lin"))
  }

  @Test func anUnknownContactPointIsNamed() {
    let record = Record(outcome: Desk.noAnswer, to: "p9")
    #expect(Desk.refusal(.record(record)) == .noSuchPoint("p9"))
  }
}
