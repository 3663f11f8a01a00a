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
    var fields = UnknownFields()
    switch self {
    case .undone(let undone):
      fields.fields["seqs"] = .array(undone.seqs.map { .integer(Int64($0)) })
      if undone.uncounted == true { fields.fields["uncounted"] = .bool(true) }
    case .reverted(let reverted) where reverted.restored != nil:
      fields.fields["reverts"] = .integer(Int64(reverted.seq))
    default: return self
    }
    return .other(name, fields)
  }
}

extension CaseFile {
  fileprivate mutating func take(_ event: Event) {
    switch event.happening {
    case .placed, .onBreak, .other, .sent, .noted, .delivered: break
    case .updated(let restated):
      if let stated = restated.debt { debt = stated }
      for party in restated.parties ?? [] { edit(party: party.id) { $0.restate(as: party) } }
    case .assigned(let assignment): take(assignment, event)
    case .callPlaced:
      tally.lastAttempt = event.at
      handover = nil
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
    case .consented(let given): take(given, event)
    case .pointAdded(let added): edit(party: added.party) { $0.points.append(added.point) }
    case .pointChanged(let changed): change(point: changed.point, to: changed.state)
    case .partyAdded(let added): parties.append(added.party)
    case .visitOrdered, .visitMade, .visitCancelled, .findingsJudged, .legalStep, .traced,
      .partyChanged, .offered:
      treat(event.happening)
    case .segmentSet(let set): segment = set.segment
    case .clueAdded(let added):
      clues.append(Clue(text: added.text, at: event.at, by: event.by))
    case .requested(let wanted):
      requests.append(Request(id: String(event.seq), wanted: wanted, by: event.by, at: event.at))
    case .answered(let answered): take(answered, by: event.by)
    case .exception(let exception):
      exceptions.removeAll { !$0.holds(at: event.at) }
      exceptions.append(exception)
    case .undone(let undone): become(undone.restored)
    case .reverted(let reverted):
      if let restored = reverted.restored { become(restored) }
      if let move = reverted.move {
        owner = move.from
        cover = move.cover
        handover = nil
      }
    case .closed(let closing): closed = closing.reason
    case .reopened: closed = nil
    }
  }

  /// The case as it was, with all of its history.
  private mutating func become(_ restored: CaseFile) {
    let history = history
    self = restored
    self.history = history
  }

  /// What is withdrawn has held until now; what was done under it stays as it was.
  private mutating func take(_ given: Consented, _ event: Event) {
    guard given.withdrawn == true else { return consents.append(ConsentRecord(given, event)) }
    for index in consents.indices
    where consents[index].consent == given.consent && consents[index].holds(at: event.at) {
      consents[index].until = event.at
    }
  }

  private mutating func take(_ assignment: Assignment, _ event: Event) {
    // A cover that is handed on still ends with the one whose case it is.
    cover = assignment.until.map { Cover(until: $0, back: cover?.back ?? assignment.from) }
    owner = assignment.to
    handover = nil
    if let from = assignment.from, assignment.to != nil {
      handover = Handover(from: from, by: event.by, at: event.at, reason: assignment.reason)
    }
  }

  private mutating func take(_ answered: Answered, by user: UserID) {
    guard let index = requests.firstIndex(where: { $0.id == answered.request }) else { return }
    requests[index].answer = answered
    requests[index].answeredBy = user
    let wanted = answered.wanted ?? requests[index].wanted
    guard wanted.kind == .settlement, let amount = wanted.amount, let until = wanted.due,
      answered.decision == .approved || answered.decision == .changed
    else { return }
    settlement = ApprovedSettlement(amount: amount, until: until)
  }

  private mutating func take(_ contacted: Contacted, at instant: Instant) {
    let flags = contacted.flags
    handover = nil
    requests.removeAll { !$0.isOpen }
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
        firmness: promised.firmness, made: promised.made,
        by: promised.taker ?? event.by))
  }

  private mutating func take(_ plan: PlanAgreed, _ event: Event) {
    for index in promises.indices where promises[index].state == .open {
      promises[index].state = .rescheduled
    }
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
