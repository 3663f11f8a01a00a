internal import Glibc

/// The segments of a journal, opened when they are first needed.
struct JournalFiles: ~Copyable {
  /// By the index of the segment; -1 while it is not open.
  private var numbers: [Int32] = []

  deinit {
    for number in numbers where number >= 0 { close(number) }
  }

  /// Opens segments, so that their lines can be read from several threads at once.
  mutating func open(
    _ indices: some Sequence<Int>, of record: BookRecord, in folder: borrowing Folder
  ) throws(BookError) {
    for index in indices {
      guard record.segments.indices.contains(index) else { throw .badRecord("no such segment") }
      while numbers.count <= index { numbers.append(-1) }
      guard numbers[index] < 0 else { continue }
      numbers[index] = try folder.openNumber(record.segments[index].file)
    }
  }

  /// The line at a place of a segment that is open.
  func line(at place: JournalPlace) throws(BookError) -> [UInt8] {
    let index = Int(place.segment)
    guard numbers.indices.contains(index), numbers[index] >= 0 else {
      throw .badRecord("no such segment")
    }
    var line = [UInt8](repeating: 0, count: Int(place.length))
    let read = line.withUnsafeMutableBytes { buffer in
      Result { () throws(SystemError) in
        try readFully(numbers[index], into: buffer, at: place.offset)
      }
    }
    switch read {
    case .success(line.count): break
    case .success:
      throw .damaged(file: "the journal", line: 0, what: "it has become shorter")
    case .failure(let error): throw error.asBookError("reading", "the journal")
    }
    return line
  }
}
