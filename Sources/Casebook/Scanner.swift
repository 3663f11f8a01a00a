internal import CSimdjson
internal import Cases

/// A parser of simdjson with its buffers.
struct Scanner: ~Copyable {
  let pointer: OpaquePointer

  init() {
    guard let pointer = arrears_scanner_make() else { preconditionFailure("out of memory") }
    self.pointer = pointer
  }

  deinit { arrears_scanner_free(pointer) }
}

/// What a reader of the journal needs of an event before it decodes it, if it does.
struct Envelope: Equatable {
  var seq: Int
  var at: Instant
  var caseID: CaseID?
}

extension Scanner {
  /// Reads a line of the journal; nil where it is no event.
  /// - Parameter line: with `LineReader.padding` readable bytes behind it.
  func envelope(_ line: UnsafeRawBufferPointer) -> Envelope? {
    var found = arrears_envelope()
    guard let base = line.baseAddress?.assumingMemoryBound(to: CChar.self),
      arrears_read_envelope(pointer, base, line.count, &found) == 0,
      // Counted from 1 by programs that add: a number near the largest one nobody wrote.
      let seq = Int(exactly: found.seq), (0...(1 << 53)).contains(seq),
      let at = Instant(found.at.string)
    else { return nil }
    guard found.case_number.bytes != nil else { return Envelope(seq: seq, at: at, caseID: nil) }
    guard let id = CaseID(found.case_number.string) else { return nil }
    return Envelope(seq: seq, at: at, caseID: id)
  }
}

extension Scanner {
  /// The same of a line that has nothing readable behind it.
  func envelope(padded line: UnsafeRawBufferPointer) -> Envelope? {
    let copy = Array(line) + [UInt8](repeating: 0, count: LineReader.padding)
    return copy.withUnsafeBytes { envelope(UnsafeRawBufferPointer(rebasing: $0[..<line.count])) }
  }
}

extension arrears_text {
  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count) }

  var string: String { String(decoding: buffer, as: UTF8.self) }
}
