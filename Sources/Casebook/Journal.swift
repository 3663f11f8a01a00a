internal import Cases

/// A place between two events of the journal, and what is known there.
struct JournalPosition: Hashable {
  /// Index of the segment in the book's list, and the bytes of it before this place.
  var segment: Int
  var offset: Int
  /// The last event before.
  var seq: Int
  var at: Instant?
  /// The hash of that event's line.
  var head: ChainHash

  static let beginning = JournalPosition(
    segment: 0, offset: 0, seq: 0, at: nil, head: .beginning)
}

/// Where an event's line is.
struct JournalPlace: Hashable {
  var segment: Int32
  var length: Int32
  var offset: Int
}

/// A line found good: in its place in chain, number and time.
struct JournalEntry {
  var place: JournalPlace
  var envelope: Envelope
  var line: UnsafeRawBufferPointer
  var checked: JournalLine.Checked

  /// The event itself, as JSON that misses nothing but its closing brace.
  var event: UnsafeRawBufferPointer { .init(rebasing: line[..<checked.eventLength]) }
}

/// How reading a segment came to its end.
enum JournalEnd: Equatable {
  /// At the end of an append, with nothing behind it.
  case clean
  /// Something stands behind the last whole append.
  case torn(bytes: Int)
  /// A line that was written is not what it was.
  case damaged(offset: Int, what: String)
}

/// Reads one segment from a position on, appends as wholes.
struct JournalReader: ~Copyable {
  private var lines: LineReader
  private let scanner: Scanner
  /// The end of the last whole append read.
  private(set) var position: JournalPosition

  init(_ file: borrowing Descriptor, name: String, from position: JournalPosition) {
    lines = LineReader(file, name: name, from: position.offset)
    scanner = Scanner()
    self.position = position
  }

  /// Reads to the end of the segment.
  /// - Parameters:
  ///   - each: takes every good line, also of an append that turns out to be torn.
  ///   - commit: says that the lines since the last commit have happened.
  mutating func read(
    each: (JournalEntry) throws(BookError) -> Void,
    commit: (JournalPosition) throws(BookError) -> Void
  ) throws(BookError) -> JournalEnd {
    var next = position
    var damage: JournalEnd?
    while true {
      let found = try lines.next { line, offset throws(BookError) -> JournalEnd? in
        guard let checked = JournalLine.check(line) else {
          return .damaged(offset: offset, what: "its checksum is wrong")
        }
        guard checked.prev == next.head else {
          return .damaged(offset: offset, what: "it does not follow the line before")
        }
        guard let envelope = scanner.envelope(line) else {
          return .damaged(offset: offset, what: "it is no event")
        }
        guard envelope.seq == next.seq + 1 else {
          return .damaged(offset: offset, what: "event \(next.seq + 1) should stand here")
        }
        if let at = next.at, envelope.at < at {
          return .damaged(offset: offset, what: "its time is before that of the event before")
        }
        next.seq = envelope.seq
        next.at = envelope.at
        next.head = checked.hash
        next.offset = offset + line.count + 1
        let place = JournalPlace(
          segment: Int32(clamping: next.segment), length: Int32(clamping: line.count),
          offset: offset)
        try each(JournalEntry(place: place, envelope: envelope, line: line, checked: checked))
        if checked.isEnd {
          position = next
          try commit(next)
        }
        return nil
      }
      guard let found else { break }
      if let found {
        damage = found
        break
      }
    }
    if let damage { return try judged(damage) }
    let length = lines.offset + lines.rest.count
    return length == position.offset ? .clean : .torn(bytes: length - position.offset)
  }

  /// A bad line is damage only if an append follows the one that it is in. Otherwise it is in the
  /// last append, which was not acknowledged: after a power cut its pages may have come to the disk
  /// in any order, the last line before others.
  private mutating func judged(_ damage: JournalEnd) throws(BookError) -> JournalEnd {
    let first = position.seq + 1
    var isFollowed = false
    while let follows = try lines.next({ line, _ -> Bool in
      guard let checked = JournalLine.check(line), checked.isEnd else { return false }
      guard let envelope = scanner.envelope(line) else { return true }
      return envelope.seq - checked.lines >= first
    }) {
      if follows { isFollowed = true }
    }
    if isFollowed { return damage }
    return .torn(bytes: lines.offset + lines.rest.count - position.offset)
  }
}
