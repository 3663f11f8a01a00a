package import Cases
package import Playbook

/// What strategies led to per segment, and on which open cases each is advised, as a report.
/// - Parameter order: the strategies, as the playbook lists them.
package func strategySheet(
  _ figures: [StrategyFigure], _ coverage: StrategyCoverage, order: [String], on day: Day
) -> ReportSheet {
  var sheet = ReportSheet("strategies", "Strategies", on: day)
  sheet.add("cases", "Open cases", .count(coverage.cases))
  sheet.add("without", "Cases without a strategy", .count(coverage.without))
  var results = ReportSection(
    "figures", "Calls with the right party: promises, and promises kept",
    [
      ("segment", "Segment"), ("strategy", "Strategy"), ("promised", "Promises / calls"),
      ("promised_95", "95 %"), ("kept", "Kept / decided"), ("kept_95", "95 %"),
    ], names: 2, chart: .init(label: 1, value: 2))
  for figure in figures {
    let row = StrategyRow(figure)
    results.rows.append([
      .text(row.segment), .text(row.strategy), ratio(figure.promised), .text(row.promised.span),
      ratio(figure.kept), .text(row.kept.span),
    ])
  }
  var advised = ReportSection(
    "coverage", "Open cases by segment and advised strategy",
    [("segment", "Segment")] + order.map { ($0, $0) } + [("cases", "Cases")])
  for row in coverage.segments {
    advised.rows.append(
      [.text(row.segment)] + order.map { .count(row.strategies[$0] ?? 0) } + [.count(row.cases)])
  }
  sheet.sections = [results, advised]
  return sheet
}

private func ratio(_ proportion: Proportion) -> ReportCell {
  .ratio(Int64(proportion.hits), of: Int64(proportion.trials))
}
