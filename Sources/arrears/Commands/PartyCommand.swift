internal import ArgumentParser
internal import Casebook
internal import Cases

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
