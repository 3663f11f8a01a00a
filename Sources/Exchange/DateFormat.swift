package import Cases

/// A way of writing days, by the letters that Unicode gives them: `yyyy` or `yy`, `M` or `MM` or
/// `MMM` (`Mar`), `d` or `dd`; `HH`, `mm`, `ss` are read and left out; `*` at the end leaves out
/// whatever follows. Everything else stands for itself: `M/d/yyyy`, `dd.MM.yyyy`, `yyyyMMdd`,
/// `yyyy年M月d日`.
package struct DateFormat: Hashable, Sendable {
  private enum Part: Hashable {
    case year(digits: Int), month(Int), monthName, day(Int), time, mark(UInt8), rest
  }

  package let pattern: String
  private let parts: [Part]

  package static let iso = DateFormat(isoParts: [
    .year(digits: 4), .mark(UInt8(ascii: "-")), .month(2), .mark(UInt8(ascii: "-")), .day(2),
  ])

  private init(isoParts: [Part]) {
    pattern = "yyyy-MM-dd"
    parts = isoParts
  }

  /// Nil where the pattern lacks year, month or day, or has a letter that means nothing.
  package init?(_ pattern: String) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      switch (letter, run.count) {
      case ("y", 4): parts.append(.year(digits: 4))
      case ("y", 2): parts.append(.year(digits: 2))
      case ("M", 1), ("M", 2): parts.append(.month(run.count))
      case ("M", 3): parts.append(.monthName)
      case ("d", 1), ("d", 2): parts.append(.day(run.count))
      case ("H", 2), ("m", 2), ("s", 2): parts.append(.time)
      case ("*", 1) where rest.isEmpty: parts.append(.rest)
      case ("T", 1): parts.append(.mark(UInt8(ascii: "T")))
      default:
        if letter.isASCII, letter.isLetter || letter == "*" { return nil }
        parts += run.utf8.map { .mark($0) }
      }
    }
    let kinds = parts.map { part in
      switch part {
      case .year: 1
      case .month, .monthName: 10
      case .day: 100
      default: 0
      }
    }
    guard kinds.reduce(0, +) == 111 else { return nil }
    self.pattern = pattern
    self.parts = parts
  }

  /// The day written in the cell; nil where it is written otherwise, or where there is no such day.
  package func day(_ cell: ArraySlice<UInt8>) -> Day? {
    var scan = cell
    var (year, month, day) = (0, 0, 0)
    for part in parts {
      switch part {
      case .year(let digits):
        guard let value = DateFormat.number(&scan, digits...digits) else { return nil }
        // Two digits mean 1970 to 2069, close to what strptime (%y) does.
        year = digits == 4 ? value : value + (value < 70 ? 2000 : 1900)
      case .month(let least):
        guard let value = DateFormat.number(&scan, least...2) else { return nil }
        month = value
      case .monthName:
        let name = String(decoding: scan.prefix(3), as: UTF8.self).lowercased()
        guard let index = DateFormat.months.firstIndex(of: name) else { return nil }
        month = index + 1
        scan = scan.dropFirst(3)
      case .day(let least):
        guard let value = DateFormat.number(&scan, least...2) else { return nil }
        day = value
      case .time: guard DateFormat.number(&scan, 1...2) != nil else { return nil }
      case .mark(let byte):
        guard scan.first == byte else { return nil }
        scan = scan.dropFirst()
      case .rest: scan = []
      }
    }
    return scan.isEmpty ? Day(year: year, month: month, day: day) : nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func number(_ scan: inout ArraySlice<UInt8>, _ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let byte = scan.first, byte.isDigit {
      value = value * 10 + Int(byte - 0x30)
      scan = scan.dropFirst()
      count += 1
    }
    return count >= digits.lowerBound ? value : nil
  }
}

/// The day in a cell by the first of some formats that fits.
/// - Throws: `CellProblem` where none does or the day does not exist.
func readDay(_ cell: ArraySlice<UInt8>, _ formats: [DateFormat]) throws(CellProblem) -> Day {
  let cell = trimmed(cell)
  for format in formats {
    if let day = format.day(cell) { return day }
  }
  let patterns = formats.map(\.pattern).joined(separator: " or ")
  throw CellProblem("\(quoted(cell)) is not a day written \(patterns)")
}
