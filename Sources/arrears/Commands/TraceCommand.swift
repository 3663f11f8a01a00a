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
