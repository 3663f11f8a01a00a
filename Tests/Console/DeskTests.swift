import Cases
import Console
import Playbook
import Screen
import Testing
import Worklist

/// Lists for fields, proposals, drafts, the editor, copying, breaks.
@Suite struct DeskTests {
  @Test func theListOfAFieldFillsIt() {
    var bench = Bench()
    bench.type("5")
    bench.press(.function(4))
    bench.type("minimum\n")
    #expect(bench.model.entry?.text(.amount) == "1,300.00")
    bench.type("\n")
    bench.press(.function(4))
    bench.type("tomorrow\n\n")
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.due == Day("2026-11-25"))
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.amount == 130_000)
  }

  /// What a save brings to hear of, such as a clock that is behind, hides nothing that it says.
  @Test func newsOfTheBookWaitForTheAnswer() {
    var bench = Bench()
    bench.type("1\n")
    bench.send(.heard("the clock is behind"))
    #expect(bench.text.contains("Logged No answer: A-1"))
    bench.type("1")
    #expect(!bench.text.contains("the clock is behind"))
    bench.type("\n")
    #expect(bench.text.contains("Logged No answer: A-2"))
    bench.type("j")
    #expect(bench.text.contains("the clock is behind"))
    bench.type("k")
    #expect(!bench.text.contains("the clock is behind"))
    bench.send(.heard("the snapshot cannot be used"))
    #expect(bench.text.contains("the snapshot cannot be used"))
  }

  @Test func datesBeyondAuthoritySaySo() throws {
    var bench = Bench()
    bench.type("5\n")
    bench.press(.function(4))
    guard case .picker(let picker)? = bench.model.layer else {
      Issue.record("no list")
      return
    }
    #expect(try #require(picker.rows.first { $0.key == "+4" }).detail.contains("needs a lead"))
    #expect(try #require(picker.rows.first { $0.key == "+3" }).detail == "in 3 days")
  }

  @Test func aTemplateBeginsANote() {
    var bench = Bench()
    bench.model.templates = [LocalText(["en": "Call again after "])]
    bench.type("n")
    bench.press(.function(4))
    bench.type("again\n18:00\n")
    #expect(bench.model.open?.history.first?.detail == "Call again after 18:00")
  }

  @Test func theDebtorsClockStandsBesideTheBooks() {
    var file = Bench.file("A-1", "Smith, Jo", 1_000_000)
    file.parties[0].points[1].zones = ["Europe/London"]
    var bench = Bench([file], size: Size(width: 200, height: 50))
    bench.type("4+1\n15")
    #expect(bench.text.contains("= 07:00 in London"))
  }

  @Test func whatADayInWordsMeansIsSeenWhole() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.type("4tomorrow\n9:30")
    #expect(bench.text.contains("tomorrow = Wed 2026-11-25"))
    #expect(bench.text.contains("Time 9:30 "))
  }

  @Test func aLongNoticeIsSeenWholeAtTheSmallestSize() {
    var file = Bench.file("A-1", "欧阳 O'Brien-Fitzgerald", 9_000_000)
    file.parties[0].romanised = "Ouyang"
    var bench = Bench([file, Bench.desk[1]], size: Size(width: 80, height: 24))
    bench.type("1\n")
    let notice = bench.model.notice?.text ?? ""
    #expect(notice.displayWidth > 78)
    #expect(bench.text.contains("u = undo"), "\(bench.text)")
  }

  @Test func theFieldThatIsTypedIsSeenAtTheSmallestSize() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.type("55000\n+9\n\tevasive\tafter the harvest")
    #expect(bench.text.contains("Note after the harvest"), "\(bench.text)")
  }

  @Test func aRequestSaysFirstWhichKeyAsks() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.type("55000\n+9\n")
    #expect(bench.text.contains("Enter asks a lead: an agent may agree"))
  }

  @Test func noFigureIsCutAtTheSmallestSize() {
    var file = Bench.file("A-1", "张伟", 9_000_000)
    (file.debt.interest, file.debt.fees) = (123_456, 366_454)
    let bench = Bench([file], size: Size(width: 80, height: 24))
    for figure in ["MIN 1,300.00", "interest 1,234.56", "fees 3,664.54", "East Bank"] {
      #expect(bench.text.contains(figure), "\(figure): \(bench.text)")
    }
  }

  @Test func ageIsByTheCalendar() {
    var file = Bench.file("A-1", "张伟", 9_000_000)
    (file.parties[0].born, file.parties[0].sex) = (Day("1985-11-24"), "m")
    #expect(Bench([file]).text.contains("M 41"))
    file.parties[0].born = Day("1985-11-25")
    #expect(Bench([file]).text.contains("M 40"))
  }

  @Test func theNextNumberIsProposedWithTheReason() {
    var bench = Bench()
    bench.type("1\n")
    #expect(bench.model.notice?.text.contains("→ mobile +8613800138000") == true)
    bench.type("gg")
    #expect(bench.model.open?.point == "p1")
    #expect(bench.text.contains("Call:  mobile (work: tried 11-24 10:00)"))
    bench.type("7\ngg")
    #expect(
      bench.text.contains("Every number was tried today; the first rests until 2026-11-25 00:00"))
  }

  @Test func oneMayChooseTheNumber() {
    var bench = Bench()
    bench.type("c138\n0")
    #expect(bench.dialled == ["+8613800138000"])
  }

  @Test func escapeKeepsWhatWasTypedAndItIsOffered() {
    var bench = Bench()
    bench.type("nhalf a line\u{1B}")
    #expect(bench.model.entry == nil)
    #expect(bench.events.isEmpty)
    bench.type("jk")
    #expect(bench.model.notice?.text.hasPrefix("A draft waits") == true)
    bench.type("n and more\n")
    #expect(bench.model.open?.history.first?.detail == "half a line and more")
    #expect(bench.model.drafts.isEmpty)
  }

  @Test func anAmountOfADraftIsTypedAnewOrTakenAsItIs() {
    var bench = Bench()
    bench.type("5700\u{1B}5")
    #expect(bench.model.entry?.text(.amount) == "700")
    bench.type("2000")
    #expect(bench.model.entry?.text(.amount) == "2000")
    bench.type("\u{1B}5\n\n")
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.amount == 200_000)
  }

  @Test func whatIsUnclearIsWhereOneTypesNext() {
    var bench = Bench()
    bench.type("51.2.3\n\n")
    for _ in "1.2.3" { bench.press(.backspace) }
    bench.type("900\n\n")
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.amount == 90_000)
  }

  @Test func aDraftGivenUpUnchangedIsThrownAway() {
    var bench = Bench()
    bench.type("nhalf\u{1B}n\u{1B}")
    #expect(bench.model.drafts.isEmpty)
    bench.type("5\u{1B}")
    #expect(bench.model.drafts.isEmpty, "proposals that nobody touched are no draft")
  }

  @Test func leavingWithADraftAsksAndEnterIsNo() {
    var bench = Bench()
    bench.type("nhalf\u{1B}q\n")
    #expect(!bench.hasQuit)
    bench.type("qy")
    #expect(bench.hasQuit)
  }

  @Test func theEditorWritesTheNote() {
    var bench = Bench()
    bench.edits = { $0 + "line one\nline two\n" }
    bench.type("e\n")
    #expect(bench.model.open?.history.first?.detail == "line one\nline two")
  }

  @Test func whatIsCopiedIsChosen() {
    var bench = Bench()
    bench.type("ymobile\n")
    #expect(bench.copied == ["+8613800138000"])
  }

  @Test func findLooksThroughTheBookByInitials() {
    var list = Bench.desk
    list[1].parties[0].name = "周伟"
    list[1].parties[0].romanised = "Zhou Wei"
    var bench = Bench(list)
    bench.type("fzw\n")
    #expect(bench.openCase == "A-2")
    bench.type("fa-4\n")
    #expect(bench.openCase == "A-4")
  }

  @Test func theFullHistorySearches() {
    var bench = Bench()
    bench.type("nhis bank called\nnwife answered\nh/wife\n")
    #expect(bench.text.contains("wife answered"))
    #expect(!bench.text.contains("his bank called"))
    bench.press(.escape)
    #expect(bench.model.layer == nil)
  }

  @Test func keysTypedAheadOfARefusalAreDropped() {
    var bench = Bench()
    // The date is refused: what follows was meant for the next case.
    bench.typeAhead("5\n+9\n1\n1\n")
    #expect(bench.events.isEmpty)
    #expect(bench.model.entry?.text(.date) == "+9")
  }

  @Test func aDateBeyondAuthorityIsAskedOfALeadByEnter() throws {
    var bench = Bench()
    bench.type("05\n+9\n")
    #expect(bench.events.map(\.happening.name) == ["call.placed"])
    #expect(bench.model.notice?.text.contains("Enter asks a lead") == true)
    bench.type("\n")
    #expect(bench.outcomesLogged == ["A-1 promise"])
    let request = try #require(bench.files[CaseID("A-1")!]?.requests.first)
    #expect(request.wanted.due == Day("2026-12-03"))
    #expect(bench.files[CaseID("A-1")!]?.livePromise == nil)
    #expect(bench.openCase == "A-2")
    // A change of the entry is a new entry: nothing is asked for by the way.
    bench.type("5\n+9\n")
    bench.press(.backspace)
    bench.type("2\n")
    #expect(bench.files[CaseID("A-2")!]?.livePromise?.due == Day("2026-11-26"))
  }

  @Test func aCallBackThatIsDueComesFirstAndSaysWhen() {
    var file = Bench.file("A-1", "Zhou", 1_000_000)
    file.callBack = CallBack(at: Bench.now + -60_000, to: "p1")
    let bench = Bench([file])
    #expect(bench.model.open?.point == "p1")
    #expect(bench.text.contains("Call:  mobile (asked to be called 09:59)"))
  }
}
