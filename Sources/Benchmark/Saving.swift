internal import Casebook
internal import Cases
internal import Demonstration
internal import Glibc

/// What is on the disk when it is answered.
enum Saving {
  private static let now = DemonstrationDesk.placedAt + 3_600_000

  /// One action in a large book and in a small one, against the same bytes appended and synced bare.
  static func one(_ large: Book, _ small: Book) throws {
    let (here, there) = (try large.ids(200), try small.ids(200))
    let bare = try Bare(beside: large)
    var saved: [Double] = []
    var inSmall: [Double] = []
    var synced: [Double] = []
    for index in here.indices {
      // A case is open, and so read, before something is saved on it.
      _ = (try large.file(here[index]), try small.file(there[index]))
      // Side by side: the disk is as busy for one as for the other.
      saved.append(try seconds { try note(index, on: here[index], in: large) })
      inSmall.append(try seconds { try note(index, on: there[index], in: small) })
      synced.append(seconds { bare.append(280) })
    }
    for (name, values) in [("save one action", saved), ("the same, in a book of 1,000", inSmall)] {
      var figure = Figure(name + ", median")
      figure.set(quantile(values, 0.5))
      figure.compare(with: "append + fdatasync", quantile(synced, 0.5))
      figure.allow(times: 1.5)
      figure.show()
    }
  }

  private static func note(_ index: Int, on id: CaseID, in book: Book) throws {
    _ = try book.perform([Order(id, .note("note \(index)"))], by: "lin", now: now)
  }

  /// From a saved action to another console having read it.
  static func seen(_ book: Book) throws {
    guard let id = try book.ids(1).first else { return }
    let other = try Book.open(at: book.path)
    _ = other.watchDescriptor
    _ = try other.catchUp()
    var taken: [Double] = []
    for index in 0..<50 {
      try note(index, on: id, in: book)
      taken.append(
        try seconds {
          other.waitForNews(1000)
          let events = try other.catchUp()
          precondition(events.count == 1, "it has come")
          _ = try other.file(id)
        })
    }
    var figure = Figure("another console has it, 99th percentile")
    figure.set(quantile(taken, 0.99))
    figure.allow(0.3)
    figure.show()
  }

  /// Ten thousand cases change hands in one append, against the same bytes appended bare.
  static func move(_ book: Book, _ table: CaseTable) throws {
    // Cases of others only: one's own cannot be moved to oneself.
    let rows = table.rows.indices.filter { table.owner($0) != "lilei" }.prefix(10_000)
    let orders = rows.compactMap { row in
      table.id(row).map { Order($0, .assign(to: "lilei", until: nil, reason: "benchmark")) }
    }
    let before = try journalSize(book)
    var figure = Figure("move \(orders.count) cases, one append")
    let events = try figure.take {
      try book.perform(orders, by: DemonstrationDesk.placedBy, now: now).events
    }
    precondition(events.count == orders.count, "all of them moved")
    let bare = try Bare(beside: book)
    let bytes = try journalSize(book) - before
    figure.compare(
      with: "append + fdatasync of its \(bytes >> 10) KB", best(of: 3) { bare.append(bytes) })
    figure.allow(0.15)
    figure.show()
  }

  private static func journalSize(_ book: Book) throws -> Int {
    var status = stat()
    stat(book.path + "/journal.1.jsonl", &status)
    return Int(status.st_size)
  }
}

/// A file beside a book that is appended to and synced, and nothing else.
struct Bare: ~Copyable {
  private let file: Int32
  private let path: String

  struct Failure: Error { let code: Int32 }

  init(beside book: Book) throws(Failure) {
    path = book.path + ".bare"
    file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard file >= 0 else { throw Failure(code: errno) }
  }

  deinit {
    close(file)
    unlink(path)
  }

  func append(_ count: Int) {
    let line = [UInt8](repeating: 0x20, count: count)
    _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    fdatasync(file)
  }
}

extension Book {
  /// The first cases of the book.
  func ids(_ count: Int) throws -> [CaseID] {
    let table = try loadTable()
    return (0..<min(count, table.count)).compactMap(table.id)
  }
}
