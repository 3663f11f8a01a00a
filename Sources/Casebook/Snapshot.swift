internal import Cases
internal import Glibc

/// An open snapshot: one case per line, sorted by number.
///
/// It is read, not mapped: all consoles of a host share it in the system's page cache either way, a
/// copy of a line costs nothing beside decoding it, a file that somebody cuts short gives an error
/// where a mapping would kill the process, and the process's own memory stays small.
struct Snapshot: ~Copyable {
  /// Nil while there is none; it then holds no case.
  let record: SnapshotRecord?
  let file: Descriptor
  let size: Int

  /// No snapshot.
  init() {
    record = nil
    file = Descriptor(owning: -1)
    size = 0
  }

  var name: String { record?.file ?? "the snapshot" }

  init(_ record: SnapshotRecord, in folder: borrowing Folder) throws(BookError) {
    guard let file = try folder.open(record.file) else {
      throw .badSnapshot(file: record.file, what: "it is not there")
    }
    let size = Int(try file.status(record.file).st_size)
    self.record = record
    self.file = file
    self.size = size
  }

  /// The line of a case, without its newline; nil if there is none of that number.
  func line(of id: CaseID) throws(BookError) -> [UInt8]? { try place(of: id).line }

  /// Where the line of a case begins, and the line; or where it would begin, and nil.
  func place(of id: CaseID) throws(BookError) -> (start: Int, line: [UInt8]?) {
    let wanted = Array(id.text.utf8)
    // Always the beginning of a line, the end of the file, or the beginning of the wanted place.
    var low = 0
    // The wanted line begins before this.
    var high = size
    while low < high {
      let middle = low + (high - low) / 2
      guard let (start, line) = try lineBeginning(atOrAfter: middle, in: low..<high) else {
        // No line begins in the upper half.
        high = middle
        continue
      }
      let found = try number(of: line)
      if found == wanted { return (start, line) }
      if found.lexicographicallyPrecedes(wanted) {
        low = start + line.count + 1
      } else {
        high = middle
      }
    }
    return (min(low, size), nil)
  }

  /// The beginnings of parts of the file, about equal, each at the beginning of a line.
  func parts(_ count: Int) throws(BookError) -> [Range<Int>] {
    var cuts = [0]
    for part in (0..<size).parts(count).dropFirst() {
      let next = try lineBeginning(atOrAfter: part.lowerBound, in: 0..<size)
      if let next, next.start > cuts[cuts.count - 1] { cuts.append(next.start) }
    }
    return zip(cuts, cuts.dropFirst() + [size]).map { $0..<$1 }
  }

  /// The first whole line that begins at a place or after it, within a range that begins at the
  /// beginning of a line.
  private func lineBeginning(
    atOrAfter place: Int, in range: Range<Int>
  ) throws(BookError) -> (start: Int, line: [UInt8])? {
    var start = place
    var length = 4096
    while true {
      // One byte before tells whether a line begins exactly here.
      let from = max(place - 1, range.lowerBound)
      let bytes = try read(from..<min(from + length, size))
      var begin = 0
      if place > range.lowerBound {
        guard let newline = bytes.firstIndex(of: 0x0A) else {
          if from + bytes.count >= size { return nil }
          length *= 4
          continue
        }
        begin = newline + 1
        start = from + begin
      }
      guard start < range.upperBound, start < size else { return nil }
      if let end = bytes[begin...].firstIndex(of: 0x0A) {
        return (start, Array(bytes[begin..<end]))
      }
      guard from + bytes.count < size else { return (start, Array(bytes[begin...])) }
      guard length < 4 * JournalLine.longest else { throw bad("a line has no end") }
      length *= 4
    }
  }

  private func number(of line: [UInt8]) throws(BookError) -> [UInt8] {
    guard let number = Snapshot.number(of: line) else { throw bad("a line is no case") }
    return number
  }

  private static let prefix = Array(#"{"case":""#.utf8)

  /// The number of the case on a line: it stands first, unless a newer program wrote a member whose
  /// name sorts before `case`. Nil where the line is no case.
  static func number(of line: [UInt8]) -> [UInt8]? {
    if line.starts(with: prefix),
      let end = line[prefix.count...].firstIndex(of: UInt8(ascii: "\""))
    {
      return Array(line[prefix.count..<end])
    }
    return line.withUnsafeBytes { BookDecoder().file($0) }.map { Array($0.id.text.utf8) }
  }

  /// The number of the line that begins at a place, counted from 1.
  func line(at offset: Int) throws(BookError) -> Int {
    var lines = LineReader(file, name: name, from: 0, to: offset)
    var number = 1
    while try lines.next({ _, _ in true }) != nil { number += 1 }
    return number
  }

  func read(_ range: Range<Int>) throws(BookError) -> [UInt8] {
    do { return try file.read(range) } catch { throw error.asBookError("reading", name) }
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(BookError) -> Int {
    do { return try file.read(into: buffer, at: offset) } catch {
      throw error.asBookError("reading", name)
    }
  }

  func bad(_ what: String) -> BookError { .badSnapshot(file: name, what: what) }
}
