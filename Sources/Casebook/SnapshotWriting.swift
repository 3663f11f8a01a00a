internal import Cases

extension Book {
  /// A snapshot under its temporary name.
  struct Draft {
    var name: String
    var bytes: Int
    var cases: Int
  }

  /// Cases folded and encoded at once, before they are written in order.
  private static let batch = 2048

  /// Writes a snapshot: the lines of the base as they are, but for the given cases, which are
  /// folded anew.
  /// - Parameters:
  ///   - ids: sorted; every case that has events after the base.
  ///   - fold: gives a case as the snapshot is to hold it; called from several threads.
  func draft(
    over base: borrowing Snapshot, changed ids: [CaseID], progress: Progress,
    fold: (CaseID, inout CaseReader) throws(BookError) -> CaseFile?
  ) throws(BookError) -> Draft {
    var writer = FileWriter(try folder.makeTemporary("cases.jsonl"))
    do throws(BookError) {
      var cases = base.record?.cases ?? 0
      // How much of the base has been copied.
      var copied = 0
      var search = SnapshotSearch()
      for batch in ids.indices.batches(of: Book.batch) {
        guard progress(Double(batch.lowerBound) / Double(ids.count + 1)) else { throw .cancelled }
        let lines = try encode(ids[batch], fold)
        for (id, line) in zip(ids[batch], lines) {
          let old = try search.place(of: id, in: base)
          try writer.copy(copied..<old.start, of: base.file, name: base.name)
          copied = old.start + (old.length.map { $0 + 1 } ?? 0)
          cases += (line == nil ? 0 : 1) - (old.length == nil ? 0 : 1)
          if let line { try writer.append(line) }
        }
      }
      try writer.copy(copied..<base.size, of: base.file, name: base.name)
      guard progress(0.99) else { throw .cancelled }
      try writer.finish()
      return Draft(name: writer.name, bytes: writer.length, cases: cases)
    } catch {
      folder.remove(writer.name)
      throw error
    }
  }

  /// The lines of cases, each with its newline; nil for one that does not exist.
  private func encode(
    _ ids: ArraySlice<CaseID>,
    _ fold: (CaseID, inout CaseReader) throws(BookError) -> CaseFile?
  ) throws(BookError) -> [[UInt8]?] {
    let parts = ids.indices.parts(ids.count < 64 ? 1 : processors)
    let encoded = concurrently(parts.count) { part in
      Result { () throws(BookError) in
        var reader = CaseReader()
        let encoder = BookEncoder()
        var lines: [[UInt8]?] = []
        for id in ids[parts[part]] {
          let file = try fold(id, &reader)
          lines.append(try file.map { file throws(BookError) in try encoder.line(file) })
        }
        return lines
      }
    }
    var lines: [[UInt8]?] = []
    for part in encoded { lines += try part.get() }
    return lines
  }
}

extension Range<Int> {
  /// Parts of it of a size, the last one smaller.
  func batches(of size: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min($0 + size, upperBound) }
  }
}
