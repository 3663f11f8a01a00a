import Cases
import Playbook
import Testing

struct ScriptChoiceTests {
  static let playbook = ScriptLintTests.loaded.playbook

  static func first(
    _ file: CaseFile, _ audience: Audience = .debtor, _ channel: Channel = .call,
    chosen: String? = nil, settlement: ApprovedSettlement? = nil
  ) -> String? {
    playbook.scriptsFor(
      WalkTests.subject(file, settlement: settlement), audience: audience, channel: channel,
      chosen: chosen
    ).first?.head.id
  }

  @Test(arguments: [
    (10, "m1-service"), (45, "m2-credit-record"), (75, "m3-arrangement"),
    (100, "segment-able-unwilling"),
  ])
  func `a fresh case gets the script of its bucket or segment`(days: Int, script: String) {
    #expect(Self.first(Fixture.due(daysPastDue: days)) == script)
  }

  @Test func `what is so on the case goes first`() {
    #expect(Self.first(Fixture.zhou { $0.promise(.broken, due: -5) }) == "promise-broken")
    #expect(
      Self.first(Fixture.zhou { $0.promise(.open, due: 1, firmness: .hesitant) })
        == "promise-reminder")
    #expect(
      Self.first(
        Fixture.zhou,
        settlement: ApprovedSettlement(amount: 3_000_000, until: Fixture.today + 5))
        == "settlement-approved")
  }

  /// Its day and grace have passed, and no program has put that on record yet.
  @Test func `a promise that is past is broken before it is decided`() {
    let grace = Fixture.charter.limits.promise.grace
    #expect(Self.first(Fixture.zhou { $0.promise(.open, due: -grace - 1) }) == "promise-broken")
    #expect(Self.first(Fixture.zhou { $0.promise(.open, due: -grace) }) != "promise-broken")
    let subject = WalkTests.subject(Fixture.zhou { $0.promise(.open, due: -grace - 1) })
    let brief = Self.playbook.brief(subject, language: "en")
    #expect(!"\(brief)".contains("keep the promise"))
  }

  /// Of the days from today on which a visit may be ordered, and of none.
  @Test(arguments: [(nil, false), (0, false), (1, true)])
  func `a visit is announced once it is ordered, before its day`(
    day: Int?, isAnnounced: Bool
  ) {
    let file = Fixture.zhou { file in
      guard let day else { return }
      let order = VisitOrder(
        to: "p3", day: Fixture.today + day, time: "10:00", notice: Fixture.today,
        reason: "silence")
      file.visits = [Visit(order: order)]
    }
    let offered = Self.playbook.scriptsFor(
      WalkTests.subject(file), audience: .debtor, channel: .sms)
    #expect(offered.map(\.head.id).contains("pre-visit") == isAnnounced)
    let draft = Result { () throws(Correspondence.Fault) in
      try Correspondence(Self.playbook).draft("pre-visit", on: WalkTests.subject(file))
    }
    switch draft {
    case .success: #expect(isAnnounced)
    case .failure(let fault): #expect(!isAnnounced && fault == .needs("visit-ordered"))
    }
  }

  @Test func `a settlement is not spoken of before a lead approved it, nor after it ran out`() {
    let late = ApprovedSettlement(amount: 3_000_000, until: Fixture.today - 1)
    for settlement in [nil, late] {
      let offered = Self.playbook.scriptsFor(
        WalkTests.subject(Fixture.zhou, settlement: settlement), audience: .debtor)
      #expect(!offered.map(\.head.id).contains("settlement-approved"))
    }
  }

  @Test func `segments have their scripts`() {
    let lost = Fixture.zhou { file in
      for day in (1...3).reversed() { file.had("switched-off", to: "p1", days: day) }
    }
    #expect(Self.first(lost) == "segment-lost-contact")
    #expect(Self.first(Fixture.zhou { $0.holds(.hardship) }) == "segment-willing-unable")
  }

  @Test(arguments: [
    "framework", "empathy", "praise", "family", "reciprocity", "interview", "sandwich",
  ])
  func `a chosen strategy has its script`(strategy: String) {
    for days in [10, 75, 142] {
      #expect(
        Self.first(Fixture.due(daysPastDue: days), chosen: strategy) == "strategy-\(strategy)")
    }
  }

  @Test func `other audiences and channels have theirs`() {
    #expect(Self.first(Fixture.zhou, .thirdParty) == "third-party-location")
    #expect(Self.first(Fixture.zhou, .guarantor) == "guarantor-paper")
    #expect(Self.first(Fixture.zhou, .debtor, .voicemail) == "voicemail")
    #expect(Self.first(Fixture.due(daysPastDue: 45), .debtor, .sms) == "sms-m2")
    #expect(Self.first(Fixture.zhou, .debtor, .letter) == "letter-m4")
    #expect(Self.first(Fixture.zhou, .debtor, .visit) == "visit")
    #expect(Self.first(Fixture.zhou, .thirdParty, .visit) == "visit-third-party")
  }

  @Test func `every case has a script to call with, whatever its age`() {
    for days in [-3, 0, 1, 31, 61, 91, 121, 151, 181, 4000] {
      #expect(Self.first(Fixture.due(daysPastDue: days)) != nil)
    }
  }

  @Test func `rows are one per script and language`() {
    let rows = Self.playbook.scripts.rows
    #expect(rows.count == Self.playbook.scripts.heads.count * 2)
    #expect(rows.filter { $0.language == "zh" }.count >= 26)
    #expect(rows.map(\.id) == rows.map(\.id).sorted())
  }
}
