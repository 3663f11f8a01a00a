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
    #expect(CaseFlags(file).isSuperset(of: [.held, .heldForATime]))
    #expect(!CaseFlags(file, at: Desk.now + 86_400_000).contains(.held))
    held.until = Desk.now
    let over = try Desk.after(.hold(held))
    #expect(!CaseFlags(over).contains(.held), "it was over when it was written down")
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
