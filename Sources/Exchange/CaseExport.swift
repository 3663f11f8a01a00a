package import Cases
internal import Foundation

/// Cases out of the book, one after another: `beginning`, a `line` for each case, `end`.
package struct CaseExport: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    /// A row for each case with what spreadsheets are asked for; amounts in major units.
    case csv
    /// The whole cases, as they stand in the book: one list, one case a line.
    case json
  }

  private let format: Format
  private let day: Day
  private let buckets: BucketEdges
  private let writer = CSVWriter()
  private var first = true

  /// - Parameter day: the day that days past due are counted to.
  package init(_ format: Format, day: Day, buckets: BucketEdges) {
    self.format = format
    self.day = day
    self.buckets = buckets
  }

  package static let columns = [
    "case", "owner", "name", "romanised", "identity", "language", "phone", "address", "email",
    "employer", "creditor", "product", "account", "currency", "balance", "principal", "interest",
    "fees", "minimum", "paid", "opened", "due", "days_past_due", "bucket", "segment", "strategy",
    "next", "promise_amount", "promise_due", "facts", "attempts", "contacts", "right_party",
    "last_worked", "placed", "closed",
  ]

  package var beginning: String {
    switch format {
    case .csv: writer.line(CaseExport.columns.map { .text($0) })
    case .json: "["
    }
  }

  package mutating func line(_ file: CaseFile) throws -> String {
    switch format {
    case .csv: return writer.line(cells(file))
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let comma = first ? "\n" : ",\n"
      first = false
      return comma + String(decoding: try encoder.encode(file), as: UTF8.self)
    }
  }

  package var end: String { format == .csv ? "" : "\n]\n" }

  private func cells(_ file: CaseFile) -> [CSVWriter.Cell] {
    let debtor = file.debtor
    let debt = file.debt
    let promise = file.livePromise
    let daysPastDue = debt.daysPastDue(on: day)
    func money(_ minor: Int64) -> CSVWriter.Cell {
      .number(Money(minor: minor, currency: debt.currency).plain)
    }
    func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
    func point(_ kind: ContactPoint.Kind) -> CSVWriter.Cell {
      let points = debtor?.points.filter { $0.kind == kind } ?? []
      return text((points.first { $0.state != .bad } ?? points.first)?.value)
    }
    return [
      .text(file.id.text), text(file.owner?.text), text(debtor?.name), text(debtor?.romanised),
      text(debtor?.identity), text(debtor?.language), point(.phone), point(.address),
      point(.email), text(debtor?.employer), .text(debt.creditor), text(debt.product),
      text(debt.number), .text(debt.currency.code), money(debt.balance), money(debt.principal),
      money(debt.interest), money(debt.fees), money(debt.minimum), money(debt.paid),
      text(debt.opened?.description), .text(debt.due.description), .number(String(daysPastDue)),
      .text(buckets.bucket(daysPastDue: daysPastDue).name), text(file.segment?.rawValue),
      text(file.strategy), text(file.next?.description), promise.map { money($0.amount) } ?? .empty,
      text(promise?.due.description),
      text(
        file.facts.isEmpty ? nil : file.facts.map(\.fact.rawValue).sorted().joined(separator: " ")),
      .number(String(file.tally.attempts)), .number(String(file.tally.contacts)),
      .number(String(file.tally.rightParty)), text(file.tally.lastWorked?.description),
      text(file.placed?.description), text(file.closed),
    ]
  }
}
