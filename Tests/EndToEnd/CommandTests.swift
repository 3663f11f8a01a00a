import Foundation
import Testing

@Suite struct CommandTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  @Test func aDayAtTheDeskByCommands() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let queue = Program.run(
      "queue", "--book", desk, "--as", "lin", "--json", "--limit", "3", "--at", Self.morning)
    #expect(queue.status == 0)
    let first = try #require(queue.objects.first)
    for key in [
      "position", "case", "name", "bucket", "dpd", "balance", "currency", "points", "reasons",
      "contact",
    ] {
      #expect(first[key] != nil, "queue lacks \(key)")
    }
    let id = try #require(first["case"] as? String)
    let recorded = Program.run(
      "record", id, "--outcome", "promise", "--amount", "500", "--due", "+2", "--book", desk,
      "--as",
      "lin", "--now", Self.morning, "--json")
    #expect(recorded.status == 0, "\(recorded.errors)")
    let events = try #require(recorded.object["events"] as? [[String: Any]])
    let names = events.compactMap { $0["event"] as? String }
    #expect(names.starts(with: ["call.placed", "contacted", "promised"]))
    let log = Program.run("log", "--book", desk, "--case", id, "--json")
    #expect(log.objects.suffix(names.count).compactMap { $0["event"] as? String } == names)
    #expect(log.objects.last?["prev"] is String)
    let show = Program.run("show", id, "--book", desk, "--json")
    let promises = show.object["promises"] as? [[String: Any]]
    #expect(promises?.last?["amount"] as? Int == 50_000)
    #expect(Program.run("verify", "--book", desk, "--json").object["ok"] as? Bool == true)
  }

  /// What takes a file completes files, what takes a view completes views, in every shell.
  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsCompleteFilesAndViews(_ shell: String) throws {
    let script = Program.run("setup", "--print", shell).output
    let views = "today promises broken call-backs skips high-balance orphans all"
    switch shell {
    case "bash":
      let part = try #require(script.range(of: "_arrears_import() {"))
      #expect(script[part.upperBound...].prefix(900).contains("__arrears_add_completions -f"))
    case "zsh":
      let part = try #require(script.range(of: "_arrears_import() {"))
      #expect(script[part.upperBound...].prefix(900).contains(":file:_files"))
    default:
      let line = script.split(separator: "\n").first {
        $0.contains("positional \"arrears import\" -eq 1")
      }
      #expect(line?.hasSuffix("-F") == true, "\(line ?? "none")")
    }
    let lists = script.replacing("'$'\\n''", with: " ").replacing("'", with: "")
    #expect(lists.contains(views), "no list of views for \(shell)")
  }

  /// Nobody lifts it, and no event says that it has ended.
  @Test func aCaseThatWasHeldForATimeComesBackByItself() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    func queued(_ now: String) -> [String] {
      Program.run("queue", "--book", desk, "--as", "lin", "--json", "--now", now).objects
        .compactMap { $0["case"] as? String }
    }
    let id = try #require(queued(Self.morning).first)
    let held = Program.run(
      "hold", id, "moratorium", "--until", "2026-11-24", "--book", desk, "--as", "lin", "--now",
      Self.morning)
    #expect(held.status == 0)
    #expect(!queued("2026-11-23T12:00:00+08:00").contains(id))
    #expect(queued("2026-11-24T10:00:00+08:00").contains(id))
  }

  @Test func undoGivesTheCaseAsItWas() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let queue = Program.run("queue", "--book", desk, "--as", "lin", "--json", "--limit", "1")
    let id = try #require(queue.objects.first?["case"] as? String)
    let before = Program.run("show", id, "--book", desk, "--json").object
    let act = ["--book", desk, "--as", "lin", "--now", Self.morning]
    Program.run(["record", id, "--outcome", "wrong-number"] + act)
    #expect(Program.run(["undo"] + act).status == 0)
    let after = Program.run("show", id, "--book", desk, "--json").object
    for key in ["parties", "tally", "schedule", "promises", "debt"] {
      #expect(before[key] as? NSObject == after[key] as? NSObject, "\(key)")
    }
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func theSameNumberAndSeedMakeTheSameBytes() throws {
    let scratch = Scratch()
    let (a, b) = (scratch.path + "/a", scratch.path + "/b")
    Program.run("demo", a, "--cases", "40", "--seed", "7", "--no-open")
    Program.run("demo", b, "--cases", "40", "--seed", "7", "--no-open")
    let names = try FileManager.default.contentsOfDirectory(atPath: a).filter {
      $0.hasSuffix("jsonl")
    }
    #expect(names.count >= 2)
    for name in names {
      #expect(
        FileManager.default.contentsEqual(atPath: a + "/" + name, andPath: b + "/" + name),
        "\(name)")
    }
  }

  @Test func forceReplacesDemonstrationsAndNothingElse() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let force = ["--cases", "10", "--no-open", "--force"]
    #expect(Program.run("demo", desk, force[0], force[1], force[2], force[3]).status == 0)
    let real = scratch.path + "/real"
    func make(_ currency: String) -> Program.Answer {
      Program.run(
        "init", real, "--name", "East", "--currency", currency, "--zone", "UTC", "--actor",
        "agency")
    }
    let unknown = make("XXQ")
    #expect(unknown.status == 64 && unknown.errors.contains("ISO 4217"), "\(unknown.errors)")
    #expect(make("TWD").status == 0)
    let login = Program.run("team", "add", "no body", "--name", "X", "--book", real)
    #expect(login.status == 64 && login.errors.contains("no spaces"), "\(login.errors)")
    let refused = Program.run("demo", real, force[0], force[1], force[2], force[3])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("book of real cases"), "\(refused.errors)")
    #expect(Program.run("verify", "--book", real).status == 0)
  }

  @Test func findKnowsInitialsAndRelatedKnowsPackets() throws {
    let scratch = Scratch()
    let desk = scratch.demo(300)
    let all = Program.run("queue", "--book", desk, "--view", "all", "--json").objects
    let sample = try #require(all.first?["case"] as? String)
    let found = Program.run("find", sample, "--book", desk, "--json")
    #expect(found.objects.first?["case"] as? String == sample)
    #expect(found.objects.first?["matched"] as? String == "number")
    #expect(Program.run("find", "zzzzqqqq", "--book", desk).status == 1)
    let exported = Program.run("export", "--book", desk, "--format", "json").output
    let files =
      (try? JSONSerialization.jsonObject(with: Data(exported.utf8))) as? [[String: Any]] ?? []
    let people = Dictionary(grouping: files) { file in
      ((file["parties"] as? [[String: Any]])?.first?["identity"] as? String) ?? ""
    }
    let packet = try #require(people.first { $0.key != "" && $0.value.count > 1 }?.value)
    let ids = packet.compactMap { $0["case"] as? String }
    let owner = Program.run("show", ids[0], "--book", desk, "--json").object["owner"] as? String
    let stranger = owner == "sarah" ? "lin" : "sarah"
    #expect(
      Program.run("related", ids[0], "--book", desk, "--as", stranger).errors
        .contains("somebody else's"))
    let related = Program.run("related", ids[0], "--book", desk, "--json").objects
    let mates = related.filter { ($0["shares"] as? [String])?.contains("identity") == true }
    #expect(Set(mates.compactMap { $0["case"] as? String }) == Set(ids.dropFirst()))
  }

  @Test func rebuildMakesTheSameSnapshotByteForByte() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let ids = Program.run("queue", "--book", desk, "--as", "lin", "--json").objects
      .compactMap { $0["case"] as? String }
    for id in ids.prefix(5) {
      Program.run(
        "record", id, "--outcome", "no-answer", "--book", desk, "--as", "lin", "--now", Self.morning
      )
    }
    let seq = Program.run("compact", "--book", desk, "--json").object["seq"] as? Int
    let snapshot = desk + "/cases.\(seq ?? 0).jsonl"
    let made = try Data(contentsOf: URL(fileURLWithPath: snapshot))
    try FileManager.default.removeItem(atPath: snapshot)
    #expect(Program.run("rebuild", "--book", desk).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: snapshot)) == made)
  }

  @Test func exportedNamesAreNoFormulas() throws {
    let scratch = Scratch()
    let book = scratch.book("USD")
    let file = scratch.file(
      "in.csv", "id,name,due,owed\nX-1,\"=HYPERLINK(\"\"http://x\"\")\",2026-01-01,12.50\n")
    let map = Program.run("import", file, "--map", "guess", "--book", book)
    #expect(map.status == 0)
    let mapping = scratch.file("map.yaml", map.output)
    let imported = Program.run("import", file, "--map", mapping, "--book", book, "--json")
    #expect(imported.object["placed"] as? Int == 1, "\(imported.errors)\(map.output)")
    let out = Program.run("export", "--book", book)
    #expect(out.output.contains("'=HYPERLINK"))
  }
}
