internal import CSimdjson
internal import Casebook
internal import Cases
internal import Console
internal import Demonstration
internal import Foundation
internal import Glibc
internal import Screen
internal import Settings
internal import Worklist

/// Measures the budgets of DESIGN section 6 from inside, each as a ratio to what the machine can do
/// at best: `swift run -c release benchmark [CASES]`.
///
/// Seconds differ between machines and hours; ratios to a raw pass over the same bytes, to a bare
/// append and to a plain scan of memory do not.
@main
enum Benchmark {
  static func main() {
    let cases = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    do { try run(cases) } catch {
      print("benchmark: \(error)")
      exit(1)
    }
  }

  private static func run(_ cases: Int) throws {
    let directory = NSTemporaryDirectory() + "arrears-benchmark-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    print("\(cases) demonstration cases")
    let made = try time("make the book") { try make(cases, directory) }
    let table = try readTable(directory, made)
    try save(made)
    try move(made, table)
    filter(table)
    try keys(made, table)
  }

  private static func make(_ cases: Int, _ directory: String) throws(BookError) -> Book {
    let desk = DemonstrationDesk(cases: cases, seed: 1)
    return try Book.create(
      at: directory, charter: desk.charter, placing: (0..<cases).lazy.map { desk.file($0) },
      by: DemonstrationDesk.placedBy, now: DemonstrationDesk.placedAt)
  }

  /// Opening and indexing, against a parse of the same file that looks at nothing.
  private static func readTable(_ directory: String, _ book: Book) throws -> CaseTable {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    guard let name = names.first(where: { $0.hasPrefix("cases.") }) else { return CaseTable() }
    let snapshot = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
    let padded = snapshot + Data(repeating: 0, count: arrears_simdjson_padding())
    var documents = 0
    let raw = best(of: 5) {
      documents = padded.withUnsafeBytes { bytes in
        bytes.bindMemory(to: CChar.self).baseAddress.map {
          arrears_count_documents($0, snapshot.count)
        } ?? 0
      }
    }
    var table = CaseTable()
    let opened = best(of: 5) {
      table = (try? Book.open(at: directory).loadTable()) ?? CaseTable()
    }
    precondition(documents == table.count, "both passes see every case")
    report("open and index \(snapshot.count >> 20) MB", opened, "a raw simdjson pass", raw)
    return table
  }

  /// One saved action, against the same bytes appended and synced bare.
  private static func save(_ book: Book) throws {
    let user: UserID = "lin"
    let now = DemonstrationDesk.placedAt + 3_600_000
    guard let id = book.firstCase else { return }
    let path = book.path + "/bare"
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer {
      close(file)
      unlink(path)
    }
    var saved: [Double] = []
    var bare: [Double] = []
    let line = [UInt8](repeating: 0x20, count: 280)
    for index in 0..<300 {
      saved.append(
        seconds {
          _ = try? book.perform([Order(id, .note("note \(index)"))], by: user, now: now)
        })
      bare.append(
        seconds {
          _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
          fdatasync(file)
        })
    }
    report("save one action (median)", median(saved), "append + fdatasync", median(bare))
  }

  /// Ten thousand cases change hands in one append.
  private static func move(_ book: Book, _ table: CaseTable) throws {
    // Cases of others only: one's own cannot be moved to oneself.
    let rows = table.rows.indices.filter { table.owner($0) != "lilei" }.prefix(10_000)
    let orders = rows.compactMap { row in
      table.id(row).map { Order($0, .assign(to: "lilei", until: nil, reason: "benchmark")) }
    }
    var moved = 0
    let taken = seconds {
      let performed = try? book.perform(
        orders, by: DemonstrationDesk.placedBy, now: DemonstrationDesk.placedAt)
      moved = performed?.events.count ?? 0
    }
    print(row("move \(moved) cases, one append", taken, nil, nil))
  }

  /// A typed letter, against a scan of the same bytes that looks for one.
  private static func filter(_ table: CaseTable) {
    let all = (0..<table.count).map { Int32($0) }
    let bytes = [UInt8](repeating: 0x61, count: table.count * 70)
    var found = 0
    let scanned = best(of: 5) {
      bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return }
        found += memchr(start, 0x7A, buffer.count) == nil ? 0 : 1
      }
    }
    let filtered = best(of: 5) { found += table.filter(all, needles: [Array("zw".utf8)]).count }
    report("filter every case, two letters", filtered, "memchr over 70 bytes a case", scanned)
  }

  /// A key that moves: update and draw, without the terminal.
  private static func keys(_ book: Book, _ table: CaseTable) throws {
    let charter = book.charter
    var model = Model(
      size: Size(width: 200, height: 50), charter: charter, actor: charter.member("lin"),
      now: DemonstrationDesk.placedAt + 14_400_000, table: table, outcomes: [])
    let drawnUp = seconds { model.drawUp() }
    print(row("draw up the queue of one agent (\(model.queue.entries.count))", drawnUp, nil, nil))
    let packets = seconds { model.packets = PacketIndex(model.table) }
    print(row("index the packets", packets, nil, nil))
    guard let text = Preferences.defaultTheme else { return }
    let theme = Theme(try Scheme(text, file: "default"), depth: .palette256)
    var taken: [Double] = []
    for _ in 0..<500 {
      taken.append(
        seconds {
          for effect in update(&model, .key(.down)) {
            if case .open(let id) = effect {
              _ = update(&model, .opened(try? book.file(id)))
            }
          }
          _ = draw(model, theme)
        })
    }
    print(row("key to frame, median", median(taken), nil, nil))
    print(row("key to frame, 99th percentile", taken.sorted()[taken.count * 99 / 100], nil, nil))
  }
}
