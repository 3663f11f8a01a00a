import Cases
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
    #expect(bench.text.contains("he called back"))
    bench.type("\n")
    #expect(bench.openCase == "A-102")
    #expect(bench.model.scene == .desk)
  }

  /// What speaks against evening out is read to its end in the smallest window.
  @Test func warningsOfEveningOutAreNotCut() {
    var bench = BoardTests().board(Size(width: 80, height: 24))
    var plan = BalancePlan()
    plan.warnings = [.uneven(before: 2_939, after: 1_207)]
    bench.model.layer = .balance(BalanceView(plan))
    #expect(bench.text.contains("before"))
    #expect(bench.text.contains("2939 %"))
  }
}
