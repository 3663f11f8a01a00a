import Cases
import Conduct
import Testing

/// What may leave the house, whatever template and whatever entrance it came by: `decide` asks.
@Suite struct OutgoingGateTests {
  static let now = Instant("2026-11-23T02:00:00Z")!
  static let lead = Member(user: "wang", name: "Wang", role: .lead)
  static let charter = Charter(
    name: "East", currency: Currency("CNY")!, zone: BookZone("Asia/Shanghai")!, actor: .agency,
    packs: [], team: [lead])

  static var file: CaseFile {
    let debt = Debt(
      creditor: "Jiangnan Bank", currency: charter.currency, due: Day("2026-08-24")!,
      principal: 5_749_000)
    let debtor = Party(
      id: "d", role: .debtor, name: "Zhou",
      points: [ContactPoint(id: "p1", kind: .address, value: "18 Bright Road", place: .home)])
    let mother = Party(
      id: "t1", role: .thirdParty, name: "Li",
      points: [ContactPoint(id: "p2", kind: .address, value: "2 Lake Road", place: .home)])
    return CaseFile(id: CaseID("A-1")!, debt: debt, parties: [debtor, mother])
  }

  static func refusal(
    _ text: String, to: String = "p1", _ purpose: Purpose = .collect, _ language: String = "en",
    _ file: CaseFile = file
  ) throws -> Refusal? {
    let rulebook = try PackLibrary(directories: []).bookRulebook([])
    let rules = ContactJudge(rulebook, actor: .agency).rules
    let dispatch = Dispatch(
      .letter, to: to, template: "own", purpose: purpose, language: language, text: text)
    do {
      _ = try decide(
        .send(dispatch), on: file, by: lead, charter: charter, conduct: rules, now: now)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    "Please tell Zhou that the debt is overdue.", "He owes money to us.",
    "Jiangnan Bank would like to reach Zhou.", "About the 57,490.00 we spoke of.",
    "请转告周强尽快还款。", "他欠款未还。",
  ])
  func aThirdPartyLearnsNothingOfTheDebt(_ text: String) throws {
    let language = text.first?.isASCII == true ? "en" : "zh"
    let refusal = try Self.refusal(text, to: "p2", .location, language)
    guard case .treatment(.mayNotLeave) = refusal else {
      Issue.record("\(text): \(String(describing: refusal))")
      return
    }
  }

  /// The words a creditor's or a party's name is made of are not words of the sentence.
  @Test(arguments: [
    ("Sheriff & Sons Loan Sharks Ltd", "It will be on your statement."),
    ("Deadbeat Records", "Thank you for your call."),
  ])
  func namesAreReadAsNames(_ creditor: String, _ rest: String) throws {
    var file = Self.file
    file.debt.creditor = creditor
    let text = "This is about your account with \(creditor). \(rest)"
    #expect(try Self.refusal(text, .notice, "en", file) == nil)
    #expect(try Self.refusal(text, .notice, "en") != nil)
  }

  @Test(arguments: [
    ("We have filed a lawsuit.", "en"), ("If you do not pay we will sue you.", "en"),
    ("A court judgment against you exists.", "en"), ("The bailiff will come.", "en"),
    ("我们已向法院提起诉讼。", "zh"), ("您不还款我们将起诉您。", "zh"), ("法院判决已生效。", "zh"),
    ("法院已作出判决。", "zh"), ("法院已受理本案。", "zh"), ("将依法申请支付令。", "zh"),
    ("The court has ruled on your account.", "en"), ("The matter goes before the court.", "en"),
    ("We have instructed solicitors.", "en"), ("We will take the matter to court.", "en"),
  ])
  func nothingLegalIsSaidThatIsNotOnTheCase(_ text: String, _ language: String) throws {
    let refusal = try Self.refusal(text, language: language)
    guard case .treatment(.mayNotLeave) = refusal else {
      Issue.record("\(text): \(String(describing: refusal))")
      return
    }
  }

  @Test func whatStandsOnTheCaseMayBeSaid() throws {
    var file = Self.file
    file.legal = [LegalStep(step: .filing, day: Day("2026-11-02")!)]
    file.facts = [FactRecord(fact: .suitFiled, since: Instant("2026-11-02T00:00:00Z")!)]
    #expect(
      try Self.refusal("A claim has been filed with the court.", "p1", file) == nil)
  }

  @Test(arguments: [
    "No claim has been filed with a court so far.", "We are not a court and not a law firm.",
    "Please call us about your account.",
  ])
  func aDenialIsNoThreat(_ text: String) throws {
    #expect(try Self.refusal(text) == nil)
  }

  private static func refusal(_ text: String, language: String) throws -> Refusal? {
    try refusal(text, to: "p1", .collect, language)
  }

  private static func refusal(_ text: String, _ to: String, _ file: CaseFile) throws -> Refusal? {
    try refusal(text, to: to, .collect, "en", file)
  }
}
