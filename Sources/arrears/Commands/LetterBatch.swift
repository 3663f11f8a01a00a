internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Exchange
internal import Foundation
internal import Glibc
internal import Playbook
internal import Print
internal import Worklist

struct BatchLetters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Send one letter or message for every case of a view; Ctrl-C stops it with a report.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The template: see `letter list`.") var template: String
  @Option(help: "The view: today, promises, broken … or all.", completion: Queues.completion)
  var view = "today"
  @Option(help: "The directory for letters.html and the run's report.", completion: .directory)
  var out: String
  @Option(help: "At most so many.") var limit: Int?
  @Flag(help: "Write letters.pdf too.") var pdf = false
  @Flag(name: .customLong("dry-run"), help: "Only say what would be sent.") var dryRun = false

  func run() throws {
    let place = try options.open()
    if !dryRun { try place.checkWriter() }
    let mail = try Mail(place)
    guard mail.correspondence.template(template) != nil else {
      throw Failure(.usage, Correspondence.Fault.noTemplate(template).description)
    }
    let view = try Queues.view(view)
    let table = try place.rows(at: place.now)
    let moment = Moment(now: place.now, charter: place.charter)
    var rows = queue(view, Scope(mail.member, place.charter), of: table, at: moment)
    if let limit { rows = Array(rows.prefix(max(0, limit))) }
    let ids = rows.compactMap { table.id(Int($0)) }
    if mkdir(out, 0o700) != 0, errno != EEXIST {
      throw Failure(.inputOutput, "\(out) cannot be made: \(String(cString: strerror(errno)))")
    }
    Interruption.arm()
    var run = try LetterRun(mail, template, folder: out, isDry: dryRun)
    try run.take(ids)
    try run.finish(pdf: pdf)
    printing { printer in
      if options.json { printer.json(run.report) } else { printer.line(run.report.sentence) }
    }
    if run.report.stopped { throw ExitCode(Failure.Status.interrupted.rawValue) }
  }
}

/// What a run did, for people and for programs.
struct RunReport: Encodable {
  var template: String
  var considered = 0
  var sent = 0
  var refused = 0
  /// On record as sent, and not taken by the configured program.
  var failed = 0
  var stopped = false
  var seconds = 0.0
  var files: [String] = []
  var reasons: [String: Int] = [:]

  var sentence: String {
    let why = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { "\n  \($0.value) × \($0.key)" }.joined()
    return "\(sent) sent, \(refused) not, of \(considered) cases"
      + (failed > 0 ? "; \(failed) wait in the outbox" : "")
      + (stopped ? "; stopped before the end" : "") + why
      + files.map { "\n  \($0)" }.joined()
  }
}

/// One template for many cases. A chunk at a time: pages, then one append, so that what is recorded as
/// sent has its page, and a stop between two chunks loses nothing.
struct LetterRun {
  private let mail: Mail
  private let template: String
  private let folder: String
  private let isDry: Bool
  private let rules: ContactRules
  private let outbox: Outbox
  private var pages: FileHandle?
  private var rows: [[String]] = []
  private var letters: [Letter] = []
  private let began = ContinuousClock.now
  private(set) var report: RunReport

  private static let chunk = 250

  private struct Planned {
    var file: CaseFile
    var draft: Correspondence.Draft
  }

  init(_ mail: Mail, _ template: String, folder: String, isDry: Bool) throws(Failure) {
    self.mail = mail
    self.template = template
    self.folder = folder
    self.isDry = isDry
    rules = ConductPacks.rules(mail.place.charter, mail.place.book.path)
    outbox = Outbox(mail.place, Preferences().options)
    report = RunReport(template: template)
    guard !isDry, mail.correspondence.template(template)?.channel == .letter else { return }
    let path = folder + "/letters.html"
    try OutputFile.write(HTMLPages.beginning, to: path)
    guard let handle = FileHandle(forWritingAtPath: path), (try? handle.seekToEnd()) != nil else {
      throw Failure(.inputOutput, "\(path) cannot be written")
    }
    pages = handle
    report.files.append(path)
  }

  mutating func take(_ ids: [CaseID]) throws {
    let progress = Progress(isDry ? "reading" : "sending")
    defer { progress.end() }
    var planned: [Planned] = []
    for (index, id) in ids.enumerated() {
      guard progress.show(Double(index) / Double(max(1, ids.count))) else {
        report.stopped = true
        break
      }
      report.considered += 1
      if let next = try plan(id) { planned.append(next) }
      if planned.count == LetterRun.chunk {
        try send(planned)
        planned = []
      }
    }
    try send(planned)
  }

  /// The text for a case, if it may leave; the report names why not.
  private mutating func plan(_ id: CaseID) throws -> Planned? {
    let book = mail.place.book
    guard let file = try failing({ () throws(BookError) in try book.file(id) }) else { return nil }
    let subject = ScriptSubject(
      file, charter: mail.place.charter, agent: mail.member, now: mail.place.now)
    do {
      let draft = try mail.correspondence.draft(template, on: subject)
      _ = try decide(
        .send(draft.dispatch), on: file, by: mail.member, charter: mail.place.charter,
        conduct: rules, now: mail.place.now)
      return Planned(file: file, draft: draft)
    } catch {
      let reason = (error as? Refusal).map(\.kindOfReason) ?? "\(error)"
      report.refused += 1
      report.reasons[reason, default: 0] += 1
      rows.append([id.text, "refused", "", "\(error)"])
      return nil
    }
  }

  private mutating func send(_ planned: [Planned]) throws {
    guard !planned.isEmpty else { return }
    if isDry {
      report.sent += planned.count
      rows += planned.map { [$0.file.id.text, "would be sent", "", $0.draft.address] }
      return
    }
    let start = (try? pages?.offset()) ?? 0
    let performed: Performed
    do {
      performed = try mail.place.perform(
        planned.map { Order($0.file.id, .send($0.draft.dispatch)) })
    } catch {
      // Something changed meanwhile: nothing of this chunk was recorded, and no page stays.
      try? pages?.truncate(atOffset: start)
      throw error
    }
    let sent = performed.events.compactMap(\.sent)
    var html = ""
    var failed: [Order] = []
    for (one, sent) in zip(planned, sent) {
      let letter = Letter(
        reference: sent.reference ?? "", to: (one.draft.name, one.draft.address),
        language: one.draft.dispatch.language,
        text: one.draft.dispatch.text)
      if pages != nil {
        html += HTMLPages.page(letter)
        letters.append(letter)
      } else {
        let (_, taken) = try outbox.handOver(
          one.draft.dispatch, sent, to: one.draft.address, name: one.draft.name, waits: true)
        if !taken {
          failed.append(Order(one.file.id, .deliver(Outbox.notTaken(sent))))
          report.reasons[Outbox.didNotTake, default: 0] += 1
          rows.append([one.file.id.text, "failed", sent.reference ?? "", one.draft.address])
          continue
        }
      }
      rows.append([one.file.id.text, "sent", sent.reference ?? "", one.draft.address])
    }
    if !failed.isEmpty { _ = try mail.place.perform(failed) }
    report.failed += failed.count
    report.sent += planned.count - failed.count
    if let pages { try pages.write(contentsOf: Data(html.utf8)) }
  }

  mutating func finish(pdf: Bool) throws {
    if let pages {
      try pages.write(contentsOf: Data(HTMLPages.end.utf8))
      try pages.synchronize()
      try pages.close()
      if pdf {
        let path = folder + "/letters.pdf"
        try LetterFile.pdf(letters, to: path)
        report.files.append(path)
      }
    }
    let csv = CSVWriter()
    let table = [["case", "result", "reference", "detail"]] + rows
    let path = folder + "/report.csv"
    try OutputFile.write(
      table.map { csv.line($0.map { .text($0) }) }.joined(), to: path)
    report.files.append(path)
    let spent = began.duration(to: .now).components
    report.seconds = Double(spent.seconds) + Double(spent.attoseconds) / 1e18
  }
}

extension Refusal {
  /// The rule without the figures of one case, to count by.
  fileprivate var kindOfReason: String {
    switch self {
    case .contactRefused(let stop), .contactNeedsLead(let stop): stop.rule
    case .treatment(.mayNotLeave): "the text may not leave"
    default: description
    }
  }
}
