internal import Cases

/// Times of the local week: some days, from a minute on up to (not including) another. A closing
/// time before the opening time reaches past midnight, and belongs to the day it opens on.
package struct WeekTimes: Sendable, Equatable {
  package var days: Weekdays
  /// Minutes since local midnight, 0 ..< 1440.
  package let open: Int
  /// Minutes since local midnight, 1 ... 1440.
  package let close: Int

  /// nil if a time is not within a day, or both are the same.
  package init?(days: Weekdays, open: Int, close: Int) {
    guard (0..<1440).contains(open), (1...1440).contains(close), open != close else { return nil }
    self.days = days
    self.open = open
    self.close = close
  }

  /// The whole week: what is limited to it is not limited.
  var isWholeWeek: Bool { days == .all && open == 0 && close == 1440 }

  /// Whether a local time lies within.
  func contains(day: Int64, time: Int64) -> Bool {
    let from = Int64(open) * millisecondsPerMinute
    let to = Int64(close) * millisecondsPerMinute
    if open < close { return days.contains(day: day) && time >= from && time < to }
    return days.contains(day: day) && time >= from || days.contains(day: day - 1) && time < to
  }

  /// The parts of a local day that lie within, as milliseconds since its midnight.
  func parts(of day: Int64) -> (first: Range<Int64>?, second: Range<Int64>?) {
    let from = Int64(open) * millisecondsPerMinute
    let to = Int64(close) * millisecondsPerMinute
    let today = days.contains(day: day)
    if open < close { return (today ? from..<to : nil, nil) }
    return (
      days.contains(day: day - 1) ? 0..<to : nil, today ? from..<millisecondsPerDay : nil
    )
  }

  /// Reads `HH:MM`, up to `24:00`, as minutes since midnight.
  package static func minutes(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = decimal(bytes[0..<2]),
      let minute = decimal(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}

/// A set of weekdays, written `mon-fri` or `mon,wed,sat-sun`.
package struct Weekdays: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let all = Weekdays(rawValue: 0b111_1111)

  static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// nil for anything that is not days; a range may go past Sunday (`sat-mon`).
  package init?(_ text: some StringProtocol) {
    var bits: UInt8 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
        Weekdays.names.firstIndex(of: String($0.filter { $0 != " " }).lowercased())
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1]
      else { return nil }
      var day = first
      bits |= 1 << UInt8(day)
      while day != last {
        day = (day + 1) % 7
        bits |= 1 << UInt8(day)
      }
    }
    self.init(rawValue: bits)
  }

  /// Whether it holds the weekday of a day since 1970-01-01 (a Thursday).
  func contains(day: Int64) -> Bool {
    let fromMonday = (day + 3) % 7
    return rawValue & (1 << UInt8(fromMonday < 0 ? fromMonday + 7 : fromMonday)) != 0
  }
}
