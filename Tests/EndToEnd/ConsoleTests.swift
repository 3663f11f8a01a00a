import Foundation
import Testing

/// The real console at a real terminal, few and one after another.
@Suite(.serialized, .enabled(if: TmuxScreen.isThere)) struct TerminalTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  private func open(_ desk: String, width: Int = 120, height: Int = 40) -> TmuxScreen {
    TmuxScreen(
      width: width, height: height,
      ["open", "--book", desk, "--as", "lin", "--now", Self.morning])
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50)])
  func threeCasesByKeysAlone(_ width: Int, _ height: Int) throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let screen = open(desk, width: width, height: height)
    #expect(screen.waits(for: "1Help"))
    screen.type("1")
    screen.press("Enter")
    #expect(screen.waits(for: "Logged No answer"))
    screen.type("5")
    screen.press("Enter", "Enter")
    #expect(screen.waits(for: "Logged Promise"))
    screen.type("2")
    screen.press("Enter")
    #expect(screen.waits(for: "Logged Left message"))
    screen.type("q")
    #expect(screen.waits(for: "status=0"))
    let events = Program.run("log", "--book", desk, "--by", "lin", "--json").objects
    let outcomes = events.compactMap { $0["outcome"] as? String }
    #expect(outcomes == ["no-answer", "promise", "left-message"])
    #expect(Set(events.compactMap { $0["case"] as? String }).count == 3)
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func whatAnotherProcessDoesAppearsByItself() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let first = try #require(
      Program.run(
        "queue", "--book", desk, "--as", "lin", "--json", "--limit", "1", "--at", Self.morning
      )
      .objects.first?["case"] as? String)
    let screen = open(desk)
    #expect(screen.waits(for: first))
    Program.run(
      "note", first, "his bank rang back", "--book", desk, "--as", "lilei", "--now", Self.morning)
    #expect(screen.waits(for: "his bank rang back"))
    #expect(screen.text.contains("lilei: Note on \(first)"))
  }

  @Test func theFilterTakesLettersAndTheListFollows() {
    let scratch = Scratch()
    let screen = open(scratch.demo(400))
    #expect(screen.waits(for: "1Help"))
    screen.type("/zzzz")
    #expect(screen.waits(for: "Nothing matches"))
    screen.press("Escape")
    #expect(screen.waits(for: "/ filter"))
  }

  @Test func resizingKeepsWhatIsTyped() {
    let scratch = Scratch()
    let screen = open(scratch.demo())
    #expect(screen.waits(for: "1Help"))
    screen.type("nhalf a note")
    #expect(screen.waits(for: "half a note"))
    screen.resize(width: 70, height: 20)
    #expect(screen.waits(for: "Enlarge to 80x24 (now 70x20)"))
    screen.resize(width: 90, height: 30)
    #expect(screen.waits(for: "[Note]"))
    screen.press("Enter")
    #expect(screen.waits(for: "Noted on"))
  }

  @Test func aHangUpEndsItAndTheTerminalIsGivenBack() {
    let scratch = Scratch()
    let screen = open(scratch.demo())
    #expect(screen.waits(for: "1Help"))
    screen.tmux("send-keys", "?")
    #expect(screen.waits(for: "type to search"))
    let pid = screen.tmux("display-message", "-p", "#{pane_pid}")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let child = try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    let console = child.flatMap { Int32($0.split(separator: " ").first ?? "") }
    #expect(console != nil)
    kill(console ?? 0, SIGTERM)
    #expect(screen.waits(for: "status=143"))
  }

  @Test func aDumbTerminalIsRefusedWithASentence() {
    let scratch = Scratch()
    let screen = TmuxScreen(
      width: 100, height: 30, ["open", "--book", scratch.demo()], environment: ["TERM": "dumb"])
    #expect(screen.waits(for: "cannot place its cursor"))
    #expect(screen.waits(for: "status=64"))
  }
}
