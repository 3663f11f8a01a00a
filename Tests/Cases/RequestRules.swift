import Cases
import Testing

/// What is beyond an agent is asked of a lead; an approval carries it out (DOMAIN.md section 9).
@Suite struct RequestRules {
  private static let late = Desk.today + 10
  private static let promise = Requested.promise(500_000, due: late, reason: "paid on the 3rd")

  private func asked(_ wanted: Requested = promise, seq: Int = 100) throws -> CaseFile {
    try Desk.after(.request(wanted), seq: seq)
  }

  @Test func aPromiseBeyondTheLimitBecomesARequestWhereTheAgentAsks() throws {
    var record = Record(outcome: Desk.promise, to: "p1")
    record.amount = 500_000
    record.due = Self.late
    #expect(Desk.refusal(.record(record)) == .dayTooLate(latest: Desk.today + 3, days: 3))
    record.asking = "paid on the 3rd"
    let file = try Desk.after(.record(record))
    #expect(file.promises.isEmpty)
    #expect(file.tally.rightParty == 1)
    #expect(file.next == Desk.today + 1)
    #expect(file.requests.map(\.wanted) == [Self.promise])
    #expect(CaseFlags(file).contains(.requested))
  }

  @Test func anApprovalMakesThePromiseOfTheOneWhoAsked() throws {
    let file = try Desk.after(
      .answer(request: "100", .approve, reason: ""), asked(), by: Desk.lead, seq: 200)
    let promise = try #require(file.livePromise)
    #expect(promise.amount == 500_000)
    #expect(promise.due == Self.late)
    #expect(promise.by == "lin")
    #expect(file.requests.first?.answer?.decision == .approved)
    #expect(!CaseFlags(file).contains(.requested))
  }

  @Test func aChangeIsGrantedAsChangedAndSentBackGrantsNothing() throws {
    let sooner = Requested.promise(600_000, due: Desk.today + 5, reason: "x")
    let changed = try Desk.after(
      .answer(request: "100", .change(sooner), reason: "sooner"), asked(), by: Desk.lead, seq: 200)
    #expect(changed.livePromise?.due == Desk.today + 5)
    let back = try Desk.after(
      .answer(request: "100", .sendBack, reason: "too late"), asked(), by: Desk.lead, seq: 200)
    #expect(back.promises.isEmpty)
    #expect(back.requests.first?.answer?.reason == "too late")
    let worked = try Desk.after(
      .record(Record(outcome: Desk.noAnswer, to: "p1")), back, seq: 300)
    #expect(worked.requests.isEmpty)
  }

  @Test func aSettlementLiesOnTheCaseOnceItIsApproved() throws {
    let wanted = Requested.settlement(1_000_000, until: Desk.today + 20, reason: "lump sum")
    let asked = try asked(wanted)
    #expect(asked.settlement == nil)
    let file = try Desk.after(
      .answer(request: "100", .approve, reason: ""), asked, by: Desk.lead, seq: 200)
    #expect(file.settlement == ApprovedSettlement(amount: 1_000_000, until: Desk.today + 20))
  }

  @Test func anOverrideIsAnExceptionUntilTheEndOfTheDay() throws {
    let wanted = Requested.override(rule: "us.7in7", channel: .call, to: "p1", reason: "he asked")
    let file = try Desk.after(
      .answer(request: "100", .approve, reason: "call agreed"), asked(wanted), by: Desk.lead,
      seq: 200)
    let exception = try #require(file.exceptions.first)
    #expect(exception.rule == "us.7in7")
    #expect(exception.holds(at: Desk.now))
    #expect(!exception.holds(at: Desk.zone.instant(of: Desk.today + 1, minute: 0)))
  }

  @Test func anApprovedClosingClosesTheCase() throws {
    let file = try Desk.after(
      .answer(request: "100", .approve, reason: ""), asked(.closing(reason: "deceased")),
      by: Desk.lead, seq: 200)
    #expect(file.closed == "deceased")
  }

  typealias Row = (why: String, command: Command, byLead: Bool, refusal: Refusal)
  private static let refused: [Row] = [
    (
      "an agent approves", .answer(request: "100", .approve, reason: ""), false,
      .needsLead("answer requests")
    ),
    (
      "sent back without a reason", .answer(request: "100", .sendBack, reason: " "), true,
      .reasonMissing
    ),
    (
      "changed without a reason", .answer(request: "100", .change(promise), reason: ""), true,
      .reasonMissing
    ),
    (
      "changed to another kind",
      .answer(request: "100", .change(.closing(reason: "x")), reason: "x"), true,
      .otherKind(.promise)
    ),
    ("no such request", .answer(request: "7", .approve, reason: ""), true, .noSuchRequest("7")),
    (
      "a lead withdraws it", .answer(request: "100", .withdraw, reason: ""), true,
      .notYourRequest(by: "lin")
    ),
    ("asked twice", .request(promise), false, .alreadyRequested(.promise, by: "lin")),
    ("without a reason", .request(.settlement(5, until: late, reason: "")), false, .reasonMissing),
    (
      "a settlement of everything",
      .request(.settlement(1_248_000, until: late, reason: "x")), false,
      .settlementTooLarge(balance: Desk.file.balance)
    ),
    ("an override of no rule", .request(.override(rule: "", reason: "x")), false, .ruleMissing),
  ]

  @Test(arguments: refused)
  func isRefused(_ row: Row) throws {
    let refusal = Desk.refusal(row.command, try asked(), by: row.byLead ? Desk.lead : Desk.agent)
    #expect(refusal == row.refusal, "\(row.why)")
  }

  @Test func theSecondLeadLearnsWhoAnswered() throws {
    let answered = try Desk.after(
      .answer(request: "100", .approve, reason: ""), asked(), by: Desk.lead, seq: 200)
    #expect(
      Desk.refusal(.answer(request: "100", .sendBack, reason: "no"), answered, by: Desk.lead)
        == .alreadyAnswered(by: "wang", .approved))
  }

  @Test func anOverrideNeedsTheLeadsOwnReason() throws {
    let file = try asked(.override(rule: "us.7in7", reason: "he asked"))
    #expect(
      Desk.refusal(.answer(request: "100", .approve, reason: ""), file, by: Desk.lead)
        == .reasonMissing)
  }
}
