internal import CSimdjson
package import Cases

extension Book {
  /// Gives memory that a scan has used back to the system. It takes a millisecond: to be done when
  /// nobody waits.
  package func releaseMemory() { arrears_release_memory() }

  /// All cases as rows: the snapshot's by a scan, those that changed since by their events.
  package func loadTable() throws(BookError) -> CaseTable {
    var table = try scanSnapshot()
    for (id, digest) in try digests(of: tail.cases.sorted()) { table.put(digest, id: id) }
    return table
  }

  private func scanSnapshot() throws(BookError) -> CaseTable {
    // Below a few megabytes a second thread takes longer to start than it saves.
    let parts = try snapshot.parts(snapshot.size < 4 << 20 ? 1 : processors)
    guard snapshot.size > 0 else { return CaseTable() }
    let tables = concurrently(parts.count) { index in
      Result { () throws(BookError) in
        // The others are added to the first.
        let room = index == 0 ? snapshot.size : parts[index].count
        return try SnapshotScan.table(of: snapshot, in: parts[index], room: room)
      }
    }
    var table = try tables[0].get()
    for other in tables.dropFirst() { table.append(try other.get()) }
    return table
  }

  /// What rows need of some cases; those that the book lacks are left out.
  package func digests(
    of ids: [CaseID]
  ) throws(BookError) -> [(id: CaseID, digest: CaseDigest)] {
    // No digest looks at the history.
    let found = try foldAll(ids, .withoutHistory) { CaseDigest($0) }
    return zip(ids, found).compactMap { id, digest in digest.map { (id, $0) } }
  }

  /// Cases as they are now. Of many all but one come without their history, which is most of the
  /// time it takes to read them.
  package func files(of ids: [CaseID], whole: CaseID?) throws(BookError) -> [CaseFile] {
    var files: [CaseFile] = []
    var others = ids
    if ids.count >= 64 {
      files = try foldAll(ids.filter { $0 != whole }, .withoutHistory) { $0 }.compactMap { $0 }
      others = ids.filter { $0 == whole }
    }
    for id in others { if let file = try file(id) { files.append(file) } }
    return files
  }

  /// Folds many cases, on all processors.
  func foldAll<Value>(
    _ ids: [CaseID], _ detail: CaseDetail, _ body: (CaseFile) -> Value
  ) throws(BookError) -> [Value?] {
    guard !ids.isEmpty else { return [] }
    let parts = ids.indices.parts(ids.count < 64 ? 1 : processors)
    let found = concurrently(parts.count) { part in
      Result { () throws(BookError) in
        var reader = CaseReader()
        var found: [Value?] = []
        for id in ids[parts[part]] {
          found.append(try fold(id, detail, with: &reader).map(body))
        }
        return found
      }
    }
    var all: [Value?] = []
    for part in found { all += try part.get() }
    return all
  }
}
