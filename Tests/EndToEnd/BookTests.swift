import Foundation
import TestSupport
import Testing

/// What a book withstands: bad directories, wrong roles, killed writers.
@Suite(.serialized) struct BookTests {
  @Test func whatIsNoBookIsSaidInOneSentence() throws {
    let scratch = Scratch()
    #expect(Program.run("queue", "--book", scratch.path + "/none").status == 66)
    #expect(Program.run("queue", "--book", scratch.path).status != 0)
    let book = scratch.book()
    let json = book + "/book.json"
    let text = try String(contentsOfFile: json, encoding: .utf8)
    let newer = text.replacingOccurrences(
      of: #""format"\s*:\s*1"#, with: #""format" : 99"#, options: .regularExpression)
    try Data(newer.utf8).write(to: URL(fileURLWithPath: json))
    let answer = Program.run("queue", "--book", book)
    #expect(answer.status == 65)
    #expect(answer.errors.contains("newer"))
  }

  @Test func aBookThatOthersReadIsRefused() throws {
    let scratch = Scratch()
    let book = scratch.book()
    try FileManager.default.setAttributes([.posixPermissions: 0o775], ofItemAtPath: book)
    #expect(Program.run("queue", "--book", book).status == 77)
    #expect(Program.run("queue", "--book", book, "--insecure").status == 0)
  }

  @Test func aRealBookTakesNeitherAnotherNameNorAnotherClock() {
    let scratch = Scratch()
    let book = scratch.book()
    #expect(Program.run("queue", "--book", book, "--as", "lin").status == 77)
    #expect(Program.run("queue", "--book", book, "--now", "2026-11-23T10:00:00Z").status == 77)
  }

  @Test func anAuditorChangesNothing() throws {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let team = Program.run("team", "--book", desk, "--json").output
    let members =
      (try? JSONSerialization.jsonObject(with: Data(team.utf8))) as? [[String: Any]] ?? []
    let auditor = try #require(members.first { $0["role"] as? String == "auditor" })
    let login = try #require(auditor["user"] as? String)
    let id = try #require(
      Program.run("queue", "--book", desk, "--view", "all", "--json", "--limit", "1").objects
        .first?["case"] as? String)
    let answer = Program.run("note", id, "x", "--book", desk, "--as", login)
    #expect(answer.status == 77)
    #expect(Program.run("show", id, "--book", desk, "--as", login).status == 0)
  }

  /// Four writers at once, killed at 200 random moments: what was acknowledged is there once, the
  /// chain holds, and the next writer needs no repair.
  @Test func killedWritersLoseNothingThatWasAcknowledged() throws {
    let scratch = Scratch()
    let desk = scratch.demo(40)
    let ids = Program.run("queue", "--book", desk, "--view", "all", "--json").objects
      .compactMap { $0["case"] as? String }
    var random = Pseudorandom(20_261_123)
    // A kill comes at any moment of a writer's life, as long as it is on this machine.
    let began = DispatchTime.now().uptimeNanoseconds
    Program.run("note", ids[0], "first", "--book", desk, "--as", "lin")
    let life = 2 * (DispatchTime.now().uptimeNanoseconds - began)
    var acknowledged: [String] = []
    for round in 0..<50 {
      let writers = (0..<4).map { writer in
        let note = "note \(round).\(writer)"
        let id = ids[(round * 4 + writer) % ids.count]
        return (
          note: note,
          child: Program.start(["note", id, note, "--book", desk, "--as", "lin", "--json"])
        )
      }
      for writer in writers {
        // A busy wait of a random length: the moment of the kill is the point of the test.
        let until = DispatchTime.now().uptimeNanoseconds + random.next() % life
        while DispatchTime.now().uptimeNanoseconds < until {}
        kill(writer.child.pid, SIGKILL)
      }
      for writer in writers where writer.child.wait().output.hasSuffix("\n") {
        acknowledged.append(writer.note)
      }
    }
    #expect((20...180).contains(acknowledged.count), "\(acknowledged.count) of 200 got through")
    let journal = Program.run("log", "--book", desk, "--json").objects
    let written = journal.compactMap { $0["text"] as? String }
    for note in acknowledged { #expect(written.filter { $0 == note }.count == 1, "\(note)") }
    #expect(Set(written).count == written.count, "nothing is there twice")
    #expect(Program.run("note", ids[0], "last", "--book", desk, "--as", "lin").status == 0)
    let verified = Program.run("verify", "--book", desk)
    #expect(verified.status == 0, "\(verified.output)")
  }
}
