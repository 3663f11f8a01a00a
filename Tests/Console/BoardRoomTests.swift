import Cases
import Console
import Screen
import Testing
import Worklist

/// What the board says where there is no room for everything.
@Suite struct BoardRoomTests {
  private static let small = Size(width: 80, height: 24)

  /// A board of fourteen agents, who have a few cases each in several buckets and currencies.
  private func crowd(_ size: Size = small) -> Bench {
    var files: [CaseFile] = []
    for number in 0..<42 {
      var file = Bench.file("A-\(100 + number)", "人\(number)", Int64(1_000_000 + number * 70_000))
      file.owner = UserID("agent\(number % 5)")
      file.debt.due = Day("2026-11-04")! - number * 4
      if number % 2 == 1 { file.debt.currency = Currency("USD")! }
      files.append(file)
    }
    var bench = Bench(files, size: size, actor: BoardTests.lead)
    bench.model.charter.team =
      (0..<14).map { Member(user: UserID("agent\($0)"), name: "Agent \($0)", role: .agent) }
      + [BoardTests.lead]
    bench.model.chooseScene()
    return bench
  }

  @Test func agentsOutOfSightAreCountedAndReached() {
    var bench = crowd()
    #expect(bench.text.contains("9 more: Tab ↑ ↓"))
    #expect(!bench.text.contains("Agent 13"))
    bench.type("\t")
    #expect(bench.text.contains("9 more: ↑ ↓"))
    for _ in 0..<13 { bench.type("j") }
    #expect(bench.text.contains("> Agent 13"))
    #expect(!crowd(Size(width: 120, height: 40)).text.contains("more: Tab"))
    #expect(!crowd(Size(width: 200, height: 50)).text.contains("more: Tab"))
  }

  /// What fits is whole, and where all keys are listed is always said.
  @Test(arguments: [80, 100, 120, 200]) func theHintsAreWhole(_ width: Int) throws {
    var bench = crowd(Size(width: width, height: 24))
    for pane in ["agents", "cases"] {
      let line = try #require(
        bench.text.split(separator: "\n").first { $0.hasPrefix(" Tab \(pane)") })
      #expect(line.hasSuffix("? keys"))
      for hint in ["Space mark", "m move", "= balance", "r requests", "R reports"] {
        #expect(line.contains(hint), "\(hint) at \(width)")
      }
      bench.type("\t")
    }
  }

  /// The sum stands below the cases of nobody, and has them in it, as the header does.
  @Test func theTeamsSumHasTheUnassignedInIt() throws {
    var bench = crowd(Size(width: 120, height: 50))
    let orphan = try #require(bench.files[CaseID("A-100")!])
    var given = orphan
    given.owner = nil
    bench.files[given.id] = given
    bench.model.table = CaseTable(bench.files.values.sorted { $0.id < $1.id })
    bench.press(.function(5))
    let lines = bench.text.split(separator: "\n").map(String.init)
    func queue(_ name: String) -> Int? {
      lines.first { $0.dropFirst(2).hasPrefix(name) }.flatMap { line in
        line.split(separator: " ").compactMap { Int($0) }.first
      }
    }
    #expect(queue("unassigned") == 1)
    #expect(queue("TEAM  ") == 42)
    #expect(lines[0].contains("42 cases"))
  }

  @Test func thePreviewOfEveningOutIsReadToItsEnd() throws {
    var bench = crowd()
    bench.type("=")
    #expect(bench.text.contains("so that 14 people have like shares"))
    #expect(bench.text.contains("Cases each: now 0–9, then 0–7."))
    #expect(bench.text.contains("· lines 1–18 of "))
    #expect(!bench.text.contains("Agent 13"))
    for _ in 0..<3 { bench.press(.pageDown) }
    #expect(bench.text.contains("Agent 13"))
    #expect(bench.text.contains("PgDn scroll"))
    bench.press(.home)
    #expect(bench.text.contains("like shares"))
    bench.type("\n")
    #expect(bench.text.contains("cases to 14 people?"))
  }

  /// A lead answers knowing who asks for what, why, and what is owed, in the smallest window too.
  @Test func aRequestIsReadToItsEndBeforeItIsAnswered() throws {
    var bench = BoardTests().board(Self.small)
    let why = "lost his job in August; his brother lends him this much if it closes the account"
    let late = Requested.promise(500_000, due: bench.model.today + 9, reason: why)
    try bench.elsewhere("A-101", .request(late), by: "lin")
    bench.type("r\n")
    for part in [
      "林 asks: later date 5,000.00 due 2026-12-03. Why: lost his job", "closes the account. Owed:",
      "89,990.00 CNY, 92 days overdue", "Approve", "Send back",
    ] { #expect(bench.text.contains(part), "\(part)") }
  }

  private func wide() -> ReportSheet {
    var sheet = ReportSheet("promises", "Promises", on: Day("2026-11-24")!)
    var section = ReportSection(
      "due", "Due per day",
      [("day", "Day"), ("currency", "Currency"), ("amount", "Amount")]
        + (1...9).map { ("c\($0)", "Column number \($0)") },
      names: 2, chart: .init(label: 1, value: 2, scale: 1))
    let amounts: [(Currency, Int64)] = [
      (Bench.yuan, 70_000), (Bench.yuan, 9_000_000), (Currency("USD")!, 5_000),
    ]
    for (index, (currency, amount)) in amounts.enumerated() {
      let counts = (1...9).map { ReportCell.count($0) }
      section.rows.append(
        [.text("2026-11-2\(index)"), .text(currency.code), .money(amount, currency)] + counts)
    }
    sheet.sections = [section]
    return sheet
  }

  /// The names of a row stay while its columns scroll one by one, and what is hidden is counted.
  @Test func theNamesOfAReportsRowsStay() {
    var bench = crowd()
    bench.send(.reported(wide()))
    #expect(bench.text.contains("Due per day  columns 1–3 of 11, ← →"))
    var seen: Set<Int> = []
    for _ in 0..<12 {
      #expect(bench.text.contains("2026-11-21  CNY "))
      #expect(!bench.text.contains("~"), "a column is whole or not there")
      for number in 1...9 where bench.text.contains("Column number \(number)") {
        seen.insert(number)
      }
      bench.press(.right)
    }
    #expect(seen == Set(1...9))
    #expect(bench.text.contains("of 11, ← →"))
    #expect(bench.text.contains("CNY: the longest bar is 90,000.00"))
    #expect(bench.text.contains("USD: the longest bar is 50.00"))
    #expect(bench.text.contains("█"))
    bench.press(.left)
    #expect(!bench.text.contains("longest bar"), "the bars are out of sight")
    for _ in 0..<12 { bench.press(.left) }
    #expect(bench.text.contains("columns 1–3 of 11"))
  }

  /// The titles of the columns stay above the rows.
  @Test func theTitlesOfAReportsColumnsStay() {
    var bench = crowd()
    var sheet = wide()
    let rows = sheet.sections[0].rows
    sheet.sections[0].rows = (0..<20).flatMap { _ in rows }
    bench.send(.reported(sheet))
    bench.press(.pageDown)
    #expect(bench.text.contains("Amount  Column number 1"))
    #expect(bench.text.contains("· lines 18–35 of "))
    bench.press(.end)
    #expect(bench.text.contains("Amount  Column number 1"))
  }

  /// Printed, a group of bars says what its longest is.
  @Test func barsOfTwoCurrenciesSayTheirScales() {
    var sheet = wide()
    sheet.sections[0].columns.removeLast(9)
    sheet.sections[0].rows = sheet.sections[0].rows.map { Array($0.prefix(3)) }
    let lines = reportLines(sheet).map(\.whole)
    #expect(lines.contains("  CNY: the longest bar is 90,000.00"))
    #expect(lines.contains("  USD: the longest bar is 50.00"))
    #expect(lines.count { $0.hasSuffix(String(repeating: "█", count: 40)) } == 2)
  }
}
