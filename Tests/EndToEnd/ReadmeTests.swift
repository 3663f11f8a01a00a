import Foundation
import Testing

/// What the README shows is what the program does.
@Suite struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let readme =
    (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  /// The text between two marks, without the fence of a code block.
  private static func block(_ name: String) -> String {
    guard let begin = readme.range(of: "<!-- \(name):begin"),
      let head = readme.range(of: "-->\n", range: begin.upperBound..<readme.endIndex),
      let end = readme.range(of: "<!-- \(name):end", range: head.upperBound..<readme.endIndex)
    else { return "" }
    return String(readme[head.upperBound..<end.lowerBound])
  }

  /// The screen that a block shows. What comes by itself when the keys rest is waited for.
  static func picture(_ name: String) -> String {
    block(name).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("```") }.joined(separator: "\n")
      .trimmingCharacters(in: .newlines)
  }

  @Test func theKeyTableIsTheTableOfCommands() {
    let rows = Program.run("keys", "--json").objects.map { command in
      let keys = (command["keys"] as? [String] ?? []).map { "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(command["help"] as? String ?? "") |"
    }
    let table = "| keys | does |\n|---|---|\n" + rows.joined(separator: "\n") + "\n"
    #expect(Self.block("keys") == table, "the key table of README.md should be:\n\(table)")
  }

  @Test(.enabled(if: TmuxScreen.isThere)) func thePictureIsTheScreen() {
    let scratch = Scratch()
    let desk = scratch.path + "/desk"
    Program.run("demo", desk, "--no-open")
    let screen = TmuxScreen(
      width: 120, height: 40,
      ["open", "--book", desk, "--as", "lin", "--now", "2026-11-23T10:00:00+08:00"])
    #expect(screen.waits(for: "Script 1/"))
    screen.type("5")
    #expect(screen.waits(for: "[Promise"))
    #expect(screen.waits(for: Self.picture("screen")), "README.md shows another screen")
  }

  @Test(.enabled(if: TmuxScreen.isThere)) func theOtherPicturesAreTheScreens() {
    let scratch = Scratch()
    let desk = scratch.path + "/desk"
    Program.run("demo", desk, "--no-open")
    let screen = TmuxScreen(
      width: 80, height: 24,
      ["open", "--book", desk, "--as", "lin", "--now", "2026-11-23T10:00:00+08:00"])
    #expect(screen.waits(for: "Script 1/"))
    for (name, keys, wanted) in [
      ("palette", ":view", "> view"), ("why", "w", "What would move it"),
      ("find", "fwl", "> wl"), ("history", "h", "/ search"),
    ] {
      screen.type(keys)
      #expect(screen.waits(for: wanted))
      #expect(
        screen.waits(for: Self.picture("screen-\(name)")), "README.md shows another \(name)")
      screen.press("Escape")
      #expect(screen.waits(while: wanted))
    }
  }

  @Test func theGateRunsTheTestCommandOfTheReadme() throws {
    let gate = try String(
      contentsOf: Self.root.appendingPathComponent(".ci/run"), encoding: .utf8)
    #expect(Self.readme.contains("```sh\nswift test\n```"))
    #expect(gate.split(separator: "\n").contains("swift test"))
  }
}
