// Rules about letters, visits, the legal track, searches and parties.

extension Desk {
  func treat(_ command: Command, _ file: CaseFile) throws(Refusal) -> [Happening] {
    if let reason = file.closed {
      // Mail comes back after a case was closed, too.
      guard case .deliver = command else { throw .caseClosed(reason: reason) }
    }
    switch command {
    case .send(let dispatch): return try send(dispatch, file)
    case .deliver(let delivery): return try deliver(delivery, file)
    case .orderVisit(let order): return try orderVisit(order, file)
    case .cancelVisit(let text):
      try needLead("cancel visits")
      guard file.openVisit != nil else { throw .treatment(.noVisit) }
      return [.visitCancelled(VisitCancelled(reason: try reason(text)))]
    case .reportVisit(let report, let outcome): return try reportVisit(report, outcome, file)
    case .judgeFindings(let taken): return try judgeFindings(taken, file)
    case .legal(let step): return try legal(step, file)
    case .trace(let trace, let source): return try self.trace(trace, of: source, file)
    case .addParty(let party): return try addParty(party, file)
    case .changeParty(let change): return try changeParty(change, file)
    case .offer(let offer): return try self.offer(offer, file)
    case .addPoint(let added): return try addPoint(added, file)
    case .changePoint(let changed):
      guard let known = file.point(changed.point) else { throw .noSuchPoint(changed.point) }
      return known.point.state == changed.state ? [] : [.pointChanged(changed)]
    case .addClue(let text): return [.clueAdded(ClueAdded(text: try note(text)))]
    default: return []
    }
  }

  // MARK: Letters and messages

  /// What was written leaves the house. The text itself is judged by whoever renders it and once
  /// more by the rules on contacts; here stands what holds whatever the law of the place.
  private func send(_ dispatch: Dispatch, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard let (party, point) = file.point(dispatch.to) else { throw .noSuchPoint(dispatch.to) }
    guard dispatch.kind.takes(point.kind) else {
      throw .treatment(.wrongMedium(dispatch.kind, point.kind))
    }
    guard point.state != .bad else { throw .treatment(.pointIsBad(point.id)) }
    if !party.role.mayHearOfDebt, dispatch.purpose != .location {
      throw .treatment(.tellsThirdParty("purpose \(dispatch.purpose.rawValue)"))
    }
    if party.role == .guarantor, dispatch.purpose == .collect,
      file.claimable(party, on: today) == nil
    {
      throw .treatment(.guaranteeNotOnFile(party.name))
    }
    guard dispatch.text.contains(where: { !$0.isWhitespace }) else {
      throw .treatment(.textMissing)
    }
    guard dispatch.text.utf8.count <= Desk.longestLetter else {
      throw .textTooLong(limit: Desk.longestLetter)
    }
    let contact = IntendedContact(
      to: point.id, by: dispatch.kind.channel, for: dispatch.purpose)
    let exceptions = try allow(contact, file)
    let objections = conduct.objections(
      to: dispatch, on: file, charter, by: actor, at: now)
    guard objections.isEmpty else { throw .treatment(.mayNotLeave(objections)) }
    var sent = Sent(to: point.id, role: party.role, template: dispatch.template)
    sent.language = dispatch.language
    if dispatch.purpose != .collect { sent.purpose = dispatch.purpose }
    sent.reference = reference(of: file)
    sent.digest = String(stableHash(dispatch.text), radix: 16)
    return exceptions + [.sent(dispatch.kind, sent)]
  }

  static let longestLetter = 60_000

  /// `A-100482/3`: the third thing sent on the case.
  private func reference(of file: CaseFile) -> String {
    let before = file.history.count { past in
      if case .sent = past.happening { true } else { false }
    }
    return "\(file.id)/\(before + 1)"
  }

  private func deliver(_ delivery: Delivery, _ file: CaseFile) throws(Refusal) -> [Happening] {
    let found = file.history.lazy.reversed().compactMap { past -> (Sent.Kind, Sent)? in
      guard case .sent(let kind, let sent) = past.happening,
        sent.reference == delivery.reference
      else { return nil }
      return (kind, sent)
    }.first
    guard let (kind, sent) = found else {
      throw .treatment(.sentUnknown(reference: delivery.reference))
    }
    var delivery = delivery
    delivery.to = sent.to
    let isKnown = file.history.contains { $0.happening == .delivered(delivery) }
    guard !isKnown else { return [] }
    var happenings: [Happening] = [.delivered(delivery)]
    switch delivery.state {
    case .returned:
      if let to = sent.to, file.point(to)?.point.state != .bad {
        happenings.append(.pointChanged(PointChanged(point: to, state: .bad)))
      }
    case .optedOut:
      let consent = "opted-out:\(kind.channel.rawValue)"
      if !file.consents.contains(where: { $0.consent == consent }) {
        happenings.append(.consented(Consented(consent: consent)))
      }
    case .delivered, .failed: break
    }
    return happenings
  }

  // MARK: Law

  /// Only a lead opens a step; every step stands upon those before it; nothing is threatened or
  /// filed on a debt that is time-barred.
  private func legal(_ stated: LegalStep, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("open a legal step")
    var step = stated
    step.approver = actor.user
    if let note = step.note { step.note = try self.note(note) }
    if let cost = step.cost, cost < 0 { throw .amountNotPositive }
    switch step.step {
    case .limitation: return setLimitation(step, file)
    case .hearing: break
    default: guard step.day <= today else { throw .treatment(.stepInFuture) }
    }
    if step.step.leadsToCourt { try refuseCourt(file) }
    if step.step != .withdrawn, let held = obstacle(file) { throw .treatment(.heldFor(held)) }
    if let needed = step.step.follows, !stands(needed, file) {
      throw .treatment(.stepNeeds(needed))
    }
    var happenings: [Happening] = [.legalStep(step)]
    let start = charter.zone.instant(of: step.day, minute: 0)
    if let fact = step.step.fact, !file.facts(at: now).contains(where: { $0.fact == fact }) {
      happenings.append(.held(Held(fact: fact, since: start)))
    }
    if step.step == .filing, file.facts.contains(where: { $0.fact == .timeBarred }) {
      // A claim that was filed in time stops the limitation.
      happenings.append(.released(Released(fact: .timeBarred)))
    }
    if step.step == .withdrawn {
      happenings.append(.released(Released(fact: .suitFiled)))
      if let limitation = file.limitation { happenings.append(barred(after: limitation)) }
    }
    return happenings
  }

  /// A court is not asked about a debt that is time-barred, nor about one who has died: the estate
  /// answers, by its executor.
  private func refuseCourt(_ file: CaseFile) throws(Refusal) {
    if let since = timeBarred(file) { throw .treatment(.timeBarred(since)) }
    let isDead = file.facts(at: now).contains { $0.fact == .deceased }
    if isDead, !file.parties.contains(where: { $0.role == .executor }) {
      throw .treatment(.executorMissing)
    }
  }

  /// From the day after the limitation on the debt is time-barred, by itself.
  private func setLimitation(_ step: LegalStep, _ file: CaseFile) -> [Happening] {
    var happenings: [Happening] = [.legalStep(step)]
    if file.facts.contains(where: { $0.fact == .timeBarred }) {
      happenings.append(.released(Released(fact: .timeBarred)))
    }
    if !file.hasOpenClaim { happenings.append(barred(after: step.day)) }
    return happenings
  }

  private func barred(after day: Day) -> Happening {
    .held(Held(fact: .timeBarred, since: charter.zone.instant(of: day + 1, minute: 0)))
  }

  private func timeBarred(_ file: CaseFile) -> Day? {
    file.facts(at: now).first { $0.fact == .timeBarred }
      .map { charter.zone.day(of: $0.since ?? now) }
  }

  /// What stops the law, too, until it is lifted.
  private func obstacle(_ file: CaseFile) -> FactName? {
    let facts = file.facts(at: now).map(\.fact)
    let stops: [FactName] = [.moratorium, .crisisMoratorium, .insolvent]
    if let held = stops.first(where: facts.contains) { return held }
    return facts.contains(.disputed) && !facts.contains(.verified) ? .disputed : nil
  }

  private func stands(_ kind: LegalStep.Kind, _ file: CaseFile) -> Bool {
    if kind == .filing {
      return file.hasOpenClaim || file.facts(at: now).contains { $0.fact == .suitFiled }
    }
    return file.legal.contains { $0.step == kind }
      || kind.fact.map { fact in file.facts(at: now).contains { $0.fact == fact } } ?? false
  }
}

extension Sent.Kind {
  /// Where it can go.
  package func takes(_ kind: ContactPoint.Kind) -> Bool {
    switch self {
    case .sms, .voicemail: kind == .phone
    case .email: kind == .email
    case .letter: kind == .address
    case .social: true
    }
  }
}
