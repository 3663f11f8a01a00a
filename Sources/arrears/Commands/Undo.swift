internal import ArgumentParser
internal import Casebook
internal import Cases

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Take back your last action.")

  @OptionGroup var options: BookOptions

  func run() throws {
    let place = try options.open()
    let (book, user) = (place.book, place.user)
    let found = try failing { () throws(BookError) in
      try ActionHistory(of: user, in: book).toUndo.flatMap { action throws(BookError) in
        try action.orders(in: book)
      }
    }
    guard let orders = found else { throw Failure(.nothingToUndo) }
    let performed = try place.perform(orders)
    printing { printer in
      if options.json {
        let seqs = orders.flatMap { order -> [Int] in
          switch order.command {
          case .undo(let seqs, _): return seqs
          case .moveBack(let seq, _): return [seq]
          default: return []
          }
        }
        return printer.json(
          Answer(reverted: seqs.sorted(), seq: performed.events.last?.seq ?? 0, refused: []))
      }
      let cases = orders.prefix(10).compactMap(\.caseID?.text).joined(separator: ", ")
      let rest = orders.count > 10 ? " and \(orders.count - 10) more" : ""
      printer.line("Taken back on \(cases)\(rest)")
    }
  }

  private struct Answer: Encodable {
    var reverted: [Int]
    var seq: Int
    var refused: [String]
  }
}
