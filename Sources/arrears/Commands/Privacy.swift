internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Conduct
internal import Foundation

struct Expire: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List closed cases whose retention has passed; with approval, erase them.",
    discussion: """
      A case is past its time when it is closed and the longest time that any of the book's packs \
      keeps records has passed since its last activity. Books without such a rule expire nothing. \
      See the README, “Trust”, for what erasing does and does not.
      """)

  @OptionGroup var options: BookOptions
  @Flag(help: "Erase what is listed (leads only).") var approve = false
  @Option(help: "Why, for the record.") var reason = "retention has passed"

  struct Row: Encodable {
    var `case`: CaseID
    var last: Day
    var until: Day
    var rule: String
  }

  func run() throws {
    let place = try options.open()
    let desk = try ConductPacks(place)
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    var rows: [Row] = []
    for index in table.rows.indices where table.rows[index].flags.contains(.closed) {
      guard let id = table.id(index),
        let file = try failing({ () throws(BookError) in try place.book.file(id) }),
        let keep = desk.judge.keptUntil(file, at: place.now)
      else { continue }
      let last = Expire.lastActivity(file, place)
      if keep.day < place.today {
        rows.append(Row(case: id, last: last, until: keep.day, rule: keep.rule.id))
      }
    }
    if approve, !rows.isEmpty { return try erase(Set(rows.map(\.case)), reason, place, options) }
    printing { printer in
      for row in rows {
        if options.json {
          printer.json(row)
        } else {
          printer.line("\(row.case)  last \(row.last)  kept until \(row.until)  \(row.rule)")
        }
      }
      if !options.json { printer.line("\(rows.count) cases are past their time") }
    }
  }

  private static func lastActivity(_ file: CaseFile, _ place: Workplace) -> Day {
    let days =
      file.history.map { place.charter.zone.day(of: $0.at) } + file.payments.map(\.day)
      + [file.placed ?? place.today]
    return days.max() ?? place.today
  }
}

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take cases out of the book for good (leads only).",
    discussion: """
      Lists what would go; --approve does it. It cannot be undone. Consoles that have the book open \
      say so and must be started again. What was exported, printed or backed up is not touched.
      """)

  @OptionGroup var options: BookOptions
  @Argument(help: "The cases' numbers.") var cases: [String]
  @Option(help: "Why, for the record; it stays, so name nobody.") var reason: String
  @Flag(help: "Do it.") var approve = false

  func run() throws {
    let place = try options.open()
    let files = try cases.map { text throws(Failure) in try place.file(text) }
    if approve { return try erase(Set(files.map(\.id)), reason, place, options) }
    printing { printer in
      for file in files {
        if options.json {
          printer.json(["case": file.id.text])
        } else {
          printer.line("\(file.id) with \(file.history.count) events would be erased")
        }
      }
      if !options.json { printer.line("nothing was erased; --approve does it") }
    }
  }
}

private func erase(
  _ ids: Set<CaseID>, _ reason: String, _ place: Workplace, _ options: BookOptions
) throws {
  Interruption.arm()
  let progress = Progress("erasing")
  let (book, user, now) = (place.book, place.user, place.now)
  let done = try refusing { () throws(PerformError) in
    try book.erase(ids, reason: reason, by: user, now: now, progress: progress.show)
  }
  progress.end()
  struct Answer: Encodable {
    var erased: Int
    var lines: Int
    var seq: Int
  }
  printing { printer in
    if options.json {
      return printer.json(Answer(erased: done.cases, lines: done.lines, seq: done.seq))
    }
    printer.line("erased \(done.cases) cases, \(done.lines) events; event \(done.seq) says so")
  }
}

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Everything the book holds of a case's debtor, in all their cases, as JSON.")

  @OptionGroup var options: BookOptions
  @Argument(help: "A case of theirs.") var caseNumber: String
  @Option(help: "Write it to this file, which only you can read.", completion: .file())
  var out: String?

  private struct Answer: Encodable {
    var name: String
    var identity: String?
    var cases: [CaseFile]
    var events: [JSONValue]
  }

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    guard let debtor = file.debtor else { throw Failure(.no, "\(file.id) names no debtor") }
    let files = try PersonCommand.packet(of: file, place)
    let ids = Set(files.map(\.id))
    var events: [JSONValue] = []
    _ = try failing { () throws(BookError) in
      try place.book.log(LogFilter()) { logged in
        guard let id = logged.event.caseID, ids.contains(id) else { return true }
        let value = try? JSONDecoder().decode(JSONValue.self, from: Data(logged.line.utf8))
        events.append(value ?? .string(logged.line))
        return true
      }
    }
    let answer = Answer(
      name: debtor.name, identity: debtor.identity, cases: files, events: events)
    guard let out else { return printing { $0.json(answer) } }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    try OutputFile.write(String(decoding: try encoder.encode(answer), as: UTF8.self), to: out)
    printing { $0.line("\(files.count) cases, \(events.count) events in \(out)") }
  }

  /// The cases of the same person: the same identity number.
  private static func packet(of file: CaseFile, _ place: Workplace) throws -> [CaseFile] {
    guard let identity = file.debtor?.identity else { return [file] }
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    guard let own = table.index(of: file.id) else { return [file] }
    let hash = table.rows[own].identity
    var files: [CaseFile] = []
    for index in table.rows.indices where table.rows[index].identity == hash {
      guard let id = table.id(index),
        let other = try failing({ () throws(BookError) in try place.book.file(id) }),
        other.debtor?.identity == identity
      else { continue }
      files.append(other)
    }
    return files
  }
}
