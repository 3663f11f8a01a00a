internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Playbook
internal import Worklist

struct Distribute: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give the cases of nobody to the agents, by the desk's rules.")

  @OptionGroup var options: BookOptions
  @Flag(help: "Show who would get what, and do nothing.") var dryRun = false

  func run() throws {
    let place = try options.open()
    try place.checkWriter()
    guard let member = try place.reader(), member.role == .lead else {
      throw Failure(Refusal.needsLead("distribute cases"))
    }
    let (rules, problems) = DeskData.distribution(of: place)
    for problem in problems { tell(problem.description) }
    guard problems.isEmpty else { throw Failure(.badData, "the rules of distribution are wrong") }
    try place.endCovers()
    let table = try place.rows(at: place.now)
    let plan = distribution(
      rules, in: table, packets: PacketIndex(table), charter: place.charter,
      at: Moment(now: place.now, charter: place.charter))
    let moves = plan.moves.map { (row: $0.row, to: $0.to) }
    let users = Set(moves.map(\.to))
    var answer = MoveAnswer(
      moved: moves.count, seq: nil, before: place.sides([nil] + users.map { $0 }, table),
      after: place.sides([nil] + users.map { $0 }, place.moved(moves, table)),
      warnings: plan.left.isEmpty ? [] : [MovePreview.Warning.left(plan.left.count).sentence])
    if !dryRun, !moves.isEmpty {
      let orders = plan.moves.flatMap { move in
        place.moveOrders([(move.row, move.to)], table, until: nil, reason: move.why)
      }
      answer.seq = try place.perform(orders).events.last?.seq
    }
    answer.print(options)
  }
}
