import Cases
import Foundation

/// A small desk that the rules are tried on: book of Shanghai, CNY, today Monday 2026-11-23.
enum Desk {
  static let now = Instant("2026-11-23T02:00:00Z")!
  static let today = Day("2026-11-23")!
  static let zone = BookZone("Asia/Shanghai")!
  static let yuan = Currency("CNY")!
  static let agent = Member(user: "lin", name: "Lin", role: .agent)
  static let lead = Member(user: "wang", name: "Wang", role: .lead)
  static let auditor = Member(user: "ma", name: "Ma", role: .auditor)
  static let charter = Charter(
    name: "East", currency: yuan, zone: zone, actor: .agency, packs: [],
    team: [agent, lead, auditor])

  /// 12,480.00 CNY, 92 days past due, two telephones, owned by lin.
  static var file: CaseFile {
    var debt = Debt(
      creditor: "Bank", currency: yuan, due: today - 92, principal: 1_200_000, interest: 40_000,
      fees: 8_000, minimum: 130_000)
    debt.number = "6222-1"
    var debtor = Party(
      id: "d", role: .debtor, name: "周伟",
      points: [
        ContactPoint(id: "p1", kind: .phone, value: "+8613800138000", place: .mobile),
        ContactPoint(id: "p2", kind: .phone, value: "+861065521000", place: .work),
      ])
    debtor.romanised = "Zhou Wei"
    debtor.identity = "11010519491231002X"
    var file = CaseFile(id: CaseID("A-100482")!, debt: debt, parties: [debtor])
    file.owner = "lin"
    file.placed = today - 60
    return file
  }

  static func decided(
    _ command: Command, _ file: CaseFile? = file, by actor: Member = agent, at now: Instant = now,
    conduct: ContactRules = .none
  ) throws -> [Happening] {
    try decide(command, on: file, by: actor, charter: charter, conduct: conduct, now: now)
  }

  static func refusal(
    _ command: Command, _ file: CaseFile? = file, by actor: Member = agent,
    conduct: ContactRules = .none
  ) -> Refusal? {
    do {
      _ = try decide(command, on: file, by: actor, charter: charter, conduct: conduct, now: now)
      return nil
    } catch { return error }
  }

  /// The case after a command, as the store would fold it.
  static func after(
    _ command: Command, _ file: CaseFile = file, by actor: Member = agent, at now: Instant = now,
    seq: Int = 100
  ) throws -> CaseFile {
    var result = file
    for (offset, happening) in try decided(command, file, by: actor, at: now).enumerated() {
      let event = Event(
        seq: seq + offset, at: now, by: actor.user, caseID: file.id, happening: happening)
      result = apply(event, to: result) ?? result
    }
    return result
  }

  static let noAnswer = Outcome(
    code: "no-answer", title: "No answer", flags: [.worked, .attempt], digit: 1, retryDays: 1)
  static let promise = Outcome(
    code: "promise", title: "Promise", flags: [.worked, .attempt, .contact, .rightParty], digit: 5,
    needs: .promise)
  static let callBack = Outcome(
    code: "call-back", title: "Call back", flags: [.worked, .attempt, .contact], digit: 4,
    needs: .callBack)
  static let wrongNumber = Outcome(
    code: "wrong-number", title: "Wrong number", flags: [.worked, .attempt], digit: 7,
    pointState: .bad)
  static let dispute = Outcome(
    code: "dispute", title: "Dispute", flags: [.worked, .attempt, .contact, .rightParty],
    digit: 8, holds: .disputed)
  static let inbound = Outcome(
    code: "inbound-call", title: "Inbound call", flags: [.worked, .contact, .rightParty],
    inbound: true)

  static func promising(
    _ amount: Int64?, _ due: String?, _ firmness: Promise.Firmness = .firm
  ) -> Command {
    var record = Record(outcome: promise, to: "p1")
    record.amount = amount
    record.due = due.flatMap { Day($0) }
    record.firmness = firmness
    return .record(record)
  }
}
