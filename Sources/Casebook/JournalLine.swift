internal import Crypto

/// The hash of a line of the journal, as the next line names it.
struct ChainHash: Hashable {
  /// 64 hexadecimal digits.
  let hex: [UInt8]

  /// What the first line of a book names.
  static let beginning = ChainHash(digits: [UInt8](repeating: UInt8(ascii: "0"), count: 64))

  init?(hex text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy(isHexDigit) else { return nil }
    hex = Array(text.utf8)
  }

  fileprivate init(digits: [UInt8]) { hex = digits }

  init(_ digest: SHA256.Digest) {
    hex = Array(unsafeUninitializedCapacity: 64) { buffer, count in
      for byte in digest {
        buffer[count] = hexDigits[Int(byte >> 4)]
        buffer[count + 1] = hexDigits[Int(byte & 15)]
        count += 2
      }
    }
  }

  var text: String { String(decoding: hex, as: UTF8.self) }
}

private let hexDigits = Array("0123456789abcdef".utf8)

private func isHexDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}

/// The form of a line: the event's JSON, and behind its members three of the journal's:
///
///     {…event…,"prev":"<64 digits>","end":true,"lines":3,"sum":"<16 digits>"}
///
/// - `prev` is the SHA-256 of the line before, so that a line changed, missing or out of order is
///   found by the one after it.
/// - `end` stands on the last line of an append; lines after the last `end` never happened. `lines`
///   says how many the append has, if more than one: a bad line before an `end` is in a write that
///   was torn if it is in the same append, and damage if it is in one before.
/// - `sum` is the beginning of the SHA-256 of everything before it in the line, so that a change in
///   the very last line is found, which no other names.
///
/// A line that was emptied (`Book.erase`) is an event `erased` whose last member, `was`, is the hash
/// of the line that stood there; that is what counts as its hash.
enum JournalLine {
  /// No line is longer. An event is a page of text and a case, not a book.
  static let longest = 16 << 20

  /// The name of the event in an emptied line.
  static let erased = "erased"
  private static let erasedMark = Array(#","event":"erased","seq":"#.utf8)
  private static let wasKey = Array(#","was":""#.utf8)
  /// An emptied line's event is no longer: a login is a name, not a page.
  private static let longestErased = 1024
  private static let prevKey = Array(#","prev":""#.utf8)
  private static let endMark = Array(#","end":true"#.utf8)
  private static let linesKey = Array(#","lines":"#.utf8)
  private static let sumKey = Array(#","sum":""#.utf8)
  private static let close = Array(#""}"#.utf8)
  private static let sumDigits = 16
  private static let sumLength = sumKey.count + sumDigits + close.count
  private static let prevLength = prevKey.count + 64 + 1

  /// Adds an event's line to a buffer.
  /// - Parameters:
  ///   - event: the JSON object of the event, with one member at least.
  ///   - lines: how many lines the append has; written on its last.
  /// - Returns: the hash that the next line names.
  static func append(
    _ event: UnsafeRawBufferPointer, prev: ChainHash, isEnd: Bool, lines: Int = 1,
    to buffer: inout [UInt8]
  ) -> ChainHash {
    let begin = buffer.count
    buffer.append(contentsOf: event.dropLast())
    buffer.append(contentsOf: prevKey)
    buffer.append(contentsOf: prev.hex)
    buffer.append(UInt8(ascii: "\""))
    if isEnd { buffer.append(contentsOf: endMark) }
    if isEnd, lines > 1 {
      buffer.append(contentsOf: linesKey)
      buffer.append(contentsOf: String(lines).utf8)
    }
    var hasher = SHA256()
    let middle = buffer.count
    buffer.withUnsafeBytes { hasher.update(bufferPointer: .init(rebasing: $0[begin..<middle])) }
    let sum = ChainHash(hasher.finalize()).hex.prefix(sumDigits)
    buffer.append(contentsOf: sumKey)
    buffer.append(contentsOf: sum)
    buffer.append(contentsOf: close)
    buffer.withUnsafeBytes { hasher.update(bufferPointer: .init(rebasing: $0[middle...])) }
    let hash = ChainHash(hasher.finalize())
    buffer.append(UInt8(ascii: "\n"))
    return hash
  }

  /// A line that is what it was when it was written.
  struct Checked {
    var prev: ChainHash
    var isEnd: Bool
    /// How many lines the append has that ends here.
    var lines = 1
    var isErased = false
    /// The hash that the next line names.
    var hash: ChainHash
    /// How many of its bytes are the event's, without the closing brace.
    var eventLength: Int
  }

  /// The frame of a line given without its newline; nil where the line is not what was written.
  static func check(_ line: UnsafeRawBufferPointer) -> Checked? {
    guard line.count > sumLength + prevLength else { return nil }
    var middle = line.count - sumLength
    guard matches(sumKey, line, at: middle), matches(close, line, at: line.count - close.count)
    else { return nil }
    var hasher = SHA256()
    hasher.update(bufferPointer: .init(rebasing: line[..<middle]))
    let sum = ChainHash(hasher.finalize()).hex.prefix(sumDigits)
    guard sum.elementsEqual(line[(middle + sumKey.count)...].prefix(sumDigits)) else { return nil }
    hasher.update(bufferPointer: .init(rebasing: line[middle...]))
    let hash = ChainHash(hasher.finalize())
    let count = lineCount(line[..<middle])
    if let count { middle -= count.length }
    let isEnd = matches(endMark, line, at: middle - endMark.count)
    if isEnd { middle -= endMark.count }
    let start = middle - prevLength
    guard start > 0, matches(prevKey, line, at: start),
      line[middle - 1] == UInt8(ascii: "\"")
    else { return nil }
    let prev = Array(line[(start + prevKey.count)..<(middle - 1)])
    guard prev.allSatisfy(isHexDigit) else { return nil }
    var checked = Checked(
      prev: ChainHash(digits: prev), isEnd: isEnd, lines: count?.lines ?? 1, hash: hash,
      eventLength: start)
    if let was = hashBefore(line[..<start]) {
      checked.hash = was
      checked.isErased = true
    }
    return checked
  }

  /// The hash that an emptied line had; nil of any other.
  private static func hashBefore(_ event: Slice<UnsafeRawBufferPointer>) -> ChainHash? {
    guard event.last == UInt8(ascii: "\""), event.count < longestErased else { return nil }
    let digits = event.dropLast().suffix(64)
    guard event.dropLast(65).suffix(wasKey.count).elementsEqual(wasKey),
      digits.count == 64, digits.allSatisfy(isHexDigit),
      UnsafeRawBufferPointer(rebasing: event).firstRange(of: erasedMark) != nil
    else { return nil }
    return ChainHash(digits: Array(digits))
  }

  /// What a line says of its append before its sum, and the length of the saying.
  private static func lineCount(
    _ line: Slice<UnsafeRawBufferPointer>
  ) -> (lines: Int, length: Int)? {
    var lines = 0
    var scale = 1
    var digits = 0
    while digits < 9, let byte = line.dropLast(digits).last,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    {
      lines += scale * Int(byte - UInt8(ascii: "0"))
      scale *= 10
      digits += 1
    }
    let key = line.dropLast(digits).suffix(linesKey.count)
    guard digits > 0, key.elementsEqual(linesKey) else { return nil }
    return (lines, digits + linesKey.count)
  }

  /// Whether an unterminated piece can be the beginning of a line: it must not hold a whole one and
  /// more. Torn writes stop anywhere, but they add nothing.
  static func mayBeTorn(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard let last = piece.last else { return true }
    if check(piece) != nil { return true }
    // Whole but for its last bytes: the sum is there, and what follows it is not what was written.
    let window = UnsafeRawBufferPointer(rebasing: piece.suffix(2 * sumLength))
    guard window.count > sumLength else { return last != 0 }
    for start in 0...(window.count - sumKey.count)
    where matches(sumKey, window, at: start) {
      let rest = window[(start + sumKey.count)...]
      let digits = rest.prefix(sumDigits)
      let tail = rest.dropFirst(sumDigits)
      guard digits.allSatisfy(isHexDigit), close.starts(with: tail) else { return false }
      var whole = SHA256()
      whole.update(bufferPointer: .init(rebasing: piece.prefix(piece.count - window.count + start)))
      return ChainHash(whole.finalize()).hex.prefix(sumDigits).starts(with: digits)
    }
    return true
  }

  private static func matches(
    _ pattern: [UInt8], _ line: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    guard offset >= 0, offset + pattern.count <= line.count else { return false }
    return pattern.withUnsafeBytes { line[offset...].starts(with: $0) }
  }
}
