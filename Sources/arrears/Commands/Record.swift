internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Playbook

struct RecordOutcome: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Log an outcome; answers once it is on disk.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "An outcome code, such as no-answer or promise.") var outcome: String
  @Option(help: "The contact point: its id (p1), number or address.") var to: String?
  @Option(help: "The amount promised, in major units: 500 or 1,300.50.") var amount: String?
  @Option(help: "The day: 2026-11-25, fri, +2, tomorrow, eom.") var due: String?
  @Option(
    help: "firm, hesitant or evasive.",
    completion: .list(Promise.Firmness.allCases.map(\.rawValue)))
  var firmness: String?
  @Option(help: "Of a plan: in how many parts the amount is paid, the first on --due.")
  var instalments: Int?
  @Option(help: "Of a plan: month, week, 2 weeks, or days between two parts.")
  var every = "month"
  @Option(name: .customLong("at-time"), help: "The time of a call-back, HH:MM.") var atTime: String?
  @Option(help: "A line to go with it.") var note: String?
  @Option(help: "The strategy used.") var strategy: String?
  @Option(help: "The contact happened although the rules stop it: why. Leads see it.")
  var exception: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let record = try record(on: file, at: place)
    let performed = try place.perform([Order(file.id, .record(record))])
    let after = try place.file(caseNumber)
    if options.json {
      printing { $0.json(Answer(performed.events, after)) }
    } else {
      let next = after.next.map { "; next: \($0)" } ?? ""
      printing { $0.line("Logged \(outcome) on \(file.id)\(next)") }
    }
  }

  /// The record that the options stand for.
  private func record(on file: CaseFile, at place: Workplace) throws(Failure) -> Record {
    let outcomes = DeskData.outcomes(of: place)
    guard let code = outcomes.first(where: { $0.code == outcome }) else {
      let known = outcomes.map(\.code).sorted().joined(separator: ", ")
      throw Failure(.usage, "there is no outcome “\(outcome)”; known are \(known)")
    }
    var record = Record(outcome: code)
    record.to = try file.point(named: to) ?? (code.flags.contains(.attempt) ? file.firstPhone : nil)
    record.note = note
    record.strategy = strategy
    record.exception = exception
    if let amount {
      guard let money = Money(typed: amount, currency: file.debt.currency) else {
        throw Failure(.usage, "--amount takes an amount such as 1300 or 1,300.50, not “\(amount)”")
      }
      record.amount = money.minor
    }
    if let due {
      guard let day = readDay(due, today: place.today) else {
        throw Failure(.usage, "--due takes a day such as 2026-11-25, fri or +2, not “\(due)”")
      }
      record.due = day
    }
    if let instalments {
      guard code.takesInstalments else {
        throw Failure(.usage, "\(outcome) takes no --instalments; plan-agreed does")
      }
      guard let interval = readInterval(every) else {
        throw Failure(.usage, "--every takes month, week, 2 weeks or days, not “\(every)”")
      }
      record.instalments = Instalments(count: instalments, every: interval)
    }
    if let firmness { record.firmness = try Typed.firmness(firmness) }
    if let atTime {
      guard let minute = readTime(atTime) else {
        throw Failure(.usage, "--at-time takes a time such as 15:30, not “\(atTime)”")
      }
      record.callBack = CallBackTime(day: record.due ?? nextDay(minute, place), minute: minute)
    }
    return record
  }

  /// A call-back without a day is today's if the time is still to come.
  private func nextDay(_ minute: Int, _ place: Workplace) -> Day {
    place.charter.zone.local(place.now).minute < minute ? place.today : place.today + 1
  }

  private struct Answer: Encodable {
    struct Next: Encodable {
      var day: Day?
      var contact: ContactPoint?
    }

    var seq: Int
    var `case`: CaseID
    var events: [Event]
    var next: Next

    init(_ events: [Event], _ file: CaseFile) {
      seq = events.last?.seq ?? 0
      `case` = file.id
      self.events = events
      next = Next(day: file.next, contact: file.firstPhone.flatMap { file.point($0)?.point })
    }
  }
}

struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a note on a case.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The note; - reads it from standard input, where no list of processes shows it.")
  var text: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let performed = try place.perform([Order(file.id, .note(try StandardInput.text(text)))])
    if options.json {
      printing { $0.json(EventsAnswer(file.id, performed.events)) }
    } else {
      printing { $0.line("Noted on \(file.id)") }
    }
  }
}

/// What a command on one case answers in JSON.
struct EventsAnswer: Encodable {
  var seq: Int
  var `case`: CaseID
  var events: [Event]

  init(_ id: CaseID, _ events: [Event]) {
    seq = events.last?.seq ?? 0
    `case` = id
    self.events = events
  }
}
