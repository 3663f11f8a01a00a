import Cases
import Console
import Playbook
import Screen
import Settings
import Testing

/// Going along a script by keys: what it fills in, and what it keeps from the screen.
@Suite struct ScriptTests {
  static let playbook = Playbook.load().playbook

  /// One case, twenty days overdue, so that the script is the service reminder.
  static func early(_ change: (inout CaseFile) -> Void = { _ in }) -> CaseFile {
    var file = Bench.file("A-1", "张伟", 9_000_000)
    file.debt.due = Day("2026-11-04")!
    file.parties[0].language = "en"
    change(&file)
    return file
  }

  static func bench(_ file: CaseFile = early(), actor: Member? = Bench.lin) -> Bench {
    Bench([file, Bench.file("A-2", "欧阳娜娜", 100)], actor: actor, playbook: playbook)
  }

  static func contacted(_ bench: Bench) -> Contacted? {
    bench.events.lazy.compactMap { event in
      if case .contacted(let contacted) = event.happening { contacted } else { nil }
    }.first
  }

  @Test func aPromiseInDigitsIsFilledInAndCommittedWithEnter() throws {
    var bench = Self.bench()
    bench.type("\t1111242")
    let entry = try #require(bench.model.entry)
    #expect(entry.outcome.code == "promise")
    #expect(entry.text(.amount) == "1,300.00")
    #expect(entry.text(.date) == "2026-11-27")
    #expect(entry.text(.firmness) == "hesitant")
    let note =
      "Right party confirmed, disclosure read. Reason for default: forgot. "
      + "Promises 1,300.00 CNY by 2026-11-27 (hesitant)."
    #expect(entry.text(.note) == note)
    bench.type("\n\n")
    let contacted = try #require(Self.contacted(bench))
    #expect(contacted.script == "m1-service")
    #expect(contacted.step == "thanks-reminder")
    #expect(contacted.strategy == "framework")
    #expect(contacted.segment == .cooperative)
    #expect(contacted.note == note)
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.livePromise?.firmness == .hesitant)
    #expect(file.clues.map(\.text) == ["Reason for default: forgot"])
    #expect(bench.openCase == "A-2")
    #expect(bench.model.focus == .queue, "digits are outcomes on the next case")
  }

  @Test func theAgentCorrectsWhatTheScriptFilledIn() throws {
    var bench = Self.bench()
    bench.type("\t1111242500\ntod\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.livePromise?.amount == 50_000)
    #expect(file.livePromise?.due == Day("2026-11-24"))
  }

  @Test func factsAreWrittenDownWithEnter() throws {
    var bench = Self.bench()
    // Their pay comes later: payday and employer are asked for.
    bench.type("\t1114\n28th\nHongda\n")
    #expect(
      bench.model.open?.guide?.walk?.clues == [
        "Reason for default: waits for pay", "Payday: 28th", "Employer: Hongda",
      ])
    bench.type("1111")
    bench.type("1\n\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.clues.map(\.text).contains("Employer: Hongda"))
    #expect(Self.contacted(bench)?.note?.contains("Payday: 28th.") == true)
  }

  @Test func anAmountThatThePersonNamesIsAskedForAtOnce() throws {
    var bench = Self.bench()
    bench.type("\t11115")
    #expect(bench.beeps == 1, "the step has three replies")
    // Not now; another amount by then.
    bench.type("32")
    guard case .writing? = bench.model.open?.guide?.mode else {
      Issue.record("no amount is asked for")
      return
    }
    bench.type("600\n1\n\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.livePromise?.amount == 60_000)
    #expect(bench.outcomesLogged == ["A-1 partial-promise"])
  }

  @Test func whatTheAgentWroteStandsAgainstWhatAReplySays() {
    var bench = Self.bench(
      Self.early { file in
        file.promises = [
          Promise(
            id: "1", amount: 10_000, due: Day("2026-11-10")!, firmness: .firm, state: .broken,
            made: Day("2026-11-08")!, by: "lin")
        ]
      })
    bench.type("\t111\nfactory closed\n1")
    #expect(
      bench.model.open?.guide?.walk?.clues.first == "Reason for default: factory closed")
  }

  @Test func nothingOfTheDebtBeforeThePersonIsKnown() {
    var bench = Self.bench()
    bench.type("\t1oi")
    #expect(bench.beeps == 1)
    #expect(
      bench.model.notice?.text == "First: Right party confirmed, Disclosure read. ")
    bench.type("\u{1B}.")
    #expect(bench.model.open?.guide?.walk?.ticks == [.rightParty])
    bench.type(".")
    #expect(bench.beeps == 2)
  }

  @Test func anObjectionIsAnsweredAndTheStepStays() throws {
    var bench = Self.bench()
    bench.type("\t111oi")
    #expect(bench.model.open?.guide?.answer?.contains("principal is CNY 90,000.00") == true)
    #expect(bench.model.open?.guide?.walk?.step?.id == "main")
    let frame = bench.frame(try FrameTests.theme()).joined(separator: "\n")
    #expect(frame.contains("Answer"))
  }

  @Test func anObjectionLeadsIntoItsScriptAndBackspaceReturns() {
    var bench = Self.bench()
    bench.type("\t111op")
    #expect(bench.model.open?.guide?.walk?.sheet.script == "says-paid")
    bench.press(.backspace)
    #expect(bench.model.open?.guide?.walk?.sheet.script == "m1-service")
    #expect(bench.model.open?.guide?.walk?.step?.id == "main")
    for _ in 1...3 { bench.press(.backspace) }
    #expect(bench.model.open?.guide?.walk?.step?.id == "greet")
    bench.press(.backspace)
    #expect(bench.beeps == 1)
  }

  @Test func tabEntersAndReturnsAndDigitsAreOutcomesOutside() {
    var bench = Self.bench()
    bench.type("\t1\t")
    #expect(bench.model.focus == .queue)
    bench.type("1\n")
    #expect(bench.outcomesLogged == ["A-1 no-answer"])
  }

  @Test func anOutcomeChosenByDigitTakesTheConversationWithIt() {
    var bench = Self.bench()
    bench.type("\t1115\t9")
    #expect(bench.model.entry?.text(.note)?.contains("Reason for default: money is short") == true)
    bench.type("\n")
    #expect(bench.outcomesLogged == ["A-1 refused"])
    #expect(Self.contacted(bench)?.step == "help")
  }

  @Test func aThirdPartyOnTheLineHidesTheDebt() throws {
    var bench = Self.bench()
    let theme = try FrameTests.theme()
    let open = bench.frame(theme).joined(separator: "\n")
    for word in ["90,000", "20d overdue", "East Bank"] { #expect(open.contains(word)) }
    bench.type("\t2")
    #expect(bench.model.open?.guide?.walk?.sheet.script == "third-party-location")
    for size in [Size(width: 80, height: 24), bench.model.size, Size(width: 200, height: 50)] {
      bench.send(.resized(size))
      let frame = bench.frame(theme).joined(separator: "\n")
      for word in ["90,000", "overdue", "East Bank", "1,300", "CNY", "M1"] {
        #expect(!frame.contains(word), "\(word) at \(size.width)x\(size.height)")
      }
    }
    bench.press(.backspace)
    #expect(bench.frame(theme).joined().contains("90,000"))
  }

  @Test func whatWasPaidIsAmongThePartsOfTheBalance() {
    let file = Self.early { file in
      file.debt.interest = 200_000
      file.debt.paid = 760_000
    }
    let text = Self.bench(file).text
    #expect(text.contains("BAL 84,400.00"))
    #expect(text.contains("principal 90,000.00  interest 2,000.00  paid 7,600.00"))
    #expect(!Self.bench().text.contains("paid 0"))
  }

  @Test func theScriptScrollsToItsLastLineAndBackAtOnce() throws {
    var bench = Self.bench()
    let theme = try FrameTests.theme()
    for size in [Size(width: 80, height: 24), bench.model.size, Size(width: 200, height: 50)] {
      bench.send(.resized(size))
      bench.type("\t")
      #expect(bench.model.focus == .script)
      bench.press(.end)
      let end = bench.frame(theme)
      bench.press(.down)
      #expect(bench.frame(theme) == end)
      if bench.model.open?.scriptTop != 0 {
        bench.press(.up)
        #expect(bench.frame(theme) != end)
      }
      bench.press(.home)
      bench.type("\t")
    }
  }

  /// A digit that another command has is not shown as the key of a reply.
  @Test func aReplyShowsItsDigitOnlyWhereTheDigitChoosesIt() throws {
    func frame(_ text: String) throws -> String {
      let (keymap, problems) = Keymap.read(
        text, file: "keys.yaml", commands: ConsoleCommand.bindings)
      try #require(problems.isEmpty, "\(problems)")
      var bench = Bench([Self.early()], playbook: Self.playbook, keys: KeyTable(keymap))
      bench.type("\t")
      return bench.frame(try FrameTests.theme()).joined(separator: "\n")
    }
    let reply = try #require(
      Self.bench().model.open?.guide?.walk?.step?.replies.first { $0.digit == 2 }
    ).says.prefix(12)
    #expect(try frame("outcome-2: []").contains("  2 \(reply)"))
    let taken = try frame("outcome-2: []\nurgent: ['2']")
    #expect(taken.contains("    \(reply)"))
    #expect(!taken.contains("2 \(reply)"))
  }

  @Test func whatAThirdPartyTellsBecomesAClueAndANumber() throws {
    var bench = Self.bench(Self.early { $0.parties[0].jurisdiction = "CN" })
    bench.type("\t2\nhis mother\n139 0013 9000\n\nat the plant\n1")
    #expect(bench.model.entry?.outcome.code == "third-party")
    bench.type("\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(
      file.clues.map(\.text) == ["New number: 139 0013 9000", "Where to reach: at the plant"])
    let point = try #require(file.parties[0].points.last)
    #expect(point.value == "+8613900139000")
    #expect(point.state == .unverified)
  }

  @Test func whoReadsOnlyGoesAlongNoScript() {
    var bench = Self.bench(actor: nil)
    bench.type("\t111o.")
    #expect(bench.model.open?.guide == nil)
    #expect(bench.events.isEmpty)
  }

  @Test(arguments: ["en", "zh"])
  func everyFirstScriptCanBeGoneAlongToAnEnd(_ language: String) {
    for head in Self.playbook.scripts.heads where head.channel == .call && head.needs.isEmpty {
      var bench = Self.bench(Self.early { $0.parties[0].language = language })
      bench.type("\t")
      bench.model.turn(to: head.id)
      var keys = 0
      while bench.model.entry == nil, keys < 60 {
        bench.type(bench.model.open?.guide?.walk?.outcome == nil ? "1" : "\n")
        if case .writing? = bench.model.open?.guide?.mode { bench.type("500\n") }
        keys += 1
      }
      #expect(bench.model.entry != nil, "\(head.id)")
    }
  }

  @Test func anotherScriptIsChosenAndWhatWasConfirmedStays() {
    var bench = Self.bench()
    bench.type("\t111")
    bench.press(.function(4))
    bench.type("hardship\n")
    #expect(bench.model.open?.guide?.walk?.sheet.script == "hardship-plan")
    #expect(bench.model.open?.guide?.walk?.ticks == [.rightParty, .disclosure])
    #expect(bench.model.focus == .script)
  }

  @Test func aStrategyIsChosenWithAKeyAndRecordedWithTheCall() throws {
    var bench = Self.bench()
    bench.type("treciprocity\n")
    #expect(bench.events.map(\.happening.name) == ["strategy.set"])
    #expect(bench.model.open?.guide?.walk?.sheet.script == "strategy-reciprocity")
    bench.type("9not now\n")
    #expect(Self.contacted(bench)?.strategy == "reciprocity")
    bench.type("g")
  }

  @Test func anotherSegmentNeedsAReason() throws {
    var bench = Self.bench()
    bench.type("rwilling\n\n")
    #expect(bench.events.isEmpty)
    #expect(bench.model.notice?.text == "a reason is needed")
    bench.type("lost her job\n")
    #expect(bench.model.open?.file.segment == .unable)
    #expect(bench.model.open?.guide?.preparation.segment.set?.reason == "lost her job")
    #expect(bench.model.open?.history.first?.detail == "willing, unable: lost her job")
    bench.type("rfacts\n")
    #expect(bench.model.open?.file.segment == nil)
    #expect(bench.model.open?.guide?.preparation.segment.segment == .cooperative)
  }

  @Test func theFigureStandsBesideTheStrategyFromThirtyCallsOn() throws {
    var bench = Self.bench()
    func figure(_ trials: Int) -> StrategyFigure {
      StrategyFigure(
        segment: .cooperative, strategy: "framework", promised: Proportion(12, of: trials),
        kept: Proportion(4, of: 9))
    }
    bench.send(.compared([figure(29)]))
    #expect(!bench.frame(try FrameTests.theme()).joined().contains("12/29"))
    bench.send(.compared([figure(30)]))
    bench.send(.resized(Size(width: 200, height: 50)))
    #expect(bench.frame(try FrameTests.theme()).joined().contains("12/30"))
    bench.type("t")
    let rows = bench.frame(try FrameTests.theme()).joined()
    #expect(rows.contains("promised 12/30 calls (25-58 %), kept 4/9 (19-73 %)"))
  }
}
