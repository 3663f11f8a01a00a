internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import Playbook
internal import Worklist

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "The search checklist of a case, or a try of one source.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The case's number.") var caseNumber: String
  @Argument(help: "The source that was asked; none shows the checklist.") var source: String?
  @Option(help: "found, nothing, refused or asked.") var result = "nothing"
  @Option(help: "The legal basis, where the source needs one.") var basis: String?
  @Option(help: "What came of it: phone:…, address:…, email:…, or a clue; may be repeated.")
  var found: [String] = []
  @Option(help: "The day (else today).") var day: String?
  @Option(help: "A line to go with it.") var note: String?

  private struct Line: Encodable {
    var source: String
    var title: String
    var needsBasis: Bool
    var thirdParty: Bool
    var tries: [Trace]
  }

  func run() throws {
    let place = try options.open()
    let file = try place.file(caseNumber)
    let sources = DeskData.playbook(of: place).0.sources
    guard let source else {
      let (related, hidden) = try RelatedCases.of(file, place)
      return printing { printer in
        for one in sources.checklist(for: file) {
          let tries = file.traces.filter { $0.source == one.id }
          if options.json {
            printer.json(
              Line(
                source: one.id, title: one.title["en"], needsBasis: one.rules.needsBasis,
                thirdParty: one.rules.isThirdParty, tries: tries))
          } else {
            let done = tries.map { "\($0.day) \($0.result.rawValue)" }.joined(separator: ", ")
            let needs = one.rules.needsBasis ? " (needs a basis)" : ""
            printer.line(
              "\(done.isEmpty ? "[ ]" : "[x]") \(one.id)  \(one.title["en"])\(needs)  \(done)")
          }
        }
        guard !options.json, !related.isEmpty || hidden > 0 else { return }
        printer.line("Cases of this book that share something:")
        for one in related { printer.line("    " + one.text) }
        if hidden > 0 { printer.line("    " + TreatmentWording.english.hiddenRelated(hidden)) }
      }
    }
    guard let known = sources[source] else {
      throw Failure(
        .usage,
        "there is no source “\(source)”; known are \(sources.all.map(\.id).joined(separator: ", "))"
      )
    }
    var trace = Trace(
      source: source, result: try Typed.word(result, "--result", as: Trace.Result.self),
      day: try Typed.day(day, place) ?? place.today)
    trace.basis = basis
    trace.found = found.map(Typed.finding)
    trace.note = note
    try place.answer(
      [Order(file.id, .trace(trace, of: known.rules))], options, "Asked \(source) for \(file.id)")
  }
}

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
