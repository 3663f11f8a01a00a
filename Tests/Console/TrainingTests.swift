import Cases
import Console
import Demonstration
import Playbook
import Screen
import Testing

/// The worked example of DOMAIN.md section 11, played by the keys that its commentary names.
@Suite struct TrainingTests {
  static let playbook = ScriptTests.playbook
  /// Ten in the morning of the demonstration's day, in Shanghai.
  static let now = Instant("2026-11-23T02:00:00Z")!

  static func bench() throws -> (Bench, Training) {
    let training = try #require(playbook.training)
    let desk = DemonstrationDesk(cases: 1, seed: 1)
    let bench = Bench(
      [desk.file(0), Bench.file("A-2", "欧阳娜娜", 8_000_000)],
      size: Size(width: 120, height: 40), playbook: playbook, now: now)
    return (bench, training)
  }

  static func press(_ keys: [String], on bench: inout Bench) {
    for name in keys {
      if let key = Key(name: name) { bench.press(key) } else { bench.type(name) }
    }
  }

  @Test func everyStepLeavesOnRecordWhatItSays() throws {
    var (bench, training) = try Self.bench()
    for step in training.steps {
      let before = bench.events.count
      Self.press(step.keys, on: &bench)
      let made = bench.events[before...].map(\.happening.name)
      #expect(made == step.records, "\(step.title["en"]): \(bench.model.notice?.text ?? "")")
    }
  }

  @Test func theHistoryIsWhatTheExampleSays() throws {
    var (bench, training) = try Self.bench()
    for step in training.steps { Self.press(step.keys, on: &bench) }
    let id = try #require(CaseID(training.caseNumber))
    let file = try #require(bench.files[id])
    let contacted = bench.events.compactMap { event -> Contacted? in
      if case .contacted(let contacted) = event.happening { contacted } else { nil }
    }
    #expect(contacted.map(\.outcome) == ["third-party", "third-party-offer", "promise"])
    #expect(contacted.map(\.to) == ["p2", "p2", "p3"])
    #expect(contacted.map(\.role) == [.thirdParty, .thirdParty, .debtor])
    #expect(
      contacted.map(\.script) == [
        "third-party-location", "third-party-location", "segment-lost-contact",
      ])
    // Her answer is a clue, and so is his father's offer.
    let clues = file.clues.suffix(4).map(\.text)
    #expect(clues.contains("新号码：138 0013 0455"))
    #expect(clues.contains("联系途径：周末在家，白天在厂里"))
    #expect(clues.contains("第三人意愿：愿意帮儿子处理"))
    // The father is noted with his consent, and liable for nothing.
    let father = try #require(file.parties.last)
    #expect(father.name == "周建国" && father.role == .thirdParty && father.relation == "父亲")
    #expect(file.parties.allSatisfy { $0.role != .guarantor })
    // The number that she told is his, and good once he was spoken to on it.
    #expect(file.point("p3")?.party.role == .debtor)
    #expect(file.point("p3")?.point.state == .good)
    #expect(file.livePromise?.amount == 574_900)
    #expect(file.livePromise?.due == Day("2026-11-26"))
    #expect(file.livePromise?.firmness == .hesitant)
  }

  @Test func neitherParentHearsOrSeesAnythingOfTheDebt() throws {
    var (bench, training) = try Self.bench()
    let theme = try FrameTests.theme()
    for step in training.steps.prefix(7) {
      for name in step.keys {
        Self.press([name], on: &bench)
        guard bench.openCase == training.caseNumber, bench.model.open?.point == "p2" else {
          continue
        }
        let frame = bench.frame(theme).joined(separator: "\n")
        for word in ["57,490", "5,749", "overdue", "M5", "华宁银行", "欠", "逾期", "还款"] {
          #expect(!frame.contains(word), "\(word) after \(name)")
        }
      }
    }
    for past in bench.events {
      guard case .contacted(let contacted) = past.happening, contacted.role == .thirdParty
      else { continue }
      #expect(contacted.note?.contains("欠") == false)
    }
  }

  @Test func theCommentaryIsReadInTheConsole() throws {
    var (bench, _) = try Self.bench()
    bench.press(.function(2))
    bench.type("train on\n")
    let frame = bench.frame(try FrameTests.theme()).joined(separator: "\n")
    #expect(frame.contains("Open the case and read"))
    #expect(frame.contains("Zhou, 22, three years a card holder"))
    bench.press(.pageDown)
    #expect(bench.model.layer != nil)
    bench.type("\u{1B}")
    #expect(bench.model.layer == nil)
  }

  @Test func aFaultOfThePlaybookIsReadInTheConsole() throws {
    var (bench, _) = try Self.bench()
    let source = PlaybookSource(part: "order.yaml", file: "desk/order.yaml", text: "tries: 0\n")
    let (playbook, problems) = Playbook.load(own: [source])
    let faults = problems.map {
      ScriptFault(
        file: $0.file, line: $0.line, script: "playbook", kind: .unreadable, reason: $0.reason)
    }
    bench.send(.learned(playbook, faults))
    #expect(bench.model.notice?.text.contains("desk/order.yaml:1") == true)
    bench.press(.function(2))
    bench.type("what is wrong\n")
    let frame = bench.frame(try FrameTests.theme()).joined(separator: "\n")
    #expect(frame.contains("tries is 0; a number from 1 to 100 is expected"))
  }
}
