import Cases
import Playbook
import Testing

struct WalkTests {
  static let playbook = ScriptLintTests.loaded.playbook

  static func subject(
    _ file: CaseFile, party: Party? = nil, settlement: ApprovedSettlement? = nil
  ) -> ScriptSubject {
    ScriptSubject(
      file, party: party, charter: Fixture.charter, agent: Fixture.agent, now: Fixture.now,
      settlement: settlement)
  }

  static func walk(
    _ script: String, _ language: String = "en", file: CaseFile = Fixture.zhou
  ) -> Walk {
    Walk(known(playbook.sheet(script, for: subject(file), language: language)))
  }

  @Test func `a promise in six digits`() throws {
    var walk = Self.walk("m1-service")
    for digit in [1, 1, 1, 1, 2, 4, 2] { try walk.choose(digit) }
    #expect(walk.outcome == "promise")
    let record = try #require(walk.proposal(Self.playbook.outcomes))
    #expect(record.outcome.code == "promise")
    #expect(record.amount == 574_900)
    #expect(record.due == Fixture.today + 3)
    #expect(record.firmness == .hesitant)
    #expect(record.script == "m1-service")
    #expect(
      record.note == """
        Right party confirmed, disclosure read. Reason for default: forgot. \
        Promises 5,749.00 CNY by 2026-11-26 (hesitant).
        """)
  }

  @Test func `the same in Chinese`() throws {
    var walk = Self.walk("m1-service", "zh")
    #expect(walk.step?.say == "您好，我是Lin Na，请问是周强先生吗？")
    for digit in [1, 1, 1, 1, 2, 4, 1] { try walk.choose(digit) }
    #expect(
      walk.note == "已核实本人，已告知录音和身份。逾期原因：忘记还款。承诺2026-11-26前还款5,749.00（态度明确）。")
  }

  @Test func `nothing of the debt is said before the person is confirmed`() throws {
    var walk = Self.walk("m3-arrangement")
    try walk.choose(1)
    #expect(walk.step?.id == "verify")
    #expect(throws: Walk.Refusal.mustFirst([.rightParty, .disclosure])) {
      try walk.object("i")
    }
    #expect(throws: Walk.Refusal.noSuchReply(9)) { try walk.choose(9) }
    try walk.tickNext()
    #expect(walk.ticks == [.rightParty])
    #expect(throws: Walk.Refusal.notHere) { try walk.tickNext() }
  }

  @Test func `an objection is answered and the walk stays`() throws {
    var walk = Self.walk("m1-service")
    for digit in [1, 1, 1] { try walk.choose(digit) }
    let answer = try walk.object("i")
    #expect(answer.contains("CNY 52,000.00"))
    #expect(answer.contains("interest CNY 5,000.00"))
    #expect(answer.contains("CNY 57,490.00"))
    #expect(walk.step?.id == "main")
  }

  @Test func `an objection leads into its own script, and the person stays known`() throws {
    var walk = Self.walk("m1-service")
    for digit in [1, 1, 1] { try walk.choose(digit) }
    _ = try walk.object("p")
    #expect(walk.position == .handedOver(script: "says-paid"))
    let other = known(
      Self.playbook.sheet("says-paid", for: Self.subject(Fixture.zhou), language: "en"))
    walk = walk.continued(in: other)
    #expect(walk.step?.id == "main")
    try walk.record("paid-on", "2026-11-20")
    try walk.choose(1)
    try walk.choose(3)
    #expect(walk.outcome == "says-paid")
    #expect(walk.script == "m1-service")
    #expect(walk.note.contains("Paid on: 2026-11-20."))
    #expect(walk.note.contains("Has no receipt."))
  }

  @Test func `the same amount as was promised is not typed again`() throws {
    var walk = Self.walk("promise-broken", file: Fixture.zhou { $0.promise(.broken, due: -5) })
    for digit in [1, 1, 1, 3, 1, 2, 1] { try walk.choose(digit) }
    let record = try #require(walk.proposal(Self.playbook.outcomes))
    #expect(record.amount == 100_000)
    #expect(record.due == Fixture.today + 1)
  }

  @Test func `what is written down becomes clues`() throws {
    var walk = Self.walk("m1-service")
    for digit in [1, 1, 1, 4] { try walk.choose(digit) }
    try walk.record("payday", "the 28th")
    try walk.record("employer", "Hongda")
    try walk.record("employer", "")
    #expect(walk.clues == ["Reason for default: waits for pay", "Payday: the 28th"])
    #expect(throws: Walk.Refusal.notHere) { try walk.record("shoe-size", "42") }
  }

  @Test func `an answer is taken back with everything it brought`() throws {
    var walk = Self.walk("m1-service")
    for digit in [1, 1, 1, 1] { try walk.choose(digit) }
    walk.back()
    #expect(walk.step?.id == "main")
    #expect(walk.recorded == [])
    for _ in 1...9 { walk.back() }
    #expect(walk.step?.id == "greet")
    #expect(walk.ticks == [])
  }

  @Test func `a later day than the book allows is not proposed`() throws {
    var charter = Fixture.charter
    charter.limits.promise.days = 1
    let subject = ScriptSubject(
      Fixture.zhou, charter: charter, agent: Fixture.agent, now: Fixture.now)
    var walk = Walk(known(Self.playbook.sheet("m1-service", for: subject, language: "en")))
    for digit in [1, 1, 1, 1, 1, 4, 1] { try walk.choose(digit) }
    #expect(walk.pledge.due == Fixture.today + 1)
    #expect(walk.pledge.amount == 5_749_000)
  }

  @Test func `an amount of the person's own is typed`() throws {
    var walk = Self.walk("m4-resolve")
    for digit in [1, 1, 1, 2, 4, 1] { try walk.choose(digit) }
    #expect(walk.pledge.asksAmount)
    walk.state(amount: 90_000)
    try walk.choose(1)
    #expect(walk.proposal(Self.playbook.outcomes)?.amount == 90_000)
  }

  @Test func `a legal step is said only if the case has it`() throws {
    let filed = Fixture.zhou { $0.holds(.suitFiled) }
    let judged = Fixture.zhou {
      $0.holds(.suitFiled)
      $0.holds(.judgment)
    }
    let sheet = { (file: CaseFile) in
      known(Self.playbook.sheet("legal-step-call", for: Self.subject(file), language: "en"))
    }
    #expect(sheet(filed).steps["main"]?.say.contains("Sunday, 22 November") == true)
    #expect(sheet(filed).steps["judgment"] == nil)
    #expect(sheet(judged).steps["main"] == nil)
    #expect(sheet(judged).enter == "judgment")
    let offered = { (file: CaseFile) in
      Self.playbook.scriptsFor(Self.subject(file), audience: .debtor).map(\.head.id)
    }
    #expect(offered(filed).first == "legal-step-call")
    #expect(!offered(Fixture.zhou).contains("legal-step-call"))
  }

  @Test func `an outcome that the desk does not have proposes nothing`() throws {
    var walk = Self.walk("m1-service")
    try walk.choose(4)
    #expect(walk.outcome == "hung-up")
    #expect(walk.proposal(OutcomeTable()) == nil)
  }
}
