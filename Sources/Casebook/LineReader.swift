internal import Glibc

/// The whole lines of a file from a place on, in a buffer of its own. What the file holds beyond its
/// last newline is left alone.
struct LineReader: ~Copyable {
  /// Bytes behind a line that may be read, though not used.
  static let padding = 64

  private let file: Int32
  private let name: String
  private let limit: Int
  private var buffer: UnsafeMutableRawBufferPointer
  /// The unread part of the buffer.
  private var start = 0
  private var end = 0
  /// Where in the file the unread part begins.
  private(set) var offset: Int

  /// - Parameters:
  ///   - file: stays open for as long as this is used.
  ///   - limit: where to stop, if before the end of the file.
  init(_ file: borrowing Descriptor, name: String, from offset: Int, to limit: Int = .max) {
    self.file = file.number
    self.name = name
    self.offset = offset
    self.limit = limit
    buffer = .allocate(byteCount: (256 << 10) + LineReader.padding, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// Gives the next whole line, without its newline, and the place where it begins.
  /// - Returns: nil where there is none any more.
  mutating func next<Result>(
    _ body: (UnsafeRawBufferPointer, Int) throws(BookError) -> Result
  ) throws(BookError) -> Result? {
    var searched = 0
    while true {
      let unread = UnsafeRawBufferPointer(rebasing: buffer[(start + searched)..<end])
      if let base = unread.baseAddress, let newline = memchr(base, 0x0A, unread.count) {
        let length = searched + base.distance(to: UnsafeRawPointer(newline))
        let line = UnsafeRawBufferPointer(rebasing: buffer[start..<(start + length)])
        let place = offset
        start += length + 1
        offset += length + 1
        return try body(line, place)
      }
      searched = end - start
      guard try fill() else { return nil }
    }
  }

  /// What stands behind the last newline.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

  /// Reads more; false at the end of the file.
  private mutating func fill() throws(BookError) -> Bool {
    let unread = end - start
    if start > 0, let base = buffer.baseAddress {
      memmove(base, base + start, unread)
      start = 0
      end = unread
    }
    if end + LineReader.padding >= buffer.count {
      guard buffer.count < 2 * JournalLine.longest else { return false }
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * buffer.count, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = larger
    }
    let room = min(buffer.count - LineReader.padding - end, limit - (offset + unread))
    guard room > 0 else { return false }
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(end + room)])
    do {
      let count = try readFully(file, into: target, at: offset + unread)
      end += count
      return count > 0
    } catch {
      throw error.asBookError("reading", name)
    }
  }
}
