import Cases
import Console
import Playbook
import Screen
import Testing

/// What an agent must read is read whole at 80x24, and every field says what it wants.
@Suite struct HintTests {
  private static let small = Size(width: 80, height: 24)

  private func frame(_ bench: Bench) throws -> [String] {
    bench.frame(try FrameTests.theme())
  }

  private func text(_ bench: Bench) throws -> String {
    try frame(bench).joined(separator: "\n")
  }

  @Test func everyFieldOfAnEntrySaysWhatItWants() throws {
    var bench = Bench(size: Self.small)
    bench.type("5")
    let amount = "0.01 to 90,000.00, as 500 or 1,300.50. F4 lists some."
    #expect(try text(bench).contains(amount))
    #expect(try frame(bench)[21].hasSuffix(">"), "there is more than the line shows")
    bench.type("\n")
    #expect(try text(bench).contains("15, eom or 11-25; after Fri 2026-11-27 a lead is asked."))
    bench.press(.tab)
    #expect(try text(bench).contains("firm, hesitant or evasive; unless firm"))
    bench.press(.tab)
    #expect(try text(bench).contains("A line to go with it; may stay empty."))
    bench.type("\u{1B}4")
    #expect(try text(bench).contains("When to call: fri, +2, tomorrow, 15, eom or 11-25."))
    bench.type("\n")
    #expect(try text(bench).contains("15, 1530 or 15:30 by the desk's clock. Enter logs it."))
    bench.type("\u{1B}9")
    #expect(try text(bench).contains("Needed: why, in their words."))
    bench.type("\u{1B}7")
    #expect(try text(bench).contains("Then: number bad."))
    bench.type("\u{1B}n")
    #expect(try text(bench).contains("One line for the history of this case."))
  }

  /// A hint of two lines would move the entry from field to field.
  @Test func aHintIsOneLineSoThatTheEntryStandsStill() throws {
    for outcome in Bench.outcomes {
      var bench = Bench(size: Self.small)
      bench.press(.function(4))
      bench.press(.paste(outcome.code))
      bench.press(.enter)
      let line = "[\(outcome.title)]"
      for _ in 0..<4 {
        #expect(try frame(bench)[21].contains(line), "\(outcome.code)")
        bench.press(.tab)
      }
    }
  }

  /// Where what is refused is longer than a line, the outcomes make room for all of it.
  @Test func aRefusalIsSeenWholeAboveWhatWasTyped() throws {
    var bench = Bench(size: Self.small)
    bench.type("9what they said")
    let words = (1...32).map { "word\($0)" }
    bench.send(.failed(words.joined(separator: " ")))
    let lines = try frame(bench)
    for word in words { #expect(lines.contains { $0.contains(word) }, "\(word)") }
    #expect(lines.contains { $0.contains("what they said") })
    #expect(!lines.suffix(6).contains { $0.contains("~") })
    bench.type("\u{1B}")
    #expect(try text(bench).contains("1 No answer"))
  }

  /// A row that is cut is shown whole below the list while it is selected.
  @Test func theSelectedRowOfAListIsShownWhole() throws {
    var bench = Bench(size: Self.small)
    bench.press(.function(1))
    bench.press(.paste("into the script"))
    let lines = try frame(bench)
    #expect(lines.contains { $0.contains("~") })
    let whole = lines.filter { $0.contains("│") }.map { $0.drop { $0 != "│" }.dropFirst() }
      .map { $0.prefix { $0 != "│" } }.joined(separator: " ")
    #expect(
      whole.split(separator: " ").joined(separator: " ")
        .contains("Into the script, where digits are replies; back to the queue"))
  }

  /// The aim, above all: it is what the call is for.
  @Test func theBriefIsReadWholeInTheSmallestWindow() throws {
    var bench = Bench(
      [ScriptTests.early()], size: Self.small, playbook: ScriptTests.playbook)
    bench.send(.rested)
    let lines = try frame(bench)
    let start = try #require(lines.firstIndex { $0.contains("Script") })
    let pane = lines[(start + 1)...].prefix { !$0.contains("── Next") }
    #expect(!pane.contains { $0.contains("~") })
    let said = pane.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(said.contains("at least CNY 1,300.00, by Friday, 27 November; "))
    #expect(said.contains("try framework") && said.contains("Why so: r segment, t strategy."))
    bench.type("\t")
    bench.press(.end)
    #expect(try text(bench).contains("Strategy: Framework"))
    // Whoever leaves the script finds the brief again, not the end of the script.
    bench.type("\t")
    #expect(try frame(bench).contains { $0.contains("at least CNY 1,300.00") })
  }

  /// While it rings, what to say is in sight without another key; what to know is below it.
  @Test func aCallShowsTheScriptsFirstWords() throws {
    var bench = Bench(
      [ScriptTests.early()], size: Self.small, playbook: ScriptTests.playbook)
    bench.send(.rested)
    let walk = try #require(bench.model.open?.guide?.walk)
    let words = try #require(walk.step?.say.split(separator: " ").prefix(3))
    let opening = words.joined(separator: " ")
    #expect(try !text(bench).contains(opening), "before the call is what to know")
    bench.type("0")
    #expect(bench.model.call != nil)
    #expect(try text(bench).contains(opening))
  }

  @Test func aFilterThatFindsNothingSaysSoInTheSmallestWindow() throws {
    var bench = Bench(size: Self.small)
    bench.type("/zzz")
    #expect(try text(bench).contains("Nothing matches “zzz”. Esc clears the filter."))
  }

  @Test func theListOfOutcomesSaysWhatFollows() throws {
    var bench = Bench(size: Self.small)
    bench.press(.function(4))
    let text = try text(bench)
    for said in [
      "again tomorrow", "asks day and time", "number bad", "asks amount, day, firmness",
      "asks for a line",
    ] {
      #expect(text.contains(said), "\(said)")
    }
  }

  /// Where there is place, a list is as wide as what stands in it.
  @Test func aWideWindowCutsNoReason() throws {
    var bench = Bench(size: Size(width: 200, height: 50), playbook: ScriptTests.playbook)
    bench.model.outcomes = OutcomeTable.load().table.all
    bench.press(.function(4))
    #expect(try text(bench).contains("payments decide it, segment willing, unable"))
  }

  /// What is asked for and does not fit into the frame of a prompt stands in it, wrapped.
  @Test func aLongQuestionIsReadWhole() throws {
    var bench = Bench(size: Self.small)
    bench.type("x")
    bench.press(.paste("cease"))
    bench.press(.enter)
    let text = try text(bench)
    for words in ["cease requested: since when, until when?", "(2026-11-01", "+30)"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// Every field of every form has its line.
  @Test func everyFieldOfAFormSaysWhatItWants() {
    let hints = HintWording.english(.standard)
    for (use, keys) in [
      (
        Form.Use.legal,
        ["step", "day", "reference", "office", "cost", "amount", "document", "note"]
      ),
      (.orderVisit, ["to", "day", "time", "staff", "notice", "letter", "reason"]),
      (
        .reportVisit,
        [
          "met", "address", "visitors", "occupants", "delivered", "amount", "due", "phone",
          "newAddress", "clue", "note",
        ]
      ),
      (.findings, ["take"]),
      (.trace, ["source", "result", "basis", "phone", "newAddress", "clue", "note"]),
      (
        .addPerson,
        ["role", "name", "relation", "phone", "newAddress", "kind", "limit", "document"]
      ),
      (.guarantee("g1"), ["kind", "limit", "until", "document"]),
      (.offer("t1"), ["amount", "note", "consent"]), (.addPoint("d"), ["reach", "place"]),
      (.pointState("p1"), ["state"]), (.clue, ["clue"]),
    ] {
      for key in keys { #expect(!hints.field(use, key).isEmpty, "\(use) \(key)") }
    }
  }

  /// A book that names no minimum proposes nothing as small as it would take.
  @Test func theListOfAmountsEndsWithTheSmallestPromiseThatTheBookNames() throws {
    var bench = Bench(size: Self.small)
    bench.type("5")
    bench.press(.function(4))
    #expect(!(try text(bench)).contains("the smallest promise here"))
    bench.press(.escape)
    bench.model.charter.limits.promise.minimumPercent = 10
    bench.press(.function(4))
    #expect(try text(bench).contains("9,000.00"))
    #expect(try text(bench).contains("the smallest promise here"))
  }
}
