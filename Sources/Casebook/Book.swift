package import Cases
internal import Glibc

/// An open book: a directory of files that several processes read and write (DESIGN.md section 2).
///
/// It knows no screen and no command, and is used by one thread; another thread opens its own.
package final class Book {
  package let path: String
  /// What the book is and who works in it; `catchUp` and `perform` bring it up to date.
  package var charter: Charter { record.charter }
  /// The last event known here.
  package var seq: Int { position.seq }
  /// The time of that event; nil in an empty book.
  package var lastTime: Instant? { position.at }
  /// The head of the chain: the hash of the last line, to be noted elsewhere as a proof.
  package var head: String { position.head.text }
  /// Seconds that a write waits for another process.
  package var patience = BookLock.patience
  /// Bytes; a segment of the journal longer than this ends when a snapshot is made.
  package var longestSegment = 64 << 20

  let folder: Folder
  /// book.json as it was read last, and what it says.
  var recordBytes: [UInt8]
  var record: BookRecord
  var snapshot = Snapshot()
  /// The segment that is written to, open for reading; nil before the first use.
  var segment: Segment
  var reader = CaseReader()
  let encoder = BookEncoder()
  /// Every segment that the tail has events in, open for reading.
  var journal = JournalFiles()
  var position: JournalPosition
  var tail = Tail()
  var notices: [BookNotice] = []
  /// Events read on the way to something else, for the next `catchUp` to give.
  var unseen: [Event] = []
  var watch = Watch()
  /// It is on a file system of another host.
  var isOnNetwork = false
  /// Cases as they are now, for those who look at the same one again.
  var recent: [CaseID: CaseFile] = [:]
  /// Makes the contact rules that a charter names; asked before the first contact is decided.
  package var makeContactRules: (Charter) -> ContactRules = { _ in .none }
  private var madeRules: (packs: [String], rules: ContactRules)?

  init(
    folder: consuming Folder, recordBytes: [UInt8], record: BookRecord,
    segment: consuming Segment
  ) {
    path = folder.path
    self.folder = folder
    self.recordBytes = recordBytes
    self.record = record
    self.segment = segment
    position = .beginning
  }

  /// The contact rules of the book as it is now.
  package func contactRules() -> ContactRules {
    if let made = madeRules, made.packs == charter.packs { return made.rules }
    let rules = makeContactRules(charter)
    madeRules = (charter.packs, rules)
    return rules
  }

  /// What happened while reading that a person should hear of; asking forgets it.
  package func takeNotices() -> [BookNotice] {
    defer { notices = [] }
    return notices
  }
}

/// A segment of the journal, open.
struct Segment: ~Copyable {
  let index: Int
  let name: String
  let file: Descriptor
  /// It may be written to.
  let isWritable: Bool

  init(_ index: Int, of record: BookRecord, in folder: borrowing Folder, writable: Bool)
    throws(BookError)
  {
    guard record.segments.indices.contains(index) else { throw .badRecord("no segments") }
    let name = record.segments[index].file
    guard let file = try folder.open(name, writable ? O_RDWR : O_RDONLY) else {
      throw .damaged(file: name, line: 1, what: "the file is missing")
    }
    self.index = index
    self.name = name
    self.file = file
    isWritable = writable
  }

  /// What is wrong, with the number of the line.
  func damage(at offset: Int, _ what: String) -> BookError {
    .damaged(file: name, line: line(at: offset), what: what)
  }

  func damage(_ end: JournalEnd, after position: JournalPosition) -> BookError {
    switch end {
    case .damaged(let offset, let what): damage(at: offset, what)
    case .torn, .clean: damage(at: position.offset, "it does not end where the next file begins")
    }
  }

  /// The number of the line that begins at a place, counted from 1.
  private func line(at offset: Int) -> Int {
    var lines = LineReader(file, name: name, from: 0, to: offset)
    var count = 1
    while (try? lines.next { _, _ in true }) ?? nil != nil { count += 1 }
    return count
  }
}
