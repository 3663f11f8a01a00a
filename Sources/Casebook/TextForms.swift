internal import Cases

// Days and instants as bytes, without a String in between: a case has dozens of them.

extension Day {
  /// Reads `YYYY-MM-DD`, nothing else.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2),
      let day = digits(bytes, 8, 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  func write(to bytes: inout ByteBuffer) {
    let (year, month, day) = civil
    // A day of more than four digits, or before year 1, is in no calendar of a desk.
    guard (0...9999).contains(year) else {
      bytes.append(description)
      return
    }
    appendDigits(year, 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendDigits(month, 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendDigits(day, 2, to: &bytes)
  }
}

extension Instant {
  /// Reads the form that this program writes, `2026-11-23T10:42:07.123Z`; nil for any other.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
      bytes[23] == UInt8(ascii: "Z"), let day = Day(bytes: .init(rebasing: bytes[..<10])),
      let hour = digits(bytes, 11, 2), hour < 24, let minute = digits(bytes, 14, 2), minute < 60,
      let second = digits(bytes, 17, 2), second < 61, let thousandth = digits(bytes, 20, 3)
    else { return nil }
    self.init(
      utcDay: day,
      milliseconds: Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(thousandth))
  }

  func write(to bytes: inout ByteBuffer) {
    let (day, time) = utc
    day.write(to: &bytes)
    let seconds = Int(time / 1000)
    bytes.append(UInt8(ascii: "T"))
    appendDigits(seconds / 3600, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendDigits(seconds / 60 % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendDigits(seconds % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    appendDigits(Int(time % 1000), 3, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }
}

/// A number of so many digits at a place; nil if one is none.
private func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for index in start..<(start + count) {
    let digit = Int(bytes[index]) - 48
    guard (0...9).contains(digit) else { return nil }
    value = value * 10 + digit
  }
  return value
}

/// A number with leading zeros.
private func appendDigits(_ number: Int, _ digits: Int, to bytes: inout ByteBuffer) {
  var divisor = digits == 4 ? 1000 : digits == 3 ? 100 : 10
  for _ in 0..<digits {
    bytes.append(48 + UInt8(truncatingIfNeeded: number / divisor % 10))
    divisor /= 10
  }
}
