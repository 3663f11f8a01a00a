internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Conduct
internal import Foundation

struct Initialise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "An empty book; its maker becomes a lead.")

  @Argument(help: "The directory to make.", completion: .directory) var directory: String
  @Option(help: "What the book is called.") var name: String
  @Option(help: "Its currency: CNY.") var currency: String
  @Option(help: "Its time zone: Asia/Shanghai.") var zone: String
  @Option(help: "Who collects: agency, creditor or debt_buyer.") var actor: String
  @Option(help: "Its conduct packs: us-fed,us-ma.") var packs = ""
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    guard let money = Currency(currency), Locale.Currency(money.code).isISOCurrency else {
      throw Failure(.usage, "--currency takes an ISO 4217 code such as CNY, not “\(currency)”")
    }
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.usage, "--name takes what the book is called; it is empty")
    }
    guard let bookZone = BookZone(zone) else {
      throw Failure(.usage, "--zone takes a time zone such as Asia/Shanghai, not “\(zone)”")
    }
    guard let kind = CollectorKind(rawValue: actor) else {
      throw Failure(.usage, "--actor takes agency, creditor or debt_buyer, not “\(actor)”")
    }
    let ids = packs.split(separator: ",").map { String($0.filter { $0 != " " }) }
    do { _ = try ConductPacks.library(nil).bookRulebook(ids) } catch {
      throw Failure(.usage, "--packs: \(error)")
    }
    let user = Workplace.login()
    let charter = Charter(
      name: name, currency: money, zone: bookZone, actor: kind, packs: ids,
      team: [Member(user: UserID(user), name: user, role: .lead)])
    let directory = directory
    let book = try failing { () throws(BookError) in
      try Book.create(at: directory, charter: charter)
    }
    let now = try Clock(nil).now
    try refusing { () throws(PerformError) in
      try book.adoptCharter(by: UserID(user), now: now)
    }
    printing { printer in
      if json { return printer.json(Answer(book: directory, team: charter.team)) }
      printer.line("Made the book “\(name)” in \(directory); \(user) is its lead.")
    }
  }

  private struct Answer: Encodable {
    var book: String
    var team: [Member]
  }
}
