import Foundation
import Testing

/// The console while the system fails: it says so, keeps what was entered, and goes on when the
/// cause is gone.
@Suite(.serialized, .enabled(if: TmuxScreen.isThere)) struct ConsoleFaultTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  private func open(
    _ desk: String, _ disturbance: Disturbance, now: Bool = true
  ) -> TmuxScreen {
    TmuxScreen(
      width: 120, height: 40,
      ["open", "--book", desk, "--as", "lin"] + (now ? ["--now", Self.morning] : []),
      environment: disturbance.environment)
  }

  /// One session, one cause after another; the same note is tried until it is saved.
  @Test func aSaveThatFailsKeepsTheEntry() {
    let scratch = Scratch()
    let desk = scratch.demo()
    let disturbance = Disturbance(desk, scratch)
    let screen = open(desk, disturbance)
    #expect(screen.waits(for: "1Help"))
    let causes = [
      ("pwrite ENOSPC 1 journal", "disk is full"), ("fdatasync EIO 1 journal", "failed"),
      ("pwrite EROFS 1 journal", "read-only"), ("openrw EMFILE", "Too many open files"),
      ("flock EAGAIN 1 lock\nhurry 40", "busy"),
    ]
    for (index, cause) in causes.enumerated() {
      screen.type("n")
      #expect(screen.waits(for: "[Note"))
      screen.type("kept \(index)")
      #expect(screen.waits(for: "kept \(index)"))
      disturbance.callFor(cause.0)
      screen.press("Enter")
      #expect(screen.waits(for: cause.1), "\(cause)")
      #expect(screen.text.contains("kept \(index)"), "the entry is gone after \(cause)")
      disturbance.callFor(nil)
      screen.press("Enter")
      #expect(screen.waits(for: "Noted on"), "\(cause)")
    }
    screen.type("q")
    #expect(screen.waits(for: "status=0"))
    let texts = Program.run("log", "--book", desk, "--json").objects
      .compactMap { $0["text"] as? String }.filter { $0.hasPrefix("kept") }
    #expect(texts == causes.indices.map { "kept \($0)" })
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func aBookThatIsTakenAwayIsMissedAndAnotherNotWrittenTo() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let screen = open(desk, Disturbance(desk, scratch))
    #expect(screen.waits(for: "1Help"))
    let away = scratch.path + "/away"
    try FileManager.default.moveItem(atPath: desk, toPath: away)
    screen.type("nnobody hears")
    screen.press("Enter")
    #expect(screen.waits(for: "no longer the book that was opened"))
    #expect(screen.waits(for: "nobody hears"))
    Program.run("demo", desk, "--cases", "20", "--no-open")
    screen.press("Enter")
    #expect(screen.waits(for: "no longer the book that was opened"))
    try FileManager.default.removeItem(atPath: desk)
    try FileManager.default.moveItem(atPath: away, toPath: desk)
    screen.press("Enter")
    #expect(screen.waits(for: "Noted on"))
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func aClockThatGoesBackIsToldAndHeld() {
    let scratch = Scratch()
    let desk = scratch.book()
    let file = scratch.file("in.csv", "id,name,due,owed\nX-1,Wang,2026-01-01,12.50\n")
    let mapping = scratch.file(
      "map.yaml", Program.run("import", file, "--map", "guess", "--book", desk).output)
    #expect(Program.run("import", file, "--map", mapping, "--book", desk).status == 0)
    let disturbance = Disturbance(desk, scratch)
    disturbance.callFor("clock -7200")
    let answer = Program.run(
      "note", "X-1", "early", "--book", desk, environment: disturbance.environment)
    #expect(answer.status == 0)
    #expect(answer.errors.contains("behind the last event"), "\(answer.errors)")
    let times = Program.caseEvents(desk).compactMap { $0["at"] as? String }
    #expect(times.count == 2 && times[0] == times[1])
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func withoutWatchesItLooksForItself() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let disturbance = Disturbance(desk, scratch)
    disturbance.callFor("inotify EMFILE")
    let first = try #require(
      Program.run(
        "queue", "--book", desk, "--as", "lin", "--json", "--limit", "1", "--at", Self.morning
      ).objects.first?["case"] as? String)
    let screen = open(desk, disturbance)
    #expect(screen.waits(for: first))
    #expect(screen.waits(for: "Script 1/"))
    Program.run(
      "note", first, "seen without a watch", "--book", desk, "--as", "lilei", "--now", Self.morning)
    #expect(screen.waits(for: "seen without a watch"))
    // Again, when nothing else is left to do that could have woken it.
    Program.run(
      "note", first, "seen once more", "--book", desk, "--as", "lilei", "--now", Self.morning)
    #expect(screen.waits(for: "seen once more"))
  }

  @Test func aNetworkFileSystemIsWarnedOf() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let disturbance = Disturbance(desk, scratch)
    var status = stat()
    #expect(stat(desk, &status) == 0)
    let device = "\(status.st_dev >> 8 & 0xFFF):\(status.st_dev & 0xFF)"
    let table = scratch.file(
      "mounts", "36 35 \(device) / / rw,noatime - nfs4 server:/desk rw\n")
    disturbance.callFor("mountinfo \(table)")
    let screen = open(desk, disturbance)
    #expect(screen.waits(for: "on a network file system"))
    let answer = Program.run(
      ["verify", "--book", desk], environment: disturbance.environment)
    #expect(answer.status == 0)
  }
}
