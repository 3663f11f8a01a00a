package import Cases

/// Events and cases as JSON, in the one form in which they are written. Not for several threads.
struct BookEncoder: ~Copyable {
  private let page: UnsafeMutablePointer<Page>

  init() {
    page = .allocate(capacity: 1)
    page.initialize(to: Page())
  }

  deinit {
    page.deinitialize(count: 1)
    page.deallocate()
  }

  /// Gives the JSON of a value, good until the next.
  func json<Result>(
    _ value: some Encodable, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(BookError) -> Result {
    page.pointee.clear()
    let span: Range<Int>
    do { span = try page.write(value) } catch {
      // Numbers that JSON has not (infinity) are the only way to get here, and no field is one.
      throw .badRecord("a value has no form in JSON")
    }
    return body(page.pointee.text(span))
  }

  func json(_ value: some Encodable) throws(BookError) -> [UInt8] {
    try json(value) { Array($0) }
  }

  /// A case as a line of a snapshot, with its newline.
  func line(_ file: CaseFile) throws(BookError) -> [UInt8] {
    try json(file) { Array($0) + [0x0A] }
  }
}

/// How much of a case is read from its line; decoding is most of the work on many cases.
enum CaseDetail {
  case whole
  /// For what does not look back: a digest.
  case withoutHistory
  /// Neither parties nor promises nor anything else of which there are several: for what looks only
  /// at who works the case.
  case withoutLists
}

/// Reads lines of journals and snapshots. Not for several threads.
struct BookDecoder: ~Copyable {
  private let scanner = Scanner()

  /// Nil where the line is not what it should be.
  func event(_ line: UnsafeRawBufferPointer) -> Event? {
    try? scanner.tape(line)?.decode(Event.self)
  }

  func file(_ line: UnsafeRawBufferPointer, _ detail: CaseDetail = .whole) -> CaseFile? {
    switch detail {
    case .whole: try? scanner.tape(line)?.decode(CaseFile.self)
    case .withoutHistory:
      try? scanner.tape(line, emptying: { $0 == "history" })?.decode(CaseFile.self)
    case .withoutLists: try? scanner.tape(line, emptying: { _ in true })?.decode(CaseFile.self)
    }
  }

  func value(_ text: UnsafeRawBufferPointer) -> JSONValue? { scanner.tape(text)?.value }

  /// The digest that a line of a snapshot carries.
  func digest(_ line: UnsafeRawBufferPointer) -> CaseDigest? {
    try? scanner.tape(line)?.member("caseRow")?.decode(CaseDigest.self)
  }
}

/// Reads cases of one snapshot. Not for several threads.
struct CaseReader: ~Copyable {
  let decoder = BookDecoder()
  var search = SnapshotSearch()

  /// The case as it stands in the snapshot; nil if it is not there.
  mutating func file(
    _ id: CaseID, in snapshot: borrowing Snapshot, _ detail: CaseDetail = .whole
  ) throws(BookError) -> CaseFile? {
    guard snapshot.size > 0 else { return nil }
    let found = try search.line(of: id, in: snapshot) { line throws(BookError) in
      decoder.file(line, detail)
    }
    guard let found else { return nil }
    guard let file = found else { throw snapshot.bad("a line is no case") }
    return file
  }
}

/// The JSON of several values, one behind the other.
struct EncodedTexts {
  private(set) var bytes: [UInt8] = []
  /// Where each of them ends.
  private(set) var ends: [Int] = []

  mutating func append(
    _ value: some Encodable, _ encoder: borrowing BookEncoder
  ) throws(BookError) {
    try encoder.json(value) { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  func each(_ body: (UnsafeRawBufferPointer) throws(BookError) -> Void) throws(BookError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(BookError) in
        var start = 0
        for end in ends {
          try body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
          start = end
        }
      }
    }
    try result.get()
  }
}

/// The coding of lines, for those who want to hold it against another.
package enum LineCoding {
  /// The one form in which a value is written.
  package static func json(_ value: some Encodable) throws(BookError) -> String {
    try BookEncoder().json(value) { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil where the text is no case.
  package static func file(_ text: String) -> CaseFile? {
    Array(text.utf8).withUnsafeBytes { BookDecoder().file($0) }
  }

  /// Nil where the text is no event.
  package static func event(_ text: String) -> Event? {
    Array(text.utf8).withUnsafeBytes { BookDecoder().event($0) }
  }

  /// Nil where the bytes are not JSON.
  package static func value(_ bytes: some Sequence<UInt8>) -> JSONValue? {
    Array(bytes).withUnsafeBytes { BookDecoder().value($0) }
  }
}
