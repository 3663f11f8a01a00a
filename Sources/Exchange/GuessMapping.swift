package import Cases

/// Proposes a mapping for a file from its header and first rows, as YAML with comments. It loads as
/// it is; what could not be found stands in it as a constant marked CHECK.
/// - Parameters:
///   - bytes: the file.
///   - currency: the book's, where the file has no column for it.
/// - Throws: `ImportError` where the file is no table.
package func guessMapping(_ bytes: [UInt8], currency: Currency) throws(ImportError) -> String {
  var source = try RowSource(bytes)
  var samples: [Row] = []
  var row = Row()
  while samples.count < 300, source.next(&row) {
    if row.problem == nil { samples.append(row) }
  }
  var guess = Guess(columns: source.columns, samples: samples, currency: currency)
  guess.assign()
  return guess.yaml(encoding: source.encoding, delimiter: source.delimiter, source.format)
}

/// Which column seems to hold which field.
private struct Guess {
  let columns: [String]
  let samples: [Row]
  let currency: Currency
  var fields: [GuessedField: Int] = [:]

  /// Names that say it exactly first, then names that contain it; each column for one field.
  mutating func assign() {
    let plain = columns.map(plainName)
    for exact in [true, false] {
      for field in GuessedField.allCases where fields[field] == nil {
        let named = field.names.flatMap { name in
          plain.indices.filter {
            exact ? plain[$0] == name : name.count > 3 && plain[$0].contains(name)
          }
        }
        fields[field] = named.first { !fields.values.contains($0) && accepts(field, $0) }
      }
    }
    if fields[.caseNumber] == nil { fields[.caseNumber] = fields[.account] ?? uniqueColumn }
  }

  private func values(_ column: Int) -> [ArraySlice<UInt8>] {
    samples.lazy.filter { column < $0.count }.map { trimmed($0[column]) }.filter { !$0.isEmpty }
  }

  private func accepts(_ field: GuessedField, _ column: Int) -> Bool {
    // A template cannot name such a column.
    if columns[column].contains(where: { $0 == "{" || $0 == "}" }) { return false }
    return switch field {
    case .due, .opened, .born: format(column) != nil
    case .balance, .principal, .interest, .fees, .minimum: style(column) != nil
    case .daysPastDue, .monthsDelinquent, .age:
      values(column).allSatisfy { (try? DecimalNumber($0).integer) != nil }
    default: true
    }
  }

  private var uniqueColumn: Int? {
    columns.indices.first { column in
      let texts = values(column).map { String(decoding: $0, as: UTF8.self) }
      return texts.count == samples.count && Set(texts).count == texts.count
        && texts.allSatisfy { CaseID($0) != nil }
    }
  }

  private static let formats = [
    "yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy-M-d*", "yyyy/M/d*", "yyyy年M月d日", "yyyy.M.d",
    "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "M-d-yyyy", "d MMM yyyy", "d-MMM-yyyy",
    "MMM d, yyyy", "d-MMM-yy", "M/d/yy", "d/M/yy", "d.M.yy", "M/d/yyyy*", "d/M/yyyy*", "d.M.yyyy*",
  ]

  /// The first format that reads every sample of the column, and whether another order does too.
  private func format(_ column: Int) -> (pattern: String, doubtful: Bool)? {
    let values = values(column)
    let fitting = Guess.formats.filter { pattern in
      guard let format = DateFormat(pattern) else { return false }
      return !values.isEmpty && values.allSatisfy { format.day($0) != nil }
    }
    guard let first = fitting.first else { return nil }
    return (first, first.hasPrefix("M") && fitting.contains { $0.hasPrefix("d") })
  }

  /// The first way of writing numbers that reads every sample of the column.
  private func style(_ column: Int) -> (decimal: String, thousands: String)? {
    let values = values(column)
    let styles = [(".", ""), (".", ","), (",", "."), (",", ""), (",", " "), (".", "'")]
    return styles.first { decimal, thousands in
      let style = NumberStyle(
        decimal: decimal == "." ? UInt8(ascii: ".") : UInt8(ascii: ","),
        thousands: thousands.isEmpty ? nil : Array(thousands.utf8), units: .major)
      return !values.isEmpty && values.allSatisfy { (try? DecimalNumber($0, style: style)) != nil }
    }
  }
}

// What is written.
extension Guess {
  func yaml(encoding: SourceEncoding, delimiter: UInt8, _ format: SourceFormat) -> String {
    var lines = [
      "# A first draft, guessed from the names of the columns. Check every line; what is marked",
      "# CHECK was not found. The mapping 'example' explains everything that can be said here.",
      "source:", "  format: \(format.rawValue)", "  encoding: \(encoding.rawValue)",
    ]
    let marks: [UInt8: String] = [0x2C: "\",\"", 0x3B: "\";\"", 0x09: "tab", 0x7C: "\"|\""]
    if format == .csv { lines.append("  delimiter: \(marks[delimiter] ?? "auto")") }
    lines += ["", entry("case", .caseNumber, "CASE", "a number that is never the same twice"), ""]
    lines += debt
    lines += ["", "debtor:", "  " + entry("name", .name, "Unknown", "the debtor's name")]
    let simple: [(String, GuessedField)] = [
      ("romanised", .romanised), ("identity", .identity), ("sex", .sex),
      ("occupation", .occupation), ("employer", .employer), ("language", .language),
    ]
    for (key, field) in simple where fields[field] != nil {
      lines.append("  " + entry(key, field, "", ""))
    }
    if fields[.born] != nil {
      lines.append("  born: \(day(.born))")
    } else if fields[.age] != nil {
      lines.append("  " + entry("age", .age, "", ""))
    }
    lines += contacts + leftOut
    return lines.joined(separator: "\n") + "\n"
  }

  private var debt: [String] {
    var lines = ["debt:", "  " + entry("creditor", .creditor, "Creditor", "who is owed")]
    if fields[.product] != nil { lines.append("  " + entry("product", .product, "", "")) }
    if fields[.account] != nil { lines.append("  " + entry("number", .account, "", "")) }
    lines.append("  " + entry("currency", .currency, currency.code, "the book's currency"))
    if fields[.due] != nil {
      lines.append("  due: \(day(.due))")
    } else if fields[.daysPastDue] != nil {
      lines.append("  due: { days-past-due: \(braced(.daysPastDue)) }")
    } else if fields[.monthsDelinquent] != nil {
      lines.append("  due: { months-delinquent: \(braced(.monthsDelinquent)) }")
    } else {
      lines.append("  due: { days-past-due: \"30\" }   # CHECK: since when a payment is missing")
    }
    if fields[.opened] != nil { lines.append("  opened: \(day(.opened))") }
    let amounts: [(String, GuessedField)] = [
      fields[.balance] == nil ? ("principal", .principal) : ("balance", .balance),
      ("interest", .interest), ("fees", .fees), ("minimum", .minimum),
    ]
    for (key, field) in amounts {
      if fields[field] != nil {
        lines.append("  \(key): \(amount(field))")
      } else if key == "principal" {
        lines.append("  balance: \"0\"   # CHECK: what is owed")
      }
    }
    return lines
  }

  private var contacts: [String] {
    var lines: [String] = []
    let phones: [(GuessedField, String)] = [
      (.mobile, "mobile"), (.homePhone, "home"), (.workPhone, "work"), (.phone, "other"),
    ]
    let given = phones.filter { fields[$0.0] != nil }
    if !given.isEmpty {
      lines.append("  # Say 'country: CN' at the top if the numbers lack a country code.")
      lines.append("  phones:")
      lines += given.map { "    - { value: \(braced($0.0)), place: \($0.1) }" }
    }
    if fields[.address] != nil {
      lines.append("  addresses: { value: \(braced(.address)), place: home }")
    }
    if fields[.email] != nil { lines.append("  emails: \(braced(.email))") }
    return lines
  }

  private var leftOut: [String] {
    let used = Set(fields.values)
    let names = columns.indices.filter { !used.contains($0) }.map { columns[$0] }
    guard !names.isEmpty else { return [] }
    return ["", "# Not used:"] + names.map { "#   " + $0.filter { !$0.isNewline } }
  }

  private func entry(_ key: String, _ field: GuessedField, _ constant: String, _ what: String)
    -> String
  {
    fields[field] == nil
      ? "\(key): \(yamlQuoted(constant))   # CHECK: \(what)" : "\(key): \(braced(field))"
  }

  private func braced(_ field: GuessedField) -> String {
    yamlQuoted(fields[field].map { "{\(columns[$0])}" } ?? "")
  }

  private func day(_ field: GuessedField) -> String {
    guard let column = fields[field], let found = format(column) else { return braced(field) }
    let doubt = found.doubtful ? "   # CHECK: day and month may be the other way round" : ""
    return "{ value: \(braced(field)), dates: \(yamlQuoted(found.pattern)) }" + doubt
  }

  private func amount(_ field: GuessedField) -> String {
    guard let column = fields[field], let found = style(column), found != (".", "") else {
      return braced(field)
    }
    return "{ value: \(braced(field)), decimal: \(yamlQuoted(found.decimal)), "
      + "thousands: \(yamlQuoted(found.thousands)) }"
  }
}

/// A text in YAML's double quotes.
private func yamlQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    default: quoted.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
  }
  return quoted + "\""
}
