import Cases
import Testing

/// What `decide` does with what the contact rules say.
@Suite struct ContactDecisions {
  private static func stopping(_ level: VerdictLevel, channel: Channel? = nil) -> ContactRules {
    ContactRules { _, contact, charter, _ in
      guard channel == nil || contact.channel == channel else { return nil }
      return ContactStop(
        level: level, rule: "us.hours", text: "no calls at night", citation: "12 CFR 1006.6(b)(1)",
        opens: Instant("2026-11-24T00:01:00Z"), zone: charter.zone)
    }
  }

  private static let attempt = Command.record(Record(outcome: Desk.noAnswer, to: "p1"))
  private static func excused(_ reason: String) -> Command {
    var record = Record(outcome: Desk.noAnswer, to: "p1")
    record.exception = reason
    return .record(record)
  }

  @Test func aRefusedCallIsNeitherDialledNorLogged() throws {
    for command in [Command.dial(to: "p1"), Self.attempt] {
      for actor in [Desk.agent, Desk.lead] {
        let refusal = try #require(
          Desk.refusal(command, by: actor, conduct: Self.stopping(.refused)))
        #expect(
          refusal.description == "not allowed now: us.hours: no calls at night "
            + "(12 CFR 1006.6(b)(1)); opens 2026-11-24 08:01")
      }
    }
  }

  @Test func nobodyOverridesWhatIsRefused() {
    let command = Command.dial(to: "p1", override: "urgent")
    #expect(Desk.refusal(command, by: Desk.lead, conduct: Self.stopping(.refused)) != nil)
  }

  @Test func aLeadOverridesAPresumptionWithAReason() throws {
    let conduct = Self.stopping(.override)
    let command = Command.dial(to: "p1", override: "the debtor asked for it")
    let made = try Desk.decided(command, by: Desk.lead, conduct: conduct)
    #expect(made.map(\.name) == ["exception", "call.placed"])
    guard case .exception(let exception) = made[0] else { return }
    #expect(exception.rule == "us.hours")
    #expect(exception.reason == "the debtor asked for it")
    #expect(exception.effect == .override)
    for (command, actor) in [
      (command, Desk.agent), (.dial(to: "p1"), Desk.lead), (.dial(to: "p1"), Desk.agent),
      (.dial(to: "p1", override: " "), Desk.lead),
    ] {
      #expect(Desk.refusal(command, by: actor, conduct: conduct) != nil)
    }
  }

  @Test func whatReallyHappenedIsLoggedAsAnException() throws {
    let made = try Desk.decided(
      Self.excused("dialled by hand"), conduct: Self.stopping(.refused))
    #expect(made.map(\.name) == ["exception", "call.placed", "contacted"])
    // Nothing stops it: an exception there is none.
    #expect(
      try Desk.decided(Self.excused("dialled by hand")).map(\.name) == ["call.placed", "contacted"])
  }

  @Test func aCallThatStandsOnRecordIsNotJudgedTwice() throws {
    var record = Record(outcome: Desk.noAnswer, to: "p1")
    record.dialled = true
    let made = try Desk.decided(.record(record), conduct: Self.stopping(.refused))
    #expect(made.map(\.name) == ["contacted"])
  }

  @Test func whatThePersonBeganIsNeverRefused() throws {
    let made = try Desk.decided(
      .record(Record(outcome: Desk.inbound, to: "p1")), conduct: Self.stopping(.refused))
    #expect(made.map(\.name) == ["contacted"])
  }

  @Test func aVisitIsJudgedAsAVisit() throws {
    let met = Outcome(
      code: "visit-met", title: "Met", flags: [.worked, .attempt, .contact], channel: .visit)
    let record = Command.record(Record(outcome: met, to: "p1"))
    #expect(Desk.refusal(record, conduct: Self.stopping(.refused, channel: .call)) == nil)
    #expect(Desk.refusal(record, conduct: Self.stopping(.refused, channel: .visit)) != nil)
  }
}
