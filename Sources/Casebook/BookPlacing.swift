package import Cases

extension Book {
  /// Makes a book with cases in it: journal and snapshot in one pass, with no more of them in memory
  /// than a batch. The book is there when book.json is, at the very end.
  /// - Parameters:
  ///   - path: a directory that does not exist yet, or an empty one.
  ///   - files: sorted by number, each with the history it has.
  ///   - user: who places them.
  package static func create(
    at path: String, charter: Charter, placing files: some Sequence<CaseFile>, by user: UserID,
    now: Instant, progress: Progress = { _ in true }
  ) throws(BookError) -> Book {
    let folder = try Folder.create(at: path)
    let segment = SegmentRecord(file: "journal.1.jsonl", first: 1)
    var placing = Placing(
      journal: FileWriter(NamedFile(file: try folder.make(segment.file), name: segment.file)),
      snapshot: FileWriter(try folder.makeTemporary("cases.jsonl")), user: user, now: now)
    let today = charter.zone.day(of: now)
    var batch: [CaseFile] = []
    do throws(BookError) {
      for var file in files {
        file.placed = file.placed ?? today
        batch.append(file)
        guard batch.count == Placing.batch else { continue }
        try placing.add(batch)
        batch.removeAll(keepingCapacity: true)
        // How many are to come is not known: a share that grows ever more slowly.
        let done = Double(placing.position.seq)
        guard progress(done / (done + 100_000)) else { throw .cancelled }
      }
      if !batch.isEmpty { try placing.add(batch) }
      let snapshot = try placing.finish(in: folder, segment)
      _ = try folder.make(BookLock.name)
      try publish(
        BookRecord(charter: charter, snapshot: snapshot, segments: [segment]), in: folder)
    } catch {
      for name in (try? folder.names()) ?? [] { folder.remove(name) }
      throw error
    }
    return try open(at: path, insecure: true)
  }
}

/// The journal and the snapshot of a new book, growing together.
private struct Placing: ~Copyable {
  static let batch = 2048

  var journal: FileWriter
  var snapshot: FileWriter
  let user: UserID
  let now: Instant
  var position = JournalPosition.beginning
  private var last: CaseID?

  init(
    journal: consuming FileWriter, snapshot: consuming FileWriter, user: UserID, now: Instant
  ) {
    self.journal = journal
    self.snapshot = snapshot
    self.user = user
    self.now = now
  }

  mutating func add(_ files: [CaseFile]) throws(BookError) {
    for file in files {
      if let last, file.id <= last { throw .wrongOrder(file.id.text) }
      last = file.id
    }
    let lines = try encode(files, from: position.seq + 1)
    let opening = try opening()
    for (index, line) in lines.enumerated() {
      position.seq += 1
      // The case of the event is the line of the snapshot, to the byte: encoded once.
      var event = opening
      event += Array("\(files[index].id.text)\",\"event\":\"placed\",\"file\":".utf8)
      // Not `dropLast`, which beside `+=` is the one that copies byte by byte.
      event.append(contentsOf: line[..<(line.endIndex - 1)])
      event += Array(",\"seq\":\(position.seq)}".utf8)
      let prev = position.head
      position.head = try journal.append { bytes in
        event.withUnsafeBytes {
          JournalLine.append($0, prev: prev, isEnd: index == lines.count - 1, to: &bytes)
        }
      }
      try snapshot.append(line)
    }
  }

  /// The beginning of every line, up to the number of the case.
  private func opening() throws(BookError) -> [UInt8] {
    let by = Array(try BookEncoder().json([user.text]).dropFirst().dropLast())
    return Array("{\"at\":\"\(now)\",\"by\":".utf8) + by + Array(",\"case\":\"".utf8)
  }

  private func encode(_ files: [CaseFile], from first: Int) throws(BookError) -> [[UInt8]] {
    let parts = files.indices.parts(processors)
    let encoded = concurrently(parts.count) { part in
      Result { () throws(BookError) in
        let encoder = BookEncoder()
        var lines: [[UInt8]] = []
        for index in parts[part] {
          var file = files[index]
          file.seq = first + index
          lines.append(try encoder.line(file))
        }
        return lines
      }
    }
    var lines: [[UInt8]] = []
    for part in encoded { lines += try part.get() }
    return lines
  }

  mutating func finish(
    in folder: borrowing Folder, _ segment: SegmentRecord
  ) throws(BookError) -> SnapshotRecord? {
    try journal.finish()
    try snapshot.finish()
    guard position.seq > 0 else {
      folder.remove(snapshot.name)
      return nil
    }
    let name = "cases.\(position.seq).jsonl"
    try folder.rename(snapshot.name, to: name)
    return SnapshotRecord(
      file: name, seq: position.seq, at: now, head: position.head.text, segment: segment.file,
      offset: journal.length, cases: position.seq)
  }
}
