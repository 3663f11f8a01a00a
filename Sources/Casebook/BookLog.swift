package import Cases

/// Which events of the journal are wanted.
package struct LogFilter: Hashable, Sendable {
  /// Events after this one; 0 is all.
  package var after: Int
  package var caseID: CaseID?
  package var by: UserID?
  package var since: Instant?
  /// Cases coming into the book are left out, unread: their lines are the longest by far.
  package var withoutPlaced: Bool

  package init(
    after: Int = 0, caseID: CaseID? = nil, by: UserID? = nil, since: Instant? = nil,
    withoutPlaced: Bool = false
  ) {
    self.withoutPlaced = withoutPlaced
    self.after = after
    self.caseID = caseID
    self.by = by
    self.since = since
  }
}

/// An event, and its line as it stands in the journal, with everything that a newer program wrote.
package struct LoggedEvent: Hashable, Sendable {
  package var event: Event
  package var line: String
}

extension Book {
  /// Gives the wanted events in order until `body` answers false.
  /// - Returns: the last event looked at, to go on after it (`log --follow`).
  package func log(
    _ filter: LogFilter, _ body: (LoggedEvent) -> Bool
  ) throws(BookError) -> Int {
    let decoder = BookDecoder()
    var last = filter.after
    try eachLine(after: filter.after) { line, envelope throws(BookError) in
      defer { last = envelope.seq }
      if let id = filter.caseID, envelope.caseID != id { return true }
      if let since = filter.since, envelope.at < since { return true }
      if filter.withoutPlaced, isPlacing(line) { return true }
      guard let event = decoder.event(line) else {
        throw .damaged(file: segment.name, line: 0, what: "event \(envelope.seq) is unreadable")
      }
      if let by = filter.by, event.by != by { return true }
      return body(LoggedEvent(event: event, line: String(decoding: line, as: UTF8.self)))
    }
    return last
  }

  /// Whether a line, which names its event among its first members, places a case.
  private func isPlacing(_ line: UnsafeRawBufferPointer) -> Bool {
    let beginning = UnsafeRawBufferPointer(rebasing: line[..<min(line.count, 256)])
    return beginning.firstRange(of: Array(#""event":"placed""#.utf8)) != nil
  }

  /// The case as it was before an event; nil if it was not in the book then.
  package func file(_ id: CaseID, before seq: Int) throws(BookError) -> CaseFile? {
    // What the snapshot holds is old enough if the case did not change from then on.
    if let held = try reader.file(id, in: snapshot) {
      if held.seq < seq { return try fold(id, before: seq, with: &reader) }
    } else if (snapshot.record?.seq ?? 0) < seq {
      return try fold(id, before: seq, with: &reader)
    }
    var file: CaseFile?
    try eachLine(after: 0) { line, envelope throws(BookError) in
      guard envelope.seq < seq else { return false }
      if envelope.caseID == id, let event = reader.decoder.event(line) {
        file = apply(event, to: file)
      }
      return true
    }
    return file
  }

  /// The lines of the journal that have happened, as far as this book has read, after an event.
  private func eachLine(
    after seq: Int, _ body: (UnsafeRawBufferPointer, Envelope) throws(BookError) -> Bool
  ) throws(BookError) {
    guard seq < position.seq else { return }
    let scanner = Scanner()
    let known = tail.place(after: seq)
    var index =
      known.map { Int($0.segment) } ?? record.segments.lastIndex { $0.first <= seq + 1 } ?? 0
    var offset = known?.offset ?? 0
    while index <= position.segment {
      let part = try Segment(index, of: record, in: folder, writable: false)
      let end = index == position.segment ? position.offset : .max
      var lines = LineReader(part.file, name: part.name, from: offset, to: end)
      while true {
        let goesOn = try lines.next { line, place throws(BookError) -> Bool in
          guard let envelope = scanner.envelope(line) else {
            throw part.damage(at: place, "it is no event")
          }
          return envelope.seq <= seq ? true : try body(line, envelope)
        }
        guard let goesOn else { break }
        guard goesOn else { return }
      }
      index += 1
      offset = 0
    }
  }
}
