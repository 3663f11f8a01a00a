internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console

struct PointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "point",
    abstract: "Numbers and addresses of a case: list them, enter a new one, say good or bad.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The contact point's id (p1), with --state.") var point: String?
  @Option(help: "good, bad, untested or unverified.") var state: String?
  @Option(help: "Whose the new one is: a party's id (d, t1).") var of = "d"
  @Option(help: "A telephone number to enter, unverified.") var phone: String?
  @Option(help: "An address to enter, unverified.") var address: String?
  @Option(help: "An e-mail address to enter, unverified.") var email: String?
  @Option(help: "Where the new one is: mobile, home, work or other.") var place = "other"

  func run() throws {
    let desk = try options.open()
    let file = try desk.file(caseNumber)
    if let point {
      guard let state else { throw Failure(.usage, "say --state good or --state bad of \(point)") }
      let changed = PointChanged(
        point: point, state: try Typed.word(state, "--state", as: ContactPoint.State.self))
      return try desk.answer(
        [Order(file.id, .changePoint(changed))], options, "\(point) of \(file.id) is \(state)")
    }
    let stated = [(phone, ContactPoint.Kind.phone), (address, .address), (email, .email)]
      .compactMap { text, kind in text.map { (text: $0, kind: kind) } }
    guard stated.count <= 1, state == nil else {
      throw Failure(
        .usage, "one of --phone, --address and --email at a time; --state goes with a point's id")
    }
    guard let new = stated.first else { return list(file) }
    let made = ContactPoint(
      id: "", kind: new.kind, value: new.text,
      place: try Typed.word(place, "--place", as: Place.self), state: .unverified)
    try desk.answer(
      [Order(file.id, .addPoint(PointAdded(party: of, point: made)))], options,
      "Entered on \(file.id), unverified")
  }

  private struct Line: Encodable {
    var party: String
    var name: String
    var point: ContactPoint
  }

  private func list(_ file: CaseFile) {
    printing { printer in
      for party in file.parties {
        for point in party.points {
          if options.json {
            printer.json(Line(party: party.id, name: party.name, point: point))
          } else {
            printer.line(
              "\(point.id)  \(point.value)  \(Wording.english.pointState(point.state))  "
                + "\(party.name) (\(party.id), \(party.role.rawValue))")
          }
        }
      }
    }
  }
}

struct ClueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clue", abstract: "Note on a case what may help to reach or understand somebody.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The clue; - reads it from standard input.") var text: String

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    try place.answer(
      [Order(file.id, .addClue(try StandardInput.text(text)))], options, "Noted on \(file.id)")
  }
}
