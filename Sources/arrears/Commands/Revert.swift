internal import ArgumentParser
internal import Casebook
internal import Cases

struct Revert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back an earlier action, but for the cases that somebody changed since.")

  @OptionGroup var options: BookOptions
  @Argument(help: "The number of one of its events, as `log` shows it.") var seq: Int

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    let (book, user, now) = (place.book, place.user, place.now)
    guard seq >= 1, seq <= book.seq else {
      throw Failure(.noInput, "there is no event \(seq) in this book")
    }
    let action = try failing { () throws(BookError) in
      try PastAction.find(containing: seq, in: book)
    }
    guard let action, !action.isEmpty else {
      throw Failure(.no, "event \(seq) belongs to no case; there is nothing to take back")
    }
    if action.places { throw Failure(.no, "event \(seq) brought cases into the book and stays") }
    var refused: [PastAction.Changed] = []
    let performed = try refusing { () throws(PerformError) in
      try book.perform(by: user, now: now) { book throws(PerformError) in
        do throws(BookError) {
          let (orders, changed) = try action.orders(in: book)
          refused = changed
          return orders
        } catch { throw .failed(error) }
      }
    }
    place.report(performed.notices)
    place.sortLetters(after: performed.events)
    print(performed.events, refused)
    if performed.events.isEmpty {
      throw Failure(.no, "nothing was taken back: every case has changed since")
    }
  }

  private func print(_ events: [Event], _ refused: [PastAction.Changed]) {
    let reverted = Set(events.compactMap(\.caseID)).count
    printing { printer in
      if options.json {
        return printer.json(
          Answer(reverted: reverted, seq: events.last?.seq ?? 0, refused: refused))
      }
      printer.line("Taken back on \(reverted == 1 ? "1 case" : "\(reverted) cases")")
      for row in refused {
        printer.line("\(row.case): \(row.by) changed the case since (\(row.event))")
      }
    }
  }

  private struct Answer: Encodable {
    var reverted: Int
    var seq: Int
    var refused: [PastAction.Changed]
  }
}
