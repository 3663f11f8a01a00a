import Cases
import Console
import Screen
import Testing

/// Promises of a part, and in parts.
@Suite struct PlanEntryTests {
  private func bench() -> Bench {
    var bench = Bench(size: Size(width: 80, height: 24))
    var plan = Bench.outcomes[3]
    (plan.code, plan.title, plan.digit, plan.takesInstalments) = ("plan-agreed", "Plan", nil, true)
    var part = Bench.outcomes[3]
    (part.code, part.title, part.digit, part.isPart) = ("partial-promise", "Partial", nil, true)
    bench.model.outcomes += [plan, part]
    return bench
  }

  private func choose(_ name: String, _ bench: inout Bench) {
    bench.press(.function(4))
    bench.type(name + "\n")
  }

  @Test func aPlanIsAgreedWithItsFieldsFilled() throws {
    var bench = bench()
    choose("plan", &bench)
    #expect(bench.text.contains("[Plan]  Amount 90,000.00"))
    #expect(bench.text.contains("Parts 3 × 30,000"))
    bench.type("60000\nf\n4\t2 weeks\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.promises.map(\.amount) == Array(repeating: 1_500_000, count: 4))
    #expect(file.promises.map(\.due.description).prefix(2) == ["2026-11-27", "2026-12-11"])
    #expect(bench.model.day.promises == 1)
    bench.type("k")
    #expect(bench.text.contains("4 × 15,000.00, from 2026-11-27"))
  }

  @Test func whatIsUnclearOrRefusedIsWhereTheCursorStands() {
    var bench = bench()
    choose("plan", &bench)
    bench.type("\n\n99\n")
    #expect(bench.text.contains("a plan has 2 to 60 instalments"))
    #expect(bench.model.entry?.current == 2)
    bench.type("3\tyear\n")
    #expect(bench.text.contains("Every: “year” is not clear"))
  }

  @Test func aPartialPromiseProposesHalf() {
    var bench = bench()
    choose("partial", &bench)
    #expect(bench.text.contains("[Partial]  Amount 45,000.00"))
  }

  @Test(arguments: [
    ("month", Instalments.Interval.months), ("m", .months), ("monthly", .months), ("w", .days(7)),
    ("2 weeks", .days(14)), ("2w", .days(14)), ("10", .days(10)), ("10 d", .days(10)),
  ])
  func intervals(_ typed: String, _ read: Instalments.Interval) {
    #expect(readInterval(typed) == read)
  }

  @Test(arguments: ["", "x", "0", "2 months", "400", "1.5 weeks"])
  func noIntervals(_ typed: String) { #expect(readInterval(typed) == nil) }
}
