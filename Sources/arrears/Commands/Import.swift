internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Exchange
internal import Foundation

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cases from CSV or JSON Lines, through a mapping.",
    discussion: """
      The same file twice changes nothing. Rows that cannot be read go to FILE.rejects.csv with \
      their line and the reason; the others come in, all of them or, if the import is stopped, none.
      """)

  @OptionGroup var options: BookOptions
  @Argument(help: "The file.", completion: .file()) var file: String
  @Option(
    help: "A mapping that ships (credit, receivables), a YAML file, or guess.",
    completion: .file())
  var map: String
  @Option(help: "The day on which the file is true (else today).") var day: String?
  @Flag(help: "Count only; nothing is changed.") var dryRun = false
  @Flag(help: "Nothing at all comes in if a single row is rejected.") var strict = false

  func run() throws {
    let started = Date()
    let bytes = try InputFile.read(file)
    if map == "guess" { return try guess(bytes) }
    let mapping = try Mappings.cases(map)
    let place = try options.open()
    guard let member = try place.reader(), member.role == .lead else {
      throw Failure(Refusal.needsLead("bring cases into the book"))
    }
    Interruption.arm()
    var run = ImportRun(place: place, day: try day.map(Mappings.day) ?? place.today)
    try run.read(bytes, mapping)
    let isRefused = strict && !run.rejected.isEmpty
    if dryRun || isRefused { try run.count() } else { try run.write() }
    if !dryRun { try run.writeRejects(beside: file) }
    report(run, seconds: Date().timeIntervalSince(started))
    if day == nil, mapping.head.asksTheDay, run.rows > 0, run.skipped == run.rows {
      tell("every row was skipped: \(map) takes what is open on a day; give it with --day")
    }
    let rejected =
      run.rejected.count == 1 ? "1 row was" : "\(run.rejected.count) rows were"
    if isRefused {
      throw Failure(.no, "\(rejected) rejected: nothing was imported (--strict)")
    }
    if !run.rejected.isEmpty {
      let list = dryRun ? "" : "; they are in \(file).rejects.csv with their reasons"
      throw Failure(.no, "\(rejected) rejected\(list)")
    }
  }

  /// Prints a proposal; the book decides the currency if there is one.
  private func guess(_ bytes: [UInt8]) throws {
    let currency = (try? options.open())?.charter.currency ?? Currency("USD")
    guard let currency else { return }
    let yaml = try importing { () throws(ImportError) in
      try guessMapping(bytes, currency: currency)
    }
    printing { $0.line(yaml) }
  }

  private func report(_ run: ImportRun, seconds: Double) {
    let answer = Answer(
      read: run.rows, placed: run.placed, updated: run.updated, unchanged: run.unchanged,
      skipped: run.skipped, rejected: run.rejected.count,
      seconds: (seconds * 1000).rounded() / 1000)
    printing { printer in
      if options.json { return printer.json(answer) }
      printer.line(
        "\(answer.read) rows read: \(answer.placed) placed, \(answer.updated) updated, "
          + "\(answer.unchanged) unchanged, \(answer.skipped) skipped, "
          + "\(answer.rejected) rejected, in \(answer.seconds) s"
          + (dryRun ? " (dry run: nothing was changed)" : ""))
    }
  }

  private struct Answer: Encodable {
    var read: Int
    var placed: Int
    var updated: Int
    var unchanged: Int
    var skipped: Int
    var rejected: Int
    var seconds: Double
  }
}

/// One import: reads a file, decides about each case, and appends all of it at once.
private struct ImportRun {
  let place: Workplace
  let day: Day
  var rows = 0
  var skipped = 0
  var placed = 0
  var updated = 0
  var unchanged = 0
  var rejected: [Rejection] = []
  private var files: [CaseFile] = []
  private var columns: [String] = []
  private var delimiter = UInt8(ascii: ",")

  init(place: Workplace, day: Day) {
    self.place = place
    self.day = day
  }

  mutating func read(_ bytes: [UInt8], _ mapping: CaseMapping) throws {
    let context = ImportContext(day: day, zone: place.charter.zone, by: place.user)
    let progress = Progress("reading")
    defer { progress.end() }
    let result = try importing { () throws(ImportError) in
      try readCases(bytes, mapping: mapping, context: context, progress: progress.show)
    }
    rows = result.read
    skipped = result.skipped
    rejected = result.rejected
    files = result.cases
    columns = result.columns
    delimiter = result.delimiter
  }

  /// What an import would do, without doing it.
  mutating func count() throws {
    let orders = try refusing { () throws(PerformError) in try choose(place.book) }
    _ = orders
  }

  mutating func write() throws {
    let (user, now, book) = (place.user, place.now, place.book)
    let performed = try refusing { () throws(PerformError) in
      try book.perform(by: user, now: now) { book throws(PerformError) in try choose(book) }
    }
    place.report(performed.notices)
    Compaction.startIfNeeded(book)
  }

  /// The cases that are news: orders that are refused become rejected rows, and what the book
  /// knows already is no order.
  private mutating func choose(_ book: Book) throws(PerformError) -> [Order] {
    (placed, updated, unchanged) = (0, 0, 0)
    guard let actor = book.charter.member(place.user) else {
      throw .refused(.notInTeam(place.user), nil)
    }
    var orders: [Order] = []
    let progress = Progress("deciding")
    defer { progress.end() }
    for (index, file) in files.enumerated() {
      if index.isMultiple(of: 1024), !progress.show(Double(index) / Double(files.count)) {
        throw .failed(.cancelled)
      }
      let known: CaseFile?
      do { known = try book.file(file.id) } catch { throw .failed(error) }
      do {
        let happenings = try decide(
          .place(file), on: known, by: actor, charter: book.charter, conduct: .none,
          now: place.now)
        if happenings.isEmpty {
          unchanged += 1
        } else {
          if known == nil { placed += 1 } else { updated += 1 }
          orders.append(Order(file.id, .place(file)))
        }
      } catch {
        rejected.append(Rejection(line: 0, reason: "\(file.id): \(error)", cells: []))
      }
    }
    return orders
  }

  func writeRejects(beside path: String) throws(Failure) {
    let rejects = path + ".rejects.csv"
    guard !rejected.isEmpty else { return }
    let text = rejectsFile(columns: columns, delimiter: delimiter, rejected)
    do { try OutputFile.write(text, to: rejects) } catch {
      throw Failure(.inputOutput, "\(rejects) cannot be written: \(error.sentence)")
    }
  }
}

/// Runs a body and turns what the reader says into a failure of the command.
func importing<Result>(_ body: () throws(ImportError) -> Result) throws(Failure) -> Result {
  do { return try body() } catch {
    throw Failure(error == .stopped ? .interrupted : .badData, error.description)
  }
}

/// Mappings by the name or file that a person gives.
enum Mappings {
  static func cases(_ name: String) throws(Failure) -> CaseMapping {
    let own = try text(name)
    return try importing { () throws(ImportError) in
      guard let own else { return try ShippedMappings.cases(name) }
      return try CaseMapping(yaml: own, file: name)
    }
  }

  static func payments(_ name: String?) throws(Failure) -> PaymentMapping {
    let own = try name.flatMap { name throws(Failure) in try text(name) }
    return try importing { () throws(ImportError) in
      guard let name else { return try ShippedMappings.payments() }
      guard let own else { return try ShippedMappings.payments(name) }
      return try PaymentMapping(yaml: own, file: name)
    }
  }

  /// The text of a person's own mapping; nil if the name is one that ships.
  private static func text(_ name: String) throws(Failure) -> String? {
    guard !ShippedMappings.names.contains(name), name.contains(where: { $0 == "/" || $0 == "." })
    else { return nil }
    return String(decoding: try InputFile.read(name), as: UTF8.self)
  }

  static func day(_ text: String) throws(Failure) -> Day {
    guard let day = Day(text) else {
      throw Failure(.usage, "--day takes a day such as 2026-11-23, not “\(text)”")
    }
    return day
  }
}
