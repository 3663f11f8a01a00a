internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Playbook
internal import Screen
internal import Worklist

struct ReportStrategies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategies",
    abstract: "What each strategy led to in each segment, and on which cases it is advised.",
    discussion: """
      Counts the calls with the right party for which a strategy was recorded: how many ended in a \
      promise, and how many of the promises that are decided were kept, each with Wilson's 95 % \
      interval. Below it the open cases by segment and advised strategy.
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var output: ReportOutput

  func run() throws {
    let place = try options.book.open()
    let day = try options.day(at: place)
    let instant =
      options.day == nil ? place.now : place.charter.zone.instant(of: day + 1, minute: 0) + -1
    let told = try place.strategies(at: instant)
    if options.day == nil {
      Figures(seq: place.book.seq, figures: told.figures).keep(in: place.book)
    }
    if output.csv || output.html != nil {
      let sheet = strategySheet(told.figures, told.coverage, order: told.order, on: day)
      return try output.give(sheet, place, options.book)
    }
    let answer = Answer(
      day: day.description, figures: told.figures.map(StrategyRow.init), coverage: told.coverage)
    printing { printer in
      if options.book.json { return printer.json(answer) }
      for line in lines(answer, told.order) { printer.line(line) }
    }
  }

  private struct Answer: Encodable {
    var day: String
    var figures: [StrategyRow]
    var coverage: StrategyCoverage
  }

  private func lines(_ answer: Answer, _ order: [String]) -> [String] {
    var table = TextTable([.left, .left, .right, .right, .right, .right])
    table.row(["segment", "strategy", "promises/calls", "95 %", "kept/decided", "95 %"])
    for row in answer.figures {
      table.row([
        row.segment, row.strategy, row.promised.count, row.promised.span, row.kept.count,
        row.kept.span,
      ])
    }
    var lines = ["Calls with the right party by \(answer.day)", ""] + table.lines
    if answer.figures.isEmpty { lines.append("No call with a strategy is on record yet.") }
    let coverage = answer.coverage
    lines += ["", "Open cases by segment and advised strategy", ""]
    var cases = TextTable([.left] + Array(repeating: .right, count: order.count + 1))
    cases.row(["segment"] + order + ["cases"])
    for row in coverage.segments {
      cases.row([row.segment] + order.map { "\(row.strategies[$0] ?? 0)" } + ["\(row.cases)"])
    }
    let sums = order.map { id in coverage.segments.reduce(0) { $0 + ($1.strategies[id] ?? 0) } }
    cases.row(["all"] + sums.map(String.init) + ["\(coverage.cases)"])
    lines += cases.lines
    lines.append("Cases without a strategy: \(coverage.without)")
    return lines
  }
}

/// What strategies led to, and where they are advised.
struct StrategiesTold {
  var figures: [StrategyFigure]
  var coverage: StrategyCoverage
  /// The strategies, as the playbook lists them.
  var order: [String]
}

extension Workplace {
  func strategies(at instant: Instant) throws(Failure) -> StrategiesTold {
    struct Told {
      var calls: [CountedCall]
      var advice: CaseAdvice?
    }
    let (playbook, problems) = DeskData.playbook(of: self)
    for problem in problems { tell(problem.description) }
    let charter = charter
    let told = try survey { file -> Told in
      let advice = playbook.advice(file, at: instant, charter: charter)
      return Told(
        calls: file.countedCalls(segment: advice.segment, until: instant),
        advice: file.closed == nil ? advice : nil)
    }
    return StrategiesTold(
      figures: compareStrategies(told.lazy.flatMap(\.calls)),
      coverage: StrategyCoverage(told.lazy.compactMap(\.advice)),
      order: playbook.strategies.strategies.map(\.id))
  }
}
