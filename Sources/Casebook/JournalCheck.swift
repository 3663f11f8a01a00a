internal import Cases

/// Reads a whole journal and says what is wrong with it, going on after every problem.
struct JournalCheck: ~Copyable {
  let record: BookRecord
  var found = Verification()
  /// Events of the appends that ended, by case.
  var tail = Tail()
  /// Where each of them is, for problems found later.
  private(set) var lines: [LineNumber] = []
  private var seq = 0
  private var at: Instant?
  private var head = ChainHash.beginning
  /// The line before was bad: what it was cannot be compared.
  private var isAfterBad = false
  private var sawExpected = false
  private let expected: String?
  private let scanner = Scanner()
  /// Events whose lines were emptied, and those that erasures name.
  private var erased: [Int] = []
  private var approved: [(ranges: [ClosedRange<Int>], seq: Int)] = []
  /// What the events say of the charter.
  private(set) var charter = CharterCheck()
  private let decoder = BookDecoder()
  /// Events that have not ended; they count when the end comes.
  private var open = 0
  private var ended = (seq: 0, head: ChainHash.beginning)

  /// An event's segment and line, from 1.
  struct LineNumber {
    var seq: Int
    var segment: Int
    var line: Int
  }

  init(_ record: BookRecord, expecting expected: String?) {
    self.record = record
    self.expected = expected
  }

  /// Checks a segment of the book.
  mutating func check(
    _ index: Int, in folder: borrowing Folder, progress: (Int) -> Bool
  ) throws(BookError) {
    let name = record.segments[index].file
    guard let file = try folder.open(name) else {
      found.report(name, 0, "the file is missing")
      isAfterBad = true
      seq = (index + 1 < record.segments.count ? record.segments[index + 1].first : seq + 1) - 1
      return
    }
    if record.segments[index].first != seq + 1 {
      found.report(
        name, 0,
        "book.json says that it begins with event \(record.segments[index].first), "
          + "but the one before ends with \(seq)")
    }
    var reader = LineReader(file, name: name, from: 0)
    var number = 0
    var end = 0
    while true {
      let next = try reader.next { line, offset throws(BookError) -> Bool in
        number += 1
        if let (checked, envelope) = check(line, name, number) {
          let place = JournalPlace(
            segment: Int32(clamping: index), length: Int32(clamping: line.count), offset: offset)
          take(
            JournalEntry(place: place, envelope: envelope, line: line, checked: checked), number)
          if open == 0 { end = offset + line.count + 1 }
        }
        return number % 1000 != 0 || progress(offset)
      }
      guard let next else { break }
      guard next else { throw .cancelled }
    }
    checkRest(reader.rest, name, number + 1)
    let isLast = index == record.segments.count - 1
    let size = reader.offset + reader.rest.count
    guard size > end, found.problems.isEmpty else { return }
    let text = "\(size - end) bytes behind the last whole append, never acknowledged"
    if isLast { found.notes.append("\(name): \(text)") } else { found.report(name, number, text) }
  }

  /// What a line says; nil where it cannot count.
  private mutating func check(
    _ line: UnsafeRawBufferPointer, _ name: String, _ number: Int
  ) -> (JournalLine.Checked, Envelope)? {
    guard let checked = JournalLine.check(line) else {
      found.report(name, number, "the line is not what was written (its checksum is wrong)")
      isAfterBad = true
      return nil
    }
    if checked.prev != head, !isAfterBad {
      found.report(
        name, number, "it does not follow the line before (changed, missing or out of order)")
    }
    head = checked.hash
    guard let envelope = scanner.envelope(line) else {
      found.report(name, number, "the line is no event")
      isAfterBad = true
      return nil
    }
    if envelope.seq != seq + 1, !isAfterBad {
      found.report(name, number, "it is event \(envelope.seq), and \(seq + 1) should stand here")
    }
    if let at, envelope.at < at {
      found.report(name, number, "its time is before that of the event before")
    }
    isAfterBad = false
    seq = envelope.seq
    at = envelope.at
    if let expected, expected == head.text { sawExpected = true }
    return (checked, envelope)
  }

  private mutating func take(_ entry: JournalEntry, _ number: Int) {
    tail.expect(entry)
    lines.append(
      LineNumber(
        seq: entry.envelope.seq, segment: Int(entry.place.segment), line: number))
    open += 1
    if let named = record.snapshot, named.seq == entry.envelope.seq { check(named, entry) }
    if entry.checked.isErased {
      erased.append(entry.envelope.seq)
    } else if entry.envelope.caseID == nil, let event = decoder.event(entry.line) {
      charter.take(event)
      if case .other(Book.erasure, let fields) = event.happening {
        approved.append((JournalCheck.ranges(fields), event.seq))
      }
    }
    guard entry.checked.isEnd else { return }
    tail.commit()
    found.events += open
    open = 0
    ended = (seq, head)
  }

  /// What book.json says of the place where the snapshot stands.
  private mutating func check(_ named: SnapshotRecord, _ entry: JournalEntry) {
    let next = entry.place.offset + Int(entry.place.length) + 1
    guard
      named.head != entry.checked.hash.text || named.offset != next || !entry.checked.isEnd
        || named.segment != record.segments[Int(entry.place.segment)].file
        || named.at != entry.envelope.at
    else { return }
    found.report(
      BookRecord.name, 0, "what it says of the snapshot is not so at event \(named.seq)")
  }

  private mutating func checkRest(
    _ rest: UnsafeRawBufferPointer, _ name: String, _ number: Int
  ) {
    guard !JournalLine.mayBeTorn(rest) else { return }
    found.report(name, number, "the end of the line is not what was written")
  }

  private static func ranges(_ fields: UnknownFields) -> [ClosedRange<Int>] {
    guard case .array(let list)? = fields.fields["ranges"] else { return [] }
    return list.compactMap { value in
      guard case .array(let ends) = value, ends.count == 2, case .integer(let low) = ends[0],
        case .integer(let high) = ends[1], low > 0, low <= high
      else { return nil }
      return Int(low)...Int(high)
    }
  }

  /// Lines are emptied where an erasure names them, and there only.
  private mutating func compareErasures() {
    for seq in erased
    where !approved.contains(where: { $0.seq > seq && $0.ranges.contains { $0.contains(seq) } }) {
      let place = line(of: seq)
      found.report(
        place?.file ?? "the journal", place?.line ?? 0,
        "event \(seq) was emptied, and no erasure names it")
    }
    for erasure in approved {
      let named = erasure.ranges.reduce(0) { $0 + $1.count }
      let done = erased.count { seq in erasure.ranges.contains { $0.contains(seq) } }
      if done < named {
        found.notes.append(
          "the erasure of event \(erasure.seq) is not carried out; `arrears erase` does it again")
      }
    }
  }

  /// What can be said when all segments were read.
  mutating func finish() {
    tail.forget()
    compareErasures()
    if let named = record.snapshot, named.seq > ended.seq {
      found.report(
        named.file, 0, "it holds event \(named.seq), and the journal ends with \(ended.seq)")
    }
    found.head = ended.head.text
    if let expected, expected != ChainHash.beginning.text, !sawExpected {
      found.report(
        record.segments.last?.file ?? BookRecord.name, 0,
        "no event has the hash \(expected.prefix(64)): what was noted is not in this book's past")
    }
  }

  /// The line of an event, for a problem of it.
  func line(of seq: Int) -> (file: String, line: Int)? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].seq < seq { low = middle + 1 } else { high = middle }
    }
    guard low < lines.count, lines[low].seq == seq else { return nil }
    return (record.segments[lines[low].segment].file, lines[low].line)
  }
}
