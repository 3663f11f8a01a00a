import Foundation
import Testing

/// The desk's know-how by the real program: what ships, a desk's own part of it, and what it is
/// found to lead to.
@Suite struct KnowHowTests {
  private static let morning = "2026-11-23T10:00:00+08:00"

  /// A part of a book's own playbook.
  private static func put(_ text: String, _ part: String, in book: String) throws {
    let file = URL(fileURLWithPath: book).appendingPathComponent("playbook/" + part)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func theListHasEveryScriptInEachLanguage() {
    let list = Program.run("scripts", "list", "--json")
    #expect(list.status == 0, "\(list.errors)")
    for line in list.objects {
      #expect(
        Set(line.keys) == [
          "id", "language", "title", "audience", "channel", "buckets", "segments", "strategies",
        ])
    }
    let ids = { (language: String) in
      Set(
        list.objects.filter { $0["language"] as? String == language }.compactMap {
          $0["id"] as? String
        })
    }
    #expect(ids("en").count >= 26)
    #expect(ids("en") == ids("zh"))
    #expect(Program.run("scripts", "lint").status == 0)
    #expect(Program.run("scripts", "show", "no-such").status == 66)
    #expect(Program.run("scripts", "lint", "--book", "/nonexistent").status == 66)
  }

  @Test func whatIsWrongInAnOwnPlaybookIsNamedWithItsLine() throws {
    let book = Scratch()
    let desk = book.demo(5)
    try Self.put(
      """
      id: own
      title: {en: Own, zh: 自有}
      audience: debtor
      channel: call
      use: [opening]
      ---
      steps:
        main:
          say: {en: "Pay {{nickname}} or you will be arrested.", zh: 你好}
          must: [right-party, disclosure]
          replies:
            1: {says: {en: A, zh: 甲}, to: nowhere}
      """, "scripts/own.yaml", in: desk)
    try Self.put("tries: many\n", "order.yaml", in: desk)
    let lint = Program.run("scripts", "lint", "--book", desk, "--json")
    #expect(lint.status == 1)
    let found = lint.objects.map { line in
      let file = (line["file"] as? String ?? "").split(separator: "/").last ?? ""
      return "\(file):\(line["line"] ?? 0) \(line["kind"] ?? "")"
    }
    for wanted in [
      "own.yaml:9 unknown-placeholder", "own.yaml:9 prohibited-language",
      "own.yaml:12 undefined-step", "order.yaml:1 unreadable",
    ] {
      #expect(found.contains(wanted), "\(wanted) in \(found)")
    }
    let text = Program.run("scripts", "lint", "--book", desk).output
    #expect(text.contains("own.yaml:12: own: there is no step nowhere"))
  }

  @Test func anOwnScriptTakesThePlaceOfOneThatShips() throws {
    let scratch = Scratch()
    let desk = scratch.demo(5)
    try Self.put(
      """
      id: m1-service
      title: {en: Ours, zh: 自有}
      audience: debtor
      channel: call
      buckets: [M1]
      ---
      steps:
        main:
          say: {en: Hello, zh: 你好}
          ends: no-answer
      """, "scripts/m1-service.yaml", in: desk)
    let show = Program.run("scripts", "show", "m1-service", "--book", desk, "--json")
    #expect(show.object["title"] as? String == "Ours")
    #expect(
      Program.run("scripts", "show", "m1-service", "--json").object["title"] as? String != "Ours")
    #expect(Program.run("scripts", "lint", "--book", desk).status == 0)
  }

  @Test func everyCaseOfTheDemonstrationHasASegmentAndAStrategy() {
    let scratch = Scratch()
    let desk = scratch.demo(600)
    Self.checkReport(desk)
    let figures =
      Program.run("report", "strategies", "--book", desk, "--json").object["figures"]
      as? [[String: Any]] ?? []
    #expect(figures.count > 10)
    for figure in figures {
      let promised = figure["promised"] as? [String: Any] ?? [:]
      let (hits, trials) = (promised["hits"] as? Int ?? -1, promised["trials"] as? Int ?? 0)
      #expect(trials > 0 && (0...trials).contains(hits))
      let (low, high) = (promised["low"] as? Double ?? 2, promised["high"] as? Double ?? -1)
      let share = Double(hits) / Double(trials)
      #expect(low <= share && share <= high)
    }
  }

  @Test func everyCaseOfTheCreditDataHasASegmentAndAStrategy() {
    guard let file = SharedData.file("credit/UCI_Credit_Card.csv") else { return }
    let scratch = Scratch()
    let book = scratch.book()
    Program.run("import", file, "--map", "credit", "--book", book)
    #expect(Self.checkReport(book) == 5_129)
  }

  @discardableResult
  private static func checkReport(_ book: String) -> Int {
    let report = Program.run("report", "strategies", "--book", book, "--json")
    let coverage = report.object["coverage"] as? [String: Any] ?? [:]
    let segments = coverage["segments"] as? [[String: Any]] ?? []
    let cases = coverage["cases"] as? Int ?? 0
    #expect(cases > 0, "\(report.errors)")
    #expect(coverage["without"] as? Int == 0)
    #expect(segments.count == 4)
    #expect(segments.reduce(0) { $0 + ($1["cases"] as? Int ?? 0) } == cases)
    for segment in segments {
      let strategies = segment["strategies"] as? [String: Int] ?? [:]
      #expect(strategies.values.reduce(0, +) == segment["cases"] as? Int)
    }
    return cases
  }

  @Test func segmentAndStrategyAreSetByCommandWithTheirReasons() throws {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let act = ["--book", desk, "--as", "lin", "--now", Self.morning]
    let plain = Program.run(["segment", "A-1000005", "willing-unable"] + act)
    #expect(plain.status == 1 && plain.errors.contains("a reason is needed"))
    let set = Program.run(
      ["segment", "A-1000005", "willing-unable", "--reason", "lost her job", "--json"] + act)
    #expect(set.status == 0, "\(set.errors)")
    let shown = Program.run("segment", "A-1000005", "--book", desk, "--json").object
    #expect(shown["segment"] as? String == "willing-unable")
    #expect(shown["set_reason"] as? String == "lost her job")
    #expect(Program.run(["segment", "A-1000005", "rich"] + act).status == 64)
    #expect(Program.run(["strategy", "A-1000005", "shouting"] + act).status == 64)
    #expect(Program.run(["strategy", "A-1000005", "praise"] + act).status == 0)
    let chosen = Program.run("strategy", "A-1000005", "--book", desk, "--json").objects
      .filter { $0["chosen"] as? Bool == true }
    #expect(chosen.compactMap { $0["strategy"] as? String } == ["praise"])
    #expect(
      Program.run(["segment", "A-1000005", "facts", "--as", "nobody", "--book", desk]).status == 77)
  }

  @Test(.enabled(if: TmuxScreen.isThere)) func anOwnPlaybookIsReadAgainWhenItIsSaved() throws {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let screen = TmuxScreen(
      width: 120, height: 40, ["open", "--book", desk, "--as", "lin", "--now", Self.morning])
    #expect(screen.waits(for: "Script 1/"))
    try Self.put("tries: many\n", "order.yaml", in: desk)
    #expect(screen.waits(for: "order.yaml:1: playbook: tries is many"))
    try Self.put("tries: 5\n", "order.yaml", in: desk)
    #expect(screen.waits(for: "The playbook was read again"))
  }
}
