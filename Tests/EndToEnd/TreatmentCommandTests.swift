import Foundation
import Testing

/// Letters, visits and deliveries by the real program, as a desk uses them.
@Suite struct TreatmentCommandTests {
  private static func act(_ desk: String, _ user: String, on day: String) -> [String] {
    ["--book", desk, "--as", user, "--now", "\(day)T11:00:00+08:00"]
  }

  private static func unreachable(_ desk: String, _ count: Int) -> [String] {
    Program.run(
      ["queue", "--view", "skips", "--json", "--limit", "\(count)"]
        + act(desk, "huanglei", on: "2026-11-23")
    ).objects.compactMap { $0["case"] as? String }
  }

  @Test func aPhonesReportsAreTakenInOnceAndRowByRow() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let order = Self.act(desk, "huanglei", on: "2026-11-23")
    // The second and the first are neighbours.
    let streets = ["杭州市文三路12号", "上海市世纪大道100号", "杭州市文三路14号"]
    var ids: [String] = []
    for id in Self.unreachable(desk, 8) where ids.count < streets.count {
      let street = streets[ids.count]
      Program.run(
        ["trace", id, "returned-mail", "--result", "found", "--found", "address:\(street)"] + order)
      let ordered = Program.run(
        ["visit", "order", id, "--to", street, "--reason", "nobody answers"] + order)
      // Some are vulnerable, and nobody goes there.
      if ordered.status == 0 { ids.append(id) }
    }
    try #require(ids.count == streets.count)
    let route = Program.run(["visit", "route", "--json"] + order)
    #expect(route.objects.compactMap { $0["case"] as? String } == [ids[1], ids[0], ids[2]])
    let page = scratch.path + "/route.html"
    #expect(Program.run(["visit", "route", "--out", page] + order).status == 0)
    let sheet = try String(contentsOfFile: page, encoding: .utf8)
    #expect(streets.allSatisfy(sheet.contains))
    // Byte order mark, semicolons, CRLF, capitals, a quoted line end: as phones write.
    let file = scratch.file(
      "visits.csv",
      "\u{FEFF}case;met;visitors;address;amount;due;clue;note;cash\r\n"
        + "\(ids[0]);Debtor;\"hu, lu\";right;5,000.00;2026-11-27;works nights;\"a\nb\";\r\n"
        + "\(ids[1]);nobody;hu;right;;;;;\r\n\(ids[2]);household;hu、lu;right;;;;;200\r\n")
    let visit = Self.act(desk, "lin", on: "2026-11-25")
    let first = Program.run(["visit", "import", file, "--json"] + visit)
    #expect(first.status == 1)
    #expect(first.object["applied"] as? Int == 1)
    let rejected = try #require(first.object["rejected"] as? [String])
    #expect(rejected.contains { $0.contains("two people") })
    #expect(rejected.contains { $0.contains("takes no money") })
    let again = Program.run(["visit", "import", file, "--json"] + visit).object
    #expect(again["applied"] as? Int == 0)
    #expect(again["unchanged"] as? Int == 1)
    let waiting = Program.run(["visit", "findings", ids[0]] + visit)
    #expect(waiting.output.contains("works nights"))
    let show = { Program.run(["show", ids[0], "--json"] + visit).object }
    let clues = (show()["clues"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
    #expect(!clues.contains("works nights"), "a lead looks at it first")
    Program.run(
      ["visit", "findings", ids[0], "--take", "all"] + Self.act(desk, "huanglei", on: "2026-11-25"))
    #expect((show()["clues"] as? [Any])?.count == clues.count + 1)
  }

  @Test func messagesGoToTheOutboxAndToAProgramThatMayFail() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let log = scratch.path + "/log"
    let program = scratch.file(
      "mailer",
      "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >>'\(log)'\nhead -c 9 >>'\(log)'; echo >>'\(log)'\n"
        + "case $1 in *[02468]) exit 1;; esac\n")
    chmod(program, 0o700)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/arrears", withIntermediateDirectories: false)
    _ = scratch.file(
      "arrears/options.yaml", "sms: [\(program), \"{to}\", \"--ref={reference}\"]\n")
    let act = Self.act(desk, "huanglei", on: "2026-11-23")
    let run = Program.run(
      ["letter", "batch", "sms-m2", "--view", "all", "--out", scratch.path + "/run", "--json"]
        + act, environment: ["XDG_CONFIG_HOME": scratch.path])
    let (sent, failed) = (run.object["sent"] as? Int ?? 0, run.object["failed"] as? Int ?? 0)
    #expect(sent > 0 && failed > 0)
    let handed = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    #expect(handed.count == sent + failed)
    #expect(handed.allSatisfy { $0.hasPrefix("2|+") && $0.contains("|--ref=A-") })
    let journal = Program.run(["log", "--json"] + act).objects
    #expect(journal.filter { $0["event"] as? String == "sms.sent" }.count == sent + failed)
    #expect(journal.filter { $0["event"] as? String == "delivered" }.count == failed)
    let items = try FileManager.default.contentsOfDirectory(atPath: desk + "/outbox")
    #expect(items.count == sent + failed)
    let item = Program.object(
      try String(contentsOfFile: desk + "/outbox/" + items[0], encoding: .utf8))
    #expect(item["channel"] as? String == "sms")
    #expect((item["text"] as? String)?.isEmpty == false)
  }

  @Test func aHostileAddressIsNoOptionOfTheProgram() throws {
    let scratch = Scratch()
    let desk = scratch.demo(120)
    let log = scratch.path + "/log"
    let program = scratch.file("mailer", "#!/bin/sh\nprintf '%s|' \"$@\" >>'\(log)'\n")
    chmod(program, 0o700)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/arrears", withIntermediateDirectories: false)
    _ = scratch.file("arrears/options.yaml", "email: [\(program), \"{to}\"]\n")
    let act = Self.act(desk, "huanglei", on: "2026-11-23")
    let hostile = "-oQ/tmp@x.example"
    var isTried = false
    let ids = Program.run(["queue", "--view", "all", "--json", "--limit", "9"] + act).objects
      .compactMap { $0["case"] as? String }
    for id in ids where !isTried {
      Program.run(
        ["trace", id, "returned-mail", "--result", "found", "--found", "email:\(hostile)"] + act)
      for template in ["email-m1", "email-m2", "email-m3", "email-m4"] where !isTried {
        let sent = Program.run(
          ["letter", id, template, "--to=\(hostile)"] + act,
          environment: ["XDG_CONFIG_HOME": scratch.path])
        isTried = sent.status == 74
      }
    }
    #expect(isTried, "one was on its way, and stays in the outbox")
    #expect(!FileManager.default.fileExists(atPath: log))
  }

  /// What was taken back is not printed with the rest.
  @Test func aLetterThatWasTakenBackLeavesThePile() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let act = Self.act(desk, "huanglei", on: "2026-11-23")
    let ids = Program.run(["queue", "--view", "all", "--json"] + act).objects
      .compactMap { $0["case"] as? String }
    let sent = try #require(
      ids.lazy.map { Program.run(["letter", $0, "letter-m2", "--json"] + act) }
        .first { $0.status == 0 })
    #expect(sent.object["seq"] != nil)
    func pile() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: desk + "/letters")
        .filter { $0.hasSuffix(".html") }
    }
    #expect(try pile().count == 1)
    #expect(Program.run(["undo"] + act).status == 0)
    #expect(try pile().isEmpty)
    #expect(Program.run(["redo"] + act).status == 0)
    #expect(try pile().count == 1)
  }

  @Test func aReturnedLetterMarksItsAddress() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let act = Self.act(desk, "huanglei", on: "2026-11-23")
    let run = scratch.path + "/run"
    let answer = Program.run(
      ["letter", "batch", "letter-m2", "--view", "all", "--out", run, "--json"] + act)
    let sent = try #require(answer.object["sent"] as? Int)
    #expect(sent > 1)
    let pages = try String(contentsOfFile: run + "/letters.html", encoding: .utf8)
    #expect(pages.components(separatedBy: "<article").count - 1 == sent)
    let first = try #require(
      String(contentsOfFile: run + "/report.csv", encoding: .utf8)
        .split(whereSeparator: \.isNewline).first { $0.contains(",sent,") })
    let address = try #require(first.split(separator: ",", maxSplits: 3).last)
    #expect(
      pages.contains("<p dir=\"auto\">\(address.replacing("\"", with: ""))</p>"),
      "the envelope's window shows where it goes")
    let row = try String(contentsOfFile: run + "/report.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).first { $0.contains(",sent,") }
    let cells = try #require(row).split(separator: ",")
    let results = scratch.file(
      "post.csv", "reference,state,reason\n\(cells[2]),returned,moved\nA-1/1,lost,\n")
    let taken = Program.run(["letter", "delivered", results, "--json"] + act)
    #expect(taken.object["applied"] as? Int == 1)
    #expect((taken.object["rejected"] as? [Any])?.count == 1)
    let file = Program.run(["show", String(cells[0]), "--json"] + act).output
    #expect(file.contains("\"bad\""))
    #expect(
      Program.run(["letter", "delivered", results, "--json"] + act).object["unchanged"] as? Int == 1
    )
  }

  /// Templates of the desk's own that tell a third party, and one that threatens: from the command,
  /// its preview, the list and a batch nothing of them leaves.
  @Test func ownTemplatesTellNoThirdPartyAndThreatenNobody() throws {
    let scratch = Scratch()
    let desk = scratch.demo(120)
    func template(_ id: String, _ audience: String, _ text: String) throws {
      try FileManager.default.createDirectory(
        atPath: desk + "/playbook/scripts", withIntermediateDirectories: true)
      let yaml =
        "id: \(id)\ntitle: {en: \(id), zh: \(id)}\naudience: \(audience)\nchannel: letter\n---\n"
        + "steps:\n  text:\n    title: {en: Text, zh: 正文}\n    say:\n      en: \(text)\n"
        + "      zh: \(text)\n    ends: message-sent\n"
      try Data(yaml.utf8).write(
        to: URL(fileURLWithPath: desk + "/playbook/scripts/\(id).yaml"))
    }
    try template("tell-words", "third-party", "Please tell him that his loan is overdue.")
    try template("tell-sum", "third-party", "Please tell him of {{balance}}.")
    try template("tell-bank", "third-party", "Please tell him that {{creditor}} asks for him.")
    try template("threat", "debtor", "We have filed a claim against you at the court.")
    let act = Self.act(desk, "huanglei", on: "2026-11-23")
    let id = try #require(
      Program.run(["queue", "--view", "all", "--json", "--limit", "1"] + act).objects.first?["case"]
        as? String)
    Program.run(
      ["party", id, "--name", "Li Mei", "--role", "third-party", "--address", "2 Lake Road"] + act)
    Program.run(
      ["trace", id, "file-papers", "--result", "found", "--found", "address:18 Bright Road"] + act)
    let templates = ["tell-words", "tell-sum", "tell-bank", "threat"]
    for name in templates {
      let sent = Program.run(["letter", id, name] + act)
      #expect(sent.status == 1, "\(name): \(sent.output) \(sent.errors)")
      let shown = Program.run(["letter", id, name, "--preview"] + act)
      #expect(shown.status == 1 && shown.output.contains("Would not leave"), "\(name)")
      let run = Program.run(
        ["letter", "batch", name, "--view", "all", "--out", scratch.path + "/" + name, "--json"]
          + act)
      #expect(run.object["sent"] as? Int == 0, "\(name)")
      let pages = try String(
        contentsOfFile: scratch.path + "/\(name)/letters.html", encoding: .utf8)
      #expect(!pages.contains("<article"))
    }
    let list = Program.run(["letter", "list", "--case", id, "--json"] + act).objects
    for row in list where templates.contains(row["id"] as? String ?? "") {
      #expect(row["against"] is String, "\(row)")
    }
    let events = Program.run(["log", "--json", "--case", id] + act).objects
    #expect(!events.contains { ($0["event"] as? String)?.hasSuffix(".sent") == true })
    #expect(!FileManager.default.fileExists(atPath: desk + "/letters"))
  }

  @Test func aNewNumberItsStateAndAClueAreEnteredAndTakenBack() throws {
    let scratch = Scratch()
    let desk = scratch.demo(120)
    let act = Self.act(desk, "lin", on: "2026-11-23")
    let id = try #require(
      Program.run(["queue", "--json", "--limit", "1"] + act).object["case"] as? String)
    let added = Program.run(["point", id, "--phone", "13912345678", "--place", "work"] + act)
    #expect(added.status == 0, "\(added.errors)")
    func point() -> [String: Any]? {
      Program.run(["point", id, "--json"] + act).objects
        .compactMap { $0["point"] as? [String: Any] }
        .first { $0["value"] as? String == "+8613912345678" }
    }
    #expect(point()?["state"] as? String == "unverified")
    let number = try #require(point()?["id"] as? String)
    #expect(Program.run(["point", id, number, "--state", "good"] + act).status == 0)
    #expect(point()?["state"] as? String == "good")
    #expect(Program.run(["undo"] + act).status == 0)
    #expect(point()?["state"] as? String == "unverified")
    #expect(Program.run(["undo"] + act).status == 0)
    #expect(point() == nil)
    #expect(Program.run(["clue", id, "works in Suzhou"] + act).status == 0)
    #expect(Program.run(["show", id] + act).output.contains("clue works in Suzhou"))
    let again = Program.run(["party", id, "d", "--phone", "13912345678"] + act)
    #expect(again.status == 64 && again.errors.contains("arrears point"))
  }
}
