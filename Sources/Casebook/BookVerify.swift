internal import Cases

extension Book {
  /// Checks everything: the chain, every line, every event, the snapshot against the journal. It
  /// only reads, and hinders nobody.
  /// - Parameter expected: a head of the chain noted earlier, which must be in its past.
  package func verify(
    expecting expected: String? = nil, progress: Progress = { _ in true }
  ) throws(BookError) -> Verification {
    try Book.verify(at: path, insecure: true, expecting: expected, progress: progress)
  }

  /// The same of a book that cannot be opened.
  package static func verify(
    at path: String, insecure: Bool = false, expecting expected: String? = nil,
    progress: Progress = { _ in true }
  ) throws(BookError) -> Verification {
    let folder = try Folder(at: path)
    guard var (bytes, record) = try readRecord(in: folder) else { throw .notABook(path) }
    if !insecure { try refuseReadableByOthers(folder) }
    // A snapshot that is replaced meanwhile stays readable once it is open.
    var snapshot = try named(record.snapshot, in: folder)
    while record.snapshot != nil, snapshot.record == nil,
      let (newer, fresh) = try readRecord(in: folder), newer != bytes
    {
      (bytes, record) = (newer, fresh)
      snapshot = try named(record.snapshot, in: folder)
    }
    var check = JournalCheck(record, expecting: expected)
    if let named = record.snapshot, snapshot.record == nil {
      check.found.report(
        named.file, 0, "the snapshot is missing; `arrears rebuild` makes it again")
    }
    let sizes = try record.segments.map { segment throws(BookError) in
      try folder.size(of: segment.file) ?? 0
    }
    let total = Double(max(1, sizes.reduce(0, +)))
    var before = 0
    for index in record.segments.indices {
      try check.check(index, in: folder) { progress(Double(before + $0) / total * 0.3) }
      before += sizes[index]
    }
    check.finish()
    var found = check.found
    try checkCharter(check.charter, record, folder, &found)
    try checkCases(check, snapshot, folder, &found, progress)
    return found
  }

  private static func checkCharter(
    _ charter: CharterCheck, _ record: BookRecord, _ folder: borrowing Folder,
    _ found: inout Verification
  ) throws(BookError) {
    var answer = try charter.compare(record)
    // It may have been changed, as it should be, since it was read.
    if answer != .asWritten, let (_, fresh) = try readRecord(in: folder) {
      answer = try charter.compare(fresh)
    }
    switch answer {
    case .asWritten: break
    case .unfinished(let seq):
      found.notes.append("the change of the team or limits of event \(seq) was not carried out")
    case .changed(let seq, let names):
      found.report(
        BookRecord.name, 0,
        "\(names.joined(separator: ", ")): not what event \(seq) says, but changed by hand; "
          + "`arrears team adopt`, by a lead, takes it into the journal")
    }
  }

  /// Cases folded between two looks at the progress.
  private static let checkBatch = 4096

  private static func checkCases(
    _ check: borrowing JournalCheck, _ snapshot: borrowing Snapshot,
    _ folder: borrowing Folder, _ found: inout Verification, _ progress: Progress
  ) throws(BookError) {
    let record = check.record
    var journal = JournalFiles()
    for (index, segment) in record.segments.enumerated()
    where try folder.size(of: segment.file) != nil {
      try journal.open(CollectionOfOne(index), of: record, in: folder)
    }
    let ids = check.tail.cases.sorted()
    found.cases = ids.count
    var search = SnapshotSearch()
    var begin = 0
    for batch in (0..<max(1, ids.count)).batches(of: checkBatch) {
      let batch = batch.clamped(to: ids.indices)
      let isLast = batch.upperBound == ids.count
      let end =
        isLast ? snapshot.size : try search.place(of: ids[batch.upperBound], in: snapshot).start
      let problems = try problems(ids[batch], begin..<max(begin, end), check, snapshot, journal)
      begin = max(begin, end)
      for (place, text) in problems {
        switch place {
        case .event(let seq):
          let line = check.line(of: seq)
          found.report(line?.file ?? "the journal", line?.line ?? 0, text)
        case .byte(let offset): found.report(snapshot.name, try snapshot.line(at: offset), text)
        case .nowhere: found.report(snapshot.name, 0, text)
        }
      }
      guard progress(0.3 + 0.7 * Double(batch.upperBound) / Double(max(1, ids.count))) else {
        throw .cancelled
      }
    }
  }

  private static func problems(
    _ ids: ArraySlice<CaseID>, _ range: Range<Int>, _ check: borrowing JournalCheck,
    _ snapshot: borrowing Snapshot, _ journal: borrowing JournalFiles
  ) throws(BookError) -> [(place: CaseCheck.Place, text: String)] {
    let tail = check.tail
    let parts = ids.indices.parts(ids.count < 64 ? 1 : processors)
    var cuts: [Int] = []
    var search = SnapshotSearch()
    for part in parts.dropFirst() {
      cuts.append(try search.place(of: ids[part.lowerBound], in: snapshot).start)
    }
    cuts = [range.lowerBound] + cuts.map { max($0, range.lowerBound) } + [range.upperBound]
    let found = concurrently(parts.count) { part in
      Result { () throws(BookError) in
        var check = CaseCheck(snapshot, cuts[part]..<max(cuts[part], cuts[part + 1]))
        try check.check(
          ids[parts[part]], tail, journal, snapshotAt: snapshot.record?.seq ?? 0)
        return check.problems
      }
    }
    var all: [(place: CaseCheck.Place, text: String)] = []
    for part in found { all += try part.get() }
    return all
  }

  /// The snapshot that book.json names; none where it is missing.
  private static func named(
    _ named: SnapshotRecord?, in folder: borrowing Folder
  ) throws(BookError) -> Snapshot {
    guard let named, try folder.size(of: named.file) != nil else { return Snapshot() }
    return try Snapshot(named, in: folder)
  }
}
