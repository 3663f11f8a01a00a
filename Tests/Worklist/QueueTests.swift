import Cases
import Playbook
import Testing
import Worklist

/// A desk on Monday 2026-11-23, 10:00 in Shanghai.
private enum Morning {
  static let now = Instant("2026-11-23T02:00:00Z")!
  static let today = Day("2026-11-23")!
  static let yuan = Currency("CNY")!
  static let charter = Charter(
    name: "East", currency: yuan, zone: BookZone("Asia/Shanghai")!, actor: .agency, packs: [])
  static let moment = Moment(now: now, charter: charter)

  static func file(_ id: String, _ change: (inout CaseFile) -> Void = { _ in }) -> CaseFile {
    let debt = Debt(creditor: "Bank", currency: yuan, due: today - 45, principal: 500_000)
    let phone = ContactPoint(id: "p1", kind: .phone, value: "+8613800138000", place: .mobile)
    var file = CaseFile(
      id: CaseID(id)!, debt: debt,
      parties: [Party(id: "d", role: .debtor, name: "Zhou", points: [phone])])
    file.owner = "lin"
    change(&file)
    return file
  }

  static func promise(_ due: Day, _ firmness: Promise.Firmness = .firm) -> Promise {
    Promise(id: "1", amount: 1_000, due: due, firmness: firmness, made: due - 2, by: "lin")
  }

  /// The cases of a view, in order.
  static func order(
    _ view: View, _ files: [CaseFile], _ scope: Scope = .owned(by: "lin")
  ) -> [String] {
    let table = CaseTable(files)
    return queue(view, scope, of: table, at: moment).compactMap { table.id(Int($0))?.text }
  }
}

@Suite struct QueueTests {
  @Test func whatIsMostUrgentComesFirst() {
    let files = [
      Morning.file("A-1") { $0.tally.lastWorked = Morning.now },
      Morning.file("A-2"),
      Morning.file("A-3") { $0.promises = [Morning.promise(Morning.today)] },
      Morning.file("A-4") { $0.callBack = CallBack(at: Morning.now) },
      Morning.file("A-5") { $0.promises = [Morning.promise(Morning.today - 5)] },
    ]
    #expect(Morning.order(.all, files) == ["A-5", "A-4", "A-3", "A-2", "A-1"])
  }

  @Test func theHigherBalanceComesFirstAmongEquals() {
    let files = [
      Morning.file("A-1"), Morning.file("A-2") { $0.debt.principal = 500_100 }, Morning.file("A-3"),
    ]
    #expect(Morning.order(.today, files) == ["A-2", "A-1", "A-3"])
  }

  typealias Row = (why: String, view: View, isIn: Bool, file: CaseFile)
  private static let rows: [Row] = [
    ("a new case is for today", .today, true, Morning.file("A-1")),
    (
      "one scheduled for tomorrow is not", .today, false,
      Morning.file("A-1") { $0.next = Morning.today + 1 }
    ),
    (
      "one scheduled for yesterday is", .today, true,
      Morning.file("A-1") { $0.next = Morning.today - 1 }
    ),
    (
      "a call-back this evening is", .today, true,
      Morning.file("A-1") {
        $0.next = Morning.today + 3
        $0.callBack = CallBack(at: Instant("2026-11-23T15:59:59Z")!)
      }
    ),
    (
      "a call-back at midnight is tomorrow's", .today, false,
      Morning.file("A-1") {
        $0.next = Morning.today + 1
        $0.callBack = CallBack(at: Instant("2026-11-23T16:00:00Z")!)
      }
    ),
    (
      "a hesitant promise comes up the day before", .today, true,
      Morning.file("A-1") { $0.promises = [Morning.promise(Morning.today + 1, .hesitant)] }
    ),
    (
      "a firm one does not", .today, false,
      Morning.file("A-1") { $0.promises = [Morning.promise(Morning.today + 1)] }
    ),
    (
      "a held case is nobody's work", .today, false,
      Morning.file("A-1") { $0.facts = [FactRecord(fact: .deceased, since: nil)] }
    ),
    (
      "but it stands in all", .all, true,
      Morning.file("A-1") { $0.facts = [FactRecord(fact: .deceased, since: nil)] }
    ),
    ("a closed one nowhere", .all, false, Morning.file("A-1") { $0.closed = "paid" }),
    (
      "a promise in its grace is not broken", .broken, false,
      Morning.file("A-1") { $0.promises = [Morning.promise(Morning.today - 1)] }
    ),
    (
      "after it, it is", .broken, true,
      Morning.file("A-1") { $0.promises = [Morning.promise(Morning.today - 2)] }
    ),
    (
      "no number left is a skip", .skips, true,
      Morning.file("A-1") { $0.parties[0].points[0].state = .bad }
    ),
    (
      "worked and nothing scheduled is an orphan", .orphans, true,
      Morning.file("A-1") { $0.tally.lastWorked = Morning.now }
    ),
    ("a new case is no orphan", .orphans, false, Morning.file("A-1")),
    (
      "thirty thousand yuan are a high balance", .highBalance, true,
      Morning.file("A-1") { $0.debt.principal = 3_000_000 }
    ),
    (
      "a yuan less are not", .highBalance, false,
      Morning.file("A-1") { $0.debt.principal = 2_999_900 }
    ),
    (
      "thirty thousand dong are no high balance", .highBalance, false,
      Morning.file("A-1") {
        $0.debt.currency = Currency("VND")!
        $0.debt.principal = 3_000_000
      }
    ),
  ]

  @Test(arguments: rows)
  func views(_ row: Row) {
    #expect(Morning.order(row.view, [row.file]).isEmpty != row.isIn, "\(row.why)")
  }

  @Test func anAgentSeesTheirOwnAndALeadSeesAll() {
    let files = [Morning.file("A-1"), Morning.file("A-2") { $0.owner = "chen" }]
    #expect(Morning.order(.all, files) == ["A-1"])
    #expect(Morning.order(.all, files, .owned(by: "chen")) == ["A-2"])
    #expect(Morning.order(.all, files, .owned(by: "nobody")) == [])
    #expect(Morning.order(.all, files, .everything) == ["A-1", "A-2"])
  }

  @Test func reasonsAddUpToThePoints() {
    let files = [
      Morning.file("A-1") {
        $0.promises = [Morning.promise(Morning.today - 9)]
        $0.callBack = CallBack(at: Morning.now)
        $0.tally.lastContact = Morning.now + -5 * 86_400_000
      }
    ]
    let table = CaseTable(files)
    let reasons = QueueRules.standard.reasons(table.rows[0], table, at: Morning.moment)
    let sum = reasons.reduce(0) { $0 + $1.points }
    let closed = QueueRules.standard.closedZones(of: table, at: Morning.moment)
    #expect(
      sum == QueueRules.standard.points(table.rows[0], table, at: Morning.moment, closed: closed))
    #expect(reasons.map(\.rule).contains(.brokenPromise))
    #expect(reasons.first { $0.rule == .silence }?.points == 10)
  }

  /// A queue in which some stepped down is the one that sorting everything anew would give.
  @Test func whoMayNotBeCalledStepsDownToTheirPoints() {
    let files = (1...60).map { number in
      Morning.file("A-\(100 + number)") { file in
        file.debt.principal = Int64(number * 7 % 11) * 100_000
        if number.isMultiple(of: 3) { file.promises = [Morning.promise(Morning.today - 9)] }
        if number.isMultiple(of: 4) { file.tally.lastWorked = Morning.now }
        if number.isMultiple(of: 5) { file.callBack = CallBack(at: Morning.now) }
      }
    }
    let table = CaseTable(files)
    let order = queue(.all, .everything, of: table, at: Morning.moment)
    let stopped = Set(order.prefix(20).enumerated().filter { $0.offset % 3 == 0 }.map(\.element))
    func place(_ index: Int32) -> (Int, Int64, Int32) {
      let row = table.rows[Int(index)]
      let points = QueueRules.standard.points(
        row, table, at: Morning.moment, closed: [], isStopped: stopped.contains(index))
      return (-points, -row.balance, index)
    }
    let lowered = steppingDown(stopped, in: order, of: table, at: Morning.moment)
    #expect(lowered != order)
    #expect(lowered == order.sorted { place($0) < place($1) })
    #expect(steppingDown([], in: order, of: table, at: Morning.moment) == order)
  }

  @Test func countsAreTheLengthsOfTheViews() {
    let files = (1...40).map { number in
      Morning.file("A-\(100 + number)") { file in
        if number.isMultiple(of: 3) { file.promises = [Morning.promise(Morning.today - 9)] }
        if number.isMultiple(of: 5) { file.tally.lastWorked = Morning.now }
        if number.isMultiple(of: 7) { file.owner = "chen" }
      }
    }
    let table = CaseTable(files)
    let counted = counts(.owned(by: "lin"), of: table, at: Morning.moment)
    for view in View.allCases {
      #expect(counted[view] ?? 0 == Morning.order(view, files).count)
    }
  }

  @Test func packetsFindTheOtherCasesOfAPerson() {
    let files = (0..<30).map { number in
      Morning.file("A-\(100 + number)") { $0.parties[0].identity = "id\(number % 10)" }
    }
    var table = CaseTable(files)
    var packets = PacketIndex(table)
    #expect(packets.mates(of: 3, in: table) == [13, 23])
    let added = table.put(
      CaseDigest(Morning.file("A-900") { $0.parties[0].identity = "id3" }), id: CaseID("A-900")!)
    packets.insert(added, in: table)
    #expect(packets.mates(of: 3, in: table).sorted() == [13, 23, 30])
  }

  @Test(arguments: [
    ("ZW", [["zw"]]), ("138-0013", [["1380013"]]), ("zhou 6222-1", [["zhou"], ["62221"]]),
    ("a-100", [["a-100"]]), ("  ", []),
  ])
  func typedNeedles(_ typed: String, _ wanted: [[String]]) {
    #expect(needles(typed).map { [String(decoding: $0, as: UTF8.self)] } == wanted)
  }
}
