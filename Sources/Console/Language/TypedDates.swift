package import Cases

/// A day as people type it: `fri`, `f`, `+2`, `today`, `tomorrow`, `eom`, `25`, `11-25`, `11/25`,
/// `nov 25`, `2026-11-25`, `2026/11/25`; in Chinese `周五`, `明天`, `月底`, `25日`, `11月25日`. In numbers
/// the month stands before the day. A weekday is the next one after today; a day or month that has
/// passed is the next year's or month's.
package func readDay(_ typed: String, today: Day) -> Day? {
  let text = narrow(typed.lowercased().filter { !$0.isWhitespace })
  guard !text.isEmpty else { return nil }
  if let day = Day(text) { return day }
  if text.first == "+", let days = decimal(text.dropFirst().utf8), days < 10_000 {
    return today + days
  }
  if text == "eom" { return today.endOfMonth }
  if text.count >= 2, "today".hasPrefix(text), text != "to" { return today }
  if text.count >= 2, "tomorrow".hasPrefix(text) { return today + 1 }
  if let weekday = nextWeekday(text, after: today) { return weekday }
  if let day = chineseDay(text, today: today) { return day }
  let parts = dateParts(text)
  guard let last = parts.last ?? nil else { return nil }
  switch parts.count {
  case 1: return nextDayOfMonth(last, from: today)
  case 2: return parts[0].flatMap { nextDay(month: $0, day: last, from: today) }
  case 3:
    guard let year = parts[0], year > 999, let month = parts[1] else { return nil }
    return Day(year: year, month: month, day: last)
  default: return nil
  }
}

/// The numbers of a date, the greater before the smaller; nil for what is no number.
private func dateParts(_ text: String) -> [Int?] {
  if let (month, day) = namedMonth(text) { return [month, day] }
  var text = text
  if text.count > 1, text.hasSuffix("日") || text.hasSuffix("号") { text.removeLast() }
  return text.split(omittingEmptySubsequences: false) { "-/年月".contains($0) }.map {
    decimal($0.utf8)
  }
}

/// `nov25`, `25nov`, `november25`.
private func namedMonth(_ text: String) -> (month: Int, day: Int)? {
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  let letters = text.filter(\.isLetter)
  guard letters.count >= 3, text.hasPrefix(letters) || text.hasSuffix(letters),
    let month = names.firstIndex(where: { $0.hasPrefix(letters) }),
    let day = decimal(text.filter { !$0.isLetter }.utf8)
  else { return nil }
  return (month + 1, day)
}

private func nextDay(month: Int, day: Int, from today: Day) -> Day? {
  let year = today.civil.year
  guard let this = Day(year: year, month: month, day: day), this >= today else {
    return Day(year: year + 1, month: month, day: day)
  }
  return this
}

/// Days that Chinese has a word for, and its weekdays: `周五`, `星期五`, `礼拜五`.
private func chineseDay(_ text: String, today: Day) -> Day? {
  switch text {
  case "今天": return today
  case "明天": return today + 1
  case "后天", "後天": return today + 2
  case "大后天", "大後天": return today + 3
  case "月底": return today.endOfMonth
  default: break
  }
  guard let prefix = ["周", "週", "星期", "礼拜", "禮拜"].first(where: text.hasPrefix),
    let weekday = ["一", "二", "三", "四", "五", "六", "日"].firstIndex(
      of: text.dropFirst(prefix.count) == "天" ? "日" : text.dropFirst(prefix.count))
  else { return nil }
  return (1...7).lazy.map { today + $0 }.first { $0.weekday == weekday + 1 }
}

/// Digits and marks as an input method writes them at full width, narrow.
private func narrow(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isWide = ("\u{FF01}"..."\u{FF5E}").contains(scalar)
    result.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
  }
  return String(result)
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
  let text = narrow(typed.filter { !$0.isWhitespace })
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

/// What lies between two instalments: `month`, `week`, `2 weeks`, `14` (days), or how they begin.
package func readInterval(_ typed: String) -> Instalments.Interval? {
  let text = narrow(typed.lowercased().filter { !$0.isWhitespace })
  let digits = text.prefix(while: \.isNumber)
  let unit = text.dropFirst(digits.count)
  guard let number = digits.isEmpty ? 1 : decimal(digits.utf8), (1...365).contains(number) else {
    return nil
  }
  guard !unit.isEmpty else { return digits.isEmpty ? nil : .days(number) }
  if "days".hasPrefix(unit) { return .days(number) }
  if "weeks".hasPrefix(unit) || unit == "weekly" { return .days(7 * number) }
  return number == 1 && ("months".hasPrefix(unit) || unit == "monthly") ? .months : nil
}

/// `firm`, `hesitant`, `evasive`, or how they begin.
package func readFirmness(_ typed: String) -> Promise.Firmness? {
  let text = typed.lowercased()
  guard !text.isEmpty else { return nil }
  return Promise.Firmness.allCases.first { $0.rawValue.hasPrefix(text) }
}
