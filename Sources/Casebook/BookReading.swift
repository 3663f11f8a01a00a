package import Cases
internal import Glibc

extension Book {
  /// Reads what others have written since the last look.
  /// - Returns: their events, in order; the book is then at the last of them.
  package func catchUp() throws(BookError) -> [Event] {
    watch.drain()
    try absorb()
    return takeUnseen()
  }

  /// Reads what is new; it waits for whoever takes it, so that no failure on the way loses events
  /// that the screen has not shown.
  func absorb() throws(BookError) {
    guard folder.isStillThere() else { throw .replaced(path) }
    unseen += try readNew()
    unseen += try adoptRecord()
  }

  func takeUnseen() -> [Event] {
    defer { unseen = [] }
    return unseen
  }

  /// The case of that number as it is now; nil if the book has none.
  package func file(_ id: CaseID) throws(BookError) -> CaseFile? {
    if let file = recent[id] { return file }
    guard let file = try fold(id, with: &reader) else { return nil }
    remember(file)
    return file
  }

  /// Cases kept decoded.
  static let mostRecent = 64

  func remember(_ file: CaseFile) {
    if recent.count >= Book.mostRecent { recent.removeAll(keepingCapacity: true) }
    recent[file.id] = file
  }

  /// A case kept decoded takes what happened to it: decoding it anew would read all of its events
  /// since the snapshot.
  func keepUp(with event: Event) {
    // Taken out, so that its history grows in place.
    guard let id = event.caseID, let file = recent.removeValue(forKey: id) else { return }
    recent[id] = apply(event, to: file)
  }

  /// A case from its line in the snapshot and its events since.
  /// - Parameters:
  ///   - seq: only events before this one count; it must be after the snapshot.
  ///   - detail: what is needed of the case as it was at the snapshot.
  func fold(
    _ id: CaseID, before seq: Int = .max, _ detail: CaseDetail = .whole,
    with reader: inout CaseReader
  ) throws(BookError) -> CaseFile? {
    var file = try reader.file(id, in: snapshot, detail)
    for place in tail.places(of: id, before: seq) {
      file = apply(try event(at: place, reader.decoder), to: file)
    }
    return file
  }

  /// Decodes an event of the journal.
  func event(at place: JournalPlace, _ decoder: borrowing BookDecoder) throws(BookError) -> Event {
    let line = try journal.line(at: place)
    guard let event = line.withUnsafeBytes({ decoder.event($0) }) else {
      throw .damaged(
        file: record.segments[Int(place.segment)].file, line: 0,
        what: "at byte \(place.offset) is no event of its kind")
    }
    return event
  }

  /// Reads the new events, decoded.
  func readNew() throws(BookError) -> [Event] {
    guard try hasNews() else { return [] }
    let decoder = BookDecoder()
    var events: [Event] = []
    try readOn { entry throws(BookError) in
      guard let event = decoder.event(entry.line) else {
        throw segment.damage(at: entry.place.offset, "it is no event of its kind")
      }
      events.append(event)
    }
    // Lines behind the last end have not happened.
    events.removeLast(events.count - (events.lastIndex { $0.seq == position.seq } ?? -1) - 1)
    for event in events { keepUp(with: event) }
    return events
  }

  /// Whether something stands behind the position. Every save asks, and as a rule nothing does.
  private func hasNews() throws(BookError) -> Bool {
    let size = Int(try segment.file.status(segment.name).st_size)
    return size != position.offset || segment.index + 1 < record.segments.count
  }

  /// Reads from the position to the end of the journal.
  func readOn(_ each: (JournalEntry) throws(BookError) -> Void) throws(BookError) {
    while true {
      try journal.open(CollectionOfOne(segment.index), of: record, in: folder)
      let end = try Book.read(segment, into: &tail, position: &position, each)
      if case .damaged = end { throw segment.damage(end, after: position) }
      let next = segment.index + 1
      guard next < record.segments.count else { return }
      guard end == .clean, record.segments[next].first == position.seq + 1 else {
        throw segment.damage(at: position.offset, "it does not end where the next file begins")
      }
      segment = try Segment(next, of: record, in: folder, writable: false)
      position.segment = next
      position.offset = 0
      watch.follow(segment.name)
    }
  }

  /// Reads a segment from the position on into the index of the tail.
  static func read(
    _ segment: borrowing Segment, into tail: inout Tail, position: inout JournalPosition,
    _ each: (JournalEntry) throws(BookError) -> Void
  ) throws(BookError) -> JournalEnd {
    let size = Int(try segment.file.status(segment.name).st_size)
    guard size != position.offset else { return .clean }
    guard size > position.offset else {
      return .damaged(offset: size, what: "it has become shorter")
    }
    var reader = JournalReader(segment.file, name: segment.name, from: position)
    tail.forget()
    defer { tail.forget() }
    return try reader.read { entry throws(BookError) in
      try each(entry)
      tail.expect(entry)
    } commit: { reached throws(BookError) in
      tail.commit()
      position = reached
    }
  }

  /// Takes over a book.json that somebody replaced, and a snapshot that was made again.
  /// - Returns: the events of the segments that the journal has entered meanwhile.
  func adoptRecord() throws(BookError) -> [Event] {
    guard let bytes = try Book.readRecordBytes(in: folder) else { throw .replaced(path) }
    if bytes == recordBytes {
      // A snapshot that was made again bears the same name.
      if let named = record.snapshot, !folder.holds(snapshot.file, as: named.file) {
        try adoptSnapshot()
      }
      return []
    }
    let fresh = try BookRecord(json: bytes)
    guard fresh.segments.starts(with: record.segments) else { throw .replaced(path) }
    let isNewSnapshot = fresh.snapshot != record.snapshot
    record = fresh
    recordBytes = bytes
    // The snapshot may hold events that were not read yet.
    let events = try readNew()
    if isNewSnapshot { try adoptSnapshot() }
    return events
  }

  private func adoptSnapshot() throws(BookError) {
    guard let named = record.snapshot, named.seq <= position.seq,
      try folder.open(named.file) != nil
    else { return }
    let wasMissing = snapshot.record == nil
    snapshot = try Snapshot(named, in: folder)
    reader = CaseReader()
    // The same snapshot made again needs nothing; a first one takes over what was in the tail.
    if wasMissing || tail.events > 0 { tail = tail.after(named.seq) }
  }
}
