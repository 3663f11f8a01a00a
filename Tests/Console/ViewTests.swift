import Cases
import Console
import Playbook
import Screen
import Testing
import Worklist

/// Own views, sorting, marks, what became urgent, and where one was.
@Suite struct ViewTests {
  private func shown(_ bench: Bench) -> [String] {
    bench.model.queue.shown.compactMap { bench.model.table.id(Int($0))?.text }
  }

  @Test func sortingGoesThroughTheColumns() {
    var bench = Bench()
    bench.type("s")
    #expect(bench.model.queue.sort == QueueSort(.name, isDescending: false))
    #expect(shown(bench).first == "A-3", "Chen before O'Brien and the Chinese names")
    bench.type(">")
    #expect(shown(bench).last == "A-3")
    bench.type("s<")
    #expect(shown(bench) == ["A-5", "A-4", "A-3", "A-2", "A-1"], "balance, lowest first")
    #expect(bench.openCase == "A-1", "the open case stays open")
  }

  @Test func marksByCaseByRangeAndAll() {
    var bench = Bench()
    bench.type("  ")
    #expect(bench.model.queue.marks.count == 2)
    #expect(bench.openCase == "A-3")
    bench.type("jv")
    #expect(bench.model.queue.marks.count == 4)
    bench.type("A")
    #expect(bench.model.queue.marks.count == 5)
    bench.type("A")
    #expect(bench.model.queue.marks.isEmpty)
    bench.type(" \u{1B}")
    #expect(bench.model.queue.marks.isEmpty)
  }

  @Test func aViewOfOnesOwnIsKeptAndComesBackWithTheArrows() {
    var bench = Bench()
    bench.type("/张\nsS张们\n")
    let own = OwnView(
      name: "张们", view: .today, filter: "张", sort: QueueSort(.name, isDescending: false))
    #expect(bench.keptViews == [own])
    bench.press(.right)
    #expect(bench.model.queue.own == nil)
    bench.press(.left)
    #expect(bench.model.queue.own == own)
    #expect(shown(bench) == ["A-1", "A-5"])
    bench.type(":forget-view\n\n")
    #expect(bench.keptViews == [])
  }

  @Test func aCallBackThatFallsDueIsTold() {
    var list = Bench.desk
    list[3].callBack = CallBack(at: Bench.now + 60_000)
    var bench = Bench(list)
    bench.type("gg")
    let open = bench.openCase
    #expect(bench.model.queue.alarm == Bench.now + 60_000)
    if open == "A-4" { bench.type("j") }
    let before = bench.openCase
    bench.send(.clock(Bench.now + 60_000))
    #expect(bench.model.notice?.text.hasPrefix("Call-back due 10:01: O'Brien, Pat") == true)
    #expect(bench.openCase == before, "nothing moves by itself")
    bench.type("!")
    #expect(bench.openCase == "A-4")
  }

  @Test func whatOthersMakeTheMostUrgentIsSaidAndNothingMoves() throws {
    var list = Bench.desk
    for index in list.indices where index > 2 { list[index].owner = "zhao" }
    list[4].promises = [
      Promise(
        id: "q", amount: 50_000, due: Day("2026-11-20")!, firmness: .firm,
        made: Day("2026-11-18")!, by: "zhao")
    ]
    var bench = Bench(list)
    bench.type("j5")
    let frame = bench.model.queue.shown
    try bench.elsewhere("A-4", .assign(to: "lin", until: nil, reason: "leave"), by: "wang")
    #expect(bench.model.notice?.text.hasPrefix("wang moved 1 case to you: it waits") == true)
    try bench.elsewhere("A-5", .assign(to: "lin", until: nil, reason: "leave"), by: "wang")
    #expect(
      bench.model.notice?.text
        == "wang moved 1 case to you. Now most urgent: 张伟, promise broken. ! opens it")
    #expect(bench.openCase == "A-2")
    #expect(bench.model.queue.shown.starts(with: frame), "nothing moves by itself")
    #expect(bench.model.queue.shown.count == frame.count + 2, "what came waits at the end")
    #expect(bench.model.entry?.outcome.code == "promise")
    bench.type("\u{1B}!")
    #expect(bench.openCase == "A-5")
  }

  @Test func whatIsMovedAwayLeavesTheQueueButForTheOpenCase() throws {
    var bench = Bench()
    bench.model.charter.team.append(Member(user: "zhao", name: "Zhao", role: .agent))
    let all = bench.model.queue.shown
    let open = try #require(bench.openCase)
    bench.type(" ")
    let second = try #require(bench.openCase)
    let away = Command.assign(to: "zhao", until: nil, reason: "leave")
    try bench.elsewhere(open, away, by: "wang")
    #expect(bench.model.notice?.text == "wang moved 1 of your cases to others")
    #expect(bench.model.queue.shown == Array(all.dropFirst()))
    #expect(bench.model.queue.marks.isEmpty)
    #expect(bench.openCase == second)
    try bench.elsewhere(second, away, by: "wang")
    #expect(bench.model.queue.shown == Array(all.dropFirst()), "it stays while it is open")
    #expect(bench.text.contains("Moved to zhao while open"))
    #expect(bench.model.queue.selected == all[1])
  }

  @Test func aPaymentThatIsTakenBackBreaksThePromiseAndSaysSo() throws {
    var list = Bench.desk
    list[3].promises = [
      Promise(
        id: "q", amount: 50_000, due: Day("2026-11-20")!, firmness: .firm,
        made: Day("2026-11-18")!, by: "lin")
    ]
    var bench = Bench(list)
    let paid = Payment(reference: "r1", amount: 50_000, day: Day("2026-11-20")!)
    try bench.elsewhere("A-4", .pay(paid), by: "wang")
    #expect(
      bench.model.notice?.text.contains("most urgent") != true, "a kept promise is not urgent")
    bench.press(.function(5))
    bench.type("gg1\n")
    let open = bench.openCase
    try bench.elsewhere("A-4", .reverse(reference: "r1"), by: "wang")
    #expect(
      bench.model.notice?.text == "Now most urgent: O'Brien, Pat, promise broken. ! opens it")
    #expect(open != "A-4" && bench.openCase == open)
  }

  @Test func oneComesBackToWhereOneWas() {
    var bench = Bench()
    bench.type("/张\njnhalf")
    let session = bench.model.session
    var again = Bench()
    again.model.restore(session)
    again.model.drawUp()
    again.model.select(session.case)
    #expect(again.model.queue.filter == "张")
    #expect(again.model.queue.selected.flatMap { again.model.table.id(Int($0)) } == session.case)
    #expect(again.model.drafts.map(\.texts) == [["note": "half"]])
  }

  @Test func whyTellsWhatWouldMoveACase() {
    var bench = Bench()
    bench.type("jw")
    #expect(bench.text.contains("What would move it"))
    #expect(bench.text.contains("and it stands before A-1"))
  }

  @Test func aCallWithoutAnOutcomeIsAskedForAtTheNextStart() {
    var bench = Bench()
    bench.type("j0")
    let session = bench.model.session
    var again = bench
    again.model.call = nil
    again.model.open = nil
    again.model.restore(session)
    again.model.drawUp()
    again.carryOut(again.model.askForOutcome())
    #expect(again.openCase == "A-2")
    #expect(again.model.notice?.text.hasSuffix("has no outcome yet: choose it.") == true)
    again.type("1\n")
    #expect(again.events.map(\.happening.name) == ["call.placed", "contacted"])
    // Logged meanwhile at another console: nothing is asked for.
    again.model.restore(session)
    again.model.open = nil
    again.carryOut(again.model.askForOutcome())
    #expect(again.model.call == nil)
  }
}
