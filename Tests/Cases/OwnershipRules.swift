import Cases
import Testing

@Suite struct OwnershipRules {
  private static let team: Charter = {
    var charter = Desk.charter
    charter.team.append(Member(user: "chen", name: "Chen", role: .agent))
    return charter
  }()

  private func refusal(_ command: Command, by actor: Member = Desk.lead) -> Refusal? {
    do {
      _ = try decide(
        command, on: Desk.file, by: actor, charter: Self.team, conduct: .none, now: Desk.now)
      return nil
    } catch { return error }
  }

  typealias Row = (why: String, command: Command, byLead: Bool)
  private static let refused: [Row] = [
    ("an agent reassigns", Command.assign(to: "chen", until: nil, reason: "x"), false),
    ("to nobody known", .assign(to: "zhao", until: nil, reason: "x"), true),
    ("to an auditor", .assign(to: "ma", until: nil, reason: "x"), true),
    ("to the owner", .assign(to: "lin", until: nil, reason: "x"), true),
    ("without a reason", .assign(to: "chen", until: nil, reason: "  "), true),
    ("until yesterday", .assign(to: "chen", until: Desk.today - 1, reason: "x"), true),
  ]

  @Test(arguments: refused)
  func isRefused(_ row: Row) {
    #expect(refusal(row.command, by: row.byLead ? Desk.lead : Desk.agent) != nil, "\(row.why)")
  }

  @Test func aCoverRemembersWhoseCaseItIs() throws {
    let happenings = try decide(
      .assign(to: "chen", until: Desk.today + 3, reason: "ill"), on: Desk.file, by: Desk.lead,
      charter: Self.team, conduct: .none, now: Desk.now)
    let event = Event(
      seq: 5, at: Desk.now, by: "wang", caseID: Desk.file.id, happening: happenings[0])
    let file = try #require(apply(event, to: Desk.file))
    #expect(file.owner == "chen")
    #expect(file.ownerAfterCover == "lin")
    #expect(file.coverUntil == Desk.today + 3)
  }

  @Test func theSameStatementTwiceChangesNothing() throws {
    #expect(try Desk.decided(.place(Desk.file), Desk.file, by: Desk.lead).isEmpty)
  }

  @Test func aNewStatementSetsWhatWasPaidToNothing() throws {
    let paid = try Desk.after(
      .pay(Payment(reference: "r1", amount: 10_000, day: Desk.today)), by: Desk.lead)
    #expect(paid.debt.balance == 1_238_000)
    var stated = Desk.file
    stated.debt.principal = 1_190_000
    let after = try Desk.after(.place(stated), paid, by: Desk.lead, seq: 200)
    #expect(after.debt.balance == 1_238_000)
    #expect(after.debt.paid == 0)
  }

  @Test func whatTheCreditorKnowsOtherwiseOfAPersonIsTakenOver() throws {
    let noted = try Desk.after(.note("ring in the evening"))
    var stated = Desk.file
    stated.parties[0].name = "周伟明"
    stated.parties[0].romanised = "Zhou Weiming"
    stated.parties[0].employer = "Hua Steel"
    stated.parties[0].identity = nil
    stated.parties[0].points = []
    let after = try Desk.after(.place(stated), noted, by: Desk.lead, seq: 200)
    let debtor = after.parties[0]
    #expect(debtor.name == "周伟明")
    #expect(debtor.romanised == "Zhou Weiming")
    #expect(debtor.employer == "Hua Steel")
    // What the statement is silent on stays.
    #expect(debtor.identity == Desk.file.parties[0].identity)
    #expect(debtor.points == Desk.file.parties[0].points)
    #expect(after.debt == Desk.file.debt)
    #expect(searchKeys(of: after).contains("zhouweiming"))
    #expect(try Desk.decided(.place(stated), after, by: Desk.lead).isEmpty)
  }

  @Test func aNewNameDoesNotKeepTheOldOneInLatinLetters() throws {
    var stated = Desk.file
    stated.parties[0].name = "李四"
    stated.parties[0].romanised = nil
    let after = try Desk.after(.place(stated), by: Desk.lead)
    #expect(after.parties[0].romanised == nil)
  }

  @Test func anotherCurrencyNeverAdds() {
    var stated = Desk.file
    stated.debt.currency = Currency("USD")!
    #expect(
      Desk.refusal(.place(stated), by: Desk.lead) == .otherCurrency(stated: "USD", book: "CNY"))
  }

  @Test func aNewNumberComesWithAFreshId() throws {
    var stated = Desk.file
    stated.parties[0].points.append(
      ContactPoint(id: "p1", kind: .phone, value: "+8613900139000", place: .mobile))
    let after = try Desk.after(.place(stated), by: Desk.lead)
    #expect(after.parties[0].points.map(\.id) == ["p1", "p2", "p3"])
  }

  @Test func takingBackGivesTheCaseAsItWas() throws {
    let after = try Desk.after(.record(Record(outcome: Desk.wrongNumber, to: "p2")))
    let undone = try Desk.after(
      .undo(seqs: [100, 101, 102], restored: Desk.file), after, seq: 103)
    var expected = Desk.file
    expected.seq = 103
    expected.history = undone.history
    #expect(undone == expected)
    #expect(undone.history.map(\.happening.name).last == "undone")
  }

  @Test func takingBackIsRefusedWhereSomebodyBuiltUponIt() throws {
    let mine = try Desk.after(.record(Record(outcome: Desk.noAnswer, to: "p1")))
    let theirs = try Desk.after(.note("spoke to his bank"), mine, by: Desk.lead, seq: 200)
    #expect(
      Desk.refusal(.undo(seqs: [100, 101], restored: Desk.file), theirs)
        == .changedSince(by: "wang", event: "noted"))
  }

  @Test func takingBackGoesBackStepByStepAndForthAgain() throws {
    let first = try Desk.after(.note("one"), seq: 100)
    let second = try Desk.after(.note("two"), first, seq: 101)
    // The last one, then the one before it: what is taken back stands in nobody's way.
    let once = try Desk.after(.undo(seqs: [101], restored: first), second, seq: 102)
    let twice = try Desk.after(.undo(seqs: [100], restored: Desk.file), once, seq: 103)
    #expect(twice.takenBack == [100, 101])
    // Again: the taking back is taken back.
    let again = try Desk.after(.undo(seqs: [103], restored: once), twice, seq: 104)
    #expect(again.takenBack == [101, 103])
    let all = try Desk.after(.undo(seqs: [102], restored: second), again, seq: 105)
    #expect(all.takenBack == [102, 103])
    // Something that stands does stand in the way.
    #expect(
      Desk.refusal(.undo(seqs: [100], restored: Desk.file), all)
        == .changedSince(by: "lin", event: "noted"))
  }
}
