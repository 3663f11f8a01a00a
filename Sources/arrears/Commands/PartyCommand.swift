internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console

struct PartyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party",
    abstract: "People of a case: add one, enter a guarantee, note an offer to pay.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "A party's id (g1, t1); none adds one.") var party: String?
  @Option(help: "The name of the one to add.") var name: String?
  @Option(help: "guarantor, third-party, executor, spouse, guardian or attorney.") var role: String?
  @Option(help: "How they stand to the debtor.") var relation: String?
  @Option(help: "A telephone number.") var phone: String?
  @Option(help: "An address.") var address: String?
  @Option(help: "joint or subsidiary.") var guarantee: String?
  @Option(help: "The most that is owed under the guarantee.") var limit: String?
  @Option(help: "The last day of the guarantee.") var until: String?
  @Option(help: "Where the signed guarantee is.") var document: String?
  @Option(help: "An amount the person offered to pay (- for none named).") var offers: String?
  @Option(help: "How the consent to note the offer was given.") var consent: String?

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let command: Command
    if let party {
      if phone != nil || address != nil {
        throw Failure(
          .usage, "`arrears point \(file.id) --of \(party)` enters a new number or address")
      }
      if let offers {
        command = .offer(
          Offer(
            party: party, amount: offers == "-" ? nil : try Typed.minor(offers, file),
            consent: consent ?? ""))
      } else {
        var change = PartyChanged(party: party)
        change.role = try role.map { try Typed.word($0, "--role", as: PartyRole.self) }
        change.relation = relation
        change.guarantee = try readGuarantee(file, place)
        command = .changeParty(change)
      }
    } else {
      command = .addParty(try newParty(file, place))
    }
    try place.answer([Order(file.id, command)], options, "Done on \(file.id)")
  }

  private func newParty(_ file: CaseFile, _ place: Workplace) throws -> Party {
    guard let name, let role else {
      throw Failure(.usage, "name a party of the case, or --name and --role of one to add")
    }
    var made = Party(
      id: "", role: try Typed.word(role, "--role", as: PartyRole.self), name: name)
    made.relation = relation
    made.guarantee = try readGuarantee(file, place)
    if let phone {
      made.points.append(
        ContactPoint(id: "", kind: .phone, value: phone, place: .other, state: .unverified))
    }
    if let address {
      made.points.append(
        ContactPoint(id: "", kind: .address, value: address, place: .other, state: .unverified))
    }
    return made
  }

  private func readGuarantee(_ file: CaseFile, _ place: Workplace) throws -> Guarantee? {
    guard let guarantee else { return nil }
    guard let document else { throw Failure(.usage, "--guarantee needs --document") }
    return Guarantee(
      kind: try Typed.word(guarantee, "--guarantee", as: Guarantee.Kind.self),
      limit: try Typed.minor(limit, file), until: try Typed.day(until, place), document: document)
  }
}

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
