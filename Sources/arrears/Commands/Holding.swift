internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Conduct
internal import Console

struct Hold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what holds: disputed, attorney-known, opted-out:sms, prior-consent …")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The fact, or what the person agreed to or opted out of.") var fact: String
  @Option(help: "The day or time from which it holds (else now).") var since: String?
  @Option(help: "The day or time at which it ends by itself.") var until: String?
  @Option(help: "Inconvenient there: mobile, home, work or other.") var place: String?
  @Option(help: "On these days: mon-fri, sat-sun (inconvenient, agreed-time).") var days: String?
  @Option(help: "From this time, HH:MM (inconvenient, agreed-time).") var open: String?
  @Option(help: "Up to this time, HH:MM (inconvenient, agreed-time).") var close: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let command = try command(place)
    let performed = try place.perform([Order(file.id, command)])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is marked \(fact)")
    }
  }

  private func command(_ desk: Workplace) throws(Failure) -> Command {
    try checkTimes()
    if ConsentName.isKnown(fact) {
      if since != nil || place != nil {
        throw Failure(
          .usage, "a consent is given now and for no place; --until, --days, --open and --close fit"
        )
      }
      var given = Consented(consent: fact, until: try desk.instant(until))
      (given.days, given.open, given.close) = (days, open, close)
      return .consent(given)
    }
    var held = Held(
      fact: try FactName.read(fact), since: try desk.instant(since),
      until: try desk.instant(until))
    if let place {
      guard let known = Place(rawValue: place) else {
        throw Failure(.usage, "there is no place “\(place)”; known are mobile, home, work, other")
      }
      held.place = known
    }
    (held.days, held.open, held.close) = (days, open, close)
    return .hold(held)
  }

  private func checkTimes() throws(Failure) {
    if let days, Weekdays(days) == nil {
      throw Failure(.usage, "--days takes days such as mon-fri or sat,sun, not “\(days)”")
    }
    for (name, text) in [("--open", open), ("--close", close)] {
      guard let text, readTime(text) == nil || text.count != 5, text != "24:00" else { continue }
      throw Failure(.usage, "\(name) takes a time such as 09:00, not “\(text)”")
    }
  }
}

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lift what no longer holds: a fact, a consent, an opt-out.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The fact or consent.") var fact: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let performed = try place.perform([Order(file.id, try command())])
    printing { printer in
      if options.json { return printer.json(EventsAnswer(file.id, performed.events)) }
      printer.line("\(file.id) is no longer marked \(fact)")
    }
  }

  private func command() throws(Failure) -> Command {
    guard ConsentName.isKnown(fact) else { return .release(try FactName.read(fact)) }
    var taken = Consented(consent: fact)
    taken.withdrawn = true
    return .consent(taken)
  }
}

extension Workplace {
  /// A time, or the beginning of a day in the book's zone.
  fileprivate func instant(_ text: String?) throws(Failure) -> Instant? {
    guard let text else { return nil }
    if let instant = Instant(text) { return instant }
    guard let day = Day(text) else {
      throw Failure(
        .usage, "a day or time looks like 2026-11-23 or 2026-11-23T15:00:00+08:00, not “\(text)”")
    }
    return charter.zone.instant(of: day, minute: 0)
  }
}

extension FactName {
  fileprivate static func read(_ text: String) throws(Failure) -> FactName {
    guard let fact = FactName(rawValue: text) else {
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(
        .usage,
        "there is no fact or consent “\(text)”; known are \(known), prior-consent, agreed-time, "
          + "opted-out:CHANNEL, opted-out:number:NUMBER")
    }
    return fact
  }
}
