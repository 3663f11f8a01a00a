package import Cases

/// The small desk that the fault tests and their worker share: a lead, two agents, an auditor, and a
/// dozen cases.
package enum FaultDesk {
  package static let cases = 12
  package static let now = Instant(seconds: 1_795_399_200)

  package static let charter: Charter = {
    guard let cny = Currency("CNY"), let zone = BookZone("Asia/Shanghai") else {
      preconditionFailure()
    }
    return Charter(
      name: "Desk", currency: cny, zone: zone, actor: .creditor, packs: [],
      team: [
        Member(user: "mei", name: "Mei", role: .lead),
        Member(user: "lin", name: "Lin", role: .agent, capacity: 120),
        Member(user: "wu", name: "Wu", role: .agent),
        Member(user: "gao", name: "Gao", role: .auditor),
      ])
  }()

  package static func number(_ index: Int) -> CaseID {
    guard let id = CaseID("A-\(100_000 + index)") else { preconditionFailure() }
    return id
  }

  package static func file(_ index: Int) -> CaseFile {
    guard let due = Day("2026-10-01"), let cny = Currency("CNY") else { preconditionFailure() }
    let debt = Debt(
      creditor: "Bank", currency: cny, due: due, principal: 100_000 + Int64(index) * 7,
      interest: 1_234)
    var debtor = Party(
      id: "d", role: .debtor, name: "张伟\(index)",
      points: [
        ContactPoint(
          id: "p1", kind: .phone, value: "+86138\(10_000_000 + index)", place: .mobile,
          zones: ["Asia/Shanghai"]),
        ContactPoint(id: "p2", kind: .phone, value: "+8610\(65_000_000 + index)", place: .work),
      ])
    debtor.identity = "ID\(index / 2)"
    debtor.language = "zh"
    var file = CaseFile(id: number(index), debt: debt, parties: [debtor])
    file.owner = index.isMultiple(of: 2) ? "lin" : "wu"
    return file
  }
}
