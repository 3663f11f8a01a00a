import Cases
import Conduct
import Playbook
import Testing

struct CallOrderTests {
  /// Work, home and mobile of the debtor, a guarantor, the mother.
  static var file: CaseFile {
    Fixture.zhou { file in
      file.parties[0].points = [
        ContactPoint(id: "m", kind: .phone, value: "+8613800138000", place: .mobile),
        ContactPoint(id: "h", kind: .phone, value: "+861065521001", place: .home),
        ContactPoint(id: "w", kind: .phone, value: "+861065521000", place: .work),
        ContactPoint(id: "e", kind: .email, value: "zhou@example.cn", place: .work),
      ]
      let phone = ContactPoint(id: "g", kind: .phone, value: "+8613800138009", place: .home)
      file.parties.append(Party(id: "g1", role: .guarantor, name: "陈刚", points: [phone]))
    }
  }

  static func stopped(opens: Instant?) -> Verdict {
    Verdict(level: .refused, reasons: [], opens: opens)
  }

  static func propose(
    _ file: CaseFile, verdict: (Party, ContactPoint, Purpose) -> Verdict = { _, _, _ in .allowed }
  ) -> CallProposal {
    proposeCall(file, order: CallOrder.load().order, at: Fixture.now, zone: Fixture.zone) {
      party, point, purpose, _ in verdict(party, point, purpose)
    }
  }

  @Test func `the order that ships is sound and the standard one`() {
    let (order, problems) = CallOrder.load()
    #expect(problems == [])
    #expect(order == .standard)
  }

  @Test func `work comes first, then home, then mobile, then the guarantor, then third parties`() {
    var file = Self.file
    var called: [String] = []
    while let choice = Self.propose(file).choice, called.count < 9 {
      called.append(choice.point)
      file.had("wrong-number", to: choice.point)
      for party in file.parties.indices {
        for point in file.parties[party].points.indices
        where file.parties[party].points[point].id == choice.point {
          file.parties[party].points[point].state = .bad
        }
      }
    }
    #expect(called == ["w", "h", "m", "g", "p2"])
    #expect(Self.propose(file).next == .skip)
  }

  @Test func `a third party is called for location only`() {
    var file = Self.file
    file.parties[0].points = []
    file.parties.removeAll { $0.role == .guarantor }
    #expect(Self.propose(file).choice?.purpose == .location)
    #expect(Self.propose(file).choice?.role == .thirdParty)
  }

  @Test func `a number that failed today makes way for the next`() {
    var file = Self.file
    file.had("no-answer", to: "w")
    let proposal = Self.propose(file)
    #expect(proposal.choice?.point == "h")
    #expect(proposal.passed.map(\.point) == ["w"])
    guard case .triedToday(let attempt, _)? = proposal.passed.first?.why else {
      Issue.record("\(proposal.passed)")
      return
    }
    #expect(attempt.outcome == "no-answer")
  }

  /// A cooling-off or a closed hour is no reason to ask the mother.
  @Test func `a third party is left alone while who owes is only closed for a while`() {
    var file = Self.file
    file.parties.removeAll { $0.role == .guarantor }
    let week = Fixture.now + 7 * 86_400_000
    func proposal(_ file: CaseFile, opens: Instant?) -> CallProposal {
      Self.propose(file) { party, _, _ in
        party.role == .debtor ? Self.stopped(opens: opens) : .allowed
      }
    }
    let closed = proposal(file, opens: week)
    #expect(closed.next == .wait(until: week))
    #expect(closed.passed.last?.why == .spared)
    file.parties[0].points = []
    #expect(proposal(file, opens: week).choice?.role == .thirdParty)
  }

  @Test func `what was tried today opens when the rules allow it again`() throws {
    var file = Self.file
    file.parties[0].points.removeAll { $0.id != "w" }
    file.parties.removeAll { $0.role != .debtor }
    file.had("no-answer", to: "w")
    #expect(Self.propose(file).next == .wait(until: Instant("2026-11-23T16:00:00Z")))
    #expect(Self.propose(file).areAllTried, "no rule closes it")
    let week = Fixture.now + 7 * 86_400_000
    let stopped = Self.propose(file) { _, _, _ in Self.stopped(opens: week) }
    #expect(stopped.next == .wait(until: week))
  }

  @Test func `closed work and three failures at home lead to the mobile, with the reasons`() {
    var file = Self.file
    for day in (1...3).reversed() { file.had("no-answer", to: "h", days: day) }
    let nine = Fixture.now + -3_600_000
    let proposal = Self.propose(file) { _, point, _ in
      point.place == .work ? Self.stopped(opens: nine) : .allowed
    }
    #expect(proposal.choice?.point == "m")
    #expect(
      proposal.passed.first?.why == .stopped(rule: "refused", text: "", opens: nine))
    guard case .failed(let times, _, let restsUntil)? = proposal.passed.last?.why else {
      Issue.record("\(proposal.passed)")
      return
    }
    #expect(times == 3)
    #expect(restsUntil == Fixture.today - 1 + 14)
  }

  @Test func `a conversation ends a row of failures`() {
    var file = Self.file
    for day in (2...4).reversed() { file.had("no-answer", to: "w", days: day) }
    file.had("refused", to: "w", days: 1)
    #expect(Self.propose(file).choice?.point == "w")
  }

  @Test func `an attempt that was taken back does not count`() {
    var file = Self.file
    file.had("no-answer", to: "w")
    let undone = Event(
      seq: file.seq + 1, at: Fixture.now, by: "lin", caseID: file.id,
      happening: .undone(Undone(seqs: [file.seq], restored: Self.file)))
    file = apply(undone, to: file) ?? file
    #expect(Self.propose(file).choice?.point == "w")
  }

  @Test func `a rested number comes back`() {
    var file = Self.file
    for day in (20...22).reversed() { file.had("no-answer", to: "w", days: day) }
    #expect(Self.propose(file).choice?.point == "w")
  }

  @Test func `a call-back that is due comes before the order`() {
    var file = Self.file
    file.callBack = CallBack(at: Fixture.now, to: "m")
    #expect(Self.propose(file).choice?.point == "m")
    #expect(Self.propose(file).choice?.callBack == Fixture.now)
    file.callBack = CallBack(at: Fixture.now + 3_600_000, to: "m")
    #expect(Self.propose(file).choice?.point == "w")
  }

  @Test func `where nothing is open the first opening is told`() {
    let later = Fixture.now + 7_200_000
    let proposal = Self.propose(Self.file) { _, point, _ in
      Self.stopped(opens: point.place == .home ? later : later + 1000)
    }
    #expect(proposal.next == .wait(until: later))
    #expect(proposal.passed.count == 5)
    #expect(!proposal.areAllTried)
  }

  @Test func `what never opens is a wait for the debtor, and nothing for a third party`() {
    #expect(
      Self.propose(Self.file) { _, _, _ in Self.stopped(opens: nil) }.next == .wait(until: nil))
    var file = Self.file
    file.parties[0].points = []
    file.parties.removeAll { $0.role == .guarantor }
    #expect(Self.propose(file) { _, _, _ in Self.stopped(opens: nil) }.next == .skip)
  }

  @Test func `after a failure at this time of day another is better`() {
    var file = Self.file
    file.had("no-answer", to: "w", days: 1)
    #expect(Self.propose(file).choice?.sameTimeOfDay == true)
    file = Self.file
    file.had("no-answer", to: "w", days: 1, hours: 14)
    #expect(Self.propose(file).choice?.sameTimeOfDay == false)
  }

  @Test(arguments: [
    ("order:\n- {role: debtr}", 2, "role is debtr; one of"),
    ("order:\n- {role: third-party}", 2, "a third-party is called for purpose location only"),
    ("tries: 0", 1, "tries is 0; a number from 1 to 100 is expected"),
    ("order: []", 1, "order names nobody to call"),
  ])
  func `a wrong order is named and the one before it stands`(
    text: String, line: Int, reason: String
  ) {
    let own = PlaybookSource(part: "order.yaml", file: "own/order.yaml", text: text)
    let (order, problems) = CallOrder.load(own: [own])
    #expect(order == .standard)
    #expect(problems.count == 1)
    #expect(problems.first?.line == line)
    #expect(problems.first?.reason.hasPrefix(reason) == true)
  }

  @Test func `a desk's own order takes its place`() {
    let own = PlaybookSource(
      part: "order.yaml", text: "order:\n- {role: debtor, place: mobile}\n- {role: debtor}")
    let (order, _) = CallOrder.load(own: [own])
    let proposal = proposeCall(Self.file, order: order, at: Fixture.now, zone: Fixture.zone) {
      _, _, _, _ in .allowed
    }
    #expect(proposal.choice?.point == "m")
    #expect(order.tries == 3)
  }
}
