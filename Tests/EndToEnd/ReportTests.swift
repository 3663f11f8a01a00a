import Foundation
import Testing

/// Reports of the real binary against the journal itself.
@Suite struct ReportTests {
  private static let lead = ["--as", "huanglei"]

  /// A demonstration on which one day was worked: what was done, and the book's path.
  private func workedDesk(_ scratch: Scratch) -> String {
    let desk = scratch.demo(300)
    var minute = 10
    for agent in ["lin", "lilei", "wangfang"] {
      let queue = Program.run("queue", "--book", desk, "--as", agent, "--json", "--limit", "4")
      let ids = queue.objects.compactMap { $0["case"] as? String }
      for (index, id) in ids.enumerated() {
        let act = ["--book", desk, "--as", agent, "--now", "2026-11-23T02:\(minute):00Z"]
        minute += 1
        let outcome =
          index == 1
          ? ["--outcome", "promise", "--amount", "1000", "--due", "2026-11-25"]
          : ["--outcome", "no-answer"]
        Program.run(["record", id] + outcome + act)
      }
    }
    Program.run("undo", "--book", desk, "--as", "lilei", "--now", "2026-11-23T02:40:00Z")
    treat(desk)
    return desk
  }

  /// A letter, a search that is taken back and one that stays, a legal step.
  private func treat(_ desk: String) {
    let act = ["--book", desk, "--as", "huanglei", "--now", "2026-11-23T02:41:00Z"]
    let ids = Program.run(["queue", "--view", "all", "--json", "--limit", "40"] + act).objects
      .compactMap { $0["case"] as? String }
    Program.run(["trace", ids[0], "file-papers"] + act)
    Program.run(["undo"] + act)
    Program.run(["trace", ids[0], "creditor"] + act)
    Program.run(["legal", ids[0], "limitation", "--day", "2028-01-01"] + act)
    for id in ids {
      for template in ["letter-m1", "letter-m2", "letter-m3", "letter-m4"]
      where Program.run(["letter", id, template] + act).status == 0 { return }
    }
  }

  private func report(_ name: String, _ desk: String, _ more: String...) -> [String: Any] {
    Program.run(["report", name, "--book", desk, "--json"] + Self.lead + more).object
  }

  private func ratio(_ value: Any?) -> [Int] {
    let share = value as? [String: Any]
    return [share?["numerator"] as? Int ?? -1, share?["denominator"] as? Int ?? -1]
  }

  @Test func figuresAreThoseOfTheJournal() throws {
    let scratch = Scratch()
    let desk = workedDesk(scratch)
    let journal = try String(contentsOfFile: desk + "/journal.1.jsonl", encoding: .utf8)
    let naive = NaiveDesk(journal, day: "2026-11-23")
    let team = report("team", desk, "--now", "2026-11-23T10:00:00Z")
    let rows = try #require(team["agents"] as? [[String: Any]])
    #expect(rows.count >= 12)
    for row in rows {
      let name = row["agent"] as? String ?? ""
      let agent = naive.agents[name] ?? NaiveDesk.Agent()
      #expect(row["attempts"] as? Int == agent.attempts, "\(name)")
      #expect(row["worked"] as? Int == agent.worked.count, "\(name)")
      #expect(ratio(row["rpc_rate"]) == [agent.rightParty, agent.attempts], "\(name)")
      #expect(ratio(row["ptp_rate"]) == [agent.promises, agent.rightParty], "\(name)")
      #expect(ratio(row["kept_rate"]) == [agent.kept, agent.due], "\(name)")
    }
    #expect(naive.agents.values.contains { $0.due > 0 })
    // The other treatments, in both reports, but for what was taken back.
    let wanted = naive.agents.compactMapValues { $0.treatments.isEmpty ? nil : $0.treatments }
    #expect(wanted["huanglei"] == ["letters": 1, "legal": 1, "searches": 1])
    for name in ["team", "day"] {
      let told = report(name, desk, "--now", "2026-11-23T10:00:00Z")
      let rows = try #require(told["treatments"] as? [[String: Any]])
      var found: [String: [String: Int]] = [:]
      for row in rows {
        let counts = row.compactMapValues { $0 as? Int }.filter { $0.value > 0 }
        found[row["agent"] as? String ?? ""] = counts
      }
      #expect(found == wanted, "\(name)")
    }
    let aging = report("aging", desk, "--now", "2026-11-23T10:00:00Z")
    let buckets = try #require(aging["buckets"] as? [[String: Any]])
    var balances: [String: Int] = [:]
    var counts: [String: Int] = [:]
    for row in buckets {
      let key = "\(row["currency"] as? String ?? "") \(row["bucket"] as? String ?? "")"
      balances[key] = row["balance"] as? Int
      counts[key] = row["cases"] as? Int
    }
    #expect(balances == naive.balances)
    #expect(counts == naive.counts)
  }

  @Test func aPastDayIsWhatItWas() throws {
    let scratch = Scratch()
    let desk = workedDesk(scratch)
    let then = ["team", "day", "aging", "promises"].map { name in
      Program.run(
        ["report", name, "--book", desk, "--json", "--now", "2026-11-23T15:59:00Z"]
          + Self.lead
      ).output
    }
    #expect(then.allSatisfy { $0.count > 100 })
    let next = ["--book", desk, "--now", "2026-11-24T02:00:00Z"]
    let queue = Program.run(["queue", "--as", "lin", "--json", "--limit", "3"] + next)
    for id in queue.objects.compactMap({ $0["case"] as? String }) {
      Program.run(["record", id, "--outcome", "no-answer", "--as", "lin"] + next)
    }
    Program.run(
      ["assign", "--from", "lin", "--to", "lilei", "--reason", "leave"] + Self.lead + next)
    let now = ["team", "day", "aging", "promises"].map { name in
      Program.run(
        ["report", name, "--json", "--day", "2026-11-23"] + Self.lead + next
      ).output
    }
    #expect(now == then)
  }

  @Test func theDayAddsUpAndNamesTheHeadOfTheChain() throws {
    let scratch = Scratch()
    let desk = workedDesk(scratch)
    let day = report("day", desk, "--now", "2026-11-23T10:00:00Z")
    let total = try #require(day["total"] as? Int)
    let ends = ["worked", "skipped", "held", "carried"].map { ratio(day[$0])[0] }
    let unaccounted = try #require(day["unaccounted"] as? [[String: Any]])
    #expect(ends.reduce(0, +) + unaccounted.count == total)
    #expect(ends[0] == 11, "twelve were worked, one was taken back")
    let exceptions = try #require(day["exceptions"] as? [[String: Any]])
    #expect(exceptions.contains { $0["what"] as? String == "attempt taken back" })
    let taken = try #require(exceptions.first?["at"] as? String)
    #expect(taken.hasSuffix("Z"), "a program gets the instant, people the book's clock")
    let text = Program.run(
      ["report", "day", "--book", desk, "--now", "2026-11-23T10:00:00Z"] + Self.lead
    ).output
    #expect(!text.contains(taken) && text.contains("2026-11-23 1"))
    #expect((day["head"] as? String)?.count == 64)
  }

  @Test func aReportIsTextCSVAndAPage() throws {
    let scratch = Scratch()
    let desk = scratch.demo(60)
    for name in ["day", "aging", "team", "promises", "strategies"] {
      let csv = Program.run(["report", name, "--book", desk, "--csv"] + Self.lead)
      #expect(csv.status == 0)
      #expect(csv.output.contains("section,"))
      let page = scratch.path + "/\(name).html"
      #expect(
        Program.run(["report", name, "--book", desk, "--html", page] + Self.lead).status == 0)
      let html = try String(contentsOfFile: page, encoding: .utf8)
      #expect(html.hasPrefix("<!DOCTYPE html>"))
      #expect(!html.contains("http"), "a page needs nothing else")
    }
    let aging = try String(contentsOfFile: scratch.path + "/aging.html", encoding: .utf8)
    #expect(aging.contains("<svg"))
    let text = Program.run(["report", "aging", "--book", desk] + Self.lead)
    #expect(text.output.contains("█"))
  }

  @Test func whatIsUnaccountedForIsCarriedOverWithAReason() throws {
    let scratch = Scratch()
    let desk = scratch.demo(120)
    let evening = ["--now", "2026-11-23T10:00:00Z"]
    func unaccounted() -> [[String: Any]] {
      report("day", desk, "--now", "2026-11-23T10:00:00Z")["unaccounted"] as? [[String: Any]] ?? []
    }
    let before = unaccounted()
    let lins = before.filter { $0["agent"] as? String == "lin" }.count
    #expect(lins > 0 && lins < before.count)
    let carry = ["carry", "--unaccounted", "--reason", "line was down", "--book", desk, "--json"]
    let tried = Program.run(carry + ["--dry-run", "--as", "lin"] + evening).object
    #expect(tried["carried"] as? Int == lins, "an agent's own")
    #expect(unaccounted().count == before.count)
    let lines = Program.run(carry.dropLast() + ["--dry-run", "--as", "lin"] + evening).output
      .split(separator: "\n")
    #expect(lines.count == (tried["carried"] as? Int ?? 0) + 1, "a case a line, then how many")
    #expect(lines.dropLast().allSatisfy { $0.contains("  lin  ") })
    #expect(Program.run(carry + ["--as", "lin"] + evening).status == 0)
    #expect(unaccounted().count == before.count - lins)
    #expect(
      Program.run(carry + ["--of", "lilei"] + Self.lead + evening).object["carried"] as? Int ?? 0
        > 0)
    #expect(Program.run(carry + Self.lead + evening).status == 0)
    #expect(unaccounted().isEmpty)
    let day = report("day", desk, "--now", "2026-11-23T10:00:00Z")
    let ends = ["worked", "skipped", "held", "carried"].map { ratio(day[$0])[0] }
    #expect(ends.reduce(0, +) == day["total"] as? Int)
    #expect(ends[0] == 0, "carried over is not worked")
    let morning = Program.run(
      ["queue", "--book", desk, "--as", "lin", "--json", "--limit", "5"]
        + ["--now", "2026-11-24T02:00:00Z"])
    #expect(!morning.objects.isEmpty, "and comes up again the next day")
  }

  @Test func agentsDoNotSeeEverybodysFigures() {
    let scratch = Scratch()
    let desk = scratch.demo(20)
    #expect(Program.run("report", "team", "--book", desk, "--as", "lin").status == 77)
    #expect(Program.run("report", "team", "--book", desk, "--as", "songyu").status == 0)
    let future = Program.run(
      ["report", "team", "--book", desk, "--day", "2027-01-01", "--now", "2026-11-23"]
        + Self.lead)
    #expect(future.status == 64)
    #expect(
      Program.run(["report", "team", "--book", desk, "--day", "yesterday"] + Self.lead).status
        == 64)
  }
}

/// Moving, covering, evening out and taking back by command.
@Suite struct MoveTests {
  private func act(_ desk: String, _ time: String = "2026-11-23T02:00:00Z") -> [String] {
    ["--book", desk, "--as", "huanglei", "--now", time]
  }

  private func owner(
    _ id: String, _ desk: String, _ time: String = "2026-11-23T02:00:00Z"
  ) -> String? {
    Program.run("show", id, "--book", desk, "--json", "--now", time).object["owner"] as? String
  }

  private func cases(_ user: String, _ desk: String, _ count: Int) -> [String] {
    Program.run(
      "queue", "--book", desk, "--as", user, "--view", "all", "--json", "--limit", "\(count)",
      "--at", "2026-11-23T02:00:00Z"
    ).objects.compactMap { $0["case"] as? String }
  }

  @Test func aDryRunMovesNothingAndSaysWhatWould() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let move = ["assign", "--from", "lin", "--to", "lilei", "--reason", "leave", "--json"]
    let tried = Program.run(move + ["--dry-run"] + act(desk)).object
    #expect(tried["seq"] is NSNull)
    let done = Program.run(move + act(desk)).object
    #expect(done["moved"] as? Int == tried["moved"] as? Int)
    #expect(done["after"] as? NSObject == tried["after"] as? NSObject)
    #expect(done["seq"] is Int)
    let after = try #require((done["after"] as? [String: Any])?["lin"] as? [String: Any])
    #expect(after["cases"] as? Int == 0)
    #expect(Program.run(["undo"] + act(desk)).status == 0)
    let again = Program.run(move + ["--dry-run"] + act(desk)).object
    #expect(again["before"] as? NSObject == tried["before"] as? NSObject)
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func aCoverGoesBackByItself() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let id = try #require(cases("lin", desk, 1).first)
    let covered = Program.run(
      ["assign", "--cases", id, "--to", "lilei", "--reason", "ill", "--until", "2026-11-24"]
        + act(desk))
    #expect(covered.status == 0, "\(covered.errors)")
    #expect(owner(id, desk) == "lilei")
    Program.run(["queue", "--limit", "1"] + act(desk, "2026-11-24T15:00:00Z"))
    #expect(owner(id, desk, "2026-11-24T15:00:00Z") == "lilei", "its last day is not over")
    #expect(owner(id, desk, "2026-11-24T16:00:00Z") == "lin", "whoever reads it sees so")
    #expect(owner(id, desk) == "lilei", "reading wrote nothing")
    Program.run(["queue", "--limit", "1"] + act(desk, "2026-11-24T16:00:00Z"))
    #expect(owner(id, desk) == "lin")
    let undo = Program.run(["undo"] + act(desk, "2026-11-24T16:01:00Z"))
    #expect(undo.status == 1, "what ended by itself nobody did")
    #expect(owner(id, desk) == "lin")
  }

  @Test func revertTakesBackWhatNobodyChangedAndNamesTheRest() throws {
    let scratch = Scratch()
    let desk = scratch.demo()
    let ids = cases("lin", desk, 3)
    let move = Program.run(
      ["assign", "--cases", ids.joined(separator: ","), "--to", "lilei", "--reason", "x", "--json"]
        + act(desk)
    ).object
    let seq = try #require(move["seq"] as? Int)
    Program.run(
      "note", ids[0], "called his bank", "--book", desk, "--as", "lilei", "--now",
      "2026-11-23T03:00:00Z")
    let back = Program.run(["revert", "\(seq)", "--json"] + act(desk, "2026-11-26T02:00:00Z"))
    let refused = try #require(back.object["refused"] as? [[String: Any]])
    #expect(refused.map { $0["case"] as? String } == [ids[0]])
    #expect(refused.first?["by"] as? String == "lilei")
    #expect(back.object["reverted"] as? Int == (move["moved"] as? Int ?? 0) - 1)
    #expect(owner(ids[0], desk) == "lilei")
    #expect(owner(ids[1], desk) == "lin")
    #expect(Program.run(["revert", "1"] + act(desk)).status == 1, "an import stays")
    #expect(Program.run(["revert", "99999"] + act(desk)).status == 66)
    #expect(Program.run("verify", "--book", desk).status == 0)
  }

  @Test func badMovesAreRefusedInOneSentence() throws {
    let scratch = Scratch()
    let desk = scratch.demo(40)
    let id = try #require(cases("lin", desk, 1).first)
    let rows: [([String], Int32)] = [
      (["--cases", id, "--to", "nobody", "--reason", "x"], 1),
      (["--cases", id, "--to", "songyu", "--reason", "x"], 1),
      (["--cases", id, "--to", "lilei"], 1), (["--to", "lilei", "--reason", "x"], 64),
      (["--cases", "no such", "--to", "lilei", "--reason", "x"], 64),
      (["--cases", "Z-1", "--to", "lilei", "--reason", "x"], 66),
      (["--cases", id, "--to", "lilei", "--reason", "x", "--until", "soon"], 64),
      (["--cases", id, "--to", "lilei", "--reason", "x", "--until", "2020-01-01"], 1),
      (["--view", "nonsense", "--to", "lilei", "--reason", "x"], 64),
    ]
    for (arguments, status) in rows {
      let answer = Program.run(["assign"] + arguments + act(desk))
      #expect(answer.status == status, "\(arguments): \(answer.errors)")
      #expect(!answer.errors.isEmpty)
    }
    let agent = Program.run(
      "assign", "--cases", id, "--to", "lilei", "--reason", "x", "--book", desk, "--as", "lin")
    #expect(agent.status == 77)
    #expect(owner(id, desk) == "lin")
  }

  @Test func balanceLosesNothingAndIsEvener() throws {
    let scratch = Scratch()
    let desk = scratch.demo(200)
    let before = Program.run(
      ["balance", "--among", "lin,lilei,wangfang", "--dry-run", "--json"] + act(desk)
    ).object
    let done = Program.run(["balance", "--among", "lin,lilei,wangfang", "--json"] + act(desk))
    #expect(done.object["moved"] as? Int == before["moved"] as? Int)
    func total(_ key: String) -> Int {
      let sides = done.object[key] as? [String: [String: Any]] ?? [:]
      return sides.values.reduce(0) { $0 + ($1["cases"] as? Int ?? 0) }
    }
    #expect(total("before") == total("after"))
    #expect(total("before") > 0)
  }
}
