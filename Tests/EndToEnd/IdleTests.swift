import Foundation
import Testing

/// Nothing happens while nothing happens.
@Suite struct IdleTests {
  /// A thread that a library left behind wakes up now and then; without one only the loop is left,
  /// which waits in one place.
  @Test(.enabled(if: TmuxScreen.isThere)) func aConsoleThatStandsHasOneThread() throws {
    let scratch = Scratch()
    // Large enough to be read by several threads at the start.
    let desk = scratch.demo(4_000)
    let screen = TmuxScreen(width: 80, height: 24, ["open", "--book", desk, "--as", "lin"])
    try #require(screen.waits(for: "Script"))
    let shell = screen.tmux("display-message", "-p", "#{pane_pid}")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    let console = try #require(children.split(separator: " ").first)
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(console)/task")
    #expect(threads.count == 1)
  }
}
