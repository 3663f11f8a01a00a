import Foundation
import Testing

/// The two real files, and everything that can be wrong with one.
@Suite struct ImportTests {
  @Test func thirtyThousandRealAccounts() throws {
    guard let file = SharedData.file("credit/UCI_Credit_Card.csv") else { return }
    let scratch = Scratch()
    let book = scratch.book()
    let first = Program.run("import", file, "--map", "credit", "--book", book, "--json")
    #expect(first.object["read"] as? Int == 30_000, "\(first.errors)")
    #expect(first.object["placed"] as? Int == 5_129)
    #expect(first.object["skipped"] as? Int == 24_871)
    #expect(first.object["rejected"] as? Int == 0)
    let second = Program.run("import", file, "--map", "credit", "--book", book, "--json")
    #expect(second.object["placed"] as? Int == 0)
    #expect(second.object["updated"] as? Int == 0)
    #expect(second.object["unchanged"] as? Int == 5_129)
    let queue = Program.run("queue", "--book", book, "--view", "all", "--json")
    let total = queue.objects.reduce(0) { $0 + ($1["balance"] as? Int ?? 0) }
    #expect(total == 297_721_892 * 100)
  }

  @Test func invoicesOfOneCustomerAreAPacket() throws {
    guard let file = SharedData.file("receivables/WA_Fn-UseC_-Accounts-Receivable.csv") else {
      return
    }
    let scratch = Scratch()
    let book = scratch.book("USD")
    let today = Program.run("import", file, "--map", "receivables", "--book", book, "--json")
    #expect(today.object["skipped"] as? Int == 2_466 && today.errors.contains("--day"))
    let answer = Program.run(
      "import", file, "--map", "receivables", "--day", "2012-03-16", "--book", book, "--json")
    #expect(!answer.errors.contains("--day"))
    #expect(answer.object["placed"] as? Int == 21, "\(answer.errors)")
    let cases = Program.run("export", "--book", book, "--format", "json")
    let list =
      (try? JSONSerialization.jsonObject(with: Data(cases.output.utf8))) as? [[String: Any]] ?? []
    let people = list.compactMap { file in
      (file["parties"] as? [[String: Any]])?.first?["identity"] as? String
    }
    #expect(list.count == 21)
    #expect(Set(people).count == 17)
    let disputed = list.filter { file in
      (file["facts"] as? [[String: Any]])?.contains { $0["fact"] as? String == "disputed" } ?? false
    }
    #expect(disputed.count == 6)
  }

  @Test func aDryRunChangesNothingAndStrictIsAllOrNothing() {
    let scratch = Scratch()
    let book = scratch.book("USD")
    let file = scratch.file(
      "in.csv", "id,name,due,owed\nX-1,Ann,2026-01-01,12.50\nX-2,Bo,31/02,1.2.3\n")
    let mapping = Self.mapping(scratch)
    func count() -> Int { Program.caseEvents(book).count }
    let dry = Program.run("import", file, "--map", mapping, "--book", book, "--dry-run", "--json")
    #expect(dry.object["placed"] as? Int == 1, "\(dry.errors)")
    #expect(count() == 0)
    let strict = Program.run("import", file, "--map", mapping, "--book", book, "--strict")
    #expect(strict.status == 1)
    #expect(count() == 0)
    let loose = Program.run("import", file, "--map", mapping, "--book", book, "--json")
    #expect(loose.status == 1)
    #expect(loose.object["rejected"] as? Int == 1)
    #expect(count() == 1)
    let rejects = try? String(contentsOfFile: file + ".rejects.csv", encoding: .utf8)
    #expect(rejects?.contains("X-2,Bo,31/02,1.2.3,3,") == true, "\(rejects ?? "-")")
  }

  typealias Bad = (why: String, bytes: [UInt8], status: Int32)
  private static let bad: [Bad] = [
    ("empty", [], 65),
    ("binary", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 0xFF, 0xFE, 0], 65),
    ("a header without rows", Array("id,name,due,owed\n".utf8), 65),
    ("other columns", Array("a,b\n1,2\n".utf8), 65),
    ("a bad number", Array("id,name,due,owed\nX-1,Ann,2026-01-01,1.2.3\n".utf8), 1),
    ("a bad date", Array("id,name,due,owed\nX-1,Ann,31/02,1\n".utf8), 1),
  ]

  @Test(arguments: bad)
  func badInputIsOneSentenceAndHarmsNothing(_ bad: Bad) {
    let scratch = Scratch()
    let book = scratch.book("USD")
    let file = scratch.path + "/in.csv"
    try? Data(bad.bytes).write(to: URL(fileURLWithPath: file))
    let answer = Program.run("import", file, "--map", Self.mapping(scratch), "--book", book)
    #expect(answer.status == bad.status, "\(bad.why): \(answer.errors)")
    #expect(answer.errors.hasPrefix("arrears: "), "\(bad.why)")
    #expect(!answer.errors.contains("Fatal"), "\(bad.why)")
    #expect(Program.run("verify", "--book", book).status == 0)
    #expect(Program.caseEvents(book).isEmpty)
  }

  @Test func anAgentMayNotImport() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    let file = scratch.file("in.csv", "id,name,due,owed\nX-1,Ann,2026-01-01,1\n")
    let answer = Program.run(
      "import", file, "--map", Self.mapping(scratch), "--book", desk, "--as", "lin")
    #expect(answer.status == 77)
  }

  static func mapping(_ scratch: Scratch) -> String {
    scratch.file(
      "map.yaml",
      """
      case: "{id}"
      debtor:
        name: "{name}"
      debt:
        creditor: Shop
        currency: USD
        balance: "{owed}"
        due: "{due}"
      """)
  }
}
