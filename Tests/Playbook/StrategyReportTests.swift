import Cases
import Playbook
import Testing

struct StrategyReportTests {
  /// Agresti and Coull, "Approximate Is Better than Exact", 1998, and by hand.
  @Test(arguments: [
    (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634),
    (15, 50, 0.1910, 0.4375), (1, 1, 0.2065, 1.0),
  ])
  func `the interval is Wilson's`(hits: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(hits, of: trials).interval)
    #expect(abs(interval.lowerBound - low) < 0.0001)
    #expect(abs(interval.upperBound - high) < 0.0001)
  }

  @Test func `of nothing there is no share`() {
    #expect(Proportion(0, of: 0).share == nil)
    #expect(Proportion(0, of: 0).interval == nil)
    #expect(Proportion(3, of: 2).interval == nil)
  }

  @Test func `promises and kept promises are counted per segment and strategy`() {
    func calls(_ strategy: String, _ count: Int, promised: Int, kept: Int, open: Int)
      -> [CountedCall]
    {
      (0..<count).map { index in
        CountedCall(
          segment: .unable, strategy: strategy, promised: index < promised,
          kept: index < promised - open ? index < kept : nil)
      }
    }
    let figures = compareStrategies(
      calls("praise", 40, promised: 20, kept: 12, open: 4)
        + calls("empathy", 10, promised: 5, kept: 5, open: 0))
    #expect(figures.map(\.strategy) == ["empathy", "praise"])
    #expect(figures.map(\.promised) == [Proportion(5, of: 10), Proportion(20, of: 40)])
    #expect(figures.map(\.kept) == [Proportion(5, of: 5), Proportion(12, of: 16)])
    #expect(figures.map(\.isTelling) == [false, true])
  }

  @Test func `a case's calls are counted with the promise made in them`() {
    var file = Fixture.zhou
    for (seq, state) in [(1, Promise.State.kept), (3, .broken), (5, .open)] {
      let at = Fixture.now + Int64(seq - 9) * 86_400_000
      var contacted = Contacted(outcome: "promise", flags: known(OutcomeFlags(letters: "WACR")))
      contacted.strategy = "praise"
      let promised = Promised(
        amount: Int64(seq), due: Fixture.today, firmness: .firm, made: Fixture.today)
      for happening in [Happening.contacted(contacted), .promised(promised)] {
        let event = Event(seq: seq, at: at, by: "lin", caseID: file.id, happening: happening)
        file = apply(event, to: file) ?? file
      }
      let index = known(file.promises.lastIndex { $0.id == String(seq) })
      file.promises[index].state = state
    }
    file.had("no-answer")
    file.had("refused")
    let counted = file.countedCalls(segment: .cooperative)
    #expect(counted.map(\.kept) == [true, false, nil])
    #expect(counted.allSatisfy { $0.promised && $0.strategy == "praise" })
  }
}
