internal import ArgumentParser
internal import Cases
internal import Console
internal import Worklist

/// How a report is given out: text where nothing is said.
struct ReportOutput: ParsableArguments {
  @Flag(help: "Print CSV.") var csv = false
  @Option(help: "Write one self-contained page with charts to this file.", completion: .file())
  var html: String?

  func give(_ sheet: ReportSheet, _ place: Workplace, _ options: BookOptions) throws(Failure) {
    if let html {
      try OutputFile.write(ReportPage(sheet: sheet, book: place.charter.name).html, to: html)
      tell("wrote \(html)")
    }
    guard html == nil || options.json || csv else { return }
    printing { printer in
      if options.json { return printer.json(sheet.json) }
      if csv { return printer.text(sheet.csv) }
      for line in reportLines(sheet) { printer.line(line.whole) }
    }
  }
}

extension ReportOptions {
  fileprivate func give(
    _ output: ReportOutput, _ report: (ReportSource) -> ReportSheet
  ) throws(Failure) {
    let place = try book.open()
    // Figures of everybody are for those who lead and those who audit.
    if let member = try place.reader(), member.role == .agent, !place.charter.limits.seesAll {
      throw Failure(Refusal.needsLead("see the figures of everybody"))
    }
    try output.give(report(try place.reportSource(try day(at: place))), place, book)
  }
}

struct ReportDay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "The day's close: how every case of the queue ended, and what is unaccounted for.")
  @OptionGroup var options: ReportOptions
  @OptionGroup var output: ReportOutput
  func run() throws { try options.give(output, dayReport) }
}

struct ReportAging: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aging", abstract: "Balances by bucket, and how they rolled in thirty days.")
  @OptionGroup var options: ReportOptions
  @OptionGroup var output: ReportOutput
  func run() throws { try options.give(output, agingReport) }
}

struct ReportTeam: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "What everybody has, did and achieved.")
  @OptionGroup var options: ReportOptions
  @OptionGroup var output: ReportOutput
  func run() throws { try options.give(output, teamReport) }
}

struct ReportPromises: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promises", abstract: "Promises by the day they are due, and how they were kept.")
  @OptionGroup var options: ReportOptions
  @OptionGroup var output: ReportOutput
  func run() throws { try options.give(output, promiseReport) }
}
