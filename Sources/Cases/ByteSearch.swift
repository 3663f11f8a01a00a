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
      if hasZero(wrong) {
        for place in 0..<min(16, end - start) where wrong[place] == 0 {
          if matches(raw + start + place) { return true }
        }
      }
      start += 16
    }
    return false
  }

  /// Whether one of the bytes is zero (H. Warren, "Hacker's Delight", 6-1: a borrow from a byte's
  /// highest bit that was not set).
  private func hasZero(_ bytes: SIMD16<UInt8>) -> Bool {
    let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let found = (words &- ones) & ~words & (ones &<< 7)
    return found[0] | found[1] != 0
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

extension Collection<UInt8> {
  /// Where some bytes first stand among these; nil if they do not. For short texts, of which each is
  /// searched once: it prepares nothing, as `ByteSearch` and `String.contains` do.
  @inlinable package func firstIndex(of part: some Collection<UInt8>) -> Index? {
    guard let first = part.first else { return startIndex }
    var left = self[...]
    while let start = left.firstIndex(of: first) {
      left = left[start...]
      if left.starts(with: part) { return start }
      left = left.dropFirst()
    }
    return nil
  }
}
