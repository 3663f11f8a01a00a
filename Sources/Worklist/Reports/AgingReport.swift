internal import Cases

/// What is owed by bucket, and how balances rolled from bucket to bucket in thirty days.
package func agingReport(_ source: ReportSource) -> ReportSheet {
  var sheet = ReportSheet("aging", "Aging", on: source.day)
  let open = source.files.filter { $0.closed == nil && !$0.isPaid }
  let currencies = Set(source.files.map(\.debt.currency)).sorted { $0.code < $1.code }
  var buckets = ReportSection(
    "buckets", "Balance by bucket",
    [
      ("currency", "Currency"), ("bucket", "Bucket"), ("cases", "Cases"), ("balance", "Balance"),
      ("share", "Share of balance"),
    ], names: 2, chart: .init(label: 1, value: 3, scale: 0))
  var roll = ReportSection(
    "roll", "Roll in thirty days: balance now in a bucket / then",
    [("currency", "Currency"), ("from", "From")]
      + Bucket.allCases.map { ($0.name.lowercased(), $0.name) } + [("gone", "Paid, closed")],
    names: 2)
  for currency in currencies {
    let own = open.filter { $0.debt.currency == currency }
    let total = own.reduce(0) { $0 &+ $1.debt.balance }
    for bucket in Bucket.allCases {
      let inIt = own.filter { source.bucket($0, on: source.day) == bucket }
      let balance = inIt.reduce(0) { $0 &+ $1.debt.balance }
      guard !inIt.isEmpty else { continue }
      buckets.rows.append([
        .text(currency.code), .text(bucket.name), .count(inIt.count), .money(balance, currency),
        .ratio(balance, of: total, in: currency),
      ])
    }
    roll.rows += rollRows(source, currency)
    let all = source.files.filter { $0.debt.currency == currency }
    let paid = all.reduce(0) { $0 &+ paidSum($1) }
    // Placed is what was owed before anything was paid.
    let placed = all.reduce(0) { $0 &+ $1.debt.balance &+ paidSum($1) }
    sheet.add(
      "liquidation_\(currency.code)", "Paid / placed, \(currency.code)",
      .ratio(paid, of: placed, in: currency))
    addCure(source, currency, to: &sheet)
  }
  sheet.sections = [buckets, roll]
  return sheet
}

private func paidSum(_ file: CaseFile) -> Int64 {
  file.payments.reduce(0) { $0 &+ ($1.reversed ? 0 : $1.amount) }
}

/// The bucket and balance of a case thirty days ago: as the book had it then, or, for a case that
/// came into the book later, as its due date and payments say.
private func before(
  _ file: CaseFile, _ known: [CaseID: CaseFile], _ source: ReportSource
) -> (bucket: Bucket, balance: Int64)? {
  let then = source.day - 30
  if let old = known[file.id] {
    guard old.closed == nil, !old.isPaid else { return nil }
    return (source.bucket(old, on: then), old.debt.balance)
  }
  if let opened = file.debt.opened, opened > then { return nil }
  let since = file.payments.reduce(0) { $0 &+ (!$1.reversed && $1.day > then ? $1.amount : 0) }
  return (source.bucket(file, on: then), file.debt.balance &+ since)
}

private func rollRows(_ source: ReportSource, _ currency: Currency) -> [[ReportCell]] {
  let known = Dictionary(source.monthAgo.map { ($0.id, $0) }) { first, _ in first }
  let buckets = Bucket.allCases.count
  var then = [Int64](repeating: 0, count: buckets)
  var now = [[Int64]](repeating: [Int64](repeating: 0, count: buckets + 1), count: buckets)
  for file in source.files where file.debt.currency == currency {
    guard let (bucket, balance) = before(file, known, source) else { continue }
    then[bucket.rawValue] &+= balance
    let isGone = file.closed != nil || file.isPaid
    // What is gone counts with what it was: its balance now is nothing.
    if isGone {
      now[bucket.rawValue][buckets] &+= balance
    } else {
      now[bucket.rawValue][source.bucket(file, on: source.day).rawValue] &+= file.debt.balance
    }
  }
  return Bucket.allCases.filter { then[$0.rawValue] > 0 }.map { from in
    [.text(currency.code), .text(from.name)]
      + now[from.rawValue].map { .ratio($0, of: then[from.rawValue], in: currency) }
  }
}

/// Cured: overdue thirty days ago, now not overdue or paid off.
private func addCure(
  _ source: ReportSource, _ currency: Currency, to sheet: inout ReportSheet
) {
  let known = Dictionary(source.monthAgo.map { ($0.id, $0) }) { first, _ in first }
  var overdue: Int64 = 0
  var cured: Int64 = 0
  for file in source.files where file.debt.currency == currency {
    guard let (bucket, _) = before(file, known, source), bucket != .current else { continue }
    overdue += 1
    if file.isPaid || source.bucket(file, on: source.day) == .current { cured += 1 }
  }
  sheet.add(
    "cure_\(currency.code)", "Cured / overdue, \(currency.code)", .ratio(cured, of: overdue))
}
