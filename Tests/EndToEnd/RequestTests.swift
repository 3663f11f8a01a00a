import Foundation
import Testing

/// What agents ask and leads answer, by command.
@Suite struct RequestTests {
  private func lin(_ desk: String) -> [String] {
    ["--book", desk, "--as", "lin", "--now", "2026-11-23T02:00:00Z"]
  }
  private func lead(_ desk: String) -> [String] {
    ["--book", desk, "--as", "huanglei", "--now", "2026-11-23T03:00:00Z"]
  }

  @Test func aSettlementIsAskedChangedAndSeen() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let first = Program.run(["queue", "--limit", "1", "--json"] + lin(desk)).object
    let id = try #require(first["case"] as? String)
    let asked = Program.run(
      ["request", id, "settlement", "--amount", "100", "--due", "fri", "--reason", "job"]
        + lin(desk))
    #expect(asked.status == 0, "\(asked.errors)")
    let open = Program.run(["requests", "--json"] + lead(desk)).objects
    let line = try #require(open.first { $0["case"] as? String == id })
    #expect((line["wanted"] as? [String: Any])?["due"] as? String == "2026-11-27")
    let number = try #require(line["request"] as? String)
    #expect(Program.run(["answer", id, "approve"] + lin(desk)).status == 77, "an agent may not")
    #expect(
      Program.run(["answer", id, "change", "--amount", "120"] + lead(desk)).status == 1,
      "a change needs a reason")
    let changed = Program.run(
      ["answer", id, "change", "--amount", "120", "--reason", "x", "--request", number]
        + lead(desk))
    #expect(changed.status == 0, "\(changed.errors)")
    let shown = Program.run(["show", id, "--json"] + lin(desk)).object
    #expect((shown["settlement"] as? [String: Any])?["amount"] as? Int == 12_000)
    #expect(Program.run(["requests", "--json"] + lead(desk)).objects.isEmpty)
    #expect(Program.run("request", id, "gift", "--reason", "x", "--book", desk).status == 64)
  }
}
