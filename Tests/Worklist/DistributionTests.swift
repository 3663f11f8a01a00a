import Cases
import Playbook
import Testing
import Worklist

@Suite struct DistributionTests {
  private static let now = Instant("2026-11-23T02:00:00Z")!
  private static let today = Day("2026-11-23")!
  private static let yuan = Currency("CNY")!

  private func file(
    _ id: String, late: Int = 20, language: String = "zh", identity: String? = nil,
    owner: UserID? = nil
  ) -> CaseFile {
    let debt = Debt(
      creditor: "Bank", currency: Self.yuan, due: Self.today - late, principal: 500_000)
    var debtor = Party(id: "d", role: .debtor, name: "Zhou")
    debtor.language = language
    debtor.identity = identity
    var file = CaseFile(id: CaseID(id)!, debt: debt, parties: [debtor])
    file.owner = owner
    return file
  }

  private func plan(
    _ files: [CaseFile], rules: [DistributionRules.Rule] = [.init(why: "new")]
  ) -> (to: [String: String], left: Int) {
    let charter = Charter(
      name: "East", currency: Self.yuan, zone: BookZone("Asia/Shanghai")!, actor: .agency,
      packs: [],
      team: [
        member("lin", 3, ["zh"], "front"), member("wu", 2, ["zh", "en"], "back"),
        Member(user: "mei", name: "Mei", role: .lead),
      ])
    let table = CaseTable(files)
    let plan = distribution(
      DistributionRules(rules: rules), in: table, packets: PacketIndex(table), charter: charter,
      at: Moment(now: Self.now, charter: charter))
    let moves = plan.moves.map { (table.id(Int($0.row))?.text ?? "", $0.to.text) }
    return (Dictionary(moves) { first, _ in first }, plan.left.count)
  }

  private func member(
    _ user: UserID, _ capacity: Int, _ languages: [String], _ desk: String
  ) -> Member {
    var member = Member(
      user: user, name: user.text, role: .agent, capacity: capacity, languages: languages)
    member.desk = desk
    return member
  }

  @Test func roomAndLanguageDecideAndWhatFitsNobodyIsLeft() {
    let plan = plan([
      file("A-1"), file("A-2", language: "en"), file("A-3", language: "vi"), file("A-4"),
      file("A-5"), file("A-6"), file("A-7"),
    ])
    #expect(plan.to["A-2"] == "wu")
    #expect(plan.to.values.count { $0 == "lin" } == 3)
    #expect(plan.to.values.count { $0 == "wu" } == 2)
    #expect(plan.left == 2)
  }

  @Test func casesOfOnePersonGoToWhoeverHasOneOfThem() {
    let plan = plan([
      file("A-1", identity: "X", owner: "wu"), file("A-2", identity: "X"),
      file("A-3", identity: "Y"), file("A-4", identity: "Y"),
    ])
    #expect(plan.to["A-1"] == nil)
    #expect(plan.to["A-2"] == "wu")
    #expect(plan.to["A-3"] == plan.to["A-4"])
  }

  @Test func theFirstRuleThatFitsSaysWhichDesk() {
    var late = DistributionRules.Rule(why: "late")
    late.buckets = [.m3, .m4]
    late.desks = ["back"]
    var early = DistributionRules.Rule(why: "early")
    early.desks = ["front"]
    let plan = plan([file("A-1", late: 70), file("A-2", late: 10)], rules: [late, early])
    #expect(plan.to == ["A-1": "wu", "A-2": "lin"])
  }

  @Test func whoHasLeftTheTeamHasNoCases() {
    #expect(
      plan([file("A-1", owner: "gone"), file("A-2", owner: "mei")]).to.keys.sorted() == ["A-1"])
  }

  @Test func wrongRulesAreNamedWithFileAndLine() {
    let text = "rules:\n  - {why: a, buckets: [M9]}\n  - {bucket: M1}\n"
    let own = PlaybookSource(part: "distribution.yaml", file: "desk/distribution.yaml", text: text)
    let (rules, problems) = DistributionRules.load(own: [own])
    #expect(problems.map(\.line) == [2, 3, 3] || problems.map(\.line) == [2, 3])
    #expect(problems.allSatisfy { $0.file == "desk/distribution.yaml" })
    #expect(rules.rules.count == 3, "the shipped ones stay")
  }
}
