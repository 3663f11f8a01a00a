/// A calendar day without a time or a zone, as days since 1970-01-01. Written `YYYY-MM-DD`.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// A day of the proleptic Gregorian calendar; nil if there is no such day (31 February).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    number = Day.count(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`, nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: clamped(day, days)) }
  package static func - (day: Day, days: Int) -> Day { Day(number: clamped(day, -days)) }
  package static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

  private static func clamped(_ day: Day, _ days: Int) -> Int32 {
    // Four million days reach past year 9999: saturate instead of trapping on hostile input.
    Int32(clamping: Int(day.number) + max(-4_000_000, min(4_000_000, days)))
  }

  /// 1 = Monday ... 7 = Sunday.
  package var weekday: Int {
    let fromMonday = (Int(number) + 3) % 7
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  /// Whole years from this day to another, as ages are counted: by the calendar.
  package func years(until day: Day) -> Int {
    let (from, to) = (civil, day.civil)
    return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
  }

  /// Year, month 1-12, day 1-31.
  package var civil: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years from March.
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The last day of this day's month.
  package var endOfMonth: Day {
    let (year, month, day) = civil
    return self + (Day.length(ofMonth: month, year: year) - day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func count(year: Int, month: Int, day: Int) -> Int32 {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Day: CustomStringConvertible {
  package var description: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a day YYYY-MM-DD: \(text)"))
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A number of decimal digits only; nil for anything else or nothing.
package func decimal(_ digits: some Sequence<UInt8>) -> Int? {
  var value: Int?
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    let (scaled, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
    let (sum, carry) = scaled.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
    guard !overflow, !carry else { return nil }
    value = sum
  }
  return value
}

/// A number with leading zeros to a width.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
