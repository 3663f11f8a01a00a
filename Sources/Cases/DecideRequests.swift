// Rules about what is beyond an agent's authority: asking, and answering.

/// What a lead answers, or the one who asked takes back.
package enum Answer: Hashable, Sendable {
  case approve
  /// Granted in another form, of the same kind.
  case change(Requested)
  case sendBack
  case withdraw
}

extension Desk {
  func request(_ wanted: Requested, _ file: CaseFile) throws(Refusal) -> [Happening] {
    if let reason = file.closed { throw .caseClosed(reason: reason) }
    if let same = file.requests.first(where: { $0.isOpen && $0.wanted.kind == wanted.kind }) {
      throw .alreadyRequested(wanted.kind, by: same.by)
    }
    return [.requested(try checked(wanted, file))]
  }

  /// Something that can be granted: with what its kind needs.
  private func checked(_ wanted: Requested, _ file: CaseFile) throws(Refusal) -> Requested {
    _ = try reason(wanted.reason)
    switch wanted.kind {
    case .promise:
      try checkPromise(amount: wanted.amount, due: wanted.due, to: wanted.to, file)
    case .settlement:
      guard let amount = wanted.amount else { throw .amountMissing }
      guard amount > 0 else { throw .amountNotPositive }
      guard amount < file.debt.balance else { throw .settlementTooLarge(balance: file.balance) }
      guard let until = wanted.due else { throw .dayMissing }
      guard until >= today else { throw .dayPast(until) }
    case .override:
      guard let rule = wanted.rule, !rule.isEmpty else { throw .ruleMissing }
      if let to = wanted.to, file.point(to) == nil { throw .noSuchPoint(to) }
    case .closing: break
    }
    return wanted
  }

  /// The answer, and in the same append what was asked for.
  func answer(
    _ id: String, _ answer: Answer, reason text: String, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard let request = file.requests.first(where: { $0.id == id }) else {
      throw .noSuchRequest(id)
    }
    if let earlier = request.answer {
      throw .alreadyAnswered(by: request.answeredBy ?? request.by, earlier.decision)
    }
    let said = text.contains { !$0.isWhitespace } ? try reason(text) : nil
    switch answer {
    case .withdraw:
      guard request.by == actor.user else { throw .notYourRequest(by: request.by) }
      return [.answered(Answered(request: id, decision: .withdrawn, reason: said))]
    case .sendBack:
      try needLead("answer requests")
      guard said != nil else { throw .reasonMissing }
      return [.answered(Answered(request: id, decision: .sentBack, reason: said))]
    case .approve:
      try needLead("answer requests")
      // CONDUCT.md: a lead overrides with a reason of their own.
      guard request.wanted.kind != .override || said != nil else { throw .reasonMissing }
      let granted = try grant(request.wanted, request, said, file)
      return [.answered(Answered(request: id, decision: .approved, reason: said))] + granted
    case .change(let wanted):
      try needLead("answer requests")
      guard said != nil else { throw .reasonMissing }
      guard wanted.kind == request.wanted.kind else { throw .otherKind(request.wanted.kind) }
      let granted = try grant(wanted, request, said, file)
      return [
        .answered(Answered(request: id, decision: .changed, reason: said, wanted: wanted))
      ] + granted
    }
  }

  private func grant(
    _ wanted: Requested, _ request: Request, _ said: String?, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    if let reason = file.closed { throw .caseClosed(reason: reason) }
    let wanted = try checked(wanted, file)
    switch wanted.kind {
    case .promise:
      guard let amount = wanted.amount, let due = wanted.due else { return [] }
      // It was agreed when it was asked for, and is the asker's.
      var promised = Promised(
        amount: amount, due: due, firmness: wanted.firmness ?? .firm,
        made: charter.zone.day(of: request.at))
      promised.taker = request.by
      return [.promised(promised)]
    // The answer itself lays the settlement on the case.
    case .settlement: return []
    case .override:
      return [.exception(exception(wanted, reason: said ?? wanted.reason))]
    case .closing: return try close(file, reason: wanted.reason)
    }
  }

  private func exception(_ wanted: Requested, reason: String) -> ConductException {
    var exception = ConductException(rule: wanted.rule ?? "", reason: reason)
    exception.channel = wanted.channel
    exception.to = wanted.to
    exception.until = charter.zone.instant(of: today + 1, minute: 0)
    return exception
  }

  /// A lead sets a presumption aside without having been asked.
  func except(_ exception: ConductException, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("override a conduct rule")
    guard !exception.rule.isEmpty else { throw .ruleMissing }
    if let to = exception.to, file.point(to) == nil { throw .noSuchPoint(to) }
    var dated = exception
    dated.reason = try reason(exception.reason)
    dated.until = dated.until ?? charter.zone.instant(of: today + 1, minute: 0)
    return [.exception(dated)]
  }
}
