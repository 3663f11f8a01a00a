internal import Cases
internal import Glibc

/// Finds lines of one snapshot by the number of their case, by bisection of the file.
///
/// It keeps what many searches have in common: the lines met in the first steps, which are always
/// the same, and the bytes read last, where a neighbour is.
struct SnapshotSearch: ~Copyable {
  /// Where a line is, or would be.
  struct Place {
    var start: Int
    /// The length of the line without its newline; nil where there is no line of that number.
    var length: Int?
  }

  private struct Fence {
    var start: Int
    var length: Int
    var number: [UInt8]
  }

  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 64)
  /// The part of the file that the buffer holds.
  private var window = 0..<0
  /// The first line at or after a byte, for the bytes that the first steps look at.
  private var fences: [Int: Fence] = [:]

  /// Where the line behind the one found last begins, and the number of that one.
  private var found: (end: Int, number: [UInt8])?

  private static let fencedSteps = 12
  /// Lines looked at one after another before a search begins anew: many cases are asked for in
  /// order, and every twelfth is one agent's.
  private static let nearby = 32
  private static let prefix = Array(#"{"case":""#.utf8)

  init() {}

  deinit { buffer.deallocate() }

  /// Gives the line of a case, without its newline; nil if there is none of that number.
  mutating func line<Result>(
    of id: CaseID, in snapshot: borrowing Snapshot,
    _ body: (UnsafeRawBufferPointer) throws(BookError) -> Result
  ) throws(BookError) -> Result? {
    let place = try place(of: id, in: snapshot)
    guard let length = place.length else { return nil }
    try read(place.start..<(place.start + length), snapshot)
    return try body(bytes(place.start..<(place.start + length)))
  }

  /// Where the line of a case is, or where it would be.
  mutating func place(
    of id: CaseID, in snapshot: borrowing Snapshot
  ) throws(BookError) -> Place {
    let wanted = Array(id.text.utf8)
    var place = try placeNearby(wanted, snapshot)
    if place == nil { place = try bisect(wanted, snapshot) }
    guard let place else { return Place(start: snapshot.size, length: nil) }
    found = place.length.map { (place.start + $0 + 1, wanted) }
    return place
  }

  /// Looks at the lines behind the one found last; nil if the wanted one is not soon behind it.
  private mutating func placeNearby(
    _ wanted: [UInt8], _ snapshot: borrowing Snapshot
  ) throws(BookError) -> Place? {
    guard let found, found.number.lexicographicallyPrecedes(wanted) else { return nil }
    var start = found.end
    for _ in 0..<SnapshotSearch.nearby {
      guard start < snapshot.size else { return Place(start: snapshot.size, length: nil) }
      let end = try newline(from: start, snapshot) ?? snapshot.size
      let number = try number(of: start..<end, snapshot)
      if number == wanted { return Place(start: start, length: end - start) }
      if wanted.lexicographicallyPrecedes(number) { return Place(start: start, length: nil) }
      start = end + 1
    }
    return nil
  }

  private mutating func bisect(
    _ wanted: [UInt8], _ snapshot: borrowing Snapshot
  ) throws(BookError) -> Place {
    // Always the beginning of a line, or the end of the file.
    var low = 0
    // The wanted line begins before this.
    var high = snapshot.size
    var step = 0
    while low < high {
      let middle = low + (high - low) / 2
      let line = try fence(middle, low, step, snapshot)
      step += 1
      guard let line, line.start < high else {
        // No line begins in the upper half.
        high = middle
        continue
      }
      if line.number == wanted { return Place(start: line.start, length: line.length) }
      if line.number.lexicographicallyPrecedes(wanted) {
        low = line.start + line.length + 1
      } else {
        high = middle
      }
    }
    return Place(start: min(low, snapshot.size), length: nil)
  }

  /// The first line that begins at a byte or after it; nil if there is none.
  private mutating func fence(
    _ place: Int, _ low: Int, _ step: Int, _ snapshot: borrowing Snapshot
  ) throws(BookError) -> Fence? {
    if let known = fences[place] { return known }
    var start = place
    if place > low {
      // One byte before tells whether a line begins exactly here.
      guard let newline = try newline(from: place - 1, snapshot) else { return nil }
      start = newline + 1
    }
    guard start < snapshot.size else { return nil }
    let end = try newline(from: start, snapshot) ?? snapshot.size
    let fence = Fence(
      start: start, length: end - start, number: try number(of: start..<end, snapshot))
    if step < SnapshotSearch.fencedSteps { fences[place] = fence }
    return fence
  }

  /// The place of the first newline from a byte on; nil at the end of the file.
  private mutating func newline(
    from place: Int, _ snapshot: borrowing Snapshot
  ) throws(BookError) -> Int? {
    var from = place
    while from < snapshot.size {
      try read(from..<min(from + 1, snapshot.size), snapshot)
      let part = bytes(from..<window.upperBound)
      if let base = part.baseAddress, let found = memchr(base, 0x0A, part.count) {
        return from + base.distance(to: UnsafeRawPointer(found))
      }
      from = window.upperBound
      guard from - place < JournalLine.longest else { throw snapshot.bad("a line has no end") }
    }
    return nil
  }

  /// The number of the case on a line: it stands first, unless a newer program wrote a member whose
  /// name sorts before `case`.
  private mutating func number(
    of line: Range<Int>, _ snapshot: borrowing Snapshot
  ) throws(BookError) -> [UInt8] {
    // A number has at most 40 letters.
    try read(line.lowerBound..<min(line.upperBound, line.lowerBound + 64), snapshot)
    if let number = SnapshotSearch.number(
      bytes(line.lowerBound..<min(line.upperBound, window.upperBound)))
    {
      return number
    }
    try read(line, snapshot)
    guard let file = BookDecoder().file(bytes(line)) else {
      throw snapshot.bad("a line is no case")
    }
    return Array(file.id.text.utf8)
  }

  /// The number at the beginning of a line; nil where another member stands first.
  static func number(_ line: UnsafeRawBufferPointer) -> [UInt8]? {
    guard line.starts(with: prefix) else { return nil }
    let rest = line[prefix.count...].prefix(41)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    return Array(line[prefix.count..<end])
  }

  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      rebasing: buffer[
        (range.lowerBound - window.lowerBound)..<(range.upperBound - window.lowerBound)])
  }

  /// Has a range of the file in the buffer.
  private mutating func read(
    _ range: Range<Int>, _ snapshot: borrowing Snapshot
  ) throws(BookError) {
    if range.lowerBound >= window.lowerBound, range.upperBound <= window.upperBound { return }
    if range.count > buffer.count {
      buffer.deallocate()
      buffer = .allocate(byteCount: 2 * range.count, alignment: 64)
    }
    // A little before: the next step of a search looks there as often as behind.
    let start = max(0, range.lowerBound - (range.count < 2048 ? 2048 : 0))
    let whole =
      start..<min(snapshot.size, start + max(8 << 10, start.distance(to: range.upperBound)))
    window = 0..<0
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(whole.count, buffer.count)])
    let count = try snapshot.read(into: target, at: start)
    window = start..<(start + count)
    guard range.upperBound <= window.upperBound else {
      window = 0..<0
      throw snapshot.bad("it has become shorter")
    }
  }
}
