// Rules about visits, searches and the people on a case.

extension Desk {
  /// The tries without an answer after which somebody may be sent, where nobody said otherwise.
  private static let failuresBeforeVisit = 3

  func orderVisit(_ stated: VisitOrder, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("order visits")
    guard let (party, point) = file.point(stated.to), point.kind == .address else {
      throw .treatment(.noAddress)
    }
    guard point.state != .bad else { throw .treatment(.pointIsBad(point.id)) }
    guard party.role == .debtor || party.role == .guarantor else {
      throw .treatment(.notLiable(party.role))
    }
    guard file.openVisit == nil else { throw .treatment(.visitOpen) }
    let facts = file.facts(at: now).map(\.fact)
    guard !facts.contains(.vulnerable) else { throw .treatment(.vulnerable) }
    if let held = facts.first(where: \.stopsWork), file.isHeld(at: now) {
      throw .treatment(.heldFor(held))
    }
    let cannotBeReached =
      facts.contains(.unreachable) || CaseFlags(file).contains(.skip)
      || file.tally.failures >= Desk.failuresBeforeVisit
    guard cannotBeReached else {
      throw .treatment(
        .remoteContactNotTried(
          failures: file.tally.failures, needed: Desk.failuresBeforeVisit))
    }
    guard stated.staff >= 2 else { throw .treatment(.twoVisitors) }
    guard stated.day >= today else { throw .dayPast(stated.day) }
    guard stated.notice < stated.day else { throw .treatment(.noticeMissing(stated.day)) }
    guard let minute = stated.minute else { throw .timeMissing }
    // Hours are judged for the time of the visit, not of the order.
    let contact = IntendedContact(to: point.id, by: .visit, staff: stated.staff)
    let time = charter.zone.instant(of: stated.day, minute: minute)
    if let stop = conduct.stop(contact, on: file, charter, at: max(now, time)) {
      throw .contactRefused(stop)
    }
    var order = stated
    order.reason = try reason(stated.reason)
    order.approver = actor.user
    return [.visitOrdered(order)]
  }

  /// Findings of an agent wait for a lead; a lead's own go into the case at once.
  func reportVisit(
    _ stated: VisitReport, _ outcome: Record, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard let visit = file.openVisit else { throw .treatment(.noVisit) }
    guard stated.day <= today else { throw .treatment(.stepInFuture) }
    guard stated.visitors.count >= 2 else { throw .treatment(.twoVisitors) }
    guard outcome.outcome.needs == .promise || (outcome.amount == nil && outcome.due == nil) else {
      throw .treatment(.promiseOfOthers(stated.met.rawValue))
    }
    var report = stated
    report.to = visit.order.to
    report.found = try report.found.map { finding throws(Refusal) in
      Finding(finding.kind, try note(finding.text))
    }
    if let text = report.note { report.note = try note(text) }
    var record = outcome
    record.to = report.to
    record.dialled = true
    record.note = record.note ?? report.note
    var happenings: [Happening] = [.visitMade(report)]
    happenings += try self.record(record, file)
    let right = Happening.pointChanged(PointChanged(point: report.to, state: .good))
    if report.address == .right, file.point(report.to)?.point.state != .good,
      !happenings.contains(right)
    {
      happenings.append(right)
    }
    guard !report.found.isEmpty, actor.role == .lead else { return happenings }
    happenings.append(.findingsJudged(FindingsJudged(taken: report.found.count, refused: 0)))
    return happenings + takeOver(report.found, from: "visit", file)
  }

  func judgeFindings(_ taken: Set<Int>, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("take over what a visit found")
    let waiting = file.waitingFindings
    guard !waiting.isEmpty else { throw .treatment(.noVisit) }
    let accepted = waiting.indices.filter(taken.contains).map { waiting[$0] }
    let judged = FindingsJudged(taken: accepted.count, refused: waiting.count - accepted.count)
    return [.findingsJudged(judged)] + takeOver(accepted, from: "visit", file)
  }

  /// New ways to reach the debtor enter as unverified, the rest as clues.
  private func takeOver(
    _ findings: [Finding], from source: String, _ file: CaseFile
  ) -> [Happening] {
    guard let debtor = file.debtor else { return [] }
    var happenings: [Happening] = []
    for finding in findings {
      guard let kind = finding.kind.pointKind else {
        happenings.append(.clueAdded(ClueAdded(text: finding.text)))
        continue
      }
      // A number that is none stays a clue.
      let value =
        kind == .phone ? internationalNumber(finding.text, country: file.dialPlan) : finding.text
      guard let value else {
        happenings.append(.clueAdded(ClueAdded(text: finding.text)))
        continue
      }
      let isKnown = file.parties.flatMap(\.points).contains { $0.value == value }
      guard !isKnown else { continue }
      let point = ContactPoint(
        id: freshPoint(in: file, besides: happenings), kind: kind, value: value,
        place: .other, state: .unverified)
      happenings.append(.pointAdded(PointAdded(party: debtor.id, point: point)))
    }
    return happenings
  }

  // MARK: Search

  /// A source is asked on a stated basis where it needs one; a person who is not liable is asked
  /// once.
  func trace(
    _ stated: Trace, of source: TraceSource, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard stated.day <= today else { throw .treatment(.stepInFuture) }
    let basis = stated.basis.flatMap { text in text.contains { !$0.isWhitespace } ? text : nil }
    if source.needsBasis, basis == nil { throw .treatment(.basisMissing(source: source.id)) }
    if source.isThirdParty, file.traces.contains(where: { $0.source == source.id }) {
      throw .treatment(.askedBefore(source: source.id))
    }
    var trace = stated
    trace.basis = try basis.map { text throws(Refusal) in try note(text) }
    trace.found = try trace.found.map { finding throws(Refusal) in
      Finding(finding.kind, try note(finding.text))
    }
    if let text = trace.note { trace.note = try note(text) }
    if !trace.found.isEmpty { trace.result = .found }
    return [.traced(trace)] + takeOver(trace.found, from: source.id, file)
  }

  // MARK: People

  func addParty(_ stated: Party, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard stated.name.contains(where: { !$0.isWhitespace }) else { throw .treatment(.textMissing) }
    guard stated.role != .debtor else { throw .treatment(.partyKnown("d")) }
    var party = stated
    party.points = try party.points.map { point throws(Refusal) in try freshly(point, file) }
    try refuseTwice(party, file)
    if party.role == .guarantor {
      try needLead("add a guarantor")
      guard party.guarantee != nil else { throw .treatment(.guaranteeMissing) }
    } else {
      party.guarantee = nil
    }
    if file.parties.contains(where: { $0.id == party.id }) || party.id.isEmpty {
      party.id = freshParty(party.role, file)
    }
    var number = 0
    for index in party.points.indices {
      repeat { number += 1 } while file.point("p\(number)") != nil
      party.points[index].id = "p\(number)"
    }
    return [.partyAdded(PartyAdded(party: party))]
  }

  /// One person is one party, and a number leads to one: attempts are counted by person, and what may
  /// be said on the line depends on whose it is.
  private func refuseTwice(_ party: Party, _ file: CaseFile) throws(Refusal) {
    func plain(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
    let same = file.parties.first {
      $0.role == party.role && plain($0.name) == plain(party.name)
    }
    if let same { throw .treatment(.personKnown(same.id, same.name, same.role)) }
    let phones = party.points.filter { $0.kind == .phone }.map(\.value)
    for other in file.parties {
      if let shared = other.points.first(where: { phones.contains($0.value) }) {
        throw .treatment(.numberKnown(shared.value, other.id, other.name, other.role))
      }
    }
  }

  /// A contact point as it is kept: a telephone number in international form.
  private func freshly(_ point: ContactPoint, _ file: CaseFile) throws(Refusal) -> ContactPoint {
    guard point.kind == .phone else { return point }
    guard let number = internationalNumber(point.value, country: file.dialPlan) else {
      throw .treatment(.noNumber(point.value))
    }
    var point = point
    point.value = number
    return point
  }

  private func freshParty(_ role: PartyRole, _ file: CaseFile) -> String {
    let letter = role == .guarantor ? "g" : role == .thirdParty ? "t" : "o"
    var number = 1
    while file.parties.contains(where: { $0.id == "\(letter)\(number)" }) { number += 1 }
    return "\(letter)\(number)"
  }

  /// Who owes what is a lead's decision, upon a paper.
  func changeParty(_ change: PartyChanged, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard let party = file.parties.first(where: { $0.id == change.party }) else {
      throw .treatment(.noSuchParty(change.party))
    }
    if change.role != nil || change.guarantee != nil {
      try needLead("change who is liable")
      guard party.role != .debtor, change.role != .debtor else {
        throw .treatment(.partyKnown("d"))
      }
      let role = change.role ?? party.role
      if role == .guarantor, change.guarantee == nil, party.guarantee == nil {
        throw .treatment(.guaranteeMissing)
      }
      if change.guarantee != nil, role != .guarantor { throw .treatment(.notLiable(role)) }
    }
    return [.partyChanged(change)]
  }

  func offer(_ stated: Offer, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard let party = file.parties.first(where: { $0.id == stated.party }) else {
      throw .treatment(.noSuchParty(stated.party))
    }
    guard party.role != .debtor, party.role != .guarantor else {
      throw .treatment(.partyKnown(party.id))
    }
    guard stated.consent.contains(where: { !$0.isWhitespace }) else {
      throw .treatment(.consentMissing)
    }
    if let amount = stated.amount, amount <= 0 { throw .amountNotPositive }
    return [.offered(stated)]
  }

  /// A new way to reach somebody who is on the case. A number leads to one person: whose it is
  /// decides what may be said there.
  func addPoint(_ added: PointAdded, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard file.parties.contains(where: { $0.id == added.party }) else {
      throw .treatment(.noSuchParty(added.party))
    }
    guard added.point.value.contains(where: { !$0.isWhitespace }) else {
      throw .treatment(.textMissing)
    }
    var added = added
    added.point = try freshly(added.point, file)
    added.point.value = try note(added.point.value)
    for party in file.parties {
      guard let known = party.points.first(where: { $0.value == added.point.value }) else {
        continue
      }
      throw known.kind == .phone
        ? .treatment(.numberKnown(known.value, party.id, party.name, party.role))
        : .treatment(.pointKnown(known.value))
    }
    added.point.id = freshPoint(in: file, besides: [])
    return [.pointAdded(added)]
  }
}
