internal import ArgumentParser
internal import Casebook
internal import Cases

/// The reports, one a file (`Report….swift`).
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Figures of the desk, each with its numerator and denominator.",
    subcommands: [
      ReportDay.self, ReportAging.self, ReportTeam.self, ReportPromises.self,
      ReportStrategies.self,
    ])
}

/// What every report has: the book, and the day it is about.
struct ReportOptions: ParsableArguments {
  @OptionGroup var book: BookOptions
  @Option(help: "As of this day: 2026-11-23, or today where it is left out.") var day: String?

  /// The day that was asked for.
  func day(at place: Workplace) throws(Failure) -> Day {
    guard let day else { return place.today }
    guard let read = Day(day) else {
      throw Failure(.usage, "--day takes a day such as 2026-11-23, not “\(day)”")
    }
    return read
  }
}

extension Workplace {
  /// What is wanted of every case of the book, in the order of their numbers.
  func survey<Value>(_ body: (CaseFile) -> Value) throws(Failure) -> [Value] {
    let book = book
    return try failing { () throws(BookError) in
      let table = try book.loadTable()
      return try book.survey(table.rows.indices.compactMap(table.id), body)
    }
  }
}
