import Cases
import Conduct
import Console
import Screen
import Testing
import Worklist

/// What the board's keys say where they do nothing, and what its alerts lead to.
@Suite struct BoardKeysTests {
  /// Each key that would change something says on both screens why it does not.
  @Test func anAuditorReadsWhyEachKeyIsRefused() {
    let auditor = Member(user: "song", name: "Song", role: .auditor)
    var bench = Bench(actor: auditor)
    for key in "123456789nexXalTpdLCuU0cb" {
      bench.type(String(key))
      #expect(
        bench.model.notice?.text == "auditors read everything and change nothing", "\(key)")
      #expect(bench.model.layer == nil && bench.model.entry == nil, "\(key)")
    }
    bench.type("B")
    #expect(bench.model.scene == .board)
    for key in "m=CuUxXTplLd" {
      bench.type(String(key))
      #expect(
        bench.model.notice?.text == "auditors read everything and change nothing", "\(key)")
    }
    #expect(bench.events.isEmpty)
  }

  @Test func whatIsDoneAtTheDeskSaysSoOnTheBoard() {
    var bench = BoardTests().board()
    // A case stands open at the desk, and nobody sees which.
    bench.type("BB")
    #expect(bench.model.scene == .board && bench.model.open != nil)
    for key in "10nexalLdTp" {
      bench.type(String(key))
      #expect(
        bench.model.notice?.text == "that is done at the desk: Enter opens the case there",
        "\(key)")
      #expect(bench.model.layer == nil && bench.model.entry == nil, "\(key)")
    }
    bench.press(.function(4))
    #expect(bench.model.layer == nil, "the list of a field that nobody sees")
    bench.press(.backtab)
    #expect(bench.model.board.pane == .agents)
  }

  /// Help begins with what the board can do, and says of the desk's commands that they are the desk's.
  @Test func helpOnTheBoardBeginsWithTheBoard() throws {
    var bench = BoardTests().board(Size(width: 80, height: 24))
    bench.type("?")
    guard case .picker(let picker) = bench.model.layer else {
      Issue.record("help is a list")
      return
    }
    let own = ConsoleCommand.table.filter { $0.scene == .board }.map(\.help)
    #expect(Array(picker.rows.prefix(own.count)).map(\.text) == own)
    #expect(picker.rows[own.count].text == "Between the cases and the agents, who choose the cases")
    let first = try #require(picker.rows.firstIndex { $0.unavailable?.contains("desk") == true })
    #expect(picker.rows[first...].allSatisfy { $0.unavailable?.contains("desk") == true })
    let board = ConsoleCommand.table.count { $0.scene == .board || $0.boardHelp != nil }
    for row in picker.rows.prefix(board) {
      #expect(row.text.displayWidth <= 59, "“\(row.text)” is cut at 80 columns")
    }
  }

  /// All alerts are reached, also those for which there is no room.
  @Test func eachAlertShowsWhatItIsAbout() throws {
    var bench = BoardTests().board(Size(width: 80, height: 24))
    var orphan = Bench.file("C-1", "Nobody's", 300_000)
    orphan.owner = nil
    bench.place(orphan)
    bench.send(
      .limited([
        CaseID("A-101")!: .init(rule: "us.7in7", used: 6, most: 7, span: .days(7)),
        CaseID("A-102")!: .init(rule: "us.7in7", used: 5, most: 7, span: .days(7)),
      ]))
    #expect(bench.text.contains("Alerts 2 of 3, ! lists all"))
    bench.type("!")
    #expect(bench.text.contains("A-102 5 of 7 contacts"))
    bench.type("unassigned\n")
    #expect(bench.model.board.current == .nobody)
    #expect(bench.text.contains("Nobody's"))
    bench.type("!A-102\n")
    #expect(bench.openCase == "A-102")
  }

  /// An exception to conduct is an alert of its own, and leads to the case.
  @Test func anExceptionToConductIsAnAlert() throws {
    var bench = BoardTests().board()
    bench.send(
      .boarded(
        BoardData(
          day: TeamDay(bench.model.today, zone: bench.model.charter.zone), kept: [:], recent: [])))
    #expect(!bench.text.contains("exception"))
    let exception = ConductException(rule: "hours", reason: "he called back")
    bench.send(
      .happened(
        [
          Event(
            seq: 900, at: bench.model.moment.now, by: "lin", caseID: CaseID("A-102")!,
            happening: .exception(exception))
        ], []))
    #expect(bench.text.contains("! 1 exception to conduct (E)"))
    bench.type("E")
    var sheet = ReportSheet("exceptions", "Exceptions to conduct", on: bench.model.today)
    sheet.sections = [ReportSection("exceptions", "Exceptions to conduct", [("at", "At")])]
    sheet.sections[0].rows = [
      ["10:00", "A-102", "lin", "hours", "he called back"].map { .text($0) }
    ]
    bench.send(.reported(sheet))
    #expect(bench.text.contains("林: he called back"))
    bench.type("\n")
    #expect(bench.openCase == "A-102")
    #expect(bench.model.scene == .desk)
  }

  /// What speaks against evening out is read to its end in the smallest window.
  @Test func warningsOfEveningOutAreNotCut() {
    var bench = BoardTests().board(Size(width: 80, height: 24))
    var plan = BalancePlan()
    plan.warnings = [.uneven(before: 239, after: 175, of: 298, percent: 10)]
    bench.model.layer = .balance(BalanceView(plan))
    #expect(bench.text.contains("175 of 298 shares stay more than 10 % off the mean, now 239"))
    #expect(bench.text.contains("was found"))
  }
}
