import Cases
import Playbook
import Testing

/// What goes into the texts of a case, and what does not.
struct ScriptFactsTests {
  static let playbook = ScriptLintTests.loaded.playbook

  /// Every script in every language over a case that has every fact.
  static func everySheet(_ change: (inout CaseFile) -> Void = { _ in }) -> [ScriptSheet] {
    var file = Fixture.zhou
    change(&file)
    let subject = WalkTests.subject(
      file, settlement: ApprovedSettlement(amount: 3_000_000, until: Fixture.today + 9))
    return playbook.scripts.heads.flatMap { head in
      ["en", "zh"].compactMap {
        playbook.sheet(head.id, for: subject, language: $0)
      }
    }
  }

  static func texts(_ sheet: ScriptSheet) -> [String] {
    sheet.steps.values.flatMap { [$0.say, $0.hint ?? ""] + $0.replies.map(\.says) }
      + sheet.objections.map(\.answer)
  }

  @Test func `no placeholder and no brace is left in any text`() {
    for sheet in Self.everySheet() {
      for text in Self.texts(sheet) {
        #expect(!text.contains("{"), "\(sheet.script) \(sheet.language): \(text)")
        #expect(!text.contains("&#") && !text.contains("&amp;"))
      }
    }
  }

  @Test(arguments: ["validation-information", "letter-m2", "letter-before-action", "email-m2"])
  func `where the debt is itemised, what was paid is named`(script: String) throws {
    func texts(paid: Int64) throws -> String {
      var file = Fixture.zhou
      file.debt.paid = paid
      let sheet = Self.playbook.sheet(script, for: WalkTests.subject(file), language: "en")
      return Self.texts(try #require(sheet)).joined(separator: "\n")
    }
    // 377.00, so that the parts and the total add up.
    #expect(try texts(paid: 37_700).contains("377.00"))
    let unpaid = try texts(paid: 0)
    #expect(!unpaid.contains("less payments") && !unpaid.contains("already paid"))
  }

  @Test func `a guarantor is asked for no more than the guarantee`() throws {
    var guarantor = Party(id: "g1", role: .guarantor, name: "陈刚")
    guarantor.guarantee = Guarantee(kind: .joint, limit: 200_000, document: "G-1")
    let subject = WalkTests.subject(Fixture.zhou, party: guarantor)
    let sheet = try #require(Self.playbook.sheet("guarantor-call", for: subject, language: "en"))
    let ask = try #require(sheet.steps["ask"])
    #expect(ask.say.contains("2,000.00") && !ask.say.contains("57,490"))
    let amounts = ask.replies.compactMap(\.pledge.amount)
    #expect(amounts.max() == 200_000)
  }

  /// Whether none was ever entered or the last day of it has passed.
  @Test(arguments: [nil, Guarantee(kind: .joint, until: Fixture.today + -1, document: "G-1")])
  func `a guarantor without a paper is asked for nothing`(guarantee: Guarantee?) throws {
    var guarantor = Party(
      id: "g1", role: .guarantor, name: "陈刚",
      points: [ContactPoint(id: "p9", kind: .address, value: "光明路1号", place: .home)])
    guarantor.guarantee = guarantee
    let file = Fixture.zhou { $0.parties.append(guarantor) }
    let subject = WalkTests.subject(file, party: guarantor)
    let fitting = Self.playbook.scriptsFor(subject, audience: .guarantor)
    #expect(fitting.map(\.head.id) == ["guarantor-paper"])
    for language in ["en", "zh"] {
      let sheet = try #require(
        Self.playbook.sheet("guarantor-paper", for: subject, language: language))
      for text in Self.texts(sheet) { #expect(!text.contains("57,490"), "\(text)") }
      #expect(sheet.steps.values.flatMap(\.replies).allSatisfy { $0.pledge.amount == nil })
    }
    #expect("\(Self.playbook.brief(subject, language: "en"))".contains("Ask for nothing"))
    #expect(throws: Correspondence.Fault.needs("guarantee")) {
      try Correspondence(Self.playbook).draft("letter-guarantor", on: subject)
    }
    var second = guarantor
    second.id = "g2"
    second.points[0].id = "p10"
    second.guarantee = Guarantee(kind: .joint, document: "G-2")
    let letter = try Correspondence(Self.playbook).draft(
      "letter-guarantor", on: WalkTests.subject(Fixture.zhou { $0.parties += [guarantor, second] }))
    #expect(letter.dispatch.to == "p10", "of two the one whose paper is there")
  }

  /// Facts of the debt that must not appear in any text a third party may hear.
  static let secrets = [
    "Jiangnan", "57,490", "5,749", "52,000", "142", "5678", "credit card", "M5", "Hongda",
  ]

  @Test func `a third party's script and a voicemail hold nothing of the debt`() {
    let sealed = Self.everySheet().filter { $0.hidesDebt || $0.channel == .voicemail }
    #expect(sealed.count == 8)
    for sheet in sealed {
      for text in Self.texts(sheet) {
        for secret in Self.secrets {
          #expect(!text.contains(secret), "\(sheet.script): \(text)")
        }
      }
    }
  }

  @Test func `a desk's own template cannot bring the debt out either`() throws {
    let all = Placeholder.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: " ")
    let source = PlaybookSource(
      part: "scripts/own.yaml",
      text: """
        id: own
        title: {en: Own, zh: 自有}
        audience: third-party
        channel: call
        ---
        steps:
          main:
            say: {en: "\(all)", zh: 你好}
            ends: third-party
        """)
    let playbook = Playbook.load(own: [source]).playbook
    let mother = Fixture.zhou.parties[1]
    let sheet = try #require(
      playbook.sheet(
        "own", for: WalkTests.subject(Fixture.zhou, party: mother), language: "en"))
    let say = try #require(sheet.steps["main"]?.say)
    for secret in Self.secrets { #expect(!say.contains(secret), "\(say)") }
    #expect(say.contains("李梅"))
  }

  @Test func `names with the signs of a template or of HTML stay as they are`() throws {
    let sheet = try #require(
      Self.everySheet { $0.parties[0].name = "O'Brien & {{balance}} <b>" }.first)
    #expect(Self.texts(sheet).contains { $0.contains("Mr O'Brien & {{balance}} <b>") })
  }

  @Test(arguments: [
    ("CNY", "zh", "应还57,490.00元"), ("USD", "zh", "应还57,490.00美元"),
    ("USD", "en", "USD 57,490.00 is open"), ("JPY", "en", "JPY 5,749,000 is open"),
  ])
  func `amounts are said as the language says them`(
    currency: String, language: String, words: String
  ) throws {
    let file = Fixture.zhou { $0.debt.currency = known(Currency(currency)) }
    let sheet = try #require(
      Self.playbook.sheet("m1-service", for: WalkTests.subject(file), language: language))
    #expect(sheet.steps["main"]?.say.contains(words) == true, "\(sheet.steps["main"]?.say ?? "")")
  }

  @Test func `the account is named by its last four characters only`() throws {
    for sheet in Self.everySheet() {
      for text in Self.texts(sheet) { #expect(!text.contains("6225880012345678")) }
    }
  }

  @Test func `what a desk says of itself comes from its own card`() throws {
    let card = PlaybookSource(
      part: "desk.yaml",
      text: """
        callback: 400-820-1234
        public-name: Lantern Services
        """)
    let playbook = Playbook.load(own: [card]).playbook
    let sheet = try #require(
      playbook.sheet("voicemail", for: WalkTests.subject(Fixture.zhou), language: "en"))
    #expect(
      sheet.steps["leave"]?.say == """
        Good day, this is Lin Na of Lantern Services with a message for Mr 周强. \
        Please call me back on 400-820-1234. Thank you.
        """)
  }

  @Test(arguments: [
    (CollectorKind.agency, "a debt collector acting for Jiangnan Bank"),
    (.debtBuyer, "now owns this account"), (.creditor, "I am calling from Jiangnan Bank"),
  ])
  func `the disclosure says who the desk is to the debt`(actor: CollectorKind, words: String)
    throws
  {
    var charter = Fixture.charter
    charter.actor = actor
    let subject = ScriptSubject(
      Fixture.zhou, charter: charter, agent: Fixture.agent, now: Fixture.now)
    let sheet = try #require(Self.playbook.sheet("m1-service", for: subject, language: "en"))
    #expect(sheet.steps["disclose"]?.say.contains(words) == true)
  }
}
