package import Cases

/// A day as people type it: `fri`, `f`, `+2`, `today`, `tomorrow`, `eom`, `25`, `11-25`,
/// `2026-11-25`. A weekday is the next one after today; a day or month that has passed is the next
/// year's or month's.
package func readDay(_ typed: String, today: Day) -> Day? {
  let text = typed.lowercased().filter { $0 != " " }
  guard !text.isEmpty else { return nil }
  if let day = Day(text) { return day }
  if text.first == "+", let days = decimal(text.dropFirst().utf8), days < 10_000 {
    return today + days
  }
  if text == "eom" { return today.endOfMonth }
  if text.count >= 2, "today".hasPrefix(text), text != "to" { return today }
  if text.count >= 2, "tomorrow".hasPrefix(text) { return today + 1 }
  if let weekday = nextWeekday(text, after: today) { return weekday }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  if parts.count == 2, let month = decimal(parts[0].utf8), let day = decimal(parts[1].utf8) {
    let year = today.civil.year
    guard let this = Day(year: year, month: month, day: day) else {
      return Day(year: year + 1, month: month, day: day)
    }
    return this >= today ? this : Day(year: year + 1, month: month, day: day)
  }
  if let day = decimal(text.utf8) { return nextDayOfMonth(day, from: today) }
  return nil
}

/// The next day after today whose English name begins so; the earliest where several do.
private func nextWeekday(_ text: String, after today: Day) -> Day? {
  let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  return (1...7).lazy.map { today + $0 }.first { names[$0.weekday - 1].hasPrefix(text) }
}

private func nextDayOfMonth(_ day: Int, from today: Day) -> Day? {
  var (year, month, _) = today.civil
  for _ in 0..<12 {
    if let candidate = Day(year: year, month: month, day: day), candidate >= today {
      return candidate
    }
    month += 1
    if month > 12 { (year, month) = (year + 1, 1) }
  }
  return nil
}

/// A time as people type it: `15`, `9`, `1530`, `15:30`. Minutes of the day.
package func readTime(_ typed: String) -> Int? {
  let text = typed.filter { $0 != " " }
  let hour: Int?
  let minute: Int?
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  if parts.count == 2 {
    hour = decimal(parts[0].utf8)
    minute = parts[1].utf8.count == 2 ? decimal(parts[1].utf8) : nil
  } else if text.utf8.count >= 3, text.utf8.count <= 4 {
    hour = decimal(text.dropLast(2).utf8)
    minute = decimal(text.suffix(2).utf8)
  } else {
    hour = text.utf8.count <= 2 ? decimal(text.utf8) : nil
    minute = 0
  }
  guard let hour, let minute, hour < 24, minute < 60 else { return nil }
  return hour * 60 + minute
}

/// `firm`, `hesitant`, `evasive`, or how they begin.
package func readFirmness(_ typed: String) -> Promise.Firmness? {
  let text = typed.lowercased()
  guard !text.isEmpty else { return nil }
  return Promise.Firmness.allCases.first { $0.rawValue.hasPrefix(text) }
}
