internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Conduct

struct May: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Is this contact allowed, why not, and when will it be?")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "call, voicemail, sms, email, letter, postcard, visit or social.")
  var channel: String
  @Option(help: "The contact point: its id, number or address (else the first telephone).")
  var to: String?
  @Option(help: "collect, location, notice or reply.") var purpose = "collect"
  @Option(help: "At another time: 2026-11-23T15:00:00+08:00.") var at: String?

  func run() throws {
    guard let channel = Channel(rawValue: channel) else {
      throw Failure(.usage, "there is no channel “\(channel)”; see --help")
    }
    guard let purpose = Purpose(rawValue: purpose) else {
      throw Failure(.usage, "there is no purpose “\(purpose)”; see --help")
    }
    let place = try options.open()
    _ = try place.reader()
    let file = try place.file(caseNumber)
    let now = try at.map(Queues.instant) ?? place.now
    guard let point = try file.point(named: to) ?? file.firstPhone else {
      throw Failure(.no, "the case has no telephone; name a contact point with --to")
    }
    let contact = IntendedContact(to: point, by: channel, for: purpose)
    guard let verdict = try ConductDesk(place).judge.verdict(on: file, contact, at: now) else {
      throw Failure(Refusal.noSuchPoint(point))
    }
    printing { printer in
      if options.json { return printer.json(verdict) }
      printer.line(verdict.level.rawValue)
      for reason in verdict.reasons {
        printer.line("  \(reason.rule) \(reason.effect.rawValue): \(reason.text)")
        printer.line("    \(reason.citation) (basis \(reason.basis.rawValue))")
      }
      if let opens = verdict.opens { printer.line("opens \(opens)") }
    }
    if verdict.level.stops { throw ExitCode(Failure.Status.no.rawValue) }
  }
}

struct Hold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record a fact that holds: disputed, deceased, cease-requested …")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The fact.") var fact: String

  func run() throws {
    let place = try options.open()
    let (file, fact) = (try place.file(caseNumber), try FactName.read(fact))
    let performed = try place.perform([Order(file.id, .hold(Held(fact: fact)))])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is marked \(fact.rawValue)")
    }
  }
}

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Lift a fact that no longer holds.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The fact.") var fact: String

  func run() throws {
    let place = try options.open()
    let (file, fact) = (try place.file(caseNumber), try FactName.read(fact))
    let performed = try place.perform([Order(file.id, .release(fact))])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is no longer marked \(fact.rawValue)")
    }
  }
}

struct CloseCase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a case (leads only).")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Option(help: "Why: paid, recalled, written off.") var reason: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let performed = try place.perform([Order(file.id, .close(reason: reason))])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is closed")
    }
  }
}

struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Reopen a closed case (leads only).")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let performed = try place.perform([Order(file.id, .reopen)])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is open again")
    }
  }
}

extension FactName {
  fileprivate static func read(_ text: String) throws(Failure) -> FactName {
    guard let fact = FactName(rawValue: text) else {
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "there is no fact “\(text)”; known are \(known)")
    }
    return fact
  }
}

extension CaseFile {
  /// The contact point that a person names: by its id, its number in any spelling, its address.
  /// Nil if nothing was named.
  func point(named name: String?) throws(Failure) -> String? {
    guard let name else { return nil }
    if point(name) != nil { return name }
    let digits = name.filter(\.isNumber)
    for point in parties.flatMap(\.points) {
      if point.value == name { return point.id }
      if digits.count >= 5, point.kind == .phone, point.value.filter(\.isNumber) == digits {
        return point.id
      }
    }
    throw Failure(.noInput, Refusal.noSuchPoint(name).description)
  }
}
