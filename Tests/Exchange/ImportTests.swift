import Cases
import Exchange
import Testing

struct ImportTests {
  @Test(.enabled(if: SharedData.isThere))
  func `the credit file: 30,000 accounts, the overdue ones with a balance`() throws {
    let context = ImportContext(
      day: try #require(Day("2026-11-23")), zone: try #require(BookZone("Asia/Taipei")), by: "lin")
    let result = try readCases(
      try SharedData.bytes("credit/UCI_Credit_Card.csv"),
      mapping: try ShippedMappings.cases("credit"), context: context)
    #expect(result.read == 30_000)
    #expect(result.cases.count == 5_129)
    #expect(result.skipped == 24_871)
    #expect(result.rejected == [])
    #expect(result.cases.reduce(0) { $0 + $1.debt.balance } == 297_721_892_00)
    let first = try #require(result.cases.first)
    #expect(first.id.text == "TW-1")
    #expect(first.balance == Money(minor: 3_913_00, currency: try #require(Currency("TWD"))))
    #expect(
      BucketEdges.standard.bucket(daysPastDue: first.debt.daysPastDue(on: context.day)) == .m2)
    #expect(first.debtor?.sex == "F")
    #expect(first.debtor?.born == Day("2002-11-23"))
  }

  @Test(.enabled(if: SharedData.isThere))
  func `the receivables on 2012-03-16: 21 invoices of 17 customers, 6 disputed`() throws {
    let context = ImportContext(
      day: try #require(Day("2012-03-16")), zone: .utc, by: "lin")
    let result = try readCases(
      try SharedData.bytes("receivables/WA_Fn-UseC_-Accounts-Receivable.csv"),
      mapping: try ShippedMappings.cases("receivables"), context: context)
    #expect(result.read == 2_466)
    #expect(result.cases.count == 21)
    #expect(result.skipped == 2_445)
    #expect(Set(result.cases.map(\.debtor?.identity)).count == 17)
    let noon = BookZone.utc.instant(of: try #require(Day("2012-03-16")), minute: 720)
    #expect(result.cases.count { $0.isHeld(at: noon) } == 6)
    let disputed = result.cases.flatMap(\.facts)
    #expect(Set(disputed.map(\.fact)) == [.disputed])
    #expect(Set(disputed.map(\.since)) == [Instant("2012-03-16T00:00:00Z")])
    #expect(Set(result.cases.map(\.debt.currency.code)) == ["USD"])
    #expect(result.cases.first { $0.debt.number == "0273425635" }?.debt.due == Day("2012-03-08"))
    #expect(result.cases.first { $0.debt.number == "0273425635" }?.debt.principal == 11_376)
  }

  @Test(arguments: [
    ("1.2.3", "balance: '1.2.3' is not a number"),
    ("1e9999", "balance: '1e9999' is not a number"),
    ("12.345", "balance: '12.345' has more than 2 digits behind the mark"),
    ("99999999999999999999", "balance: '99999999999999999999' has too many digits"),
    ("999999999999999", "balance: '999999999999999' is more money than a debt can be"),
    ("-5", "balance: below nothing; leave such rows out with 'where'"),
    ("", "balance: is empty"),
  ])
  func `an amount that cannot be rejects its row with line and reason`(
    amount: String, reason: String
  ) throws {
    let result = try read("id,amount,name\nA1,\(amount),Li\nA2,5,Li\n", mapping())
    #expect(result.rejected.map(\.reason) == [reason])
    #expect(result.rejected.map(\.line) == [2])
    #expect(result.rejected.map(\.cells) == [["A1", amount, "Li"]])
    #expect(result.cases.map(\.id.text) == ["A2"])
  }

  @Test(arguments: [
    ("31/02/2026", "due: '31/02/2026' is not a day written d/M/yyyy"),
    ("2026-11-23", "due: '2026-11-23' is not a day written d/M/yyyy"), ("", "due: is empty"),
  ])
  func `a day that cannot be rejects its row`(day: String, reason: String) throws {
    let yaml = mapping("dates: d/M/yyyy", due: "due: \"{due}\"")
    let result = try read("id,amount,name,due\nA1,5,Li,\(day)\n", yaml)
    #expect(result.rejected.map(\.reason) == [reason])
  }

  @Test func `other rows that cannot be`() throws {
    let csv = """
      id,amount,name
      张,5,Li
      A1,5,
      A2,5,Li
      A2,6,Li
      A3,5
      ,5,Li
      """
    #expect(
      try read(csv, mapping()).rejected.map { "\($0.line) \($0.reason)" } == [
        "2 case: '张' is no case number: letters, digits and -_.:/#, 40 at most",
        "3 name: is empty", "5 case A2 stands in line 4 already",
        "6 it has 2 cells where the header has 3", "7 case: is empty",
      ])
  }

  @Test(arguments: [
    ("amount > 10", "ac"), ("amount >= 10 and name != 'Li'", "b"), ("not amount = 10", "ac"),
    ("amount in (10, 20)", "bc"), ("name = 'Li' or amount < 11", "abc"),
    ("(name = 'Li' or amount = 10) and amount > 15", "ac"), ("{due day} < $day", "ab"),
    ("{due day} <= $day - 30", "a"), ("{due day} = 2026-11-22", "b"), ("{due day} = ''", "c"),
    ("not {due day} > 2026-01-01", "ac"), ("amount > -3", "abc"), ("name in ('Wu')", "b"),
  ])
  func `a condition chooses the rows`(condition: String, ids: String) throws {
    let csv = "id,amount,name,due day\na,30,Li,2025-01-01\nb,10,Wu,2026-11-22\nc,20,Li,\n"
    let result = try read(csv, mapping("where: \"\(condition)\""))
    #expect(result.rejected == [])
    #expect(result.cases.map(\.id.text).joined() == ids)
    #expect(result.skipped == 3 - ids.count)
  }

  @Test func `a cell that a condition cannot read rejects its row`() throws {
    let result = try read("id,amount,name\na,x,Li\n", mapping("where: amount > 0"))
    #expect(result.rejected.map(\.reason) == ["amount: 'x' is not a number"])
  }

  @Test func `progress is told and can stop the work`() throws {
    let csv = "id,amount,name\n" + (1...2_500).map { "A\($0),5,Li\n" }.joined()
    let mapping = try CaseMapping(yaml: mapping(), file: "m")
    let context = ImportContext(day: Day(number: 20_000), zone: .utc, by: "lin")
    var told: [Double] = []
    let result = try readCases(Array(csv.utf8), mapping: mapping, context: context) {
      told.append($0)
      return true
    }
    #expect(result.cases.count == 2_500)
    #expect(told.count == 2 && told == told.sorted() && told.allSatisfy { (0...1).contains($0) })
    #expect(throws: ImportError.stopped) {
      try readCases(Array(csv.utf8), mapping: mapping, context: context) { _ in false }
    }
  }

  @Test(.enabled(if: SharedData.isThere))
  func `cut and damaged files are read or refused, never a crash`() throws {
    let mapping = try ShippedMappings.cases("receivables")
    let context = ImportContext(day: Day(number: 15_415), zone: .utc, by: "lin")
    let bytes = try SharedData.bytes("receivables/WA_Fn-UseC_-Accounts-Receivable.csv").prefix(
      6_000)
    for step in 0..<600 {
      var damaged = Array(bytes.prefix(6_000 - step * 7))
      let place = step * 37 % damaged.count
      damaged[place] = UInt8(truncatingIfNeeded: step &* 89 &+ 34)
      let result = try? readCases(damaged, mapping: mapping, context: context)
      #expect(result?.read ?? 1 > 0)
    }
  }
}
