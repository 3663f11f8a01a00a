import Foundation
import Testing

/// What terminals send and do: keys of PuTTY, pastes, resizes, suspending, hanging up.
@Suite(.serialized, .enabled(if: TmuxScreen.isThere)) struct TerminalKindTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  private func open(
    _ desk: String, state: String = "/nonexistent", _ environment: [String: String] = [:]
  ) -> TmuxScreen {
    TmuxScreen(
      width: 100, height: 30, ["open", "--book", desk, "--as", "lin", "--now", Self.morning],
      environment: environment.merging(["XDG_STATE_HOME": state]) { given, _ in given })
  }

  private func outcomes(_ desk: String) -> [String] {
    Program.run("log", "--book", desk, "--by", "lin", "--json").objects
      .compactMap { $0["outcome"] as? String }
  }

  @Test func keysOfPuTTYAndOfTheKeypadAreKeysAndTheUnknownAreNone() {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let screen = open(desk)
    #expect(screen.waits(for: "1Help"))
    screen.send("\u{1B}[11~")
    #expect(screen.waits(for: "type to search"))
    screen.send("\u{1B}")
    #expect(screen.waits(while: "type to search"))
    // No key of this program, with a digit and an Enter that a careless reader would take.
    screen.send("\u{1B}[1;1;1;1R\u{1B}[?1\r;2c\u{1B}]1\r1\u{7}\u{1B}[201~")
    // The keypad in application mode: 2, Enter.
    screen.send("\u{1B}Or")
    #expect(screen.waits(for: "[Left message]"))
    screen.send("\u{1B}OM")
    #expect(screen.waits(for: "Logged Left message"))
    #expect(outcomes(desk) == ["left-message"])
  }

  @Test func aPasteGoesIntoFieldsOnly() {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let screen = open(desk)
    #expect(screen.waits(for: "1Help"))
    screen.send("\u{1B}[200~1\r5\r\r\u{1B}[201~")
    screen.type("n")
    #expect(screen.waits(for: "[Note]"))
    screen.send("\u{1B}[200~two\rlines\u{1B}[201~")
    #expect(screen.waits(for: "two lines"))
    screen.press("Enter")
    #expect(screen.waits(for: "Noted on"))
    #expect(outcomes(desk).isEmpty)
  }

  @Test func aStormOfResizesLeavesAWholeScreen() {
    let scratch = Scratch()
    let screen = open(scratch.demo(200))
    #expect(screen.waits(for: "1Help"))
    screen.type("5")
    #expect(screen.waits(for: "[Promise]"))
    for step in 0..<30 { screen.resize(width: 60 + step * 5 % 140, height: 20 + step * 3 % 30) }
    screen.resize(width: 120, height: 40)
    #expect(screen.waits(for: "Views"))
    #expect(screen.waits(for: "[Promise]"))
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix(" WORK") == true)
    let last = lines.last { !$0.isEmpty } ?? ""
    #expect(last.contains("1Help"))
  }

  @Test func suspendingGivesTheShellAndFgComesBack() {
    let scratch = Scratch()
    let screen = TmuxScreen(
      shell: ["open", "--book", scratch.demo(200), "--as", "lin", "--now", Self.morning])
    #expect(screen.waits(for: "1Help"))
    screen.type("nhalf a note")
    #expect(screen.waits(for: "half a note"))
    screen.press("C-z")
    #expect(screen.waits(for: "Stopped"))
    screen.type("fg")
    screen.press("Enter")
    #expect(screen.waits(for: "1Help"))
    screen.press("Enter")
    #expect(screen.waits(for: "Noted on"))
  }

  @Test func aHangUpDuringAnEntryKeepsTheDraft() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let state = scratch.path + "/state"
    do {
      let screen = open(desk, state: state)
      #expect(screen.waits(for: "1Help"))
      screen.type("nhalf a note")
      #expect(screen.waits(for: "half a note"))
      // The terminal goes away, as when a line drops.
      screen.tmux("kill-server")
    }
    let again = open(desk, state: state)
    #expect(again.waits(for: "A draft waits on this case"))
    again.type("n and the rest")
    #expect(again.waits(for: "half a note and the rest"))
    let kept = try FileManager.default.attributesOfItem(atPath: state + "/arrears/session.json")
    #expect(kept[.posixPermissions] as? Int == 0o600)
  }

  /// The console is killed while the editor runs: nothing of the console's own can run after that.
  @Test func whatWasSavedInTheEditorOutlivesTheConsole() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let state = scratch.path + "/state"
    let editing = state + "/arrears/editing"
    let seen = scratch.path + "/seen"
    let editor = scratch.file(
      "editor", "ls -l \(editing) > \(seen); echo 'he rang back' >> \"$1\"; kill -9 $PPID\n")
    do {
      let screen = open(desk, state: state, ["EDITOR": "sh \(editor)"])
      #expect(screen.waits(for: "1Help"))
      screen.type("nhalf a note")
      #expect(screen.waits(for: "half a note"))
      screen.press("C-e")
      #expect(screen.waits(for: "status=137"))
    }
    let files = try String(contentsOfFile: seen, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(files.count == 2 && files.allSatisfy { $0.hasPrefix("-rw-------") }, "\(files)")
    #expect(!files.joined().contains("A-1"), "and no name says which case it is")
    let again = open(desk, state: state)
    #expect(again.waits(for: "A draft waits on this case"))
    again.type("n")
    #expect(again.waits(for: "he rang back"))
    again.press("Enter")
    #expect(again.waits(for: "Noted on"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: editing).isEmpty)
    let notes = Program.run("log", "--book", desk, "--by", "lin", "--json").objects
      .compactMap { $0["text"] as? String }
    #expect(notes == ["half a notehe rang back"] || notes == ["half a note\nhe rang back"])
  }

  @Test(arguments: ["vt100", "xterm-256color", "screen", "linux"])
  func everyUsualTerminalWorks(_ name: String) {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let screen = open(desk, ["TERM": name])
    #expect(screen.waits(for: "1Help"))
    screen.type("1")
    #expect(screen.waits(for: "[No answer]"))
    screen.press("Enter")
    #expect(screen.waits(for: "Logged No answer"))
    screen.type("q")
    #expect(screen.waits(for: "status=0"))
    #expect(outcomes(desk) == ["no-answer"])
  }

  @Test func withoutUTF8ItIsASCIIAndSaysSo() {
    let scratch = Scratch()
    let screen = open(scratch.demo(200), ["LANG": "C", "LC_ALL": "C"])
    #expect(screen.waits(for: "not UTF-8"))
    let isASCII = screen.text.unicodeScalars.allSatisfy(\.isASCII)
    #expect(isASCII)
  }
}
