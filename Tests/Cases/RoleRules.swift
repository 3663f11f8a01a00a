import Cases
import Testing

/// Every role tries everything. A command that is new must be said here who may give it.
@Suite struct RoleRules {
  typealias Row = (name: String, command: Command, agent: Bool)

  private static let rows: [Row] = [
    ("place", .place(Desk.file), false), ("dial", .dial(to: "p1"), true),
    ("record", .record(Record(outcome: Desk.noAnswer, to: "p1")), true),
    ("promise in time", Desk.promising(130_000, "2026-11-26"), true),
    ("promise too late", Desk.promising(130_000, "2026-12-26"), false),
    ("note", .note("x"), true),
    ("assign", .assign(to: "wang", until: nil, reason: "x"), false),
    ("hold", .hold(Held(fact: .vulnerable)), true),
    ("hold what opens", .hold(Held(fact: .verified)), false),
    ("hold what the law says", .hold(Held(fact: .suitFiled)), false),
    ("release what stops", .release(.disputed), false),
    ("release what closes a way", .release(.contactRefused), false),
    ("release what informs", .release(.hardship), true),
    ("pay", .pay(Payment(reference: "r", amount: 1, day: Desk.today)), false),
    ("reverse", .reverse(reference: "old"), false), ("settle", .settle, true),
    ("break", .takeBreak(.began), true), ("close", .close(reason: "x"), false),
    ("segment", .segment(.unwilling, reason: "x"), true), ("strategy", .strategy("praise"), true),
    ("undo another's", .undo(seqs: [50], restored: Desk.file), false),
  ]

  /// Marked disputed, in hardship and left alone by others, with a payment, and a note by somebody else.
  private static let used: CaseFile = {
    var file = Desk.file
    file.facts = [
      FactRecord(fact: .disputed, since: Desk.now), FactRecord(fact: .hardship, since: Desk.now),
      FactRecord(fact: .contactRefused, since: Desk.now),
    ]
    file.payments = [Payment(reference: "old", amount: 5, day: Desk.today)]
    file.history = [
      PastEvent(seq: 50, at: Desk.now, by: "chen", happening: .noted(Noted(text: "theirs")))
    ]
    return file
  }()

  @Test(arguments: rows) func aLeadMayAndAnAuditorMayNot(_ row: Row) {
    #expect(Desk.refusal(row.command, Self.used, by: Desk.lead) == nil, "\(row.name)")
    #expect(Desk.refusal(row.command, Self.used, by: Desk.auditor) == .auditorsOnlyRead)
  }

  @Test(arguments: rows) func anAgentMayWhatIsTheirs(_ row: Row) {
    let refusal = Desk.refusal(row.command, Self.used)
    #expect((refusal == nil) == row.agent, "\(row.name): \(String(describing: refusal))")
    if row.name == "promise too late" { return }
    #expect(refusal.map(\.isAboutAuthority) != false, "\(row.name)")
  }

  @Test func onlyALeadReopens() {
    var closed = Self.used
    closed.closed = "paid"
    #expect(Desk.refusal(.reopen, closed) == .needsLead("reopen cases"))
    #expect(Desk.refusal(.reopen, closed, by: Desk.lead) == nil)
  }
}
