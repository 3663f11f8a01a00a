import Cases
import Console
import Screen
import Testing
import Worklist

@Suite struct QueuePaneTests {
  @Test func movingOpensAndStopsAtTheEnds() {
    var bench = Bench()
    bench.type("jj")
    #expect(bench.openCase == "A-3")
    bench.press(.end)
    #expect(bench.openCase == "A-5")
    bench.type("j")
    #expect(bench.openCase == "A-5")
    bench.type("gg")
    #expect(bench.openCase == "A-1")
    bench.type("k")
    #expect(bench.openCase == "A-1")
  }

  @Test(arguments: [
    ("/mary\n", "A-3"), ("/a-4\n", "A-4"), ("/O'B\n", "A-4"), ("/欧阳\n", "A-2"),
  ])
  func theFilterFinds(_ keys: String, _ id: String) {
    var bench = Bench()
    bench.type(keys)
    #expect(bench.openCase == id)
    #expect(bench.model.queue.shown.count == 1)
    bench.press(.escape)
    #expect(bench.model.queue.shown.count == 5)
    #expect(bench.openCase == id, "clearing keeps the case")
  }

  @Test func aFilterThatFindsNothingLeadsBack() {
    var bench = Bench()
    bench.type("jj/mqqq\u{1B}")
    #expect(bench.openCase == "A-3")
    #expect(bench.model.queue.cursor == 2)
  }

  @Test func whatIsTypedIntoTheFilterIsNoCommand() {
    var bench = Bench()
    bench.type("/015q")
    #expect(bench.events.isEmpty)
    #expect(!bench.hasQuit)
    #expect(bench.model.queue.filter == "015q")
    #expect(bench.model.queue.shown.isEmpty)
    bench.press(.backspace)
    bench.press(.backspace)
    bench.press(.backspace)
    bench.press(.backspace)
    #expect(bench.model.queue.shown.count == 5)
  }

  @Test func viewsChangeWithTheArrows() {
    var bench = Bench()
    bench.press(.right)
    #expect(bench.model.queue.view == .promises)
    #expect(bench.openCase == nil)
    bench.press(.left)
    bench.press(.left)
    #expect(bench.model.queue.view == .all)
    #expect(bench.openCase == "A-1")
  }

  @Test func whatOthersDoAppearsAndMovesNothing() throws {
    var bench = Bench()
    bench.type("j")
    try bench.elsewhere("A-4", .note("his bank called"), by: "wang")
    #expect(bench.model.notice?.text == "wang: Note on A-4")
    #expect(bench.openCase == "A-2")
    try bench.elsewhere("A-2", .note("on the open one"), by: "wang")
    #expect(bench.model.open?.history.first?.detail == "on the open one")
  }

  @Test func aCaseMovedAwayWhileOpenRefusesOutcomes() throws {
    var bench = Bench()
    try bench.elsewhere("A-1", .assign(to: "wang", until: nil, reason: "x"), by: "wang")
    bench.type("1\n")
    #expect(bench.outcomesLogged.isEmpty)
    #expect(bench.openCase == "A-1")
    #expect(bench.model.notice?.text.contains("wang") == true)
  }

  @Test func theOtherAccountsOfAPersonAreNamed() {
    let bench = Bench()
    #expect(bench.model.open?.mates.map(\.text) == ["A-5"])
  }

  @Test func qLeavesFromTheTopAndEscDoesNot() {
    var bench = Bench()
    bench.type("\u{1B}\u{1B}")
    #expect(!bench.hasQuit)
    bench.type("\tq")
    #expect(!bench.hasQuit, "back from the history first")
    bench.type("q")
    #expect(bench.hasQuit)
  }

  @Test func aWindowThatIsTooSmallKeepsEverythingAndLetsOneLeave() {
    var bench = Bench()
    bench.type("n half a note")
    bench.send(.resized(Size(width: 60, height: 20)))
    bench.type("01\n")
    #expect(bench.events.isEmpty)
    bench.send(.resized(Size(width: 80, height: 24)))
    bench.type("\n")
    #expect(bench.model.open?.history.first?.detail == " half a note")
    bench.send(.resized(Size(width: 60, height: 20)))
    bench.type("q")
    #expect(bench.hasQuit)
  }

  @Test func helpFindsAndRuns() {
    var bench = Bench()
    bench.type("?refresh\n")
    #expect(bench.model.layer == nil)
    #expect(bench.model.notice?.text == "5 cases, drawn up anew.")
  }
}
