import Cases
import Testing

@Suite struct CoverRules {
  private static let charter: Charter = {
    var charter = Desk.charter
    charter.team.append(Member(user: "chen", name: "Chen", role: .agent))
    charter.team.append(Member(user: "wu", name: "Wu", role: .agent))
    return charter
  }()

  private func after(
    _ command: Command, _ file: CaseFile, at now: Instant = Desk.now, seq: Int
  ) throws -> CaseFile {
    var result = file
    let happenings = try decide(
      command, on: file, by: Desk.lead, charter: Self.charter, conduct: .none, now: now)
    for (offset, happening) in happenings.enumerated() {
      let event = Event(
        seq: seq + offset, at: now, by: "wang", caseID: file.id, happening: happening)
      result = apply(event, to: result) ?? result
    }
    return result
  }

  @Test func aCoverEndsOnceItsLastDayHasPassed() throws {
    let covered = try after(
      .assign(to: "chen", until: Desk.today + 2, reason: "ill"), Desk.file, seq: 100)
    #expect(CaseFlags(covered).contains(.covered))
    let lastDay = Desk.zone.instant(of: Desk.today + 2, minute: 1439)
    #expect(try after(.endCover, covered, at: lastDay, seq: 200) == covered)
    let over = try after(
      .endCover, covered, at: Desk.zone.instant(of: Desk.today + 3, minute: 0), seq: 200)
    #expect(over.owner == "lin")
    #expect(over.coverUntil == nil)
  }

  /// Who reads the case sees so before anybody's program has written it.
  @Test func aCoverThatIsOverIsSeenToBeOver() throws {
    let covered = try after(
      .assign(to: "chen", until: Desk.today + 2, reason: "ill"), Desk.file, seq: 100)
    #expect(covered.withoutEndedCover(on: Desk.today + 2, Self.charter) == covered)
    let over = covered.withoutEndedCover(on: Desk.today + 3, Self.charter)
    #expect(over.owner == "lin")
    #expect(over.cover == nil)
  }

  @Test func aCoverHandedOnStillEndsWithWhoseCaseItIs() throws {
    let first = try after(
      .assign(to: "chen", until: Desk.today + 2, reason: "ill"), Desk.file, seq: 100)
    let second = try after(
      .assign(to: "wu", until: Desk.today + 5, reason: "ill too"), first, seq: 200)
    #expect(second.ownerAfterCover == "lin")
    let over = try after(
      .endCover, second, at: Desk.zone.instant(of: Desk.today + 6, minute: 0), seq: 300)
    #expect(over.owner == "lin")
  }

  @Test func takingAMoveBackBringsTheCoverBack() throws {
    let covered = try after(
      .assign(to: "chen", until: Desk.today + 2, reason: "ill"), Desk.file, seq: 100)
    let moved = try after(.assign(to: "wu", until: nil, reason: "for good"), covered, seq: 200)
    guard case .assigned(let move) = moved.history.last?.happening else {
      Issue.record("no move")
      return
    }
    let back = try after(.moveBack(seq: 200, move), moved, seq: 300)
    #expect(back.owner == "chen")
    #expect(back.cover == covered.cover)
  }

  @Test func theReceiverHasABriefUntilTheCaseIsWorked() throws {
    let moved = try after(.assign(to: "chen", until: nil, reason: "leave"), Desk.file, seq: 100)
    #expect(moved.handover?.from == "lin")
    #expect(moved.handover?.reason == "leave")
    let worked = try after(.record(Record(outcome: Desk.noAnswer, to: "p1")), moved, seq: 200)
    #expect(worked.handover == nil)
  }

  @Test(
    arguments: [
      ("no rule", nil, nil, "legal", true), ("allowed", ["legal"], nil, "legal", true),
      ("not among the allowed", ["legal"], nil, "training", false),
      ("denied", nil, ["training"], "training", false),
      ("within the desk", ["legal"], nil, "east", true),
    ] as [(String, [String]?, [String]?, String, Bool)])
  func desksSayWhereCasesMayGo(
    _ row: (why: String, allow: [String]?, deny: [String]?, to: String, may: Bool)
  ) {
    var charter = Self.charter
    for index in charter.team.indices {
      if charter.team[index].user == "lin" { charter.team[index].desk = "east" }
      if charter.team[index].user == "chen" { charter.team[index].desk = row.to }
    }
    if row.allow != nil || row.deny != nil {
      charter.limits.desks = [DeskRule(desk: "east", allow: row.allow, deny: row.deny)]
    }
    var refusal: Refusal?
    do {
      _ = try decide(
        .assign(to: "chen", until: nil, reason: "x"), on: Desk.file, by: Desk.lead,
        charter: charter, conduct: .none, now: Desk.now)
    } catch { refusal = error }
    #expect((refusal == nil) == row.may, "\(row.why)")
  }
}
