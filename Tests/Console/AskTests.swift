import Cases
import Console
import Screen
import Testing

/// What an agent asks of the leads, by keys.
@Suite struct AskTests {
  private func request(_ bench: Bench, _ id: String = "A-1") -> Request? {
    CaseID(id).flatMap { bench.files[$0]?.requests.first }
  }

  @Test func aSettlementIsAskedForApprovedAndSeen() throws {
    var bench = Bench()
    #expect(bench.openCase == "A-1")
    bench.type("aset\n30000 fri lost the job\n")
    let asked = try #require(request(bench))
    #expect(asked.wanted.amount == 3_000_000)
    #expect(asked.wanted.due == Day("2026-11-27"))
    #expect(asked.wanted.reason == "lost the job")
    #expect(bench.text.contains("waits for a lead"))
    bench.type("a")
    #expect(bench.text.contains("Take back: settlement 30,000.00"))
    bench.type("\u{1B}")
    try bench.elsewhere(
      "A-1",
      .answer(
        request: asked.id,
        .change(.settlement(3_500_000, until: Day("2026-11-30")!, reason: "lost the job")),
        reason: "more is there"), by: "wang")
    #expect(bench.text.contains("Answered (changed: more is there)"))
    #expect(bench.text.contains("Asked  settlement  35,000.00 due 2026-11-30  changed"))
    bench.type("1\n")
    bench.type("k")
    #expect(bench.openCase == "A-1")
    #expect(
      bench.text.contains("Settlement  35,000.00 due 2026-11-30  approved"),
      "the request is gone once the case was worked, the settlement stays")
  }

  @Test func theDayMayStandFirstAndWhatIsUnclearIsAskedAgain() throws {
    var bench = Bench()
    bench.type("aset\nno idea what\n")
    #expect(request(bench) == nil)
    #expect(bench.text.contains("is no amount, day and reason"))
    for _ in 0..<20 { bench.press(.backspace) }
    bench.type("11/27 30000 hardship\n")
    #expect(request(bench)?.wanted.amount == 3_000_000)
    #expect(request(bench)?.wanted.due == Day("2026-11-27"))
  }

  @Test func closingIsAskedForOnceAndTakenBack() throws {
    var bench = Bench()
    bench.type("aclos\n\n")
    #expect(request(bench) == nil, "no reason, nothing asked")
    bench.type("recalled\n")
    #expect(request(bench)?.wanted.kind == .closing)
    bench.type("aclosing the\n")
    #expect(bench.model.notice?.kind == .refused)
    bench.type("\u{1B}atake\n")
    #expect(request(bench)?.answer?.decision == .withdrawn)
  }

  @Test func aLeadClosesWithoutAsking() throws {
    var bench = Bench(actor: BoardTests.lead)
    bench.type("aclose\nrecalled\n")
    #expect(bench.files[CaseID("A-1")!]?.closed == "recalled")
  }
}
