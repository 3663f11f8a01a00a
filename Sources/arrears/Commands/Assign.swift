internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Worklist

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move cases to a person, for good or until a day; cases of one person move together.")

  @OptionGroup var options: BookOptions
  @Option(help: "Who gets them.") var to: String
  @Option(help: "Case numbers, separated by commas.") var cases: String?
  @Option(help: "Everything this person has.") var from: String?
  @Option(
    help: "A whole view: today, broken, orphans … (of --from, if that is given).",
    completion: Queues.completion)
  var view: String?
  @Option(help: "Why; the receiver reads it.") var reason: String?
  @Option(help: "The last day of a cover; the cases then go back by themselves.")
  var until: String?
  @Flag(help: "Show what would move, and do nothing.") var dryRun = false

  func run() throws {
    guard cases == nil || (from == nil && view == nil), cases != nil || from != nil || view != nil
    else { throw Failure(.usage, "name --cases, or --from and --view, or one of these") }
    let until = try until.map { text throws(Failure) in
      guard let day = Day(text) else {
        throw Failure(.usage, "--until takes a day such as 2026-11-30, not “\(text)”")
      }
      return day
    }
    let place = try options.open()
    guard let receiver = place.charter.member(UserID(to)) else {
      throw Failure(Refusal.noSuchMember(UserID(to)))
    }
    guard let reason else { throw Failure(Refusal.reasonMissing) }
    try place.endCovers()
    let table = try place.rows(at: place.now)
    let packets = PacketIndex(table)
    let wanted = withPackets(try rows(table, place), packets, in: table)
    let rows = movable(wanted, to: receiver.user, in: table)
    guard !rows.isEmpty else {
      throw Failure(.no, "nothing to move: no open case of these is somebody else's")
    }
    let moment = Moment(now: place.now, charter: place.charter)
    let preview = movePreview(
      MovingRows(rows, in: table, at: moment), to: receiver, in: table,
      loads: Loads(table, at: moment), charter: place.charter)
    let moves = rows.map { (row: $0, to: receiver.user) }
    let givers = Set(rows.map { table.owner(Int($0)) })
    var answer = MoveAnswer(
      moved: rows.count, seq: nil, before: place.sides([receiver.user] + givers, table),
      after: place.sides([receiver.user] + givers, place.moved(moves, table)),
      warnings: preview.warnings.map(\.sentence))
    if !dryRun {
      let performed = try place.perform(
        place.moveOrders(moves, table, until: until, reason: reason))
      answer.seq = performed.events.last?.seq
    }
    answer.print(options)
  }

  private func rows(_ table: CaseTable, _ place: Workplace) throws -> [Int32] {
    if let cases {
      return try cases.split(separator: ",").map { text in
        guard let id = CaseID(text) else { throw Failure(.usage, "“\(text)” is no case number") }
        guard let row = table.index(of: id) else {
          throw Failure(.noInput, Refusal.unknownCase(id.text).description)
        }
        return Int32(row)
      }
    }
    let view = try view.map(Queues.view) ?? .all
    if let from, place.charter.member(UserID(from)) == nil, table.ownerNumber(UserID(from)) == nil {
      throw Failure(Refusal.noSuchMember(UserID(from)))
    }
    let scope = from.map { Scope.owned(by: UserID($0)) } ?? .everything
    return queue(view, scope, of: table, at: Moment(now: place.now, charter: place.charter))
  }
}

struct Balance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Even the cases of some people out, by count and value in each bucket.")

  @OptionGroup var options: BookOptions
  @Option(help: "The people: lin,lilei,wangfang.") var among: String
  @Option(help: "How far off the mean anybody may be, in percent.") var tolerance = 10.0
  @Option(help: "Why; the receivers read it.") var reason = "balance"
  @Flag(help: "Show what would move, and do nothing.") var dryRun = false

  func run() throws {
    guard (0...100).contains(tolerance) else {
      throw Failure(.usage, "--tolerance takes a percentage from 0 to 100")
    }
    let place = try options.open()
    var members: [Member] = []
    for name in among.split(separator: ",") {
      let user = UserID(String(name))
      guard let member = place.charter.member(user) else {
        throw Failure(Refusal.noSuchMember(user))
      }
      guard member.role != .auditor else { throw Failure(Refusal.notAnAgent(user)) }
      if !members.contains(where: { $0.user == user }) { members.append(member) }
    }
    guard members.count > 1 else { throw Failure(.usage, "--among names two people at least") }
    try place.endCovers()
    let table = try place.rows(at: place.now)
    let plan = balancePlan(
      among: members, in: table, packets: PacketIndex(table), charter: place.charter,
      at: Moment(now: place.now, charter: place.charter), tolerance: tolerance / 100)
    var answer = MoveAnswer(
      moved: plan.moves.count, seq: nil, before: place.sides(members.map(\.user), table),
      after: place.sides(members.map(\.user), place.moved(plan.moves, table)),
      warnings: plan.warnings.map(\.sentence))
    if !dryRun, !plan.moves.isEmpty {
      let performed = try place.perform(
        place.moveOrders(plan.moves, table, until: nil, reason: reason))
      answer.seq = performed.events.last?.seq
    }
    answer.print(options)
  }
}
