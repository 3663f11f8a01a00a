import Casebook
import Cases
import Foundation
import Glibc
import Testing

/// book.json, and what may stand in the place of a book's files.
@Suite struct BookFileTests {
  private func record(_ scratch: Scratch) throws -> [String: Any] {
    let bytes = Data(try BookFiles(scratch).bytes("book.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }

  private func change(_ scratch: Scratch, _ edit: (inout [String: Any]) -> Void) throws {
    var record = try record(scratch)
    edit(&record)
    try BookFiles(scratch).write(
      Array(try JSONSerialization.data(withJSONObject: record)), "book.json")
  }

  private func error(opening path: String) -> BookError? {
    do {
      _ = try Book.open(at: path)
      return nil
    } catch { return error }
  }

  @Test func createsAGroupSharedDirectoryWhateverTheUmask() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 2)
    _ = try book.compact()
    var status = stat()
    #expect(stat(scratch.path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o2770)
    for name in BookFiles(scratch).names {
      #expect(stat("\(scratch.path)/\(name)", &status) == 0)
      #expect(status.st_mode & 0o7777 == 0o660, "\(name)")
    }
    #expect(throws: BookError.alreadyExists(scratch.path)) {
      try Book.create(at: scratch.path, charter: deskCharter)
    }
    #expect(throws: BookError.alreadyExists("\(scratch.path)/lock")) {
      try Book.create(at: "\(scratch.path)/lock", charter: deskCharter)
    }
  }

  @Test func refusesWhatIsNoBook() throws {
    let scratch = Scratch()
    #expect(error(opening: scratch.path) == .noSuchDirectory(scratch.path))
    #expect(mkdir(scratch.path, 0o770) == 0)
    #expect(error(opening: scratch.path) == .notABook(scratch.path))
    #expect(error(opening: scratch.path)?.category == .noInput)
    for text in ["", "\0\u{1}ELF", "[]", "{}", "{\"format\":\"one\"}", "{\"format\":1}"] {
      try BookFiles(scratch).write(Array(text.utf8), "book.json")
      #expect(error(opening: scratch.path)?.category == .badData, "\(text)")
    }
    try BookFiles(scratch).write(Array("{\"format\":2,\"team\":7}".utf8), "book.json")
    #expect(error(opening: scratch.path) == .newerFormat(found: 2, known: 1))
  }

  @Test func refusesABookThatOthersCanRead() throws {
    let scratch = Scratch()
    _ = try Book.make(at: scratch.path, cases: 1)
    #expect(chmod(scratch.path, 0o2775) == 0)
    #expect(error(opening: scratch.path) == .readableByOthers(scratch.path))
    #expect(error(opening: scratch.path)?.category == .notPermitted)
    #expect(try Book.open(at: scratch.path, insecure: true).seq == 1)
  }

  @Test(arguments: ["book.json", journalName, "lock"])
  func refusesLinksPipesAndDirectoriesInTheirPlace(name: String) throws {
    let scratch = Scratch()
    _ = try Book.make(at: scratch.path, cases: 1)
    let path = "\(scratch.path)/\(name)"
    let away = "\(scratch.path)/away"
    #expect(rename(path, away) == 0)
    let replacements: [(String) -> Int32] = [
      { symlink(away, $0) }, { mkfifo($0, 0o660) }, { mkdir($0, 0o770) },
    ]
    for replace in replacements {
      #expect(replace(path) == 0)
      let failure: BookError? =
        error(opening: scratch.path)
        ?? {
          do {
            let book = try Book.open(at: scratch.path)
            _ = try book.perform([Order(number(0), .note("x"))], by: "lin", now: morning)
            return nil
          } catch PerformError.failed(let error) { return error } catch { return nil }
        }()
      #expect(failure == .notRegular(name))
      #expect(remove(path) == 0)
    }
    #expect(rename(away, path) == 0)
    #expect(try Book.open(at: scratch.path).verify().isOK)
  }

  @Test func refusesNamesThatLeadOutOfTheBook() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    _ = try book.compact()
    for name in ["../x", "/etc/passwd", "", ".hidden"] {
      try change(scratch) { $0["segments"] = [["file": name, "first": 1]] }
      #expect(error(opening: scratch.path)?.category == .badData)
    }
  }

  @Test func unknownMembersSurvive() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    try change(scratch) { record in
      record["later"] = ["a": [1, 2.5, "x"]]
      var limits = record["limits"] as? [String: Any] ?? [:]
      limits["hours"] = 8
      record["limits"] = limits
      var team = record["team"] as? [[String: Any]] ?? []
      team[1]["desk"] = "north"
      record["team"] = team
      var segments = record["segments"] as? [[String: Any]] ?? []
      segments[0]["packed"] = false
      record["segments"] = segments
    }
    try book.updateCharter(by: "mei", now: morning) { charter in
      charter.team[1].capacity = nil
      charter.team.append(Member(user: "tan", name: "Tan", role: .agent))
      charter.name = "Renamed"
    }
    _ = try book.compact()
    let record = try record(scratch)
    #expect((record["later"] as? [String: Any])?["a"] != nil)
    #expect((record["limits"] as? [String: Any])?["hours"] as? Int == 8)
    let team = try #require(record["team"] as? [[String: Any]])
    #expect(team.count == 5)
    #expect(team[1]["desk"] as? String == "north")
    #expect(team[1]["capacity"] == nil)
    #expect((record["segments"] as? [[String: Any]])?[0]["packed"] as? Bool == false)
    let other = try Book.open(at: scratch.path)
    #expect(other.charter == book.charter)
    #expect(other.charter.name == "Renamed")
  }

  @Test func onlyALeadChangesTheTeamAndOthersSeeIt() throws {
    let scratch = Scratch()
    let one = try Book.make(at: scratch.path, cases: 1)
    let two = try Book.open(at: scratch.path)
    #expect(throws: PerformError.refused(.needsLead("change the team or the book"), nil)) {
      try one.updateCharter(by: "lin", now: morning) { $0.team = [] }
    }
    try one.updateCharter(by: "mei", now: morning) { $0.team.removeAll { $0.user == "lin" } }
    #expect(throws: PerformError.refused(.notInTeam("lin"), nil)) {
      try two.perform([Order(number(0), .note("x"))], by: "lin", now: morning)
    }
    _ = try two.catchUp()
    #expect(two.charter == one.charter)
  }

  @Test func aBookThatWasReplacedIsNotWrittenTo() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    let away = scratch.path + ".away"
    defer { try? FileManager.default.removeItem(atPath: away) }
    #expect(rename(scratch.path, away) == 0)
    let note = [Order(number(0), .note("x"))]
    #expect(throws: PerformError.failed(.replaced(scratch.path))) {
      try book.perform(note, by: "lin", now: morning)
    }
    _ = try Book.make(at: scratch.path, cases: 1)
    #expect(throws: PerformError.failed(.replaced(scratch.path))) {
      try book.perform(note, by: "lin", now: morning)
    }
    #expect(try Book.open(at: away).seq == 1)
  }

  @Test func aDeletedLockOrJournalHarmsNothing() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    let note = [Order(number(0), .note("x"))]
    #expect(unlink("\(scratch.path)/lock") == 0)
    #expect(try book.perform(note, by: "lin", now: morning).events.count == 1)
    #expect(unlink("\(scratch.path)/\(journalName)") == 0)
    // What is written to a file without a name is lost: better to refuse.
    #expect(throws: PerformError.self) { try book.perform(note, by: "lin", now: morning) }
  }
}
