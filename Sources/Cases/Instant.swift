/// A moment: milliseconds since 1970-01-01T00:00:00Z. Written `2026-11-23T10:42:07.123Z`.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package init(seconds: Int64) { milliseconds = seconds.multipliedReportingOverflow(by: 1000).0 }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  package static func + (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(milliseconds: instant.milliseconds &+ milliseconds)
  }

  /// Milliseconds from `b` to `a`.
  package static func - (a: Instant, b: Instant) -> Int64 { a.milliseconds &- b.milliseconds }

  /// The day in UTC and the milliseconds since its midnight.
  package var utc: (day: Day, milliseconds: Int64) {
    let perDay: Int64 = 86_400_000
    let day = milliseconds >= 0 ? milliseconds / perDay : (milliseconds - perDay + 1) / perDay
    return (Day(number: Int32(clamping: day)), milliseconds - day * perDay)
  }

  /// Midnight UTC of a day, plus milliseconds.
  package init(utcDay day: Day, milliseconds: Int64 = 0) {
    self.milliseconds = Int64(day.number) * 86_400_000 + milliseconds
  }

  /// Reads RFC 3339: `2026-11-23T10:42:07Z`, with an optional fraction of a second (kept to the
  /// millisecond) and `Z` or an offset such as `+08:00`; seconds may be absent.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60
    else { return nil }
    var rest = bytes[16...]
    var time = Int64(hour * 3600 + minute * 60) * 1000
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let second = decimal(rest.dropFirst().prefix(2)), second < 61 else {
        return nil
      }
      time += Int64(second) * 1000
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
        let thousandths = (Array(fraction) + [48, 48, 48]).prefix(3)
        guard !fraction.isEmpty, let milliseconds = decimal(thousandths) else { return nil }
        time += Int64(milliseconds)
        rest = rest.dropFirst(1 + fraction.count)
      }
    }
    guard let offset = Instant.offset(rest) else { return nil }
    self.init(utcDay: day, milliseconds: time - offset)
  }

  /// Milliseconds east of UTC of `Z` or `±HH:MM`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let zone = Array(bytes)
    if zone == [UInt8(ascii: "Z")] || zone == [UInt8(ascii: "z")] { return 0 }
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = decimal(zone[1..<3]),
      hours < 24, let minutes = decimal(zone[4..<6]), minutes < 60
    else { return nil }
    let magnitude = Int64(hours * 60 + minutes) * 60_000
    switch zone[0] {
    case UInt8(ascii: "+"): return magnitude
    case UInt8(ascii: "-"): return -magnitude
    default: return nil
    }
  }
}

extension Instant: CustomStringConvertible {
  /// UTC with milliseconds, the form of files.
  package var description: String {
    let (day, time) = utc
    let seconds = Int(time / 1000)
    return "\(day)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
      + "\(padded(seconds % 60, 2)).\(padded(Int(time % 1000), 3))Z"
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let instant = Instant(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an instant: \(text)"))
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
