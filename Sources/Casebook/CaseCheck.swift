internal import Cases

/// Folds cases from the whole journal and compares them with their lines in the snapshot.
struct CaseCheck: ~Copyable {
  /// A problem, and the event it is of (a line of the journal) or the byte of the snapshot.
  enum Place: Hashable {
    case event(Int)
    case byte(Int)
    case nowhere
  }

  private(set) var problems: [(place: Place, text: String)] = []
  private var lines: LineReader
  private var ahead: (id: CaseID, line: [UInt8], start: Int)?
  private var last: CaseID?
  private let decoder = BookDecoder()
  private let encoder = BookEncoder()

  /// - Parameter range: the part of the snapshot that these cases stand in.
  init(_ snapshot: borrowing Snapshot, _ range: Range<Int>) {
    lines = LineReader(
      snapshot.file, name: snapshot.name, from: range.lowerBound, to: range.upperBound)
  }

  /// Checks some cases, sorted by number.
  /// - Parameter seq: the last event that the snapshot holds.
  mutating func check(
    _ ids: ArraySlice<CaseID>, _ tail: Tail, _ journal: borrowing JournalFiles, snapshotAt seq: Int
  ) throws(BookError) {
    for id in ids {
      guard problems.count < Verification.mostProblems else { return }
      guard let held = try fold(id, tail.places(of: id), journal, before: seq + 1) else { continue }
      try compare(held)
    }
    while let line = try next() { report(.byte(line.start), "the journal places no such case") }
  }

  private mutating func report(_ place: Place, _ text: String) {
    if problems.count < Verification.mostProblems { problems.append((place, text)) }
  }

  /// Applies all events of a case.
  /// - Returns: the case as it was before an event; nil if it was not there.
  private mutating func fold(
    _ id: CaseID, _ places: [JournalPlace], _ journal: borrowing JournalFiles, before seq: Int
  ) throws(BookError) -> CaseFile? {
    var file: CaseFile?
    var held: CaseFile?
    for place in places {
      let line = try journal.line(at: place)
      guard let event = line.withUnsafeBytes({ decoder.event($0) }) else {
        let envelope = line.withUnsafeBytes { Scanner().envelope(padded: $0) }
        report(.event(envelope?.seq ?? 0), "it is no event of its kind")
        continue
      }
      if case .placed(let placed) = event.happening {
        if file != nil { report(.event(event.seq), "the case is in the book already") }
        if placed.file.id != id { report(.event(event.seq), "it places a case of another number") }
      }
      let next = apply(event, to: file)
      if next == nil { report(.event(event.seq), "the case was never placed") }
      file = next
      if event.seq < seq { held = file }
    }
    return held
  }

  private mutating func compare(_ held: CaseFile) throws(BookError) {
    while let line = try next() {
      guard line.id <= held.id else {
        ahead = line
        break
      }
      guard line.id == held.id else {
        report(.byte(line.start), "the journal places no such case")
        continue
      }
      if try !isSame(held, line.line) {
        report(.byte(line.start), "the case is not what the journal makes of it")
      }
      return
    }
    report(.nowhere, "case \(held.id) is missing")
  }

  /// Whether a line of the snapshot holds a case. As a rule the bytes are the same; a program that
  /// writes them in another way is right where it says the same.
  private func isSame(_ file: CaseFile, _ line: [UInt8]) throws(BookError) -> Bool {
    // Also a line of the right bytes must be one that can be read again.
    guard line.withUnsafeBytes({ decoder.file($0) }) == file else { return false }
    if try encoder.json(file) == line { return true }
    return line.withUnsafeBytes { decoder.digest($0) } == CaseDigest(file)
  }

  /// The next line of the snapshot that is a case in its place.
  private mutating func next() throws(BookError) -> (id: CaseID, line: [UInt8], start: Int)? {
    if let line = ahead {
      ahead = nil
      return line
    }
    while let (line, start) = try lines.next({ (Array($0), $1) }) {
      let number = line.withUnsafeBytes { line in
        SnapshotSearch.number(line) ?? decoder.file(line).map { Array($0.id.text.utf8) }
      }
      guard let id = number.flatMap({ CaseID(String(decoding: $0, as: UTF8.self)) }) else {
        report(.byte(start), "the line is no case")
        continue
      }
      if let last, id <= last { report(.byte(start), "it is out of order") }
      last = id
      return (id, line, start)
    }
    if !lines.rest.isEmpty { report(.byte(lines.offset), "the line does not end") }
    return nil
  }
}
