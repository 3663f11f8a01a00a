internal import Cases

/// Every name that a text of a playbook may ask for, as in `{{balance}}`. What is not here is not
/// known, and a text that asks for it is refused.
package enum Placeholder: String, Sendable, CaseIterable {
  // Anybody may hear these.
  case agent, callback, today, tomorrow
  case publicName = "public-name"
  /// The debtor; `polite` with Mr, Ms or the like.
  case name, polite
  /// The person spoken to.
  case person
  case personPolite = "person-polite"

  // Only who owes the debt may hear these.
  case desk, disclosure, creditor, product, account, balance, minimum, half
  case principal, interest, fees, days, due, bucket, latest, address, complaints
  /// What was paid on the parts of the debt, so that they and this add up to the balance.
  case paid
  /// Until when a debt may be disputed that a letter of today tells about.
  case disputeUntil = "dispute-until"
  /// What the guarantor spoken to can be asked for: the debt up to the guarantee.
  case guaranteed
  case promiseAmount = "promise-amount"
  case promiseDue = "promise-due"
  case brokenAmount = "broken-amount"
  case brokenDue = "broken-due"
  case paidAmount = "paid-amount"
  case paidDay = "paid-day"
  case settlementAmount = "settlement-amount"
  case settlementUntil = "settlement-until"
  case suitSince = "suit-since"
  case judgmentSince = "judgment-since"
  case legalSince = "legal-since"

  /// It tells something of the debt: who is not liable never gets it.
  package var tellsOfDebt: Bool {
    switch self {
    case .agent, .callback, .today, .tomorrow, .publicName, .name, .polite, .person,
      .personPolite:
      false
    default: true
    }
  }

  /// The condition without which the case has no such fact. A text may ask for it only where the
  /// condition is known to hold, or inside a section of the same name (`{{#interest}}…{{/interest}}`).
  package var condition: ScriptCondition? {
    switch self {
    case .promiseAmount, .promiseDue: .derived(.promiseOpen)
    case .brokenAmount, .brokenDue: .derived(.promiseBroken)
    case .paidAmount, .paidDay: .derived(.payment)
    case .settlementAmount, .settlementUntil: .derived(.settlementApproved)
    case .legalSince: .derived(.legalStep)
    case .suitSince: .fact(.suitFiled)
    case .judgmentSince: .fact(.judgment)
    default: nil
    }
  }

  /// May be absent on any case: asked for only inside a section of its name.
  package var isOptional: Bool {
    switch self {
    case .callback, .publicName, .interest, .fees, .paid, .address, .complaints: true
    default: false
    }
  }
}
