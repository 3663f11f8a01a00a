internal import Cases

/// Promises by the day they are due, and how they were kept.
package func promiseReport(_ source: ReportSource) -> ReportSheet {
  var sheet = ReportSheet("promises", "Promises", on: source.day)
  let terms = source.charter.limits.promise
  var byDay: [DayKey: PromiseCounts] = [:]
  var byAgent: [AgentKey: PromiseCounts] = [:]
  var all: [Currency: PromiseCounts] = [:]
  for file in source.files where !file.promises.isEmpty {
    let currency = file.debt.currency
    let promises = decided(
      file.promises, payments: file.payments, on: source.day, terms: terms)
    for promise in promises where promise.isDecidedByPayments {
      if abs(promise.due - source.day) <= 14 {
        byDay[DayKey(day: promise.due, currency: currency), default: .init()].count(promise)
      }
      guard promise.due > source.day - KeptRate.span, promise.due <= source.day else { continue }
      byAgent[AgentKey(user: promise.by, currency: currency), default: .init()].count(promise)
      all[currency, default: .init()].count(promise)
    }
  }
  var days = ReportSection(
    "due", "Due per day", [("day", "Day"), ("currency", "Currency")] + PromiseCounts.columns,
    names: 2, chart: .init(label: 1, value: 3, scale: 1))
  // Currency by currency: what lies next to each other is compared.
  for (key, counts) in byDay.sorted(by: { $0.key < $1.key }) {
    days.rows.append([.text(key.day.description)] + counts.cells(key.currency))
  }
  var agents = ReportSection(
    "agents", "By who took them, due in thirty days",
    [("agent", "Agent"), ("currency", "Currency")] + PromiseCounts.columns, names: 2)
  for (key, counts) in byAgent.sorted(by: { $0.key < $1.key }) {
    agents.rows.append([.text(key.user.text)] + counts.cells(key.currency))
  }
  for (currency, counts) in all.sorted(by: { $0.key.code < $1.key.code }) {
    sheet.add(
      "kept_\(currency.code)", "Kept / decided, \(currency.code)",
      .ratio(Int64(counts.kept), of: Int64(counts.settled)))
    sheet.add(
      "kept_value_\(currency.code)", "Kept / decided by value, \(currency.code)",
      .ratio(counts.keptValue, of: counts.settledValue, in: currency))
  }
  sheet.sections = [days, agents]
  return sheet
}

private struct DayKey: Hashable, Comparable {
  var day: Day
  var currency: Currency
  static func < (a: DayKey, b: DayKey) -> Bool {
    (a.currency.code, a.day) < (b.currency.code, b.day)
  }
}

private struct AgentKey: Hashable, Comparable {
  var user: UserID
  var currency: Currency
  static func < (a: AgentKey, b: AgentKey) -> Bool {
    (a.user, a.currency.code) < (b.user, b.currency.code)
  }
}

private struct PromiseCounts {
  var promises = 0
  var amount: Int64 = 0
  var open = 0
  var kept = 0
  var partly = 0
  var broken = 0
  var keptValue: Int64 = 0
  var settledValue: Int64 = 0

  var settled: Int { kept + partly + broken }

  mutating func count(_ promise: Promise) {
    promises += 1
    amount &+= promise.amount
    switch promise.state {
    case .kept:
      kept += 1
      keptValue &+= promise.amount
    case .partly: partly += 1
    case .broken: broken += 1
    default: open += 1
    }
    if promise.state != .open { settledValue &+= promise.amount }
  }

  static let columns = [
    ("promises", "Promises"), ("amount", "Amount"), ("open", "Open"), ("kept", "Kept"),
    ("partly", "Partly"), ("broken", "Broken"), ("kept_rate", "Kept / decided"),
    ("kept_value", "By value"),
  ]

  func cells(_ currency: Currency) -> [ReportCell] {
    [
      .text(currency.code), .count(promises), .money(amount, currency), .count(open),
      .count(kept), .count(partly), .count(broken), .ratio(Int64(kept), of: Int64(settled)),
      .ratio(keptValue, of: settledValue, in: currency),
    ]
  }
}
