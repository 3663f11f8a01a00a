internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console

struct LegalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "legal", abstract: "The legal track of a case, and what is about to expire.",
    subcommands: [LegalTrack.self, LimitationsDue.self], defaultSubcommand: LegalTrack.self)
}

struct LegalTrack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Show the track of a case, or add a step (leads).")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(
    help: """
      review, letter-before-action, lawyers-letter, filing, hearing, judgment, enforcement, \
      withdrawn or limitation; none shows the track.
      """)
  var step: String?
  @Option(help: "The day: 2026-11-25, fri, +2 (else today).") var day: String?
  @Option(help: "The number of the court or the lawyer.") var reference: String?
  @Option(help: "The court, the law firm, the bailiff.") var office: String?
  @Option(help: "What it cost, in major units.") var cost: String?
  @Option(help: "What a judgment awards, in major units.") var amount: String?
  @Option(help: "Where the paper is.") var document: String?
  @Option(help: "A line to go with it.") var note: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    guard let step else {
      _ = try place.reader()
      return printing { printer in
        if options.json { return file.legal.forEach { printer.json($0) } }
        file.trackLines(on: place.today).forEach { printer.line($0) }
      }
    }
    guard let kind = LegalStep.Kind(rawValue: step) else {
      let known = LegalStep.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "there is no step “\(step)”; known are \(known)")
    }
    var made = LegalStep(step: kind, day: try Typed.day(day, place) ?? place.today)
    made.reference = reference
    made.office = office
    made.cost = try Typed.minor(cost, file)
    made.amount = try Typed.minor(amount, file)
    made.document = document
    made.note = note
    try place.answer([Order(file.id, .legal(made))], options, "\(step) on \(file.id)")
  }
}

struct LimitationsDue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Cases whose limitation nears and no claim is filed.")

  @OptionGroup var options: BookOptions
  @Option(help: "Days ahead.") var days = 90

  private struct Line: Encodable {
    var `case`: CaseID
    var name: String
    var limitation: Day
    var days: Int
  }

  func run() throws {
    let place = try options.open()
    _ = try place.reader()
    let table = try failing { () throws(BookError) in try place.book.loadTable() }
    var lines: [Line] = []
    for index in table.rows.indices where table.rows[index].isOpen {
      guard let id = table.id(index),
        let file = try failing({ () throws(BookError) in try place.book.file(id) }),
        let limitation = file.limitation, !file.hasOpenClaim, limitation - place.today <= days
      else { continue }
      lines.append(
        Line(
          case: id, name: file.debtor?.name ?? "", limitation: limitation,
          days: limitation - place.today))
    }
    lines.sort { $0.limitation < $1.limitation }
    printing { printer in
      for line in lines {
        if options.json {
          printer.json(line)
        } else {
          let when = line.days < 0 ? "TIME-BARRED" : "in \(line.days) days"
          printer.line("\(line.case)  \(line.name)  \(line.limitation)  \(when)")
        }
      }
    }
  }
}

extension Workplace {
  /// Does it and answers.
  func answer(_ orders: [Order], _ options: BookOptions, _ sentence: String) throws {
    let performed = try perform(orders)
    printing { printer in
      if options.json, let id = orders.first?.caseID {
        printer.json(EventsAnswer(id, performed.events))
      } else {
        printer.line(sentence)
      }
    }
  }
}
