internal import Cases

/// Who has what, did what, and what came of it.
package func teamReport(_ source: ReportSource) -> ReportSheet {
  var day = TeamDay(source.day, zone: source.charter.zone)
  for file in source.files { day.count(file) }
  for event in source.rests { day.count(event, currency: nil) }
  let table = CaseTable(source.files)
  let loads = Loads(table, at: source.moment)
  let rows = teamRows(
    source.charter, loads: loads, figures: day.figures(at: source.now),
    kept: keptRates(source.files, on: source.day, terms: source.charter.limits.promise))
  var sheet = ReportSheet("team", "Team", on: source.day)
  var agents = ReportSection(
    "agents", "Agents",
    [
      ("agent", "Agent"), ("name", "Name"), ("cases", "Cases"), ("queue", "Queue"),
      ("worked", "Done"), ("attempts", "Tries"), ("contacts", "Contacts"), ("rpc", "RPC"),
      ("rpc_rate", "RPC / tries"), ("promises", "PTP"), ("ptp_rate", "PTP / RPC"),
      ("kept_rate", "Kept / due"), ("penetration", "Done / cases"),
      ("intensity", "Tries / cases"), ("goal", "Goal"), ("last_hour", "Last hour"),
    ], names: 2, chart: .init(label: 1, value: 4))
  for row in rows { agents.rows.append(agentCells(row, source.charter)) }
  sheet.sections.append(agents)
  sheet.sections.append(promisedSection(rows))
  sheet.sections.append(treatmentSection(source))
  addTotals(rows, unassigned: loads[nil], to: &sheet)
  return sheet
}

private func agentCells(_ row: TeamRow, _ charter: Charter) -> [ReportCell] {
  let (figures, load) = (row.figures, row.load)
  let goal = row.goal(charter.limits, currency: charter.currency)
  return [
    .text(row.member.user.text), .text(row.member.name), .count(load.cases),
    .count(load.dueToday), .count(figures.worked.count), .count(figures.attempts),
    .count(figures.contacts), .count(figures.rightParty),
    .ratio(Int64(figures.rightParty), of: Int64(figures.attempts)), .count(figures.promises),
    .ratio(Int64(figures.promises), of: Int64(figures.rightParty)),
    .ratio(Int64(row.kept.kept), of: Int64(row.kept.due)),
    .ratio(Int64(figures.worked.count), of: Int64(load.cases)),
    .ratio(Int64(figures.attempts), of: Int64(load.cases)),
    goal.map { .ratio($0.done, of: $0.of, in: $0.currency) } ?? .none, .spark(figures.lastHour),
  ]
}

private func promisedSection(_ rows: [TeamRow]) -> ReportSection {
  var section = ReportSection(
    "promised", "Promised today, and kept by value in thirty days",
    [
      ("agent", "Agent"), ("currency", "Currency"), ("promised", "Promised"),
      ("kept_value", "Kept / due"),
    ], names: 2)
  for row in rows {
    let currencies = Set(row.figures.promised.keys).union(row.kept.dueValue.keys)
    for currency in currencies.sorted(by: { $0.code < $1.code }) {
      section.rows.append([
        .text(row.member.user.text), .text(currency.code),
        .money(row.figures.promised[currency] ?? 0, currency),
        .ratio(
          row.kept.keptValue[currency] ?? 0, of: row.kept.dueValue[currency] ?? 0, in: currency),
      ])
    }
  }
  return section
}

/// The shares are of what people have; what nobody has stands beside it.
private func addTotals(
  _ rows: [TeamRow], unassigned: Load, to sheet: inout ReportSheet
) {
  func sum(_ part: (TeamRow) -> Int) -> Int64 { rows.reduce(0) { $0 + Int64(part($1)) } }
  let attempts = sum { $0.figures.attempts }
  let rightParty = sum { $0.figures.rightParty }
  let promises = sum { $0.figures.promises }
  let cases = sum { $0.load.cases }
  sheet.add("cases", "Cases of these people", .count(Int(cases)))
  sheet.add("unassigned", "Cases unassigned", .count(unassigned.cases))
  sheet.add("queue", "Queue of these people", .count(Int(sum { $0.load.dueToday })))
  sheet.add("unassigned_queue", "Queue unassigned", .count(unassigned.dueToday))
  sheet.add("worked", "Done", .count(Int(sum { $0.figures.worked.count })))
  sheet.add("rpc_rate", "RPC / tries", .ratio(rightParty, of: attempts))
  sheet.add("ptp_rate", "PTP / RPC", .ratio(promises, of: rightParty))
  sheet.add("kept_rate", "Kept / due", .ratio(sum { $0.kept.kept }, of: sum { $0.kept.due }))
  sheet.add(
    "penetration", "Done / cases", .ratio(sum { $0.figures.worked.count }, of: cases))
  sheet.add("intensity", "Tries / cases", .ratio(attempts, of: cases))
}
