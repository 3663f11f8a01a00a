import Casebook
import Cases
import Foundation
import Testing

/// What lines are decoded and encoded with, beside Foundation's coders.
@Suite struct CodingTests {
  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private let hostile = [
    "", "a\"b\\c/d", "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}", "\u{2028}\u{2029}", "张伟 🙂",
    "e\u{301}", "\u{FEFF}", "\u{1B}[31m", "a,\"caseRow\":[", "\"}\n", "\",\"sum\":\"0",
  ]

  @Test func writesTheSameBytesAsFoundation() throws {
    for index in 0..<40 {
      var file = makeUsedFile(index)
      file.parties[0].name = hostile[index % hostile.count]
      file.unknown.fields["x-\(index)"] = .object([
        "b": .array([.number(1.5), .integer(-3), .null, .bool(true)]), "a": .string("\n"),
        "": .object([:]), "é": .array([]),
      ])
      #expect(try LineCoding.json(file) == foundation(file))
    }
    for happening in sampleHappenings {
      let event = Event(seq: 7, at: morning, by: "lin", caseID: number(1), happening: happening)
      #expect(try LineCoding.json(event) == foundation(event))
    }
  }

  @Test func readsWhatFoundationReads() throws {
    for index in 0..<40 {
      var file = makeUsedFile(index)
      file.parties[0].name = hostile[index % hostile.count]
      file.unknown.fields["later"] = .object(["n": .number(1e300), "i": .integer(.max)])
      let json = try foundation(file)
      #expect(LineCoding.file(json) == file)
    }
    for happening in sampleHappenings {
      let event = Event(seq: 7, at: morning, by: "lin", caseID: number(1), happening: happening)
      #expect(LineCoding.event(try foundation(event)) == event)
    }
  }

  /// A snapshot holds what `apply` makes of events: a case that cannot be read again is lost.
  @Test func aCaseIsReadAgainWhateverHappenedToIt() throws {
    var file = makeUsedFile(1)
    for (index, happening) in sampleHappenings.enumerated() {
      let event = Event(
        seq: index + 1, at: morning + Int64(index), by: "lin", caseID: file.id,
        happening: happening)
      file = try #require(apply(event, to: file))
      #expect(LineCoding.file(try LineCoding.json(file)) == file, "\(happening.name)")
    }
  }

  /// nst/JSONTestSuite: y_ must parse, n_ must not, i_ either; nothing may crash.
  @Test func agreesWithTheJSONSuite() throws {
    let folder = sharedData.appendingPathComponent("json-suite/test_parsing")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard !names.isEmpty else { return print("skipped: no shared data beside the repository") }
    for name in names.sorted() {
      let text = try Data(contentsOf: folder.appendingPathComponent(name))
      let value = LineCoding.value(text)
      if name.hasPrefix("y_") { #expect(value != nil, "\(name)") }
      if name.hasPrefix("n_") { #expect(value == nil, "\(name)") }
      if let value { #expect(LineCoding.value(Data(try LineCoding.json(value).utf8)) == value) }
    }
  }
}

/// Files given to tests, where they are beside the repository.
let sharedData = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("shared/data")

/// One of every kind of event.
let sampleHappenings: [Happening] = {
  guard let day = Day("2026-11-25") else { preconditionFailure() }
  var contacted = Contacted(outcome: "promise", flags: [.worked, .attempt, .contact, .rightParty])
  contacted.note = "说 \"yes\""
  contacted.next = day
  var fields = UnknownFields()
  fields.fields["colour"] = .array([.string("red"), .integer(3)])
  return [
    .placed(Placed(file: makeFile(1))), .updated(Restatement(debt: makeFile(2).debt)),
    .assigned(Assignment(from: "lin", to: "wu", until: day, reason: "leave")),
    .callPlaced(CallPlaced(to: "p1", role: .debtor)), .contacted(contacted),
    .promised(Promised(amount: 100, due: day, firmness: .hesitant, made: day - 2)),
    .promiseDecided(PromiseDecided(promise: "7", state: .partly, received: 50)),
    .planAgreed(PlanAgreed(instalments: [.init(amount: 1, due: day)], made: day)),
    .paid(Payment(reference: "r/1", amount: 5, day: day)),
    .paymentReversed(PaymentReversed(reference: "r/1")),
    .callBackSet(CallBackSet(day: day, time: "09:30", instant: morning, to: "p1")),
    .noted(Noted(text: "n")), .held(Held(fact: .disputed, since: morning)),
    .released(Released(fact: .disputed)), .consented(Consented(consent: "prior-consent")),
    .pointAdded(PointAdded(party: "d", point: makeFile(1).parties[0].points[0])),
    .pointChanged(PointChanged(point: "p1", state: .bad)),
    .partyAdded(PartyAdded(party: Party(id: "g1", role: .guarantor, name: "G"))),
    .sent(.letter, Sent(to: "p1", role: .debtor, template: "first")),
    .segmentSet(SegmentSet(segment: .unwilling, reason: "x")),
    .strategySet(StrategySet(strategy: "praise")), .clueAdded(ClueAdded(text: "mother")),
    .onBreak(Break(state: .began)), .undone(Undone(seqs: [1, 2], restored: makeFile(3))),
    .requested(.promise(900, due: day, reason: "payday")),
    .answered(
      Answered(request: "9", decision: .changed, reason: "less", wanted: .closing(reason: "x"))),
    .exception(ConductException(rule: "us.7in7", reason: "asked for it")),
    .reverted(Reverted(seq: 4, move: Assignment(from: "lin", to: "wu", reason: "leave"))),
    .reverted(Reverted(seq: 4, restored: makeFile(3))),
    .closed(Closed(reason: "paid")), .reopened, .other("teleported", fields),
  ]
}()
