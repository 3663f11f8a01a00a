import Cases
import Testing

/// New numbers and addresses of people on a case, what is known of them, and clues.
@Suite struct ReachRules {
  static func told(_ text: String, of party: String = "d") -> PointAdded {
    PointAdded(party: party, point: ContactPoint(told: text))
  }

  typealias Row = (why: String, command: Command, refusal: Refusal)
  private static let refused: [Row] = [
    (
      "a number that is the mother's", .addPoint(told("+86 139 0013 9000")),
      .treatment(.numberKnown("+8613900139000", "t1", "Mother", .thirdParty))
    ),
    (
      "an address that is known", .addPoint(told("18 Guangming Road", of: "t1")),
      .treatment(.pointKnown("18 Guangming Road"))
    ),
    (
      "a number of nobody", .addPoint(told("13900139777", of: "t9")),
      .treatment(.noSuchParty("t9"))
    ),
    ("no number", .addPoint(told("139001")), .treatment(.noNumber("139001"))),
    (
      "the state of nothing", .changePoint(PointChanged(point: "p99", state: .bad)),
      .noSuchPoint("p99")
    ),
    ("a clue of no words", .addClue(" "), .noteMissing),
  ]

  @Test(arguments: refused) func itIsRefused(row: Row) {
    #expect(Desk.refusal(row.command, TreatmentRules.file) == row.refusal, "\(row.why)")
  }

  /// What was heard enters unverified, by its form a number, an address or an e-mail address.
  @Test(arguments: [
    ("+86 139 0013 9001", ContactPoint.Kind.phone, "+8613900139001"),
    ("1 Hill Road, flat 2", .address, "1 Hill Road, flat 2"),
    ("a@example.com", .email, "a@example.com"), ("文三路12号", .address, "文三路12号"),
  ])
  func aNewWayToReachSomebodyIsUnverified(
    text: String, kind: ContactPoint.Kind, value: String
  ) throws {
    let after = try Desk.after(.addPoint(Self.told(text, of: "t1")), TreatmentRules.file)
    let (party, point) = try #require(after.point("p7"))
    #expect(party.id == "t1")
    #expect((point.kind, point.value, point.state) == (kind, value, .unverified))
  }

  /// Whatever template, the desk's own too: only what is on a guarantee is asked of a guarantor.
  @Test func aGuarantorIsWrittenToUnderAGuaranteeThatCanBeClaimed() {
    var file = TreatmentRules.file
    file.parties[2].points = [
      ContactPoint(id: "p7", kind: .address, value: "3 Hill Road", place: .home)
    ]
    #expect(Desk.refusal(TreatmentRules.letter(to: "p7"), file) == nil)
    let missing = Refusal.treatment(.guaranteeNotOnFile("Gu"))
    file.parties[2].guarantee?.until = Desk.today + -1
    #expect(Desk.refusal(TreatmentRules.letter(to: "p7"), file, by: Desk.lead) == missing)
    file.parties[2].guarantee = nil
    #expect(Desk.refusal(TreatmentRules.letter(to: "p7"), file) == missing)
    #expect(Desk.refusal(TreatmentRules.letter(to: "p7", .location), file) == nil)
  }

  @Test func whatIsKnownOfANumberChangesOnce() throws {
    let bad = Command.changePoint(PointChanged(point: "p1", state: .bad))
    let after = try Desk.after(bad, TreatmentRules.file)
    #expect(after.point("p1")?.point.state == .bad)
    #expect(try Desk.decided(bad, after).isEmpty)
  }
}
