internal import ArgumentParser
internal import Cases
internal import Conduct

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prohibited language in scripts, templates and free text.",
    discussion: """
      A FILE ending in .jsonl holds objects with `text` and `language`, one a line. Exit status 1 \
      if anything prohibited was found.
      """)

  @OptionGroup var options: BookOptions
  @Argument(help: "Files to check.", completion: .file()) var files: [String] = []
  @Option(help: "Text to check.") var text: String?
  @Option(help: "en or zh (else found out).") var language: String?
  @Option(name: .customLong("case"), help: "Whose facts make a legal status true.")
  var caseNumber: String?

  func run() throws {
    guard text != nil || !files.isEmpty else {
      throw Failure(.usage, "name a file, or give the text with --text")
    }
    let language = try self.language.map { name throws(Failure) in
      guard let language = TextLanguage(rawValue: name) else {
        throw Failure(.usage, "--language takes en or zh, not “\(name)”")
      }
      return language
    }
    let check: LanguageCheck
    do { check = try LanguageCheck.bundled() } catch { throw Failure(.badData, error.description) }
    let facts = try facts()
    var isLawful = true
    var mistakes = 0
    try printing { printer in
      for (text, stated) in try texts(&mistakes) {
        let report = check.report(text, language: language ?? stated, facts: facts)
        if report.verdict == .prohibited { isLawful = false }
        options.json ? printer.line(report.json()) : printer.line(sentence(report))
      }
    }
    if mistakes > 0 { throw Failure(.badData, "\(mistakes) lines could not be read") }
    if !isLawful { throw ExitCode(Failure.Status.no.rawValue) }
  }

  /// What is to be checked, with the language that a line states.
  private func texts(_ mistakes: inout Int) throws -> [(String, TextLanguage?)] {
    var texts: [(String, TextLanguage?)] = text.map { [($0, nil)] } ?? []
    for file in files {
      let content = String(decoding: try InputFile.read(file), as: UTF8.self)
      guard file.hasSuffix(".jsonl") else {
        texts.append((content, nil))
        continue
      }
      for line in LanguageLine.read(content) {
        switch line {
        case .success(let line): texts.append((line.text, line.language))
        case .failure(let mistake):
          mistakes += 1
          tell("\(file): \(mistake)")
        }
      }
    }
    return texts
  }

  private func facts() throws -> Set<String> {
    guard let caseNumber else { return [] }
    let place = try options.open()
    _ = try place.reader()
    let file = try place.file(caseNumber)
    return Set(file.facts(at: place.now).map(\.fact.rawValue))
  }

  private func sentence(_ report: LanguageReport) -> String {
    let findings = report.findings.map { "\n  \($0.category.rawValue): “\($0.quote)” (\($0.rule))" }
    return report.verdict.rawValue + findings.joined()
  }
}

struct ConductCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conduct", abstract: "The contact rules.",
    subcommands: [List.self, Show.self, Try.self], defaultSubcommand: List.self)

  /// The packs that ship and those of the person and of the book, where there is one.
  private static func library(_ options: BookOptions) throws(Failure) -> PackLibrary {
    do { return try ConductPacks.library(try? options.path()) } catch {
      throw Failure(.badData, error.description)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The packs there are.")
    @OptionGroup var options: BookOptions

    func run() throws {
      let summaries: [PackSummary]
      do { summaries = try ConductCommand.library(options).summaries() } catch let error
        as PackProblems
      {
        throw Failure(.badData, error.description)
      }
      printing { printer in
        for pack in summaries {
          options.json ? printer.json(pack) : printer.line(pack.line)
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One pack: its rules, with citation, basis, force and date.")
    @OptionGroup var options: BookOptions
    @Argument(help: "The pack's id.") var pack: String

    func run() throws {
      let pack = try ConductCommand.pack(self.pack, try ConductCommand.library(options))
      printing { options.json ? $0.json(pack) : $0.line(pack.described) }
    }
  }

  struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run scenarios: one JSON object a line in, one a line out.")
    @OptionGroup var options: BookOptions
    @Argument(help: "A JSON Lines file of scenarios.", completion: .file()) var file: String

    func run() throws {
      let text = String(decoding: try InputFile.read(file), as: UTF8.self)
      var runner = ScenarioRunner(library: try ConductCommand.library(options))
      var failed = 0
      var problems = 0
      printing { printer in
        for result in runner.tryScenarios(text, file: file) {
          switch result {
          case .success(let result):
            if !result.pass { failed += 1 }
            printer.json(result)
          case .failure(let problem):
            problems += 1
            tell(problem.description)
          }
        }
      }
      if problems > 0 { throw Failure(.badData, "\(problems) scenarios could not be read") }
      if failed > 0 { throw Failure(.no, "\(failed) scenarios failed") }
    }
  }

  private static func pack(_ id: String, _ library: PackLibrary) throws(Failure) -> Pack {
    guard library.ids.contains(id) else {
      throw Failure(
        .noInput, "there is no pack “\(id)”; known are \(library.ids.joined(separator: ", "))")
    }
    do { return try library.packInPlace(id) } catch { throw Failure(.badData, error.description) }
  }
}
