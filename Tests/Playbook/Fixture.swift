import Cases
import Conduct
import Playbook

/// The worked example of DOMAIN.md section 11, and changes to it.
enum Fixture {
  static let zone = known(BookZone("Asia/Shanghai"))
  /// Monday, 10:00 in Shanghai.
  static let now = known(Instant("2026-11-23T02:00:00Z"))
  static let today = zone.day(of: now)
  static let yuan = known(Currency("CNY"))
  static let number = known(CaseID("A-100482"))
  static let agent = Member(user: "lin", name: "Lin Na", role: .agent)
  static let charter = Charter(
    name: "Hongda", currency: yuan, zone: zone, actor: .agency,
    packs: ["cn-gbt45251"], team: [agent])

  static var zhou: CaseFile {
    var debt = Debt(
      creditor: "Jiangnan Bank", currency: charter.currency, due: today - 142,
      principal: 5_200_000, interest: 500_000, fees: 49_000, minimum: 574_900)
    debt.product = "credit card"
    debt.number = "6225880012345678"
    var debtor = Party(
      id: "d", role: .debtor, name: "周强",
      points: [ContactPoint(id: "p1", kind: .phone, value: "+8613800138000", place: .mobile)])
    debtor.language = "zh"
    debtor.sex = "M"
    debtor.born = Day(year: 2004, month: 3, day: 1)
    var mother = Party(
      id: "t1", role: .thirdParty, name: "李梅",
      points: [ContactPoint(id: "p2", kind: .phone, value: "+8613800138001", place: .mobile)])
    mother.relation = "mother"
    mother.language = "zh"
    var file = CaseFile(
      id: number, debt: debt, parties: [debtor, mother])
    file.owner = "lin"
    return file
  }

  /// The same case with what a change makes of it.
  static func zhou(_ change: (inout CaseFile) -> Void) -> CaseFile {
    var file = zhou
    change(&file)
    return file
  }

  static func due(daysPastDue days: Int) -> CaseFile {
    zhou { $0.debt.due = today - days }
  }
}

extension CaseFile {
  /// As if an outcome had been logged so many days and hours before the fixture's now.
  mutating func had(
    _ code: String, to point: String? = nil, days: Int = 0, hours: Int = 1
  ) {
    let flags = OutcomeTable.load().table[code]?.flags ?? []
    let at = Fixture.now + -Int64(days * 24 + hours) * 3_600_000
    let event = Event(
      seq: seq + 1, at: at, by: "lin", caseID: id,
      happening: .contacted(Contacted(outcome: code, flags: flags, to: point)))
    if let after = apply(event, to: self) { self = after }
  }

  mutating func holds(_ fact: FactName) {
    facts.append(FactRecord(fact: fact, since: Fixture.now + -86_400_000))
  }

  mutating func promise(
    _ state: Promise.State, due days: Int, amount: Int64 = 100_000,
    firmness: Promise.Firmness = .firm
  ) {
    promises.append(
      Promise(
        id: "h\(promises.count + 1)", amount: amount, due: Fixture.today + days,
        firmness: firmness, state: state, made: Fixture.today + days - 3, by: "lin"))
  }
}

/// A value that is there by construction.
func known<Value>(_ value: Value?) -> Value {
  guard let value else { preconditionFailure("the fixture is wrong") }
  return value
}
