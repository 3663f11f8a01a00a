package import Cases
internal import Glibc

extension Book {
  /// Makes an empty book.
  /// - Parameter path: a directory that does not exist yet, or an empty one.
  package static func create(at path: String, charter: Charter) throws(BookError) -> Book {
    let folder = try Folder.create(at: path)
    let first = SegmentRecord(file: "journal.1.jsonl", first: 1)
    let journal = try folder.make(first.file)
    do { try journal.sync() } catch { throw error.asBookError("syncing", first.file) }
    _ = try folder.make(BookLock.name)
    try publish(
      BookRecord(charter: charter, snapshot: nil, segments: [first]), in: folder)
    return try open(at: path)
  }

  /// Opens a book.
  /// - Parameter insecure: also one that everybody on the host can read.
  package static func open(at path: String, insecure: Bool = false) throws(BookError) -> Book {
    let folder = try Folder(at: path)
    guard let (bytes, record) = try readRecord(in: folder) else { throw .notABook(path) }
    if !insecure { try refuseReadableByOthers(folder) }
    let segment = try Segment(record.segments.count - 1, of: record, in: folder, writable: false)
    let book = Book(
      folder: folder, recordBytes: bytes, record: record, segment: segment)
    try book.start()
    return book
  }

  /// Reads book.json; nil if there is none.
  static func readRecord(
    in folder: borrowing Folder
  ) throws(BookError) -> (bytes: [UInt8], record: BookRecord)? {
    guard let bytes = try readRecordBytes(in: folder) else { return nil }
    return (bytes, try BookRecord(json: bytes))
  }

  static func readRecordBytes(in folder: borrowing Folder) throws(BookError) -> [UInt8]? {
    guard let file = try folder.open(BookRecord.name) else { return nil }
    do { return try file.readAll(limit: BookRecord.longest) } catch {
      throw error.asBookError("reading", BookRecord.name)
    }
  }

  /// Puts a new book.json in place of the old one, whole or not at all.
  @discardableResult
  static func publish(
    _ record: BookRecord, in folder: borrowing Folder
  ) throws(BookError) -> [UInt8] {
    let bytes = try record.json()
    let fresh = try folder.makeTemporary(BookRecord.name)
    do throws(BookError) {
      do {
        try fresh.file.write(bytes, at: 0)
        try fresh.file.sync()
      } catch {
        throw error.asBookError("writing", BookRecord.name)
      }
      try folder.rename(fresh.name, to: BookRecord.name)
    } catch {
      folder.remove(fresh.name)
      throw error
    }
    return bytes
  }

  /// Nobody outside the group reads what is known of debtors: neither the directory nor a file in
  /// it may be open to others.
  static func refuseReadableByOthers(_ folder: borrowing Folder) throws(BookError) {
    let directory = try folder.directory.status(folder.path)
    // Others who cannot enter the directory reach no file in it.
    guard directory.st_mode & (S_IROTH | S_IWOTH | S_IXOTH) != 0 else { return }
    throw .readableByOthers(folder.path)
  }

  /// Reads what the record names, from the beginning.
  private func start() throws(BookError) {
    while true {
      do { return try readFromSnapshot() } catch {
        // A snapshot made meanwhile takes the place of the one that book.json named: look again.
        guard let (bytes, fresh) = try Book.readRecord(in: folder), bytes != recordBytes else {
          throw error
        }
        recordBytes = bytes
        record = fresh
      }
    }
  }

  private func readFromSnapshot() throws(BookError) {
    tail = Tail()
    position = .beginning
    snapshot = Snapshot()
    isOnNetwork = folder.isOnNetwork
    notices = isOnNetwork ? [.networkFileSystem(path)] : []
    if let named = record.snapshot {
      if try folder.open(named.file) != nil {
        snapshot = try Snapshot(named, in: folder)
        reader = CaseReader()
        position = try place(after: named)
      } else if let (bytes, fresh) = try Book.readRecord(in: folder), bytes != recordBytes {
        recordBytes = bytes
        record = fresh
        return try readFromSnapshot()
      } else {
        notices.append(.snapshotMissing(named.file))
      }
    }
    if segment.index != position.segment {
      segment = try Segment(position.segment, of: record, in: folder, writable: false)
    }
    do { try readOn { _ throws(BookError) in } } catch {
      // What stands before the damage can be read, and `verify` says more; writing is refused.
      guard case .damaged = error else { throw error }
      notices.append(.damaged(error))
    }
  }

  private func place(after snapshot: SnapshotRecord) throws(BookError) -> JournalPosition {
    guard let segment = record.segments.firstIndex(where: { $0.file == snapshot.segment }),
      let head = ChainHash(hex: snapshot.head)
    else { throw .badRecord("snapshot: numbers that cannot be") }
    return JournalPosition(
      segment: segment, offset: snapshot.offset, seq: snapshot.seq, at: snapshot.at, head: head)
  }
}
