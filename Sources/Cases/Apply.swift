/// The case after an event: the only way a case changes.
///
/// - Returns: nil where the event is about no case, or about one that was never placed.
package func apply(_ event: Event, to file: CaseFile?) -> CaseFile? {
  if case .placed(let placed) = event.happening {
    var file = placed.file
    file.seq = event.seq
    return file
  }
  guard var file else { return nil }
  file.take(event)
  file.seq = event.seq
  file.history.append(
    PastEvent(
      seq: event.seq, at: event.at, by: event.by,
      happening: event.happening.asRemembered))
  return file
}

extension Happening {
  /// What a case keeps of an event in its history: all of it, but not a copy of the whole case.
  fileprivate var asRemembered: Happening {
    guard case .undone(let undone) = self else { return self }
    var fields = UnknownFields()
    fields.fields["seqs"] = .array(undone.seqs.map { .integer(Int64($0)) })
    return .other("undone", fields)
  }
}

extension CaseFile {
  fileprivate mutating func take(_ event: Event) {
    switch event.happening {
    case .placed, .onBreak, .other, .sent, .noted: break
    case .updated(let restated):
      if let stated = restated.debt { debt = stated }
      for party in restated.parties ?? [] { edit(party: party.id) { $0.restate(as: party) } }
    case .assigned(let assignment): take(assignment)
    case .callPlaced: tally.lastAttempt = event.at
    case .contacted(let contacted): take(contacted, at: event.at)
    case .promised(let promised): take(promised, event)
    case .planAgreed(let plan): take(plan, event)
    case .promiseDecided(let decision): take(decision)
    case .paid(let payment):
      payments.append(payment)
      debt.paid &+= payment.amount
    case .paymentReversed(let reversal):
      if let index = payments.firstIndex(where: { $0.reference == reversal.reference }) {
        payments[index].reversed = true
        debt.paid &-= payments[index].amount
      }
    case .callBackSet(let set):
      callBack = CallBack(at: set.instant, to: set.to)
      next = set.day
    case .strategySet(let set): strategy = set.strategy
    case .held(let held): facts.append(FactRecord(held, event))
    case .released(let released): facts.removeAll { $0.fact == released.fact }
    case .consented(let given): consents.append(ConsentRecord(given, event))
    case .pointAdded(let added): edit(party: added.party) { $0.points.append(added.point) }
    case .pointChanged(let changed): change(point: changed.point, to: changed.state)
    case .partyAdded(let added): parties.append(added.party)
    case .segmentSet(let set): segment = set.segment
    case .clueAdded(let added):
      clues.append(Clue(text: added.text, at: event.at, by: event.by))
    case .undone(let undone):
      let history = history
      self = undone.restored
      self.history = history
    case .closed(let closing): closed = closing.reason
    case .reopened: closed = nil
    }
  }

  private mutating func take(_ assignment: Assignment) {
    if let until = assignment.until {
      coverUntil = until
      ownerAfterCover = assignment.from
    } else {
      coverUntil = nil
      ownerAfterCover = nil
    }
    owner = assignment.to
  }

  private mutating func take(_ contacted: Contacted, at instant: Instant) {
    let flags = contacted.flags
    if flags.contains(.worked) { tally.lastWorked = instant }
    if flags.contains(.attempt) {
      tally.attempts += 1
      tally.lastAttempt = instant
    }
    if flags.contains(.contact) {
      tally.contacts += 1
      tally.failures = 0
      tally.lastContact = instant
    } else if flags.contains(.attempt) {
      tally.failures += 1
    }
    if flags.contains(.rightParty) { tally.rightParty += 1 }
    if let strategy = contacted.strategy { self.strategy = strategy }
    // A call-back that was due is done once somebody spoke; a new one comes with its own event.
    if flags.contains(.contact), let due = callBack?.at, due <= instant { callBack = nil }
    if let day = contacted.next { next = day }
  }

  private mutating func take(_ promised: Promised, _ event: Event) {
    for index in promises.indices where promises[index].state == .open {
      promises[index].state = .rescheduled
    }
    promises.append(
      Promise(
        id: String(event.seq), amount: promised.amount, due: promised.due,
        firmness: promised.firmness, made: promised.made, by: event.by))
  }

  private mutating func take(_ plan: PlanAgreed, _ event: Event) {
    for (index, instalment) in plan.instalments.enumerated() {
      promises.append(
        Promise(
          id: "\(event.seq).\(index + 1)", amount: instalment.amount, due: instalment.due,
          firmness: .firm, made: plan.made, by: event.by))
    }
  }

  private mutating func take(_ decision: PromiseDecided) {
    guard let index = promises.firstIndex(where: { $0.id == decision.promise }) else { return }
    promises[index].state = decision.state
    promises[index].received = decision.received
  }

  private mutating func change(point id: String, to state: ContactPoint.State) {
    for party in parties.indices {
      for point in parties[party].points.indices where parties[party].points[point].id == id {
        parties[party].points[point].state = state
      }
    }
  }

  private mutating func edit(party id: String, _ change: (inout Party) -> Void) {
    guard let index = parties.firstIndex(where: { $0.id == id }) else { return }
    change(&parties[index])
  }
}

extension FactRecord {
  fileprivate init(_ held: Held, _ event: Event) {
    self.init(fact: held.fact, since: held.since ?? event.at, until: held.until, by: event.by)
    place = held.place
    days = held.days
    open = held.open
    close = held.close
  }
}

extension ConsentRecord {
  fileprivate init(_ given: Consented, _ event: Event) {
    self.init(consent: given.consent, at: event.at, until: given.until, by: event.by)
    days = given.days
    open = given.open
    close = given.close
  }
}
