import Cases
import Testing

@Suite struct PlanRules {
  private let plan: Outcome = {
    var plan = Outcome(
      code: "plan-agreed", title: "Plan", flags: [.worked, .contact, .rightParty], needs: .promise)
    plan.takesInstalments = true
    return plan
  }()

  private func record(_ count: Int, _ amount: Int64, _ every: Instalments.Interval = .months)
    -> Record
  {
    var record = Record(outcome: plan)
    (record.amount, record.due) = (amount, Desk.today + 2)
    record.instalments = Instalments(count: count, every: every)
    return record
  }

  private func agreed(_ record: Record) throws -> PlanAgreed? {
    let happenings = try decide(
      .record(record), on: Desk.file, by: Desk.agent, charter: Desk.charter, conduct: .none,
      now: Desk.now)
    for case .planAgreed(let plan) in happenings { return plan }
    return nil
  }

  @Test func theSumIsPaidInEvenPartsAndTheLastTakesTheRest() throws {
    let made = try #require(try agreed(record(3, 100_001)))
    #expect(made.instalments.map(\.amount) == [33_300, 33_300, 33_401])
    #expect(made.sum == 100_001)
    #expect(made.instalments[0].due == Desk.today + 2)
  }

  @Test func aMonthKeepsItsDayWhereThereIsOne() {
    let yuan = Currency("CNY")!
    let parts = Instalments(count: 4, every: .months)
      .parts(of: Money(minor: 400_00, currency: yuan), from: Day("2026-12-31")!)
    #expect(
      parts.map(\.due.description) == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"])
    let weeks = Instalments(count: 3, every: .days(14))
      .parts(of: Money(minor: 300_00, currency: yuan), from: Day("2026-12-25")!)
    #expect(weeks.map(\.due.description) == ["2026-12-25", "2027-01-08", "2027-01-22"])
  }

  @Test func onePartIsAPromise() throws { #expect(try agreed(record(1, 100_000)) == nil) }

  @Test func whatIsNoPlanIsRefused() {
    #expect(Desk.refusal(.record(record(0, 100_000))) == .instalmentsOutOfRange(most: 60))
    #expect(Desk.refusal(.record(record(61, 100_000))) == .instalmentsOutOfRange(most: 60))
    var late = record(3, 100_000)
    late.due = Desk.today + 9
    late.asking = "cannot earlier"
    #expect(Desk.refusal(.record(late)) == .dayTooLate(latest: Desk.today + 3, days: 3))
  }

  @Test func aPlanTakesThePlaceOfAnOpenPromise() throws {
    var file = Desk.file
    file.promises = [
      Promise(
        id: "q", amount: 50_000, due: Desk.today + 1, firmness: .firm, made: Desk.today, by: "lin")
    ]
    let made = try #require(try agreed(record(2, 100_000)))
    let event = Event(
      seq: 900, at: Desk.now, by: "lin", caseID: file.id, happening: .planAgreed(made))
    let after = try #require(apply(event, to: file))
    #expect(after.promises.map(\.state) == [.rescheduled, .open, .open])
  }
}
