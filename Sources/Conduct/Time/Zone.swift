package import Cases
internal import Foundation
internal import Synchronization

/// A time zone as a table of its changes: local dates and times by comparing integers. Made once
/// for each name and shared.
package struct Zone: Sendable {
  /// The IANA name, such as `America/New_York`.
  package let name: String
  /// Every change of the offset between `Zone.first` and `Zone.last`, ascending, after the offset
  /// at the first.
  private let changes: [Change]

  private struct Change: Sendable {
    /// Milliseconds since 1970.
    var at: Int64
    /// Milliseconds east of UTC, from then on.
    var offset: Int64
  }

  /// nil if there is no zone of that name.
  package init?(_ name: String) {
    let known = Zone.cache.withLock { $0[name] }
    if let known {
      self = known
      return
    }
    // Foundation also reads "GMT+5" and the like, which no zone database names.
    guard name.contains("/") || Zone.plainNames.contains(name),
      let source = TimeZone(identifier: name)
    else { return nil }
    self.init(name: name, source: source)
    let made = self
    Zone.cache.withLock { $0[name] = made }
  }

  package static let utc = Zone(name: "UTC", source: .gmt)

  /// The names of the zone database that are no region and city: its links kept for old data.
  private static let plainNames: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT",
    "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan",
    "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT",
    "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU",
    "WET", "Zulu",
  ]

  private static let cache = Mutex<[String: Zone]>([:])

  /// The years the table covers, in milliseconds; instants outside are asked of Foundation.
  private static let first = Instant(utcDay: Day(number: 10_957)).milliseconds  // 2000-01-01
  private static let last = Instant(utcDay: Day(number: 32_872)).milliseconds  // 2060-01-01

  private init(name: String, source: TimeZone) {
    self.name = name
    var changes = [Change(at: Zone.first, offset: Zone.offset(of: source, at: Zone.first))]
    var from = Zone.first
    while let change = Zone.change(of: source, after: from), change < Zone.last {
      let offset = Zone.offset(of: source, at: change)
      if offset != changes.last?.offset { changes.append(Change(at: change, offset: offset)) }
      from = change
    }
    self.changes = changes
  }

  private static func offset(of zone: TimeZone, at milliseconds: Int64) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    return Int64(zone.secondsFromGMT(for: date)) * 1000
  }

  private static func change(of zone: TimeZone, after milliseconds: Int64) -> Int64? {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    guard let next = zone.nextDaylightSavingTimeTransition(after: date) else { return nil }
    let change = Int64((next.timeIntervalSince1970 * 1000).rounded())
    return change > milliseconds ? change : nil
  }
}

extension Zone: Hashable {
  package static func == (a: Zone, b: Zone) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

// MARK: - Reading the table

extension Zone {
  /// A stretch of time during which the offset stays the same.
  struct Stretch {
    /// Milliseconds east of UTC.
    var offset: Int64
    /// The first instant after it; `Int64.max` if it has no end.
    var end: Int64
  }

  func stretch(at milliseconds: Int64) -> Stretch {
    guard milliseconds >= Zone.first, milliseconds < Zone.last else {
      let source = TimeZone(identifier: name) ?? .gmt
      return Stretch(
        offset: Zone.offset(of: source, at: milliseconds),
        end: Zone.change(of: source, after: milliseconds) ?? .max)
    }
    // The last change at or before the instant; the first one is always.
    var low = 1
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= milliseconds { low = middle + 1 } else { high = middle }
    }
    return Stretch(
      offset: changes[low - 1].offset, end: low < changes.count ? changes[low].at : Zone.last)
  }

  /// Milliseconds since 1970 on the zone's clocks.
  func local(_ milliseconds: Int64) -> Int64 {
    milliseconds &+ stretch(at: milliseconds).offset
  }

  /// The local date of an instant.
  package func day(of instant: Instant) -> Day {
    Day(number: Int32(clamping: floorDivide(local(instant.milliseconds), millisecondsPerDay)))
  }

  /// The first instant whose local date is `day` or later.
  package func start(of day: Day) -> Instant {
    let midnight = Int64(day.number) * millisecondsPerDay
    var from = midnight - 26 * 3_600_000
    while true {
      let stretch = stretch(at: from)
      let candidate = max(from, midnight - stretch.offset)
      if candidate < stretch.end { return Instant(milliseconds: candidate) }
      from = stretch.end
    }
  }

  /// RFC 3339 with the zone's offset at that instant and whole seconds.
  package func written(_ instant: Instant) -> String {
    let offset = stretch(at: instant.milliseconds).offset
    let (day, time) = (instant + offset).utc
    let seconds = Int(time / 1000)
    let minutes = Int(offset.magnitude / 60_000)
    return "\(day)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
      + "\(padded(seconds % 60, 2))\(offset < 0 ? "-" : "+")"
      + "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

let millisecondsPerDay: Int64 = 86_400_000
let millisecondsPerMinute: Int64 = 60_000

func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  a >= 0 ? a / b : (a - b + 1) / b
}
