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

  /// Parts of the file, about equal, each from the beginning of a line.
  func parts(_ count: Int) throws(BookError) -> [Range<Int>] {
    var cuts = [0]
    for part in (0..<size).parts(count).dropFirst() {
      var lines = LineReader(file, name: name, from: part.lowerBound)
      // The line that the cut is in belongs to the part before.
      guard try lines.next({ _, _ in true }) != nil else { continue }
      if lines.offset > cuts[cuts.count - 1], lines.offset < size { cuts.append(lines.offset) }
    }
    return zip(cuts, cuts.dropFirst() + [size]).map { $0..<$1 }
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
