/// Why something was not done: one case for each rule that can be broken.
package enum Refusal: Error, Hashable, Sendable {
  case notInTeam(UserID)
  case auditorsOnlyRead
  case needsLead(String)
  case unknownCase(String)
  case noSuchPoint(String)
  case caseClosed(reason: String)
  case caseOpen
  case movedAway(to: UserID?, by: UserID? = nil)
  case otherCurrency(stated: String, book: String)
  case amountMissing
  case amountTooSmall(smallest: Money)
  case amountAboveBalance(balance: Money)
  case instalmentsOutOfRange(most: Int)
  case dayMissing
  case dayPast(Day)
  case dayTooLate(latest: Day, days: Int)
  case timeMissing
  case timePast
  case hoursMissing
  case whereOrWhenMissing
  case endsBeforeStart
  case noteMissing
  case textTooLong(limit: Int)
  case reasonMissing
  case alreadyHeld(FactName)
  case notHeld(FactName)
  case paymentKnown(reference: String)
  case paymentUnknown(reference: String)
  case amountNotPositive
  case noSuchMember(UserID)
  case notAnAgent(UserID)
  case sameOwner(UserID)
  case changedSince(by: UserID, event: String)
  case nothingToUndo
  case nothingToRedo
  case notYours(by: UserID)
  case nothingSet(String)
  case deskNotAllowed(from: String, to: String, UserID)
  case alreadyRequested(Requested.Kind, by: UserID)
  case noSuchRequest(String)
  case alreadyAnswered(by: UserID, Answered.Decision)
  case notYourRequest(by: UserID)
  case otherKind(Requested.Kind)
  case settlementTooLarge(balance: Money)
  case ruleMissing
  case consentUnknown(String)
  case consentKnown(String)
  case consentNotGiven(String)
  /// The contact rules stop it, whoever asks.
  case contactRefused(ContactStop)
  /// The contact rules stop it until a lead overrides them with a reason.
  case contactNeedsLead(ContactStop)
  /// A letter, a visit, a legal step or a search.
  case treatment(TreatmentRefusal)

  /// It is the person who may not, not the action that is wrong.
  package var isAboutAuthority: Bool {
    switch self {
    case .notInTeam, .auditorsOnlyRead, .needsLead, .notYours: true
    default: false
    }
  }
}

extension Refusal {
  /// A lead may allow it: who asks may ask them.
  package var isForALead: Bool {
    if case .dayTooLate = self { return true }
    return false
  }
}

extension Refusal: CustomStringConvertible {
  /// One sentence: what was refused, and what to do where there is something to do.
  package var description: String {
    switch self {
    case .notInTeam(let user):
      "\(user) is not in this book's team; a lead adds people with `arrears team add \(user)`"
    case .auditorsOnlyRead: "auditors read everything and change nothing"
    case .needsLead(let what): "only a lead may \(what)"
    case .unknownCase(let id): "there is no case \(id) in this book"
    case .noSuchPoint(let id): "the case has no contact point \(id)"
    case .caseClosed(let reason): "the case is closed (\(reason)); a lead can reopen it"
    case .caseOpen: "the case is open"
    case .movedAway(let to, let by):
      (by.map { "\($0) moved the case" } ?? "the case was moved") + " to \(to?.text ?? "nobody")"
        + " meanwhile"
    case .otherCurrency(let stated, let book):
      "the amount is in \(stated), the case in \(book); two currencies never add"
    case .amountMissing: "a promise needs an amount"
    case .instalmentsOutOfRange(let most): "a plan has 2 to \(most) instalments"
    case .amountTooSmall(let smallest): "the smallest promise here is \(smallest.grouped)"
    case .amountAboveBalance(let balance): "only \(balance.grouped) is owed"
    case .dayMissing: "a promise needs a day"
    case .dayPast(let day): "\(day) has passed"
    case .dayTooLate(let latest, let days):
      "an agent may agree \(days) days at most, until \(latest); a later day needs a lead"
    case .timeMissing: "a call-back needs a day and a time"
    case .timePast: "that time has passed"
    case .hoursMissing: "an agreed time needs its hours, from and to"
    case .whereOrWhenMissing:
      "what is inconvenient is a place (work), days or times (mon-fri 09:00-17:00); add one"
    case .endsBeforeStart: "it would end before it begins"
    case .noteMissing: "the note is empty; a few words are needed"
    case .textTooLong(let limit): "the text is longer than \(limit) bytes"
    case .reasonMissing: "a reason is needed"
    case .alreadyHeld(let fact): "the case is already marked \(fact.rawValue)"
    case .notHeld(let fact): "the case is not marked \(fact.rawValue)"
    case .paymentKnown(let reference): "payment \(reference) is already in the book"
    case .paymentUnknown(let reference): "there is no payment \(reference) to reverse"
    case .amountNotPositive: "the amount must be more than nothing"
    case .noSuchMember(let user): "\(user) is not in this book's team"
    case .notAnAgent(let user): "\(user) reads only and cannot own cases"
    case .sameOwner(let user): "the case is \(user)'s already"
    case .changedSince(let by, let event): "\(by) changed the case since (\(event))"
    case .notYours(let by): "\(by) did that; they or a lead can take it back"
    case .nothingToUndo: "there is nothing of yours to take back"
    case .nothingToRedo: "there is nothing to do again: nothing was taken back last"
    case .nothingSet(let what):
      "nobody has set a \(what) on this case: it follows from the facts"
    case .deskNotAllowed(let from, let to, let user):
      "cases of desk “\(from)” may not go to \(user) "
        + (to.isEmpty ? "who is of no desk" : "of desk “\(to)”")
    case .alreadyRequested(let kind, let by):
      "\(by) has asked for that already (\(kind.rawValue)) and no lead has answered yet"
    case .noSuchRequest(let id): "the case has no request \(id)"
    case .alreadyAnswered(let by, let decision): "\(by) has answered already: \(decision.rawValue)"
    case .notYourRequest(let by): "only \(by), who asked, may withdraw the request"
    case .otherKind(let kind): "the request is about something else (\(kind.rawValue))"
    case .settlementTooLarge(let balance):
      "a settlement is less than what is owed, \(balance.grouped)"
    case .ruleMissing: "an override names the rule it sets aside"
    case .consentUnknown(let name): "there is no consent “\(name)”"
    case .consentKnown(let name): "\(name) is on the case already"
    case .consentNotGiven(let name): "\(name) is not on the case"
    case .contactRefused(let stop): "not allowed now: \(stop)"
    case .contactNeedsLead(let stop): "needs a lead: \(stop)"
    case .treatment(let refusal): refusal.description
    }
  }
}
