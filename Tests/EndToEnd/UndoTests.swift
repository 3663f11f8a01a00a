import Foundation
import Testing

/// Taking back and doing again, over several cases, by keys.
@Suite(.serialized, .enabled(if: TmuxScreen.isThere)) struct UndoTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  private func open(_ desk: String) -> TmuxScreen {
    TmuxScreen(
      width: 120, height: 40,
      ["open", "--book", desk, "--as", "lin", "--now", Self.morning])
  }

  /// The first cases of the queue, in its order.
  private func queue(_ desk: String) -> [String] {
    Program.run(
      "queue", "--book", desk, "--as", "lin", "--json", "--limit", "3", "--at", Self.morning
    ).objects.compactMap { $0["case"] as? String }
  }

  private func attempts(_ desk: String, _ id: String) -> Int {
    let tally = Program.run("show", id, "--book", desk, "--json").object["tally"]
    return (tally as? [String: Any])?["attempts"] as? Int ?? 0
  }

  @Test func severalAreTakenBackAndDoneAgainInTurn() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let ids = queue(desk)
    let before = ids.map { attempts(desk, $0) }
    func made() -> [Int] { zip(ids, before).map { attempts(desk, $0) - $1 } }
    let screen = open(desk)
    #expect(screen.waits(for: "1Help"))
    screen.type("1")
    screen.press("Enter")
    #expect(screen.waits(for: "Logged No answer"))
    screen.type("2")
    screen.press("Enter")
    #expect(screen.waits(for: "Logged Left message"))
    #expect(made() == [1, 1, 0])
    screen.type("u")
    #expect(screen.waits(for: "Taken back on \(ids[1])"))
    #expect(made() == [1, 0, 0])
    screen.type("u")
    #expect(screen.waits(for: "Taken back on \(ids[0])"))
    #expect(made() == [0, 0, 0])
    screen.type("U")
    #expect(screen.waits(for: "Done again on \(ids[0])"))
    #expect(made() == [1, 0, 0])
    screen.type("U")
    #expect(screen.waits(for: "Done again on \(ids[1])"))
    #expect(made() == [1, 1, 0])
    screen.type("U")
    #expect(screen.waits(for: "nothing to do again"))
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func whatOthersBuiltUponIsNotTakenBackAndTheReasonIsSaid() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let first = try #require(queue(desk).first)
    let before = attempts(desk, first)
    let screen = open(desk)
    #expect(screen.waits(for: "1Help"))
    screen.type("1")
    screen.press("Enter")
    #expect(screen.waits(for: "Logged No answer"))
    let note = Program.run(
      "note", first, "he rang back", "--book", desk, "--as", "lilei", "--now", Self.morning)
    #expect(note.status == 0)
    screen.type("u")
    #expect(screen.waits(for: "lilei"))
    #expect(screen.waits(for: "since"))
    #expect(attempts(desk, first) == before + 1)
    #expect(Program.run("undo", "--book", desk, "--as", "lin").status == 1)
  }
}
