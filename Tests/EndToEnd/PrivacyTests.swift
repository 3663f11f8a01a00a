import Foundation
import Testing

/// What a person can ask of a desk that holds their data, and what a desk may not keep.
@Suite struct PrivacyTests {
  private static let secrets = ["Wang Secret", "+8613800138000"]

  private func book(_ scratch: Scratch, packs: String = "us-fed") -> String {
    let book = scratch.path + "/book"
    Program.run(
      "init", book, "--name", "Test", "--currency", "USD", "--zone", "America/New_York", "--actor",
      "agency", "--packs", packs)
    let file = scratch.file(
      "in.csv",
      """
      id,name,identity,due,owed,phone
      X-1,Wang Secret,ID7,2020-01-01,12.50,+8613800138000
      X-2,Wang Secret,ID7,2020-02-01,7.00,+8613800138000
      X-3,Li Other,ID8,2020-02-01,9.00,+8613800138001

      """)
    let mapping = scratch.file(
      "map.yaml", Program.run("import", file, "--map", "guess", "--book", book).output)
    let answer = Program.run("import", file, "--map", mapping, "--book", book)
    if answer.status != 0 { print(answer.errors) }
    return book
  }

  private func holds(_ book: String, _ text: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: book)) ?? []
    return names.filter {
      String(
        decoding: FileManager.default.contents(atPath: book + "/" + $0) ?? Data(), as: UTF8.self
      )
      .contains(text)
    }
  }

  @Test func anErasedCaseIsInNoFileAndTheChainHolds() throws {
    let scratch = Scratch()
    let book = book(scratch)
    Program.run("note", "X-1", "says Wang Secret", "--book", book)
    Program.run("note", "X-3", "another", "--book", book)
    let head = try #require(
      Program.run("verify", "--book", book, "--json").object["head"] as? String)
    Program.run("compact", "--book", book)
    #expect(Program.run("erase", "X-1", "--reason", "asked", "--book", book).status == 0)
    #expect(Program.run("show", "X-1", "--book", book).status == 0)
    let words = ["erase", "X-1", "X-2", "--reason", "asked", "--approve", "--book", book]
    let done = Program.run(words + ["--json"])
    #expect(done.object["lines"] as? Int == 3, "\(done.errors)")
    #expect(Program.run("show", "X-1", "--book", book).status == 66)
    #expect(Program.run("show", "X-3", "--book", book).status == 0)
    for secret in Self.secrets + ["X-1"] { #expect(holds(book, secret) == [], "\(secret)") }
    let verified = Program.run("verify", "--expect", head, "--book", book)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("the expected head is in its past"))
    #expect(Program.run("note", "X-3", "goes on", "--book", book).status == 0)
    #expect(Program.run("rebuild", "--book", book).status == 0)
    #expect(Program.run("verify", "--book", book).status == 0)
    #expect(Program.run(words).status == 66)
  }

  /// Nobody empties a line without an approval that shows.
  @Test func aLineThatWasEmptiedInSecretIsFound() throws {
    let scratch = Scratch()
    let book = book(scratch)
    Program.run("note", "X-3", "kept", "--book", book)
    Program.run("erase", "X-1", "--reason", "asked", "--approve", "--book", book)
    let journal = book + "/journal.1.1.jsonl"
    let text = try String(contentsOfFile: journal, encoding: .utf8)
    let forged = text.split(separator: "\n").filter { !$0.contains(#""event":"erasure""#) }
    try Data((forged.joined(separator: "\n") + "\n").utf8).write(
      to: URL(fileURLWithPath: journal))
    let snapshots = try FileManager.default.contentsOfDirectory(atPath: book).filter {
      $0.hasPrefix("cases.")
    }
    #expect(snapshots.count == 1)
    let answer = Program.run("verify", "--book", book)
    #expect(answer.status == 1)
    #expect(answer.output.contains("was emptied, and no erasure names it"), "\(answer.output)")
  }

  @Test func onlyALeadErases() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let id =
      Program.run("queue", "--book", desk, "--view", "all", "--json", "--limit", "1").objects
      .first?["case"] as? String ?? ""
    let words = ["erase", id, "--reason", "x", "--approve", "--book", desk, "--as"]
    #expect(Program.run(words + ["lin"]).status == 77)
    #expect(Program.run("show", id, "--book", desk).status == 0)
  }

  @Test func whatIsPastItsTimeIsListedAndThenErased() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let ids = Program.run("queue", "--book", desk, "--view", "all", "--json").objects.compactMap {
      $0["case"] as? String
    }
    let lead = ["--book", desk, "--as", "huanglei"]
    let years = { (year: Int) in lead + ["--json", "--now", "\(year)-12-31T00:00:00Z"] }
    for id in ids.prefix(2) {
      #expect(Program.run(["close", id, "--reason", "paid"] + years(2026)).status == 0)
    }
    // Two years from the last activity by cn.keep; the packs are those of the demonstration.
    #expect(Program.run(["expire"] + years(2027)).output.isEmpty)
    let listed = Program.run(["expire"] + years(2033)).objects
    #expect(listed.compactMap { $0["case"] as? String } == ids.prefix(2).sorted())
    #expect(Program.run(["expire", "--approve"] + years(2033)).object["erased"] as? Int == 2)
    #expect(Program.run(["expire"] + years(2033)).output.isEmpty)
    #expect(holds(desk, "\"\(ids[0])\"") == [])
    #expect(Program.run("verify", "--book", desk).status == 0)
    #expect(Program.run("show", ids[5], "--book", desk).status == 0)
  }

  @Test func aPersonGetsEverythingThatIsHeldOfThem() throws {
    let scratch = Scratch()
    let book = book(scratch)
    Program.run("note", "X-2", "hello", "--book", book)
    let out = scratch.path + "/person.json"
    #expect(Program.run("person", "X-1", "--out", out, "--book", book).status == 0)
    var status = stat()
    #expect(stat(out, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let data = try Data(contentsOf: URL(fileURLWithPath: out))
    let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((answer["cases"] as? [Any])?.count == 2)
    #expect((answer["events"] as? [Any])?.count == 3)
    #expect(!String(decoding: data, as: UTF8.self).contains("Li Other"))
  }

  /// What is typed stays out of the list of processes where it is piped in.
  @Test func aNoteComesThroughAPipe() throws {
    let scratch = Scratch()
    let book = book(scratch)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["note", "X-1", "-", "--book", book]
    process.environment = Program.clean
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    pipe.fileHandleForWriting.write(Data("piped in\n".utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let texts = Program.run("log", "--book", book, "--json").objects.compactMap {
      $0["text"] as? String
    }
    #expect(texts == ["piped in"])
  }
}
