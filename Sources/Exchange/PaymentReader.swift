package import Cases

/// A payment, or the taking back of one, as a file states it. Which case it belongs to, and whether
/// its currency is that case's, is for the book to find out.
package struct PaymentStatement: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable { case payment, reversal }

  /// The line of the file where it stands.
  package var line: Int
  package var kind: Kind
  /// The case, where the file names it.
  package var caseID: CaseID?
  /// The creditor's account number, where the file names it.
  package var account: String?
  package var day: Day
  /// The creditor's reference; of a reversal, that of the payment it takes back.
  package var reference: String
  /// Nil where the file does not say: the currency of the case is meant.
  package var currency: Currency?
  package var amount: DecimalNumber
  /// The amount as the file writes it.
  package var written: String
  package var units: NumberStyle.Units
  /// The row's cells as written, for a file of those that match nothing.
  package var cells: [String]

  /// Minor units in the currency of the case.
  /// - Throws: `CellProblem` where the file states another currency, or more digits than it has.
  package func minor(in currency: Currency) throws(CellProblem) -> Int64 {
    if let stated = self.currency, stated != currency {
      throw CellProblem("the payment is in \(stated.code), the case in \(currency.code)")
    }
    do {
      return try minorUnits(amount, units: units, currency, Array(written.utf8)[...])
    } catch {
      throw error.within("amount")
    }
  }
}

/// A file of payments read.
package struct PaymentFile: Hashable, Sendable {
  package var columns: [String]
  package var delimiter: UInt8
  /// Rows of the file, without its header.
  package var read = 0
  package var skipped = 0
  /// In the order of the file.
  package var payments: [PaymentStatement] = []
  package var rejected: [Rejection] = []
}

/// Reads payments and reversals.
/// - Throws: `ImportError` where the file is no table or lacks columns of the mapping; `.stopped`
///   where `progress` answered false.
package func readPayments(
  _ bytes: [UInt8], mapping: PaymentMapping, day: Day, progress: (Double) -> Bool = { _ in true }
) throws(ImportError) -> PaymentFile {
  let head = mapping.head
  var source = try RowSource(bytes, options: head.source)
  let places = try head.columns.places(in: source.columns, file: head.file)
  var row = BoundRow(columns: head.columns, places: places, day: day)
  var file = PaymentFile(columns: source.columns, delimiter: source.delimiter)
  while source.next(&row.row) {
    file.read += 1
    do throws(CellProblem) {
      if let problem = row.row.problem { throw CellProblem(problem) }
      if let filter = head.filter, !(try filter.holds(row, head.numbers, head.dates)) {
        file.skipped += 1
      } else {
        file.payments.append(try mapping.payment(row))
      }
    } catch {
      file.rejected.append(
        Rejection(line: row.row.line, reason: error.reason, cells: row.row.cells))
    }
    if file.read.isMultiple(of: 1_000), !progress(source.fraction) { throw .stopped }
  }
  return file
}

extension PaymentMapping {
  fileprivate func payment(_ row: BoundRow) throws(CellProblem) -> PaymentStatement {
    let id = try text(caseNumber, row, "case")
    let account = try text(account, row, "account")
    guard id != nil || account != nil else {
      throw CellProblem("neither a case nor an account is named")
    }
    let caseID = id.flatMap { CaseID($0) }
    if let id, caseID == nil { throw CellProblem("case: '\(id)' is no case number") }
    guard let reference = try text(reference, row, "reference") else {
      throw CellProblem("reference: is empty")
    }
    var currency: Currency?
    if let code = try text(self.currency, row, "currency") {
      currency = Currency(code)
      guard currency != nil else {
        throw CellProblem("currency: '\(code)' is no ISO 4217 code")
      }
    }
    var kind = PaymentStatement.Kind.payment
    if let word = try text(self.kind, row, "kind") {
      guard let known = PaymentStatement.Kind(rawValue: word) else {
        throw CellProblem("kind: '\(word)' is neither payment nor reversal")
      }
      kind = known
    }
    let (day, number) = try dayAndAmount(row, kind)
    return PaymentStatement(
      line: row.row.line, kind: kind, caseID: caseID, account: account, day: day,
      reference: reference, currency: currency, amount: number,
      written: String(decoding: amount.value.bytes(row), as: UTF8.self), units: amount.style.units,
      cells: row.row.cells)
  }

  /// A reversal may leave out the amount: it takes back the whole payment.
  private func dayAndAmount(
    _ row: BoundRow, _ kind: PaymentStatement.Kind
  ) throws(CellProblem) -> (Day, DecimalNumber) {
    let bytes = amount.value.bytes(row)
    let day: Day?
    do { day = try self.day.day(row) } catch { throw error.within("day") }
    guard let day else { throw CellProblem("day: is empty") }
    if bytes.isEmpty, kind == .reversal { return (day, DecimalNumber(mantissa: 0)) }
    do throws(CellProblem) {
      guard !bytes.isEmpty else { throw CellProblem("is empty") }
      let number = try DecimalNumber(bytes, style: amount.style)
      guard kind == .reversal || number.mantissa > 0 else {
        throw CellProblem("\(quoted(bytes)) is not more than nothing")
      }
      return (day, number)
    } catch {
      throw error.within("amount")
    }
  }

  private func text(
    _ rule: ValueRule?, _ row: BoundRow, _ field: String
  ) throws(CellProblem) -> String? {
    do { return try rule?.text(row) } catch { throw error.within(field) }
  }
}
