package import Cases

/// Days of the year on which a window stays closed, computed from rules.
package struct HolidayCalendar: Sendable, Equatable {
  package var name: String
  package var days: [Holiday]

  package init(name: String, days: [Holiday]) {
    self.name = name
    self.days = days
  }

  package struct Holiday: Sendable, Equatable {
    package var name: String
    package var date: DateRule
    /// The first and last year in which it is one; nil: no limit.
    package var from: Int?
    package var to: Int?

    package init(name: String, date: DateRule, from: Int? = nil, to: Int? = nil) {
      self.name = name
      self.date = date
      self.from = from
      self.to = to
    }
  }

  /// How a day of the year is found.
  package enum DateRule: Sendable, Equatable {
    case fixed(month: Int, day: Int)
    /// Days after Easter Sunday (Gregorian); negative before.
    case easter(Int)
    /// The nth weekday (1 = Monday) of a month, -1 the last.
    case nth(Int, weekday: Int, month: Int)
  }

  /// The holiday on a day, nil if it is none.
  package func holiday(on day: Day) -> Holiday? {
    let (year, month, dayOfMonth) = day.civil
    return days.first { holiday in
      guard year >= holiday.from ?? .min, year <= holiday.to ?? .max else { return false }
      switch holiday.date {
      case .fixed(let m, let d): return m == month && d == dayOfMonth
      case .easter(let offset):
        // Easter is never before 22 March nor after 25 April.
        guard let easter = HolidayCalendar.easter(year) else { return false }
        return easter + offset == day
      case .nth(let n, let weekday, let m):
        guard m == month, day.weekday == weekday else { return false }
        let last = Day.length(ofMonth: month, year: year)
        return n > 0 ? (dayOfMonth - 1) / 7 + 1 == n : (last - dayOfMonth) / 7 + 1 == -n
      }
    }
  }

  /// Easter Sunday of a Gregorian year: the anonymous algorithm as given by J. Meeus,
  /// "Astronomical Algorithms", chapter 8.
  package static func easter(_ year: Int) -> Day? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let f = (b + 8) / 25
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}

extension HolidayCalendar.DateRule {
  /// Reads `12-25`, `easter`, `easter-2`, `easter+1`, `second monday of june`, `last monday of may`.
  package init?(_ text: String) {
    if text.hasPrefix("easter") {
      let rest = text.dropFirst(6)
      guard !rest.isEmpty else {
        self = .easter(0)
        return
      }
      guard rest.first == "+" || rest.first == "-", let offset = Int(rest), abs(offset) <= 90
      else { return nil }
      self = .easter(offset)
      return
    }
    let words = text.lowercased().split(separator: " ").map(String.init)
    if words.count == 4, words[2] == "of" {
      let nths = ["first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1]
      guard let n = nths[words[0]], let month = Self.months.firstIndex(of: words[3]),
        let weekday = Weekdays.names.firstIndex(of: String(words[1].prefix(3))),
        words[1].hasSuffix("day")
      else { return nil }
      self = .nth(n, weekday: weekday + 1, month: month + 1)
      return
    }
    // A leap year has every day.
    guard text.utf8.count == 5, let day = Day("2000-" + text) else { return nil }
    let (_, month, dayOfMonth) = day.civil
    self = .fixed(month: month, day: dayOfMonth)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
