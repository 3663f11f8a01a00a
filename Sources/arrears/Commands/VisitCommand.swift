internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Exchange

struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit",
    abstract: "Visits: order, report, cancel, the route sheet, reports as CSV.",
    subcommands: [
      OrderVisit.self, ReportVisit.self, CancelVisit.self, VisitFindings.self, RouteSheet.self,
      ImportVisits.self,
    ])
}

struct OrderVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Order a visit (leads): remote contact has failed.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "Why.") var reason: String
  @Option(help: "The address: its id or text (else the debtor's first that is not bad).")
  var to: String?
  @Option(help: "The day of the visit (else in two days).") var day: String?
  @Option(help: "The time, HH:MM.") var time = "10:00"
  @Option(help: "How many go.") var staff = 2
  @Option(help: "The day the visit is announced (else today).") var notice: String?
  @Option(help: "A letter to hand over.") var letter: String?

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    let file = try place.file(caseNumber)
    guard let to = try file.point(named: to) ?? file.firstAddress else {
      throw Failure(Refusal.treatment(.noAddress))
    }
    var order = VisitOrder(
      to: to, day: try Typed.day(day, place) ?? place.today + 2, time: time, staff: staff,
      notice: try Typed.day(notice, place) ?? place.today, reason: reason)
    order.letter = letter
    try place.answer(
      [Order(file.id, .orderVisit(order))], options, "Visit of \(file.id) on \(order.day)")
  }
}

struct CancelVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel the visit that is ordered (leads).")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "Why.") var reason: String

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    let file = try place.file(caseNumber)
    try place.answer(
      [Order(file.id, .cancelVisit(reason: reason))], options, "Cancelled on \(file.id)")
  }
}

struct VisitFindings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "What visits found out and no lead has looked at; take it over.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "The numbers to take over, as 1,3, or all or none; absent: show them.")
  var take: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let waiting = file.waitingFindings
    if take != nil { try place.checkWriter() }
    guard let take else {
      _ = try place.reader()
      return printing { printer in
        for (index, finding) in waiting.enumerated() {
          if options.json {
            printer.json(finding)
          } else {
            printer.line("\(index + 1)  \(finding.kind.rawValue)  \(finding.text)")
          }
        }
      }
    }
    let numbers =
      take == "all"
      ? Set(waiting.indices)
      : take == "none"
        ? [] : Set(take.split(separator: ",").compactMap { Int($0).map { $0 - 1 } })
    try place.answer(
      [Order(file.id, .judgeFindings(taken: numbers))], options, "Done on \(file.id)")
  }
}

struct ReportVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report what was found at the door.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "debtor, guarantor, household, neighbour or nobody.") var met: String
  @Option(help: "Whether the address is right, wrong or unknown.") var address = "unknown"
  @Option(help: "Who went, divided by commas: two at least.") var visitors: String
  @Option(help: "The day (else today).") var day: String?
  @Option(help: "Who lives there.") var occupants: String?
  @Flag(help: "A closed letter was handed over or left.") var letter = false
  @Option(help: "A promise: the amount.") var amount: String?
  @Option(help: "A promise: the day.") var due: String?
  @Option(help: "What was found out: phone:…, address:…, email:…, or a clue; may be repeated.")
  var found: [String] = []
  @Option(help: "A line to go with it.") var note: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    var cells = VisitCells()
    (cells.met, cells.address, cells.visitors) = (met, address, visitors)
    (cells.day, cells.occupants, cells.letter) = (day ?? "", occupants ?? "", letter ? "yes" : "")
    (cells.amount, cells.due, cells.note) = (amount ?? "", due ?? "", note ?? "")
    cells.found = found
    let order = try cells.order(on: file, at: place)
    try place.answer([order], options, "Visit of \(file.id) reported")
  }
}

/// A visit report as texts, however they came.
struct VisitCells {
  var met = ""
  var address = ""
  var visitors = ""
  var day = ""
  var occupants = ""
  var letter = ""
  var amount = ""
  var due = ""
  var note = ""
  var found: [String] = []

  /// Whether this is the report that the case has already: a file may come twice.
  func isKnown(on file: CaseFile, at place: Workplace) throws(Failure) -> Bool {
    guard file.openVisit == nil, let last = file.visits.last?.report else { return false }
    let day = try Typed.day(day.isEmpty ? nil : day, place)
    return last.met.rawValue == met.lowercased() && last.visitors == people
      && (day == nil || day == last.day)
  }

  private var people: [String] {
    visitors.split { ",;、，".contains($0) }.map { String($0.drop { $0 == " " }) }
  }

  func order(on file: CaseFile, at place: Workplace) throws(Failure) -> Order {
    guard let visit = file.openVisit else { throw Failure(Refusal.treatment(.noVisit)) }
    func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
    var report = VisitReport(
      to: visit.order.to, day: try Typed.day(nonEmpty(day), place) ?? place.today,
      met: try Typed.word(met.lowercased(), "met", as: VisitReport.Met.self),
      address: try Typed.word(
        address.isEmpty ? "unknown" : address.lowercased(), "address",
        as: VisitReport.Address.self))
    report.visitors = people
    report.occupants = nonEmpty(occupants)
    report.letterDelivered = ["yes", "y", "true", "1", "是"].contains(letter.lowercased())
    report.found = found.filter { !$0.isEmpty }.map(Typed.finding)
    report.note = nonEmpty(note)
    let code = report.outcomeCode(promised: !amount.isEmpty)
    guard let outcome = DeskData.outcomes(of: place).first(where: { $0.code == code }) else {
      throw Failure(.badData, "the playbook has no outcome \(code)")
    }
    var record = Record(outcome: outcome)
    record.amount = try Typed.minor(nonEmpty(amount), file)
    record.due = try Typed.day(nonEmpty(due), place)
    return Order(file.id, .reportVisit(report, record))
  }
}

struct ImportVisits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in visit reports that a phone filled in, as CSV.",
    discussion: """
      Columns: case, met, visitors; and as needed day, address, occupants, letter, amount, due, phone, \
      new-address, clue, note. A column for money taken makes the row fail: a visit takes none.
      """)

  @OptionGroup var options: BookOptions
  @Argument(help: "The CSV.", completion: .file()) var file: String

  private static let money = ["cash", "received", "receipt", "paid", "collected"]

  func run() throws {
    let place = try options.open()
    let columns = ["case", "met", "visitors"]
    let optional = [
      "day", "address", "occupants", "letter", "amount", "due", "note", "phone", "new-address",
      "clue",
    ]
    let rows = try TableFile.rows(file, columns: columns, optional: optional + Self.money)
    var rejected: [String] = []
    var unchanged = 0
    for (line, cells) in rows {
      do throws(Failure) {
        if cells.suffix(Self.money.count).contains(where: { !$0.isEmpty && $0 != "0" }) {
          throw Failure(.no, "a visit takes no money; payments are what the creditor reports")
        }
        var report = VisitCells()
        (report.met, report.visitors, report.day) = (cells[1], cells[2], cells[3])
        (report.address, report.occupants, report.letter) = (cells[4], cells[5], cells[6])
        (report.amount, report.due, report.note) = (cells[7], cells[8], cells[9])
        report.found = zip(["phone:", "address:", "clue:"], cells[10...12])
          .filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }
        let file = try place.file(cells[0])
        if try report.isKnown(on: file, at: place) {
          unchanged += 1
          continue
        }
        _ = try place.perform([try report.order(on: file, at: place)])
      } catch {
        rejected.append("row \(line): \(error.sentence)")
      }
    }
    let answer = Answer(
      read: rows.count, applied: rows.count - rejected.count - unchanged, unchanged: unchanged,
      rejected: rejected)
    printing { printer in
      if options.json {
        printer.json(answer)
      } else {
        printer.line(
          "\(answer.read) read: \(answer.applied) reported, \(unchanged) known already, "
            + "\(rejected.count) rejected")
        rejected.forEach { printer.line("  " + $0) }
      }
    }
    if !rejected.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private struct Answer: Encodable {
    var read: Int
    var applied: Int
    var unchanged: Int
    var rejected: [String]
  }
}

extension CaseFile {
  /// The debtor's first address that is not bad, then a guarantor's.
  var firstAddress: String? {
    parties.filter { $0.role == .debtor || $0.role == .guarantor }.flatMap(\.points)
      .first { $0.kind == .address && $0.state != .bad }?.id
  }
}
