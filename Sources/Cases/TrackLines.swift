extension CaseFile {
  /// The legal track for people: its steps, its cost, and how near the limitation is.
  package func trackLines(on today: Day) -> [String] {
    func money(_ minor: Int64) -> String {
      Money(minor: minor, currency: debt.currency).grouped
    }
    var lines = legal.filter { $0.step != .limitation }.map { step in
      [
        step.day.description, step.step.rawValue, step.reference, step.office,
        step.amount.map { "awards " + money($0) }, step.cost.map { "cost " + money($0) },
        step.document, step.approver.map { "by \($0)" }, step.note,
      ].compactMap { $0 }.joined(separator: "  ")
    }
    if legalCost > 0 { lines.append("cost so far \(money(legalCost))") }
    lines.append(limitationLine(on: today) ?? "no limitation date is entered")
    return lines
  }

  /// The last day for a claim and how near it is; nil where none is entered.
  package func limitationLine(on today: Day) -> String? {
    guard let limitation else { return nil }
    let days = limitation - today
    let state =
      hasOpenClaim
      ? "a claim is filed"
      : days < 0
        ? "TIME-BARRED: no claim, and no word of one"
        : days <= 90 ? "! in \(days) days" : "in \(days) days"
    return "limitation \(limitation): \(state)"
  }

  /// Whether the limitation needs looking at: past, or within ninety days, with no claim filed.
  package func limitationIsNear(on today: Day) -> Bool {
    limitation.map { !hasOpenClaim && $0 - today <= 90 } ?? false
  }
}
