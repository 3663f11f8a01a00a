import Cases
import Playbook
import Testing

struct StrategyTests {
  static func advice(
    _ days: Int, _ change: (inout CaseFile) -> Void = { _ in }
  ) -> [StrategyAdvice] {
    var file = Fixture.due(daysPastDue: days)
    file.parties[0].born = nil
    change(&file)
    let assessment = SegmentTests.table.assess(
      file, at: Fixture.now, charter: Fixture.charter)
    return StrategyTable.load().table.recommend(
      file, assessment: assessment, on: Fixture.today, charter: Fixture.charter)
  }

  @Test func `the table that ships has the seven strategies in both languages`() {
    let (table, problems) = StrategyTable.load()
    #expect(problems == [])
    #expect(
      table.strategies.map(\.id) == [
        "framework", "empathy", "praise", "family", "reciprocity", "interview", "sandwich",
      ])
    for strategy in table.strategies {
      #expect(strategy.title.languages == ["en", "zh"])
      #expect(strategy.how.languages == ["en", "zh"])
    }
  }

  @Test func `every case gets every strategy, ranked, the first with a reason`() {
    for days in [-5, 1, 45, 75, 100, 142, 170, 900] {
      let advice = Self.advice(days)
      #expect(advice.count == 7)
      #expect(advice.map(\.points) == advice.map(\.points).sorted(by: >))
      #expect(advice.first?.reasons.isEmpty == false)
    }
  }

  @Test(arguments: ["teacher", "Civil servant", "小学教师", "公务员"])
  func `teachers and public servants: praise, reciprocity`(occupation: String) {
    let advice = Self.advice(100) { $0.parties[0].occupation = occupation }
    #expect(Set(advice.prefix(2).map(\.strategy)) == ["praise", "reciprocity"])
    #expect(advice[0].reasons.contains { $0["en"].contains("teacher") })
  }

  @Test func `born after 1990 and late: interview, sandwich rises`() {
    let young = Self.advice(142) { $0.parties[0].born = Day(year: 2004, month: 3, day: 1) }
    #expect(young.first?.strategy == "interview")
    let place = { (advice: [StrategyAdvice]) in advice.firstIndex { $0.strategy == "sandwich" } }
    #expect(place(young) ?? 9 < place(Self.advice(142)) ?? 0)
  }

  @Test func `M1 and M2: framework with empathy`() {
    for days in [5, 45] {
      #expect(Self.advice(days).prefix(2).map(\.strategy) == ["framework", "empathy"])
    }
  }

  @Test func `hardship: empathy`() {
    #expect(Self.advice(100) { $0.holds(.hardship) }.first?.strategy == "empathy")
  }

  @Test(arguments: [
    ("rules:\n- {points: {shouting: 3}, text: {en: x}}", 2, "unknown key shouting"),
    ("rules:\n- {text: {en: x}}", 2, "points is missing"),
    ("rules:\n- {when: {buckets: [M9]}, points: {praise: 1}, text: {en: x}}", 2, "buckets is M9"),
  ])
  func `a wrong rule is named and left out`(text: String, line: Int, reason: String) {
    let own = PlaybookSource(part: "strategies.yaml", text: text)
    let (table, problems) = StrategyTable.load(own: [own])
    #expect(problems.first?.line == line)
    #expect(problems.first?.reason.hasPrefix(reason) == true)
    #expect(table == StrategyTable.load().table)
  }
}
