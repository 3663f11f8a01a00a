import Cases
import Testing

/// Payments decide promises, oldest first (DOMAIN.md section 6).
@Suite struct PromiseRules {
  private func promise(_ id: String, _ amount: Int64, made: String, due: String) -> Promise {
    Promise(
      id: id, amount: amount, due: Day(due)!, firmness: .firm, made: Day(made)!, by: "lin")
  }

  private func states(
    _ promises: [Promise], _ payments: [(String, Int64)], on day: String
  ) -> [Promise.State] {
    decided(
      promises,
      payments: payments.enumerated().map {
        Payment(reference: "r\($0.offset)", amount: $0.element.1, day: Day($0.element.0)!)
      }, on: Day(day)!, terms: .standard
    ).map(\.state)
  }

  typealias Row = (String, [(String, Int64)], String, Promise.State)
  private static let rows: [Row] = [
    ("nothing yet, day not over", [], "2026-11-10", Promise.State.open),
    ("nothing, last day of grace", [], "2026-11-11", .open),
    ("nothing, grace over", [], "2026-11-12", .broken),
    ("all of it", [("2026-11-09", 10_000)], "2026-11-09", .kept),
    ("95 percent", [("2026-11-09", 9_500)], "2026-11-12", .kept),
    ("a cent below 95 percent", [("2026-11-09", 9_499)], "2026-11-12", .partly),
    ("in the grace", [("2026-11-11", 10_000)], "2026-11-12", .kept),
    ("after the grace", [("2026-11-12", 10_000)], "2026-11-12", .broken),
    ("before it was made", [("2026-11-07", 10_000)], "2026-11-12", .broken),
    ("in two parts", [("2026-11-08", 4_000), ("2026-11-10", 6_000)], "2026-11-12", .kept),
  ]

  @Test(arguments: rows)
  func oneOfAHundred(_ row: Row) {
    let (why, payments, day, state) = row
    let promises = [promise("1", 10_000, made: "2026-11-08", due: "2026-11-10")]
    #expect(states(promises, payments, on: day) == [state], "\(why)")
  }

  @Test func theOldestIsPaidFirst() {
    let promises = [
      promise("2", 5_000, made: "2026-11-01", due: "2026-11-20"),
      promise("1", 5_000, made: "2026-11-01", due: "2026-11-10"),
    ]
    #expect(states(promises, [("2026-11-05", 6_000)], on: "2026-11-22") == [.partly, .kept])
  }

  @Test func aReversalUndecides() throws {
    var file = Desk.file
    file.promises = [promise("1", 10_000, made: "2026-11-20", due: "2026-11-23")]
    let payment = Payment(reference: "r1", amount: 10_000, day: Day("2026-11-21")!)
    let paid = try Desk.after(.pay(payment), file, by: Desk.lead)
    #expect(paid.promises[0].state == .kept)
    let reversed = try Desk.after(.reverse(reference: "r1"), paid, by: Desk.lead, seq: 200)
    #expect(reversed.promises[0].state == .open)
    #expect(reversed.debt.balance == file.debt.balance)
  }

  @Test func theSamePaymentTwiceIsRefused() throws {
    let payment = Payment(reference: "r1", amount: 10_000, day: Desk.today)
    let paid = try Desk.after(.pay(payment), by: Desk.lead)
    #expect(Desk.refusal(.pay(payment), paid, by: Desk.lead) == .paymentKnown(reference: "r1"))
  }

  @Test func nobodyTypesKept() {
    let payment = Payment(reference: "r1", amount: 10_000, day: Desk.today)
    #expect(Desk.refusal(.pay(payment), by: Desk.agent) == .needsLead("import payments"))
  }
}
