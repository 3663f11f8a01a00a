internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Glibc
internal import Worklist

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the chain, every line, and every snapshot against its journal.")

  @OptionGroup var options: BookOptions
  @Option(help: "A head noted earlier, elsewhere: prove that it is in this book's past.")
  var expect: String?

  func run() throws {
    let expected = expect?.lowercased()
    if let expected, expected.utf8.count != 64 || !expected.utf8.allSatisfy(Verify.isHexDigit) {
      throw Failure(.usage, "--expect takes a head as `verify` prints it: 64 hexadecimal digits")
    }
    let path = try options.path()
    let insecure = options.insecure
    Interruption.arm()
    let progress = Progress("verifying")
    let report = try failing { () throws(BookError) in
      try Book.verify(
        at: path, insecure: insecure, expecting: expected, progress: progress.show)
    }
    progress.end()
    printing { printer in
      if options.json { return printer.json(Answer(report)) }
      for problem in report.problems { printer.line(text(problem)) }
      for note in report.notes { printer.line("note: \(note)") }
      let result = report.isOK ? "ok" : "\(report.problems.count) problems"
      printer.line("\(report.events) events, \(report.cases) cases: \(result)")
      if expected != nil, report.isOK { printer.line("the expected head is in its past") }
      printer.line("head \(report.head)")
    }
    if !report.isOK { throw Failure(.no, "the book is not as it was written") }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private func text(_ problem: Problem) -> String {
    problem.line > 0
      ? "\(problem.file):\(problem.line): \(problem.text)" : "\(problem.file): \(problem.text)"
  }

  private struct Answer: Encodable {
    struct Found: Encodable {
      var file: String
      var line: Int
      var text: String
    }

    var events: Int
    var cases: Int
    var ok: Bool
    var problems: [Found]
    var notes: [String]
    var head: String

    init(_ report: Verification) {
      events = report.events
      cases = report.cases
      ok = report.isOK
      problems = report.problems.map { Found(file: $0.file, line: $0.line, text: $0.text) }
      notes = report.notes
      head = report.head
    }
  }
}

struct Compact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a snapshot of the cases as they are.")

  @OptionGroup var options: BookOptions

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    Interruption.arm()
    let progress = Progress("compacting")
    let made = try failing { () throws(BookError) in
      try place.book.compact(progress: progress.show)
    }
    progress.end()
    report(made, options)
  }
}

struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the snapshot again from the whole journal.")

  @OptionGroup var options: BookOptions

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    Interruption.arm()
    let progress = Progress("rebuilding")
    let made = try failing { () throws(BookError) in
      try place.book.rebuild(progress: progress.show)
    }
    progress.end()
    report(made, options)
  }
}

private func report(_ made: Casebook.Compaction, _ options: BookOptions) {
  struct Answer: Encodable {
    var seq: Int
    var bytes: Int
  }
  printing { printer in
    if options.json { return printer.json(Answer(seq: made.seq, bytes: made.bytes)) }
    printer.line("snapshot of event \(made.seq), \(made.bytes) bytes")
  }
}

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The journal, readable.")

  @OptionGroup var options: BookOptions
  @Option(name: .customLong("case"), help: "Of one case.") var caseNumber: String?
  @Option(help: "From a time or day on.") var since: String?
  @Option(help: "Of one person.") var by: String?
  @Flag(help: "Wait for what comes.") var follow = false

  func run() throws {
    let place = try options.open()
    let scope = Scope(try place.reader(), place.charter)
    let filter = try filter(place)
    var after = try print(filter, place, scope)
    while follow {
      place.book.waitForNews()
      _ = try failing { () throws(BookError) in try place.book.catchUp() }
      var rest = filter
      rest.after = after
      after = try print(rest, place, scope)
    }
  }

  private func filter(_ place: Workplace) throws(Failure) -> LogFilter {
    var filter = LogFilter()
    if let caseNumber { filter.caseID = try place.file(caseNumber).id }
    filter.by = by.map(UserID.init(_:))
    if let since {
      let start = Day(since).map { place.charter.zone.instant(of: $0, minute: 0) }
      guard let instant = Instant(since) ?? start else {
        throw Failure(.usage, "--since takes a day or a time, not “\(since)”")
      }
      filter.since = instant
    }
    return filter
  }

  /// An agent reads what concerns their own cases, what they did themselves, and a case whose exact
  /// number they know.
  /// - Returns: the last event looked at.
  private func print(_ filter: LogFilter, _ place: Workplace, _ scope: Scope) throws -> Int {
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    func isSeen(_ event: Event) -> Bool {
      guard filter.caseID == nil, scope != .everything, event.by != place.user else { return true }
      guard let row = event.caseID.flatMap({ table.index(of: $0) }) else { return false }
      return scope.sees(row, in: table)
    }
    return try printing { printer in
      try failing { () throws(BookError) in
        try place.book.log(filter) { logged in
          guard isSeen(logged.event) else { return true }
          printer.line(options.json ? logged.line : text(logged.event, place))
          return true
        }
      }
    }
  }

  private func text(_ event: Event, _ place: Workplace) -> String {
    let time = place.charter.zone.clock(event.at)
    let subject = event.caseID?.text ?? "-"
    return "\(event.seq)  \(time)  \(event.by)  \(subject)  \(event.happening.name)"
  }
}
