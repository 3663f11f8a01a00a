/// Looks for a needle in bytes, sixteen places at a time: a filter runs over a hundred million bytes
/// for every letter typed.
struct ByteSearch {
  private let needle: [UInt8]
  private let first: SIMD16<UInt8>
  private let last: SIMD16<UInt8>

  init(_ needle: [UInt8]) {
    self.needle = needle
    first = SIMD16(repeating: needle.first ?? 0)
    last = SIMD16(repeating: needle.last ?? 0)
  }

  /// Whether a part of the bytes holds the needle; an empty one is everywhere.
  func finds(in span: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = needle.count
    guard length > 0 else { return true }
    guard span.count >= length, span.upperBound <= bytes.count, let base = bytes.baseAddress else {
      return false
    }
    let raw = UnsafeRawPointer(base)
    // Places where the needle may begin.
    let end = span.upperBound - length + 1
    var start = span.lowerBound
    while start < end {
      // A block may reach beyond the part, but not beyond the bytes.
      guard start + 15 + length <= bytes.count else {
        return findsSlowly(in: start..<end, of: raw)
      }
      let head = raw.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
      let tail = raw.loadUnaligned(fromByteOffset: start + length - 1, as: SIMD16<UInt8>.self)
      // Zero where both the first and the last byte are right.
      let wrong = (head ^ first) | (tail ^ last)
      if wrong.min() == 0 {
        for place in 0..<min(16, end - start) where wrong[place] == 0 {
          if matches(raw + start + place) { return true }
        }
      }
      start += 16
    }
    return false
  }

  private func findsSlowly(in starts: Range<Int>, of raw: UnsafeRawPointer) -> Bool {
    starts.contains { matches(raw + $0) }
  }

  private func matches(_ place: UnsafeRawPointer) -> Bool {
    for (offset, byte) in needle.enumerated()
    where place.load(fromByteOffset: offset, as: UInt8.self) != byte {
      return false
    }
    return true
  }
}
