internal import ArgumentParser
internal import Cases
internal import Playbook

struct ReportStrategies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategies",
    abstract: "What each strategy led to in each segment.")

  @OptionGroup var options: ReportOptions

  func run() throws {
    let place = try options.book.open()
    _ = try place.reader()
    let calls = try place.survey { $0.countedCalls(segment: .cooperative) }.joined()
    printing { printer in
      for figure in compareStrategies(calls) { printer.json(StrategyRow(figure)) }
    }
  }
}
