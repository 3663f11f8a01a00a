internal import Cases

/// A text with columns in braces: `TW-{ID}`, `{Surname} {Forename}`. `{Phone 2?}` may lack its
/// column and is empty then; `{$day}` is the day of the import; `{{` and `}}` are braces.
struct Template: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case literal(String)
    /// Which of the columns that the mapping uses.
    case column(Int)
    case day
  }

  var pieces: [Piece]

  /// The one column that is all of the template.
  var onlyColumn: Int? {
    if pieces.count == 1, case .column(let slot) = pieces[0] { return slot }
    return nil
  }

  /// The bytes of the filled template, as written in the cells.
  func bytes(_ row: BoundRow) -> ArraySlice<UInt8> {
    if let slot = onlyColumn { return row[slot] }
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .literal(let text): bytes += text.utf8
      case .column(let slot): bytes += trimmed(row[slot])
      case .day: bytes += row.day.description.utf8
      }
    }
    return bytes[...]
  }
}

/// A row under the columns that a mapping uses.
struct BoundRow {
  var row = Row()
  let columns: ColumnUses
  /// For each column the mapping uses: which of the file's it is; nil where it may be absent and is.
  let places: [Int?]
  let day: Day

  subscript(slot: Int) -> ArraySlice<UInt8> {
    guard let place = places[slot], place < row.count else { return [] }
    return unguarded(row[place])
  }

  func name(_ slot: Int) -> String { columns.uses[slot].name }
}

/// What fills one field: a template, and what is done to its text.
struct ValueRule: Hashable, Sendable {
  var template: Template
  var trims = true
  /// Texts taken out before reading: currency signs, units.
  var remove: [String] = []
  /// The cell's text to the field's; `*` for whatever is not named.
  var table: [String: String]?

  /// The longest text that a field takes, in bytes.
  static let longest = 2_000

  /// The cell's bytes after trimming and removing.
  func bytes(_ row: BoundRow) -> ArraySlice<UInt8> {
    var bytes = template.bytes(row)
    if !remove.isEmpty {
      var text = String(decoding: bytes, as: UTF8.self)
      for part in remove { text = without(part, text) }
      bytes = Array(text.utf8)[...]
    }
    return trims ? trimmed(bytes) : bytes
  }

  /// The field's text; nil where it is empty.
  /// - Throws: `CellProblem` where the table does not name the value.
  func text(_ row: BoundRow) throws(CellProblem) -> String? {
    let bytes = bytes(row)
    guard bytes.count <= ValueRule.longest else {
      throw CellProblem("\(bytes.count) bytes are more than the \(ValueRule.longest) allowed")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let table else { return text.isEmpty ? nil : text }
    guard let value = table[text] ?? table["*"] else {
      throw CellProblem("'\(text)' is not in the table of values")
    }
    return value.isEmpty ? nil : value
  }

  private func without(_ part: String, _ text: String) -> String {
    guard !part.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix(part) {
        rest = rest.dropFirst(part.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

/// An amount of money.
struct AmountRule: Hashable, Sendable {
  var value: ValueRule
  var style: NumberStyle

  /// The largest amount, in minor units: a million cases of it still add up.
  static let largest: Int64 = 1_000_000_000_000_00

  /// Minor units; nil where the cell is empty.
  func minor(_ row: BoundRow, _ currency: Currency) throws(CellProblem) -> Int64? {
    let bytes = value.bytes(row)
    guard !bytes.isEmpty else { return nil }
    return try minorUnits(
      try DecimalNumber(bytes, style: style), units: style.units, currency, bytes)
  }
}

/// - Throws: `CellProblem` for more digits than the currency has, and for more money than there is.
func minorUnits(
  _ number: DecimalNumber, units: NumberStyle.Units, _ currency: Currency, _ cell: ArraySlice<UInt8>
) throws(CellProblem) -> Int64 {
  let digits = units == .major ? currency.digits : 0
  guard let minor = number.scaled(to: digits) else {
    throw CellProblem("\(quoted(cell)) has more than \(digits) digits behind the mark")
  }
  guard abs(minor) <= AmountRule.largest else {
    throw CellProblem("\(quoted(cell)) is more money than a debt can be")
  }
  return minor
}

/// A day, written as such or counted back from the day of the import.
struct DayRule: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case written([DateFormat])
    /// Days past due.
    case daysBefore
    /// Months delinquent of 30 days, so that n months delinquent are bucket Mn.
    case monthsBefore
    /// Years of age: the latest birthday that fits.
    case yearsBefore
  }

  var value: ValueRule
  var kind: Kind

  func day(_ row: BoundRow) throws(CellProblem) -> Day? {
    let bytes = value.bytes(row)
    guard !bytes.isEmpty else { return nil }
    switch kind {
    case .written(let formats): return try readDay(bytes, formats)
    case .daysBefore: return row.day - (try count(bytes, upTo: 36_500))
    case .monthsBefore: return row.day - 30 * (try count(bytes, upTo: 1_200))
    case .yearsBefore:
      let years = try count(bytes, upTo: 130)
      let (year, month, day) = row.day.civil
      return Day(year: year - years, month: month, day: day)
        ?? Day(year: year - years, month: month, day: 28)
    }
  }

  private func count(_ bytes: ArraySlice<UInt8>, upTo most: Int) throws(CellProblem) -> Int {
    guard let number = try DecimalNumber(bytes).integer, number.magnitude <= UInt64(most) else {
      throw CellProblem("\(quoted(bytes)) is not a whole number up to \(most)")
    }
    return Int(number)
  }
}
