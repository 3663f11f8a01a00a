import Cases
import Console
import Screen
import Testing

/// The agent's loop, in keys (UX.md, "The agent's loop").
@Suite struct LoopTests {
  @Test func threeKeysForNoAnswerAndTheNextCaseIsOpen() {
    var bench = Bench()
    #expect(bench.openCase == "A-1")
    bench.type("01\n")
    #expect(bench.outcomesLogged == ["A-1 no-answer"])
    #expect(bench.events.map(\.happening.name) == ["call.placed", "contacted"])
    #expect(bench.dialled == ["+861065521000"], "work comes first in the order of calls")
    #expect(bench.openCase == "A-2")
  }

  @Test func twoKeysWithoutDialling() {
    var bench = Bench()
    bench.type("1\n")
    #expect(bench.events.map(\.happening.name) == ["call.placed", "contacted"])
    #expect(bench.openCase == "A-2")
  }

  @Test func fourKeysForThePromiseProposed() throws {
    var bench = Bench()
    bench.type("05\n\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.livePromise?.amount == 130_000)
    #expect(file.livePromise?.due == Day("2026-11-27"))
    #expect(bench.openCase == "A-2")
  }

  @Test func eightKeysForAPromiseOfFiveThousandOnFriday() throws {
    var bench = Bench()
    bench.type("055000\nf\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.livePromise?.amount == 500_000)
    #expect(file.livePromise?.due == Day("2026-11-27"))
  }

  @Test func eightKeysForACallBackTomorrowAtThree() throws {
    var bench = Bench()
    bench.type("04+1\n15\n")
    let file = try #require(bench.files[CaseID("A-1")!])
    #expect(file.callBack?.at == Instant("2026-11-25T07:00:00Z"))
  }

  @Test func aDigitAloneChoosesAndEnterAloneDoesNothing() {
    var bench = Bench()
    bench.type("\n\n\n")
    #expect(bench.events.isEmpty)
    bench.type("5")
    #expect(bench.events.isEmpty)
    bench.type("\u{1B}\n")
    #expect(bench.events.isEmpty)
    #expect(bench.openCase == "A-1")
  }

  @Test func aHeldCallKeyDialsOnce() {
    var bench = Bench()
    bench.type("0000")
    #expect(bench.dialled.count == 1)
    #expect(bench.events.count == 1)
  }

  @Test func anotherDigitChoosesAnotherOutcome() {
    var bench = Bench()
    bench.type("12\n")
    #expect(bench.outcomesLogged == ["A-1 left-message"])
  }

  @Test func aWholeHourTypedAheadIsTheSameAsTypedSlowly() {
    let keys = String(repeating: "01\n2\n05\n\n7\n", count: 3)
    var fast = Bench()
    fast.type(keys)
    var slow = Bench()
    for key in keys { slow.type(String(key)) }
    #expect(fast.files == slow.files)
    #expect(fast.outcomesLogged.count == 5, "five cases, then the queue is done")
  }

  @Test func aRefusalKeepsTheEntry() {
    var bench = Bench()
    bench.type("5\n+9\n")
    #expect(bench.events.isEmpty)
    #expect(bench.beeps == 1)
    #expect(bench.model.entry?.text(.date) == "+9")
    #expect(bench.model.notice?.text.contains("3 days at most") == true)
  }

  @Test func aFullDiskKeepsTheEntryAndSaysSo() {
    var bench = Bench()
    bench.failure = "the disk is full"
    bench.type("5\n\n")
    #expect(bench.model.entry?.outcome.code == "promise")
    #expect(bench.model.notice?.text == "the disk is full. Your entry is kept.")
    #expect(bench.openCase == "A-1")
    bench.failure = nil
    bench.type("\n")
    #expect(bench.outcomesLogged == ["A-1 promise"])
  }

  @Test func newsThatComeWithARefusalDoNotHideIt() throws {
    var bench = Bench()
    bench.send(.refused(.changedSince(by: "wang", event: "noted")))
    try bench.elsewhere("A-1", .note("he rang back"), by: "wang")
    #expect(bench.model.notice?.text.contains("changed the case since") == true)
    #expect(bench.model.open?.history.first?.detail == "he rang back")
    bench.send(.clock(Bench.now + 5000))
    try bench.elsewhere("A-1", .note("again"), by: "wang")
    #expect(bench.model.notice?.text == "wang: Note on A-1")
  }

  @Test func whatIsUnclearIsNamed() {
    var bench = Bench()
    bench.type("51.2.3\n\n")
    #expect(bench.model.notice?.text == "Amount: “1.2.3” is not clear.")
    #expect(bench.events.isEmpty)
  }

  @Test func aRefusedOutcomeAsksForTheReason() {
    var bench = Bench()
    bench.type("9\n")
    #expect(bench.events.isEmpty)
    bench.type("lost his job\n")
    #expect(bench.outcomesLogged == ["A-1 refused"])
  }

  @Test func theListHoldsTheOutcomesWithoutADigit() {
    var bench = Bench()
    bench.press(.function(4))
    bench.type("bus\n\n")
    #expect(bench.outcomesLogged == ["A-1 busy"])
  }

  @Test func aNoteIsALineAndTheCaseStaysOpen() {
    var bench = Bench()
    bench.type("nwife answered\n")
    #expect(bench.events.map(\.happening.name) == ["noted"])
    #expect(bench.openCase == "A-1")
    #expect(bench.model.open?.history.first?.detail == "wife answered")
  }

  @Test func aWrongNumberIsNotChosenAgain() {
    var bench = Bench([Bench.desk[0]])
    bench.type("07\ngg")
    #expect(bench.model.open?.point == "p1")
    bench.type("07\ngg0")
    #expect(bench.dialled.count == 2)
    #expect(bench.model.notice?.text == "No telephone number is left to try on this case.")
  }

  @Test func fullWidthDigitsAreDigits() {
    var bench = Bench()
    bench.type("１\n")
    #expect(bench.outcomesLogged == ["A-1 no-answer"])
  }

  @Test func aPasteIsNoCommand() {
    var bench = Bench()
    bench.press(.paste("01\n05\n\n"))
    #expect(bench.events.isEmpty)
    bench.type("n")
    bench.press(.paste("two\nlines"))
    bench.type("\n")
    #expect(bench.model.open?.history.first?.detail == "two lines")
  }

  @Test func whoReadsOnlyChangesNothing() {
    var bench = Bench(actor: nil)
    bench.type("01\n5\n\nnx\n")
    #expect(bench.events.isEmpty)
    #expect(bench.dialled.isEmpty)
  }
}
