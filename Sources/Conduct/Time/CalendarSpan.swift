package import Cases

/// A span of the calendar, written as ISO 8601: `P7D`, `P3Y`, `PT5M`.
package struct CalendarSpan: Sendable, Equatable {
  package var years = 0
  package var months = 0
  package var days = 0
  package var milliseconds: Int64 = 0

  /// nil for anything that is not such a span, or is longer than a thousand years.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    guard rest.popFirst() == "P", !rest.isEmpty, rest != "T" else { return nil }
    var inTime = false
    while !rest.isEmpty {
      if rest.first == "T", !inTime {
        inTime = true
        rest.removeFirst()
        if rest.isEmpty { return nil }
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(digits.count)
      guard let number = Int(digits), number <= 400_000, let unit = rest.popFirst() else {
        return nil
      }
      switch (unit, inTime) {
      case ("Y", false): years += number
      case ("M", false): months += number
      case ("W", false): days += number * 7
      case ("D", false): days += number
      case ("H", true): milliseconds += Int64(number) * 3_600_000
      case ("M", true): milliseconds += Int64(number) * 60_000
      case ("S", true): milliseconds += Int64(number) * 1000
      default: return nil
      }
      guard years <= 1000, months <= 12_000, days <= 400_000 else { return nil }
    }
  }

  /// The whole days of a span that has nothing else.
  var wholeDays: Int? { years == 0 && months == 0 && milliseconds == 0 ? days : nil }

  /// The day on which the span that begins on a day has passed; the last day of a shorter month
  /// stands for one that it does not have.
  package func after(_ day: Day) -> Day {
    let (year, month, dayOfMonth) = day.civil
    let count = year * 12 + month - 1 + years * 12 + months
    let length = Day.length(ofMonth: count % 12 + 1, year: count / 12)
    let moved = Day(year: count / 12, month: count % 12 + 1, day: min(dayOfMonth, length))
    return (moved ?? day) + days
  }
}
