// Rules about attempts and what comes of them.

extension Desk {
  func dial(
    _ to: String, for purpose: Purpose?, override: String?, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    if let reason = file.closed { throw .caseClosed(reason: reason) }
    guard let (party, _) = file.point(to) else { throw .noSuchPoint(to) }
    let contact = IntendedContact(to: to, for: purpose ?? party.role.usualPurpose)
    return try allow(contact, override: override, file)
      + [.callPlaced(CallPlaced(to: to, role: party.role))]
  }

  func record(_ record: Record, _ file: CaseFile) throws(Refusal) -> [Happening] {
    if let reason = file.closed { throw .caseClosed(reason: reason) }
    if let expected = record.expectedOwner, file.owner != expected {
      throw .movedAway(to: file.owner, by: file.mover)
    }
    var role: PartyRole?
    if let to = record.to {
      guard let (party, _) = file.point(to) else { throw .noSuchPoint(to) }
      role = party.role
    }
    let outcome = record.outcome
    var happenings: [Happening] = []
    if outcome.flags.contains(.attempt), !outcome.inbound, !record.dialled {
      let contact = IntendedContact(
        to: record.to, by: outcome.channel, for: (role ?? .debtor).usualPurpose)
      happenings += try allow(contact, happened: record.exception, file)
      happenings.append(.callPlaced(CallPlaced(to: record.to, role: role)))
    }
    var contacted = Contacted(outcome: outcome.code, flags: outcome.flags)
    contacted.to = record.to
    contacted.role = role
    contacted.strategy = record.strategy
    contacted.script = record.script
    contacted.step = record.step
    contacted.segment = record.segment
    if let text = record.note, !text.isEmpty { contacted.note = try note(text) }
    if outcome.needs == .note, contacted.note == nil { throw .noteMissing }

    var consequences: [Happening] = []
    switch outcome.needs {
    case .promise: consequences.append(try agreement(record, file))
    case .callBack: consequences.append(try callBack(record))
    case .note, nil: break
    }
    contacted.next = nextDay(outcome, consequences)
    happenings.append(.contacted(contacted))
    happenings += consequences
    if let state = outcome.pointState, let to = record.to {
      happenings.append(.pointChanged(PointChanged(point: to, state: state)))
    }
    if let fact = outcome.holds, !file.facts(at: now).contains(where: { $0.fact == fact }) {
      happenings.append(.held(Held(fact: fact, since: now)))
    }
    if let segment = outcome.segment, segment != file.segment {
      happenings.append(.segmentSet(SegmentSet(segment: segment, reason: outcome.title)))
    }
    return happenings + (try learned(record.learned, file))
  }

  /// DOMAIN.md section 6: a confirmed date, at most three days away (the book's limit). A lead may
  /// agree a later one; an agent asks for it.
  private func agreement(_ record: Record, _ file: CaseFile) throws(Refusal) -> Happening {
    let terms = charter.limits.promise
    let (amount, due) = try checkPromise(
      amount: record.amount, due: record.due, to: record.to, file)
    if let instalments = record.instalments, instalments.count != 1 {
      return try plan(instalments, of: amount, from: due, to: record.to, file)
    }
    guard due > today + terms.days, actor.role != .lead else {
      return .promised(
        Promised(amount: amount, due: due, firmness: record.firmness, made: today))
    }
    guard let asking = record.asking else {
      throw .dayTooLate(latest: today + terms.days, days: terms.days)
    }
    var wanted = Requested.promise(amount, due: due, firmness: record.firmness, reason: asking)
    // The lead's answer is bound by the guarantee, too.
    if let to = record.to, file.point(to)?.party.role == .guarantor { wanted.to = to }
    return try request(wanted, file)[0]
  }

  /// A promise in parts. The first of them falls under the rule of days as any promise does; no part
  /// is smaller than a promise may be.
  private func plan(
    _ instalments: Instalments, of amount: Int64, from first: Day, to point: String?,
    _ file: CaseFile
  ) throws(Refusal) -> Happening {
    guard (1...Instalments.most).contains(instalments.count) else {
      throw .instalmentsOutOfRange(most: Instalments.most)
    }
    let terms = charter.limits.promise
    guard first <= today + terms.days || actor.role == .lead else {
      throw .dayTooLate(latest: today + terms.days, days: terms.days)
    }
    let sum = Money(minor: amount, currency: file.debt.currency)
    let parts = instalments.parts(of: sum, from: first)
    for part in parts {
      try checkPromise(amount: part.amount, due: part.due, to: point, file)
    }
    return .planAgreed(PlanAgreed(instalments: parts, made: today))
  }

  /// An amount and a day that a promise may have, whoever agrees it.
  /// - Parameter point: whose promise it is; nil: the debtor's.
  @discardableResult
  func checkPromise(
    amount: Int64?, due: Day?, to point: String?, _ file: CaseFile
  ) throws(Refusal) -> (amount: Int64, due: Day) {
    guard let amount else { throw .amountMissing }
    guard let due else { throw .dayMissing }
    let guarantor = try guarantor(point, file)
    let owed = guarantor.map { file.liability(of: $0, on: today) } ?? file.debt.balance
    let smallest = charter.limits.promise.smallest(of: owed)
    guard amount >= smallest else {
      throw .amountTooSmall(smallest: Money(minor: smallest, currency: file.debt.currency))
    }
    guard amount <= max(owed, smallest) else {
      guard let guarantor, owed < file.debt.balance else {
        throw .amountAboveBalance(balance: file.balance)
      }
      let most = Money(minor: owed, currency: file.debt.currency)
      throw .treatment(.aboveGuarantee(guarantor.name, most))
    }
    guard due >= today else { throw .dayPast(due) }
    return (amount, due)
  }

  /// The guarantor at a contact point, who promises no more than can be claimed; nil for anybody
  /// else.
  private func guarantor(_ point: String?, _ file: CaseFile) throws(Refusal) -> Party? {
    guard let point else { return nil }
    guard let (party, _) = file.point(point) else { throw .noSuchPoint(point) }
    guard party.role == .guarantor else { return nil }
    guard file.claimable(party, on: today) != nil else {
      throw .treatment(.guaranteeNotOnFile(party.name))
    }
    return party
  }

  private func callBack(_ record: Record) throws(Refusal) -> Happening {
    guard let time = record.callBack, (0..<1440).contains(time.minute) else { throw .timeMissing }
    let instant = charter.zone.instant(of: time.day, minute: time.minute)
    guard instant > now else { throw .timePast }
    let text = padded(time.minute / 60, 2) + ":" + padded(time.minute % 60, 2)
    return .callBackSet(
      CallBackSet(day: time.day, time: text, instant: instant, to: record.to))
  }

  /// The day the case comes up again: the day before a hesitant promise is due (a reminder), the day
  /// after the grace of a firm one, the day of a call-back, otherwise as the outcome says.
  private func nextDay(_ outcome: Outcome, _ consequences: [Happening]) -> Day? {
    for consequence in consequences {
      switch consequence {
      case .promised(let promised) where promised.firmness == .firm:
        return promised.due + charter.limits.promise.grace + 1
      case .promised(let promised): return max(today + 1, promised.due - 1)
      case .planAgreed(let plan):
        return plan.instalments.first.map { $0.due + charter.limits.promise.grace + 1 }
      case .callBackSet(let callBack): return callBack.day
      // Nothing to do before a lead has answered.
      case .requested: return today + 1
      default: break
      }
    }
    return outcome.retryDays.map { today + $0 }
  }
}
