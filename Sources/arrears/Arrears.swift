internal import ArgumentParser
internal import Glibc

/// The command line: one sub-command a file in Commands/.
struct Arrears: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrears",
    abstract: "The collections desk in a terminal.",
    discussion: """
      Without a sub-command it opens the console. Exit status: 0 done; 1 the answer is no; \
      64 usage, 65 bad data, 66 no such input, 74 I/O error, 75 book busy, 77 not permitted.

      Arguments show in the list of processes: the texts of note, clue, find, --note, --text, --name, \
      --phone, --address, --email, --found, --consent and --reason are read from standard input where they \
      are “-”.
      """,
    version: "0.1.0",
    subcommands: [
      OpenConsole.self, Demo.self, Initialise.self, Team.self, Import.self, Payments.self,
      QueueCommand.self, Show.self, Find.self, Related.self, May.self, RecordOutcome.self,
      CarryCommand.self,
      LetterCommand.self, VisitCommand.self, LegalCommand.self, TraceCommand.self,
      PartyCommand.self, PointCommand.self, ClueCommand.self,
      RequestCommand.self, RequestsCommand.self, AnswerCommand.self,
      Note.self, Hold.self, Release.self, CloseCase.self, Reopen.self, Check.self,
      ConductCommand.self, Undo.self, Revert.self, Assign.self, Balance.self, Distribute.self,
      Log.self,
      Export.self, Verify.self,
      Compact.self, Rebuild.self, Report.self,
      ScriptsCommand.self, SegmentCommand.self, StrategyCommand.self,
      Themes.self, Keys.self, Schemas.self, Redo.self, Setup.self,
      Secure.self, Doctor.self, Expire.self, Erase.self, PersonCommand.self,
    ],
    defaultSubcommand: OpenConsole.self)
}

extension Arrears {
  /// A word that is no command would be taken for an argument of the console, and the answer would
  /// be about that.
  fileprivate static func refuseUnknownCommand(_ word: String?) throws(Failure) {
    guard let word, !word.hasPrefix("-"), word != "help" else { return }
    let names = configuration.subcommands.map { $0._commandName }
    guard !names.contains(word) else { return }
    throw Failure(.usage, "there is no command “\(word)”; `arrears --help` lists them")
  }
}

@main
enum Main {
  static func main() {
    // A pipe that is closed early is an answer of write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    Privileges.settle()
    do {
      try Arrears.refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      let arguments = try StandardInput.filled(Array(CommandLine.arguments.dropFirst()))
      var command = try Arrears.parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      tell(failure.sentence)
      exit(failure.status.rawValue)
    } catch {
      Arrears.exit(withError: error)
    }
  }
}
