internal import Casebook
internal import Cases
internal import Screen
internal import Worklist

/// What people have before and after a move, as `assign` and `balance` give it.
struct MoveAnswer: Encodable {
  struct Side: Encodable {
    var cases: Int
    var balance: [String: Int64]
    var buckets: [String: Int]
    var dueToday: Int
    var promises: Int
    var callBacks: Int
    var capacity: Int?

    init(_ load: Load, _ currencies: [Currency], capacity: Int?) {
      cases = load.cases
      balance = [:]
      for (index, minor) in load.balance.enumerated() where minor != 0 {
        balance[currencies[index].code] = minor
      }
      buckets = [:]
      for bucket in Bucket.allCases where load.buckets[bucket.rawValue] != 0 {
        buckets[bucket.name] = load.buckets[bucket.rawValue]
      }
      dueToday = load.dueToday
      promises = load.promises
      callBacks = load.callBacks
      self.capacity = capacity
    }
  }

  var moved: Int
  /// The last event of the move; null for what was only tried.
  var seq: Int?
  var before: [String: Side]
  var after: [String: Side]
  var warnings: [String]

  private enum CodingKeys: String, CodingKey { case moved, seq, before, after, warnings }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(moved, forKey: .moved)
    try container.encode(seq, forKey: .seq)
    try container.encode(before, forKey: .before)
    try container.encode(after, forKey: .after)
    try container.encode(warnings, forKey: .warnings)
  }

  func print(_ options: BookOptions) {
    printing { printer in
      if options.json { return printer.json(self) }
      var table = TextTable([.left, .right, .right, .right, .right, .right, .left, .left])
      table.row(["", "cases", "today", "PTP", "call-backs", "capacity", "buckets", "balance"])
      for user in before.keys.sorted() {
        for (title, side) in [("\(user) before", before[user]), ("\(user) after", after[user])] {
          guard let side else { continue }
          table.row(cells(title, side))
        }
      }
      for line in table.lines { printer.line(line) }
      printer.line(seq == nil ? "\(moved) cases would move" : "\(moved) cases moved")
    }
    for warning in warnings { tell(warning) }
  }

  private func cells(_ title: String, _ side: Side) -> [String] {
    let money = side.balance.sorted { $0.key < $1.key }.compactMap { code, minor in
      Currency(code).map { "\(code) \(Money(minor: minor, currency: $0).whole)" }
    }
    let buckets = Bucket.allCases.compactMap { bucket in
      side.buckets[bucket.name].map { "\(bucket.name):\($0)" }
    }
    return [
      title, "\(side.cases)", "\(side.dueToday)", "\(side.promises)", "\(side.callBacks)",
      side.capacity.map(String.init) ?? "-", buckets.joined(separator: " "),
      money.joined(separator: " "),
    ]
  }
}

extension Workplace {
  /// What some people have.
  func sides(_ users: [UserID?], _ table: CaseTable) -> [String: MoveAnswer.Side] {
    let loads = Loads(table, at: Moment(now: now, charter: charter))
    var sides: [String: MoveAnswer.Side] = [:]
    for user in users {
      sides[user?.text ?? "nobody"] = MoveAnswer.Side(
        loads[user], table.currencies, capacity: user.flatMap { charter.member($0)?.capacity })
    }
    return sides
  }

  /// The orders of a move, refused as a whole where somebody moved one of the cases meanwhile.
  func moveOrders(
    _ moves: [(row: Int32, to: UserID)], _ table: CaseTable, until: Day?, reason: String
  ) -> [Order] {
    moves.compactMap { move in
      table.id(Int(move.row)).map { id in
        Order(
          id,
          .assign(
            to: move.to, until: until, reason: reason,
            expecting: .owner(table.owner(Int(move.row)))))
      }
    }
  }

  /// The table after a move, without doing it.
  func moved(_ moves: [(row: Int32, to: UserID)], _ table: CaseTable) -> CaseTable {
    var after = table
    for move in moves { after.setOwner(move.to, at: Int(move.row)) }
    return after
  }

  /// Covers whose last day has passed end, whoever looks first. Readers change nothing.
  func endCovers() throws(Failure) {
    guard let member, member.role != .auditor else { return }
    let (book, user, now) = (book, user, now)
    let table = try failing { () throws(BookError) in try book.loadTable() }
    let orders = endedCovers(in: table)
    guard !orders.isEmpty else { return }
    _ = try refusing { () throws(PerformError) in try book.perform(orders, by: user, now: now) }
  }

  /// The rows of the book as they are at an instant: a hold that has ended by itself stops nothing,
  /// one whose time has come stops the work, though no event says so.
  func rows(at instant: Instant) throws(Failure) -> CaseTable {
    let book = book
    var table = try failing { () throws(BookError) in try book.loadTable() }
    passTime(in: &table, at: instant)
    return table
  }

  func passTime(in table: inout CaseTable, at instant: Instant) {
    for index in table.timed {
      guard let id = table.id(index), let file = try? book.file(id) else { continue }
      table.look(at: index, file, at: instant)
    }
  }

  /// The orders that end what is over.
  func endedCovers(in table: CaseTable) -> [Order] {
    table.rows.indices.filter { table.rows[$0].flags.contains(.covered) }.compactMap { index in
      guard let id = table.id(index), let file = try? book.file(id), let until = file.coverUntil,
        until < today
      else { return nil }
      return Order(id, .endCover)
    }
  }
}

extension MovePreview.Warning {
  /// One sentence.
  var sentence: String {
    switch self {
    case .overCapacity(let user, let after, let capacity):
      "\(user) would have \(after) cases, more than the capacity of \(capacity)"
    case .language(let language, let count):
      "\(count) of the cases are in a language the receiver does not speak (\(language))"
    case .livePromises(let count): "\(count) of the cases have a live promise"
    case .desk(let from, let to):
      "cases of desk “\(from)” may not go to "
        + (to.isEmpty ? "people without a desk" : "desk “\(to)”")
    case .left(let count): "\(count) cases are left: no rule lets anybody with room have them"
    case .uneven(let before, let after, let all, let percent):
      "\(after) of \(all) shares (somebody's cases, or their balance, in a bucket) stay more than "
        + "\(percent) % off the mean, before \(before): no better was found"
    }
  }
}
