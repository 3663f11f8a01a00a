internal import ArgumentParser
internal import Cases
internal import Conduct
internal import Foundation
internal import Playbook
internal import Screen

/// The playbook: what ships, extended by the book's own where there is a book.
struct ScriptsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scripts", abstract: "The playbook's scripts: list, show, for a case, lint.",
    subcommands: [List.self, Show.self, For.self, Lint.self, Training.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every script in every language it is written in.")

    @OptionGroup var options: BookOptions

    func run() throws {
      let playbook = try DeskData.playbook(options).playbook
      var table = TextTable([.left, .left, .left, .left, .left])
      printing { printer in
        for row in playbook.scripts.rows {
          if options.json { printer.json(row) } else { table.row(cells(of: row)) }
        }
        for line in table.lines { printer.line(line) }
      }
    }

    private func cells(of row: ScriptRow) -> [String] {
      let marks = row.buckets + row.segments + row.strategies
      return [
        row.id, row.language, row.audience, row.channel,
        row.title + (marks.isEmpty ? "" : "  (\(marks.joined(separator: " ")))"),
      ]
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One script, whole; in the words of a case where one is named.")

    @OptionGroup var options: BookOptions
    @Argument(help: "The script's id, such as m1-service.") var id: String
    @Option(help: "en or zh.") var language = "en"
    @Option(name: .customLong("case"), help: "Fill in the facts of this case.")
    var caseNumber: String?

    func run() throws {
      let (playbook, problems) = try DeskData.playbook(options)
      for problem in problems { tell(problem.description) }
      guard let (script, faults) = playbook.scripts.script(id) else {
        throw Failure(.noInput, "there is no script “\(id)”; `arrears scripts list` names all")
      }
      for fault in faults { tell(fault.description) }
      guard playbook.scripts.languages.contains(language) else {
        let known = playbook.scripts.languages.joined(separator: ", ")
        throw Failure(.usage, "--language takes one of \(known), not “\(language)”")
      }
      var detail = ScriptDetail(script, language: language)
      if let caseNumber {
        let place = try options.open()
        let subject = try place.subject(
          caseNumber, speaking: script.head.audience)
        guard let sheet = playbook.sheet(id, for: subject, language: language) else { return }
        detail.fill(from: sheet)
      }
      printing { printer in
        if options.json { return printer.json(detail) }
        for line in detail.lines { printer.line(line) }
      }
    }
  }

  struct For: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The scripts that fit a case, the best first, with segment and strategy.")

    @OptionGroup var options: BookOptions
    @Argument(help: "The case's number.") var caseNumber: String
    @Option(help: "The contact point: its id, number or address (else the debtor).")
    var to: String?

    func run() throws {
      let place = try options.open()
      _ = try place.reader()
      var (playbook, problems) = DeskData.playbook(of: place)
      for problem in problems { tell(problem.description) }
      let subject = try place.subject(caseNumber, to: to)
      let language = playbook.language(for: subject.party, charter: place.charter)
      let preparation = playbook.prepare(subject, language: "en")
      let rows = preparation.scripts.map { ScriptChoiceRow($0, language: language) }
      printing { printer in
        if options.json {
          for row in rows { printer.json(row) }
          return
        }
        for line in preparation.brief.lines { printer.line(line) }
        printer.line(preparation.segment.line)
        for advice in preparation.advice.prefix(3) { printer.line(advice.line) }
        var table = TextTable([.right, .left, .left])
        for row in rows {
          let why = row.reasons.isEmpty ? "" : "  (\(row.reasons.joined(separator: ", ")))"
          table.row(["\(row.points)", row.id, row.title + why])
        }
        for line in table.lines { printer.line(line) }
      }
    }
  }

  struct Training: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A case to train on: what to press, what is then on record, and why.")

    @OptionGroup var options: BookOptions
    @Option(help: "en or zh.") var language = "en"

    func run() throws {
      guard let training = try DeskData.playbook(options).playbook.training else {
        throw Failure(.noInput, "the playbook has no training case")
      }
      printing { printer in
        for line in training.lines(in: language) { printer.line(line.text) }
      }
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is wrong in the playbook, with file and line; exit status 1 if anything is.")

    @OptionGroup var options: BookOptions

    func run() throws {
      let (playbook, problems) = try DeskData.playbook(options)
      let faults = DeskData.faults(in: playbook, problems)
      printing { printer in
        for fault in faults {
          if options.json { printer.json(fault) } else { printer.line(fault.description) }
        }
        if faults.isEmpty, !options.json {
          let languages = playbook.scripts.languages.joined(separator: ", ")
          printer.line("\(playbook.scripts.heads.count) scripts in \(languages): nothing is wrong")
        }
      }
      if !faults.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
    }
  }
}

extension SegmentAssessment {
  /// `segment lost-contact: marked unreachable; never reached`.
  fileprivate var line: String {
    let why =
      set.map { [$0.reason ?? "set", $0.by.map { "by \($0)" } ?? ""].joined(separator: " ") }
      ?? reasons.map { $0.text["en"] }.joined(separator: "; ")
    return "segment \(segment.rawValue): " + (why.isEmpty ? "nothing speaks against it" : why)
  }
}

extension StrategyAdvice {
  /// `strategy praise (8): teacher or public servant`.
  fileprivate var line: String {
    "strategy \(strategy) (\(points)): " + reasons.map { $0["en"] }.joined(separator: "; ")
  }
}
