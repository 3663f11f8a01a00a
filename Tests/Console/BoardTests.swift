import Cases
import Console
import Playbook
import Screen
import Testing
import Worklist

/// The lead's board, by keys.
@Suite struct BoardTests {
  static let lead = Member(user: "wang", name: "Wang", role: .lead)
  static let fang = Member(
    user: "fang", name: "王芳", role: .agent, capacity: 3, languages: ["zh"])

  /// Six cases of lin, one of Fang; the lead looks at lin's.
  func board(_ size: Size = Size(width: 120, height: 40), cases: Int = 6) -> Bench {
    var list = (1...cases).map { number in
      Bench.file("A-\(100 + number)", "人\(number)", Int64(9_000_000 - number * 1_000))
    }
    var other = Bench.file("B-1", "Fang's", 100_000)
    other.owner = "fang"
    list.append(other)
    var bench = Bench(list, size: size, actor: Self.lead)
    bench.model.charter.team.insert(Self.fang, at: 1)
    bench.model.chooseScene()
    return bench
  }

  private func keys(_ text: String, _ bench: inout Bench) -> Int {
    bench.type(text)
    return text.count
  }

  private func owned(_ user: UserID, _ bench: Bench) -> Int {
    bench.files.values.count { $0.owner == user }
  }

  @Test func threeCasesMoveWithSevenKeys() {
    var bench = board()
    let count = keys("   mwf\n", &bench)
    #expect(count == 7)
    #expect(owned("fang", bench) == 4)
    #expect(bench.appends == 1)
    #expect(bench.text.contains("Moved 3 cases 林 → 王芳"))
  }

  @Test func theDaysCloseMarksWhatIsUnaccountedForAndCCarriesItOver() throws {
    var bench = board()
    let source = ReportSource(
      charter: bench.model.charter, day: Day("2026-11-24")!, now: Bench.now,
      files: Array(bench.files.values), morning: Array(bench.files.values))
    bench.model.outcomes.append(
      Outcome(code: "carry-over", title: "Carry over", flags: [], needs: .note, retryDays: 1))
    bench.send(.reported(dayReport(source)))
    #expect(bench.text.contains("Unaccounted for"))
    bench.press(.enter)
    #expect(bench.model.board.marks.count == 7)
    bench.type("C\n")
    #expect(bench.events.isEmpty, "no reason, nothing carried")
    bench.type("Cline was down\n")
    #expect(bench.appends == 1)
    #expect(bench.outcomesLogged.count == 7)
    #expect(bench.model.notice?.text == "Carried 7 cases over to the next day.  u = undo")
    #expect(bench.model.board.marks.isEmpty)
    let after = dayEntries(
      ReportSource(
        charter: bench.model.charter, day: Day("2026-11-24")!, now: Bench.now,
        files: Array(bench.files.values), morning: source.morning))
    #expect(after.allSatisfy { $0.end == .carried })
  }

  @Test func theWholeViewMovesWithFiveKeysUpToTenCases() {
    var bench = board()
    #expect(keys("Amwf\n", &bench) == 5)
    #expect(owned("fang", bench) == 7)
    #expect(bench.appends == 1)
  }

  @Test func moreThanTenCasesAreAskedFor() {
    var bench = board(cases: 12)
    bench.type("Amwf\n")
    #expect(owned("fang", bench) == 1)
    #expect(bench.text.contains("Move 12 cases to 王芳?"))
    bench.press(.enter)
    #expect(owned("fang", bench) == 1, "Enter is no yes")
    bench.type("\n")
    bench.type("y")
    #expect(owned("fang", bench) == 13)
  }

  @Test func bothSidesAreShownBeforeAnythingMoves() {
    var bench = board()
    bench.type("   mwf")
    let text = bench.text
    #expect(text.contains("cases 6→3"))
    #expect(text.contains("cases 1→4/3"))
    #expect(text.contains("over the capacity of 3"))
    #expect(owned("fang", bench) == 1)
    bench.type("\u{1B}")
    #expect(!bench.text.contains("Assign 3 to"))
  }

  @Test func eveningOutSaysWhoWouldHaveTooMany() {
    var bench = board(cases: 9)
    bench.type("=")
    #expect(bench.text.contains("Even out"))
    #expect(bench.text.contains("! 王芳 would have 5, over the capacity of 3"))
    #expect(bench.text.contains("cases 1→5/3"), "the people stand below the warnings")
  }

  @Test func casesOfNobodyAreGivenOutByTheDesksRules() throws {
    var bench = board()
    var orphan = Bench.file("C-1", "Nobody's", 300_000)
    orphan.owner = nil
    bench.place(orphan)
    let lines = { (text: String) in text.split(separator: "\n").map(String.init) }
    bench.type("=")
    #expect(bench.text.contains("Even out"))
    bench.type("\u{1B}\tG")
    bench.press(.up)
    #expect(lines(bench.text).contains { $0.hasPrefix("> unassigned") })
    bench.send(.learned(Playbook.load().playbook, []))
    bench.type("=")
    #expect(bench.text.contains("Give out: 1"))
    bench.type("\n")
    #expect(bench.files[orphan.id]?.owner == "fang", "who has the most room below the capacity")
    guard case .assigned(let move)? = bench.events.last?.happening else {
      Issue.record("it was moved")
      return
    }
    #expect(move.reason == "late", "the rule's own word")
    bench.type("=")
    #expect(bench.text.contains("nobody's cases: there are none"))
    // One who joins stands above; the cursor stays where it was.
    var charter = bench.model.charter
    charter.team.append(Member(user: "new", name: "刘星", role: .agent))
    bench.send(.chartered(charter))
    bench.press(.function(5))
    #expect(lines(bench.text).contains { $0.hasPrefix("> unassigned") })
  }

  @Test func takingBackManySaysHowMany() throws {
    var bench = board()
    let events = try ["A-101", "A-102"].enumerated().map { number, id in
      let file = try #require(bench.files[CaseID(id)!])
      return Event(
        seq: 900 + number, at: Bench.now, by: "wang", caseID: file.id,
        happening: .undone(Undone(seqs: [800 + number], restored: file)))
    }
    bench.send(.performed(events))
    #expect(bench.model.notice?.text == "Taken back on 2 cases.")
  }

  /// One who joins the team while a receiver is typed is found by initials, too.
  @Test func namesAreReadAgainWhenTheTeamChanges() {
    var bench = board()
    bench.type("mlx")
    #expect(bench.text.contains("nobody here is called “lx”"))
    var charter = bench.model.charter
    charter.team.append(Member(user: "new", name: "刘星", role: .agent))
    bench.send(.chartered(charter))
    #expect(bench.text.contains("> 刘星 0→1"))
  }

  /// What was counted when the move began is counted again when a case changes under it.
  @Test func thePreviewFollowsWhatHappensMeanwhile() throws {
    var bench = board()
    bench.type("   mwf")
    #expect(bench.text.contains("PTP 0  CB 0"))
    let promise = Requested.promise(500_000, due: bench.model.today + 9, reason: "payday")
    try bench.elsewhere("A-101", .request(promise), by: "lin")
    let request = try #require(bench.files[CaseID("A-101")!]?.requests.first)
    try bench.elsewhere("A-101", .answer(request: request.id, .approve, reason: ""), by: "wang")
    #expect(bench.text.contains("PTP 0→1"))
    #expect(bench.text.contains("PTP 1→0"))
  }

  @Test func casesOfOnePersonMoveTogether() {
    let list = [
      Bench.file("A-1", "张伟", 9_000_000), Bench.file("A-2", "李四", 8_000_000),
      Bench.file("A-3", "张伟", 7_000_000),
    ]
    var bench = Bench(list, actor: Self.lead)
    bench.model.charter.team.insert(Self.fang, at: 1)
    bench.model.chooseScene()
    bench.type("mwf\n")
    #expect(
      bench.files.values.filter { $0.owner == "fang" }.map(\.id.text).sorted() == ["A-1", "A-3"])
  }

  @Test func aCoverUntilADayAndAReason() throws {
    var bench = board()
    bench.type("mwf\till\t+2\n")
    let file = try #require(bench.files.values.first { $0.owner == "fang" && $0.id.text != "B-1" })
    #expect(file.coverUntil == bench.model.today + 2)
    #expect(bench.text.contains("Moved 1 case 林 → 王芳 until 2026-11-26.  u = undo"))
    #expect(file.handover?.reason == "ill")
  }

  @Test func whatAnotherLeadMovesMeanwhileIsNotTakenFromThem() throws {
    var bench = board()
    bench.model.charter.team.append(Member(user: "zhao", name: "Zhao", role: .lead))
    bench.type("   mwf")
    try bench.elsewhere(
      "A-101", .assign(to: "zhao", until: nil, reason: "mine"), by: "zhao")
    #expect(bench.text.contains("Zhao moved 1 of these meanwhile"))
    bench.type("\n")
    #expect(owned("fang", bench) == 3)
    #expect(owned("zhao", bench) == 1)
  }

  @Test func aMoveToNobodyMovesNothingAndDropsTheRest() {
    var bench = board()
    bench.typeAhead("mzz\nA")
    #expect(owned("lin", bench) == 6)
    #expect(bench.model.board.marks.isEmpty)
    #expect(bench.text.contains("nobody here is called"))
  }

  @Test func theAgentsChooseTheCases() {
    var bench = board()
    bench.type("\tj")
    #expect(bench.text.contains("Cases of 王芳"))
    #expect(bench.model.board.shown.count == 1)
  }

  @Test func theBoardAndTheDeskTakeTurns() {
    var bench = board()
    #expect(bench.model.scene == .board)
    bench.type("B")
    #expect(bench.model.scene == .desk)
    bench.type("B")
    #expect(bench.model.scene == .board)
    var agent = Bench()
    agent.type("B")
    #expect(agent.model.scene == .desk)
    #expect(agent.text.contains("the board is for leads and auditors"))
  }

  @Test func anAgentsWorkShowsAtOnce() throws {
    var bench = board()
    bench.send(
      .boarded(
        BoardData(
          day: TeamDay(bench.model.today, zone: bench.model.charter.zone), kept: [:], recent: [])))
    try bench.elsewhere(
      "A-101", .record(Record(outcome: Bench.outcomes[0], to: "p1")), by: "lin")
    let row = try #require(bench.model.board.rows.first { $0.member.user == "lin" })
    #expect(row.figures.attempts == 1)
    #expect(row.figures.state == .wrap)
    #expect(bench.model.board.activity.first?.what == "No answer")
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50),
  ])
  func fitsTheSizes(_ size: Size) {
    var bench = board(size)
    bench.type("   mwf")
    let lines = bench.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == size.height)
    for wanted in ["TEAM", "王芳", "Alerts", "Assign 3", "1→4", "CNY 1,000→", "M4 1→4", "9Assign"] {
      #expect(bench.text.contains(wanted), "\(wanted) at \(size.width)x\(size.height)")
    }
  }

  @Test func aRequestIsApprovedChangedAndSentBackByKeys() throws {
    var bench = board()
    let late = Requested.promise(500_000, due: bench.model.today + 9, reason: "payday")
    try bench.elsewhere("A-101", .request(late), by: "lin")
    #expect(bench.text.contains("1 request (r)"))
    bench.type("r")
    #expect(bench.text.contains("payday"))
    bench.type("\n\n")
    let file = try #require(bench.files[CaseID("A-101")!])
    #expect(file.livePromise?.by == "lin")
    #expect(file.livePromise?.due == bench.model.today + 9)

    try bench.elsewhere("A-102", .request(late), by: "lin")
    bench.type("rA-102\nsend\nno reason given\n")
    let sent = try #require(bench.files[CaseID("A-102")!]?.requests.first?.answer)
    #expect(sent.decision == .sentBack)
    #expect(sent.reason == "no reason given")

    try bench.elsewhere("A-103", .request(late), by: "lin")
    bench.type("rA-103\nchange\n4000 +5\nsooner\n")
    let changed = try #require(bench.files[CaseID("A-103")!]?.livePromise)
    #expect(changed.amount == 400_000)
    #expect(changed.due == bench.model.today + 5)
  }

  /// Who asked reads at the desk what became of it, whatever came with it.
  @Test func theAnswerReturnsToTheAsker() throws {
    var bench = Bench([Bench.file("A-1", "张伟", 9_000_000), Bench.file("A-2", "李四", 8_000_000)])
    bench.model.charter.team.append(Self.lead)
    let late = Requested.promise(500_000, due: bench.model.today + 9, reason: "payday")
    try bench.elsewhere("A-2", .request(late), by: "lin")
    let request = try #require(bench.files[CaseID("A-2")!]?.requests.first)
    try bench.elsewhere(
      "A-2", .answer(request: request.id, .sendBack, reason: "too late"), by: "wang")
    #expect(bench.text.contains("wang: Answered (sent back: too late) on A-2"))
  }

  /// A share reads on the board as in the report that is printed of it.
  @Test func sharesAreRoundedAsInReports() {
    #expect(percent(5, of: 12) == 42)
    #expect(percent(Int64(68), of: 172) == 40)
    #expect(percent(3, of: 0) == 0)
  }
}
