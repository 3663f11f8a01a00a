internal import Cases
internal import Glibc

/// What a new snapshot is.
package struct Compaction: Hashable, Sendable {
  /// The last event in it.
  package var seq: Int
  package var bytes: Int
}

extension Book {
  /// Called now and then during long work with the part done, 0 to 1; false stops it, which throws
  /// `cancelled` and leaves the book as it was.
  package typealias Progress = (Double) -> Bool

  /// So much has happened since the snapshot that a new one is due, and nobody is making it: a
  /// process should be told to, in the background (`arrears compact`).
  ///
  /// What counts is how long the next console takes to open: every changed case is folded anew then,
  /// at some 50 us; the larger the book, the longer its scan takes anyway.
  package var needsCompaction: Bool {
    let cases = snapshot.record?.cases ?? 0
    guard tail.events > max(500, cases / 200) || tail.bytes > max(1 << 20, snapshot.size / 100)
    else { return false }
    return (try? CompactionClaim(in: folder)) != nil
  }

  /// Makes a new snapshot of the book as it is. Nobody waits for it: the lock is held for a moment
  /// at the end only.
  package func compact(progress: Progress = { _ in true }) throws(BookError) -> Compaction {
    let claim = try CompactionClaim(in: folder)
    _ = claim
    try absorb()
    if let named = record.snapshot, named.seq == position.seq, snapshot.record != nil {
      return Compaction(seq: named.seq, bytes: snapshot.size)
    }
    let reached = position
    let draft = try draft(over: snapshot, changed: tail.cases.sorted(), progress: progress) {
      id, reader throws(BookError) in
      try fold(id, with: &reader)
    }
    return try publish(draft, at: reached)
  }

  /// Makes the snapshot again from the whole journal: the one that book.json names, or one of the
  /// book as it is if it names none.
  package func rebuild(progress: Progress = { _ in true }) throws(BookError) -> Compaction {
    let claim = try CompactionClaim(in: folder)
    _ = claim
    let last = record.snapshot?.seq ?? .max
    let whole = Book(
      folder: try Folder(at: path), recordBytes: recordBytes, record: record,
      segment: try Segment(0, of: record, in: folder, writable: false))
    var reached = JournalPosition.beginning
    try whole.readOn { entry throws(BookError) in
      guard entry.envelope.seq <= last else { return }
      reached = JournalPosition(
        segment: Int(entry.place.segment),
        offset: entry.place.offset + Int(entry.place.length) + 1, seq: entry.envelope.seq,
        at: entry.envelope.at, head: entry.checked.hash)
    }
    // An append that never ended has not happened.
    if reached.seq > whole.position.seq { reached = whole.position }
    if let named = record.snapshot, named.head != reached.head.text {
      throw .damaged(
        file: named.segment, line: 0, what: "event \(named.seq) is not the one that was recorded")
    }
    let draft = try draft(
      over: Snapshot(), changed: whole.tail.cases.sorted(), progress: progress
    ) { id, reader throws(BookError) in
      try whole.fold(id, before: reached.seq + 1, with: &reader)
    }
    return try publish(draft, at: reached)
  }

  /// Puts a snapshot in use, if it is not older than the one in use.
  private func publish(_ draft: Draft, at reached: JournalPosition) throws(BookError) -> Compaction
  {
    let made = Compaction(seq: reached.seq, bytes: draft.bytes)
    do {
      try openForWriting()
      let lock = try BookLock(in: folder, patience: patience)
      try prepareToWrite(lock)
      if let named = record.snapshot, named.seq > reached.seq {
        folder.remove(draft.name)
        return made
      }
      var fresh = record
      let name = "cases.\(reached.seq).jsonl"
      fresh.snapshot = SnapshotRecord(
        file: name, seq: reached.seq, at: reached.at, head: reached.head.text,
        segment: record.segments[reached.segment].file, offset: reached.offset,
        cases: draft.cases)
      if position.offset > longestSegment {
        fresh.segments.append(try makeSegment(after: position))
      }
      try folder.rename(draft.name, to: name)
      try Book.publish(fresh, in: folder)
      unseen += try adoptRecord()
    } catch {
      folder.remove(draft.name)
      throw error
    }
    removeOldSnapshots()
    return made
  }

  private func makeSegment(after position: JournalPosition) throws(BookError) -> SegmentRecord {
    let first = position.seq + 1
    let segment = SegmentRecord(file: "journal.\(first).jsonl", first: first)
    // One that is there and not named was made by a process that died before it could name it.
    if let left = try folder.open(segment.file), try left.status(segment.file).st_size == 0 {
      return segment
    }
    let file = try folder.make(segment.file)
    do { try file.sync() } catch { throw error.asBookError("syncing", segment.file) }
    return segment
  }

  /// Snapshots that are no longer named, and drafts of processes that died. Whoever reads one keeps
  /// it open.
  private func removeOldSnapshots() {
    for name in (try? folder.names()) ?? [] {
      let isSnapshot = name.hasPrefix("cases.") && name.hasSuffix(".jsonl")
      let isDraft = name.hasPrefix(".cases.jsonl.")
      if isDraft || (isSnapshot && name != record.snapshot?.file) { folder.remove(name) }
    }
  }
}

/// The right to make a snapshot: one process at a time, by a lock on the directory itself, which
/// writers do not take.
struct CompactionClaim: ~Copyable {
  private let directory: Descriptor

  /// Never waits.
  init(in folder: borrowing Folder) throws(BookError) {
    let number = BookGroup.with {
      openat(folder.directory.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard number >= 0 else { throw SystemError.last.asBookError("reading", folder.path) }
    let directory = Descriptor(owning: number)
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw .busy(holder: "a process that makes a snapshot", waited: 0)
    }
    self.directory = directory
  }

  // Closing alone would leave it to a child that another thread is just starting, until its exec.
  deinit { flock(directory.number, LOCK_UN) }
}
