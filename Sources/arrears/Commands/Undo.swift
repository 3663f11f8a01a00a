internal import ArgumentParser
internal import Casebook
internal import Cases

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Take back your last action.")

  @OptionGroup var options: BookOptions

  func run() throws {
    try TakingBack.run(options, .nothingToUndo) { $0.toUndo }
  }
}

struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do again what you took back last.")

  @OptionGroup var options: BookOptions

  func run() throws {
    try TakingBack.run(options, .nothingToRedo) { $0.toRedo }
  }
}

/// Taking back, and doing again: taking back the taking back.
private enum TakingBack {
  static func run(
    _ options: BookOptions, _ none: Refusal, _ choose: (ActionHistory) -> LastAction?
  ) throws {
    let place = try options.open()
    try place.checkWriter()
    let (book, user) = (place.book, place.user)
    let found = try failing { () throws(BookError) in
      try choose(ActionHistory(of: user, in: book)).flatMap { action throws(BookError) in
        try action.orders(in: book)
      }
    }
    guard let orders = found else { throw Failure(none) }
    let performed = try place.perform(orders)
    place.sortLetters(after: performed.events)
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
      let what = none == .nothingToRedo ? "Done again" : "Taken back"
      printer.line("\(what) on \(cases)\(rest)")
    }
  }

  private struct Answer: Encodable {
    var reverted: [Int]
    var seq: Int
    var refused: [String]
  }
}
