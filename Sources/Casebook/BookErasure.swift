package import Cases
internal import Foundation
internal import Glibc

/// What an erasure took away.
package struct Erasure: Hashable, Sendable {
  /// The event that says so.
  package var seq: Int
  package var cases: Int
  /// Lines of the journal that hold nothing of them any more.
  package var lines: Int
}

extension Book {
  /// The name of the event that an erasure leaves.
  static let erasure = "erasure"

  /// Takes cases out of the book for good: every event of theirs, from the journal too, the only
  /// time that its lines are written anew.
  ///
  /// In the place of a line comes one that holds its number, time, author and hash, but nothing of
  /// what it said (JournalLine, `was`); the line after it still names that hash, so that the chain
  /// and every head noted before hold. An event of the erasure, approved by a lead, names the lines:
  /// `verify` finds a line that was emptied without one.
  ///
  /// All segments are written beside the old ones, then book.json names them, at once, then the old
  /// ones go. A crash before leaves the book as it was, with an erasure that `verify` says is not
  /// carried out; doing it again carries it out. Whoever has the book open must open it anew.
  package func erase(
    _ ids: Set<CaseID>, reason: String, by user: UserID, now: Instant,
    progress: Progress = { _ in true }
  ) throws(PerformError) -> Erasure {
    try Book.failing { () throws(BookError) in try openForWriting() }
    let claim = try Book.failing { () throws(BookError) in try CompactionClaim(in: folder) }
    _ = claim
    let lock = try Book.failing { () throws(BookError) in
      try BookLock(in: folder, patience: patience)
    }
    try Book.failing { () throws(BookError) in try prepareToWrite(lock) }
    guard let actor = charter.member(user) else { throw .refused(.notInTeam(user), nil) }
    guard actor.role == .lead else { throw .refused(.needsLead("erase cases"), nil) }
    guard reason.contains(where: { !$0.isWhitespace }) else { throw .refused(.reasonMissing, nil) }
    return try Book.failing { () throws(BookError) in
      let seqs = try seqs(of: ids)
      guard !seqs.isEmpty else { throw .badRecord("no event is of these cases") }
      try append([erasureEvent(seqs, cases: ids.count, reason, user, now)])
      try rewrite(without: ids, progress)
      return Erasure(seq: position.seq, cases: ids.count, lines: seqs.count)
    }
  }

  private func erasureEvent(
    _ seqs: [Int], cases: Int, _ reason: String, _ user: UserID, _ now: Instant
  ) -> Event {
    var fields = UnknownFields()
    fields.fields["reason"] = .string(reason)
    fields.fields["cases"] = .integer(Int64(cases))
    fields.fields["ranges"] = .array(
      ranges(seqs).map { .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) })
    return bookEvent(Book.erasure, by: user, now, fields)
  }

  /// Numbers that follow each other as one range.
  private func ranges(_ seqs: [Int]) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for seq in seqs {
      if let last = ranges.last, last.upperBound + 1 == seq {
        ranges[ranges.count - 1] = last.lowerBound...seq
      } else {
        ranges.append(seq...seq)
      }
    }
    return ranges
  }

  /// The events of some cases, from the beginning of the book.
  private func seqs(of ids: Set<CaseID>) throws(BookError) -> [Int] {
    var seqs: [Int] = []
    _ = try log(LogFilter()) { logged in
      if let id = logged.event.caseID, ids.contains(id) { seqs.append(logged.event.seq) }
      return true
    }
    return seqs
  }

  /// The journal without some cases, and a snapshot of it, under names of their own.
  private func rewrite(without ids: Set<CaseID>, _ progress: Progress) throws(BookError) {
    let reached = position
    var fresh = record
    fresh.snapshot = nil
    for index in record.segments.indices {
      fresh.segments[index].file = try rewrite(index, without: ids)
      guard progress(Double(index + 1) / Double(record.segments.count + 1)) else {
        throw .cancelled
      }
    }
    // Read as a book of its own that nobody knows of yet.
    let whole = Book(
      folder: try Folder(at: path), recordBytes: [], record: fresh,
      segment: try Segment(0, of: fresh, in: folder, writable: false))
    try whole.readOn { _ throws(BookError) in }
    guard whole.position.seq == reached.seq, whole.position.head == reached.head else {
      throw .badRecord("the journal without these cases does not lead to the same head")
    }
    let draft = try whole.draft(
      over: Snapshot(), changed: whole.tail.cases.sorted(), progress: { _ in true }
    ) { id, reader throws(BookError) in
      try whole.fold(id, with: &reader)
    }
    let name = "cases.\(reached.seq).jsonl"
    fresh.snapshot = SnapshotRecord(
      file: name, seq: reached.seq, at: reached.at, head: reached.head.text,
      segment: fresh.segments[reached.segment].file, offset: whole.position.offset,
      cases: draft.cases)
    try folder.rename(draft.name, to: name)
    try Book.publish(fresh, in: folder)
    record = fresh
    removeErased(besides: fresh, ids)
  }

  /// Writes a segment anew.
  /// - Returns: the name it has then: the number of times that it was written is part of it.
  private func rewrite(_ index: Int, without ids: Set<CaseID>) throws(BookError) -> String {
    let old = record.segments[index]
    let source = try Segment(index, of: record, in: folder, writable: false)
    let parts = old.file.split(separator: ".")
    let times = parts.count > 3 ? Int(parts[2]) ?? 0 : 0
    let name = "journal.\(old.first).\(times + 1).jsonl"
    let scanner = Scanner()
    let encoder = BookEncoder()
    var writer = FileWriter(try folder.makeTemporary(old.file))
    do throws(BookError) {
      var lines = LineReader(source.file, name: source.name, from: 0)
      while let line = try lines.next({ line, place throws(BookError) -> [UInt8] in
        guard let checked = JournalLine.check(line), let envelope = scanner.envelope(line) else {
          throw source.damage(at: place, "it is not what was written; nothing is erased")
        }
        guard let id = envelope.caseID, ids.contains(id) else { return Array(line) + [0x0A] }
        return try Book.emptied(line, checked, envelope, encoder)
      }) { try writer.append(line) }
      try writer.finish()
      try folder.rename(writer.name, to: name)
    } catch {
      folder.remove(writer.name)
      throw error
    }
    return name
  }

  private static func emptied(
    _ line: UnsafeRawBufferPointer, _ checked: JournalLine.Checked, _ envelope: Envelope,
    _ encoder: borrowing BookEncoder
  ) throws(BookError) -> [UInt8] {
    guard let event = BookDecoder().event(line) else { throw .badRecord("an event is unreadable") }
    var fields = UnknownFields()
    fields.fields["was"] = .string(checked.hash.text)
    let bare = Event(
      seq: envelope.seq, at: envelope.at, by: event.by, caseID: nil,
      happening: .other(JournalLine.erased, fields))
    let json = try encoder.json(bare)
    var bytes: [UInt8] = []
    json.withUnsafeBytes {
      _ = JournalLine.append(
        $0, prev: checked.prev, isEnd: checked.isEnd, lines: checked.lines, to: &bytes)
    }
    return bytes
  }

  /// What the new files took the place of, and torn writes of the cases. Called with the claim held,
  /// so that no segment or snapshot is just being made.
  private func removeErased(besides record: BookRecord, _ ids: Set<CaseID>) {
    let named = Set(record.segments.map(\.file) + [record.snapshot?.file].compactMap { $0 })
    for name in (try? folder.names()) ?? [] where !named.contains(name) {
      if name.hasPrefix("journal.") || name.hasPrefix("cases.") || name.hasPrefix(".cases.")
        || name.hasPrefix(".journal.")
      {
        folder.remove(name)
      } else if name.hasPrefix("torn."), mentions(ids, name) {
        folder.remove(name)
      }
    }
    try? folder.syncNames()
  }

  private func mentions(_ ids: Set<CaseID>, _ name: String) -> Bool {
    guard let file = try? folder.open(name), let bytes = try? file.readAll(limit: 1 << 30) else {
      return true
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return ids.contains { text.contains("\"\($0.text)\"") }
  }
}
