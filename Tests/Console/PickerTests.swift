import Cases
import Console
import Screen
import Testing
import Worklist

/// Lists to choose from, and commands of several keys.
@Suite struct PickerTests {
  private static let people = Picker(
    "To",
    [
      .init("王芳", key: "1", detail: "38 cases", choice: .outcome("fang")),
      .init("Chen M", also: ["chen"], choice: .outcome("chen")),
      .init("欧阳娜娜", unavailable: "on leave", choice: .outcome("nana")),
    ])

  @Test(arguments: [
    ("wf", ["fang"]), ("wang", ["fang"]), ("王", ["fang"]), ("1", ["fang"]), ("oynn", ["nana"]),
    ("CHEN", ["chen"]), ("wangf", ["fang"]), ("zz", []), ("", ["fang", "chen", "nana"]),
  ])
  func searching(_ typed: String, _ found: [String]) {
    var picker = Self.people
    picker.search = typed
    let codes = picker.found.map { row -> String in
      if case .outcome(let code) = row.choice { return code }
      return ""
    }
    #expect(codes == found)
  }

  @Test func thePaletteFindsByLettersInOrderAndRuns() {
    var bench = Bench()
    bench.type(":nextview")
    bench.press(.backspace)
    #expect(bench.model.layer != nil)
    bench.type("w\n")
    #expect(bench.model.layer == nil)
    #expect(bench.model.queue.view == .promises)
  }

  @Test func whatCannotBeChosenSaysWhyAndStays() {
    var bench = Bench(actor: nil)
    bench.press(.function(2))
    bench.type("call the\n")
    #expect(bench.model.layer != nil)
    #expect(bench.model.notice?.text == "you are not in this book's team: you may read")
    bench.press(.escape)
    #expect(bench.model.layer == nil)
  }

  @Test func everyCommandIsInThePaletteByItsName() {
    var bench = Bench()
    bench.press(.control("p"))
    for command in ConsoleCommand.table where command.scene != .board {
      bench.press(.paste(command.name))
      guard case .picker(let picker)? = bench.model.layer else {
        Issue.record("no palette")
        return
      }
      #expect(picker.found.contains { $0.choice == .run(command.action) }, "\(command.name)")
      for _ in command.name { bench.press(.backspace) }
    }
  }

  private static func found(_ typed: String) -> [Action] {
    var bench = Bench()
    bench.press(.control("p"))
    bench.press(.paste(typed))
    guard case .picker(let picker)? = bench.model.layer else { return [] }
    return picker.found.map { row in
      if case .run(let action) = row.choice { return action }
      return .down
    }
  }

  /// Of several the shortest name, and before every command whose help only has the word.
  @Test(arguments: [
    ("hist", Action.fullHistory), ("history", .fullHistory), ("history-p", .otherPane),
    ("next", .next), ("next c", .next), ("nextv", .nextView), ("not", .note), ("cal", .call),
    ("let", .letters), ("und", .undo), ("prev", .previous), ("why", .why), ("s", .sort),
    ("promi", .outcome(5)), ("segm", .segment), ("back", .back), ("men", .palette),
  ])
  func theStartOfANamePutsItsCommandFirst(_ typed: String, _ action: Action) {
    #expect(Self.found(typed).first == action)
  }

  @Test func everyCommandComesFirstByItsWholeName() {
    for command in ConsoleCommand.table where command.scene != .board {
      #expect(Self.found(command.name).first == command.action, "\(command.name)")
    }
  }

  /// Letters that lie apart are a guess, made where nothing has them together.
  @Test func whatIsFoundAsTypedIsNotMixedWithGuesses() {
    #expect(Self.found("hist").count < 4)
    #expect(Self.found("nxcs").contains(.next))
  }

  @Test func aCommandOfTwoKeysShowsWhatMayFollow() {
    var bench = Bench()
    bench.type("jjg")
    #expect(bench.openCase == "A-3")
    #expect(bench.model.pending == [.character("g")])
    bench.type("g")
    #expect(bench.openCase == "A-1")
    #expect(bench.model.pending.isEmpty)
  }

  @Test func aKeyThatDoesNotGoOnRunsNothing() {
    var bench = Bench()
    bench.type("g0")
    #expect(bench.dialled.isEmpty)
    #expect(bench.model.notice?.text == "No command has the keys g 0.")
    bench.type("g\u{1B}")
    #expect(bench.model.pending.isEmpty)
    bench.type("0")
    #expect(bench.dialled.count == 1)
  }

  @Test func everyKeyOfTheTableRunsItsCommand() {
    for command in ConsoleCommand.table {
      for chord in command.keys {
        let scene = command.scene ?? .desk
        guard case .command(let found) = KeyTable.standard.match(chord.keys, on: scene) else {
          Issue.record("\(chord.name) runs nothing")
          continue
        }
        #expect(found.name == command.name)
        #expect(Chord(name: chord.name) == chord, "as a keymap file would name it")
      }
    }
  }
}
