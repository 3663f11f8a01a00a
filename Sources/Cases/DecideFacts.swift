// Rules about facts on a case and about money.

extension Desk {
  func hold(_ fact: Held, _ file: CaseFile) throws(Refusal) -> [Happening] {
    // A person may name several inconvenient times and places; every other fact holds once.
    let held = file.facts(at: now).contains { $0.fact == fact.fact }
    if held, fact.fact != .inconvenient { throw .alreadyHeld(fact.fact) }
    if fact.fact.isSaidByLead { try needLead("record \(fact.fact.rawValue)") }
    if fact.fact == .inconvenient, fact.place == nil, fact.days == nil, fact.open == nil,
      fact.close == nil
    {
      throw .whereOrWhenMissing
    }
    var dated = fact
    dated.since = dated.since ?? now
    if let until = dated.until, let since = dated.since, until <= since { throw .endsBeforeStart }
    return [.held(dated)]
  }

  func release(_ fact: FactName, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard file.facts.contains(where: { $0.fact == fact }) else { throw .notHeld(fact) }
    if fact.isLiftedByLead { try needLead("lift \(fact.rawValue)") }
    return [.released(Released(fact: fact))]
  }

  /// What a person agrees to or opts out of, and takes back. An opt-out is lifted by a lead: a person
  /// who did not want to be reached must have said so themselves.
  func consent(_ given: Consented, _ file: CaseFile) throws(Refusal) -> [Happening] {
    guard ConsentName.isKnown(given.consent) else { throw .consentUnknown(given.consent) }
    let holds = file.consents.contains { $0.consent == given.consent && $0.holds(at: now) }
    if given.withdrawn == true {
      guard holds else { throw .consentNotGiven(given.consent) }
      if given.consent.hasPrefix(ConsentName.optedOut) { try needLead("lift an opt-out") }
      return [.consented(given)]
    }
    if given.consent.hasPrefix(ConsentName.optedOut), holds {
      throw .consentKnown(given.consent)
    }
    if let until = given.until, until <= now { throw .timePast }
    if given.consent == ConsentName.agreedTime, given.open == nil || given.close == nil {
      throw .hoursMissing
    }
    return [.consented(given)]
  }

  func pay(_ payment: Payment, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("import payments")
    guard payment.amount > 0 else { throw .amountNotPositive }
    guard !file.payments.contains(where: { $0.reference == payment.reference }) else {
      throw .paymentKnown(reference: payment.reference)
    }
    return [.paid(payment)] + settle(file, payments: file.payments + [payment])
  }

  func reverse(_ reference: String, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("import payments")
    var payments = file.payments
    guard let index = payments.firstIndex(where: { $0.reference == reference && !$0.reversed })
    else { throw .paymentUnknown(reference: reference) }
    payments[index].reversed = true
    return [.paymentReversed(PaymentReversed(reference: reference))]
      + settle(file, payments: payments)
  }

  /// The promises whose state payments or the day have changed.
  func settle(_ file: CaseFile, payments: [Payment]) -> [Happening] {
    let after = decided(
      file.promises, payments: payments, on: today, terms: charter.limits.promise)
    return zip(file.promises, after).compactMap { before, after in
      guard before != after else { return nil }
      return .promiseDecided(
        PromiseDecided(promise: after.id, state: after.state, received: after.received))
    }
  }
}
