/// Why a letter, a visit, a legal step or a search was refused: one case for each rule that can be
/// broken.
package enum TreatmentRefusal: Error, Hashable, Sendable {
  case cannotUnsend
  case wrongMedium(Sent.Kind, ContactPoint.Kind)
  case pointIsBad(String)
  case notLiable(PartyRole)
  case tellsThirdParty(String)
  case textMissing
  /// The content of a text, or its language: everything against it.
  case mayNotLeave([String])
  case sentUnknown(reference: String)
  case vulnerable
  case remoteContactNotTried(failures: Int, needed: Int)
  case twoVisitors
  case noticeMissing(Day)
  case noAddress
  case noVisit
  case promiseOfOthers(String)
  case visitOpen
  case timeBarred(Day)
  case stepNeeds(LegalStep.Kind)
  case stepInFuture
  case heldFor(FactName)
  case basisMissing(source: String)
  case askedBefore(source: String)
  case consentMissing
  case guaranteeMissing
  /// Of the guarantor of this name.
  case guaranteeNotOnFile(String)
  /// More than the guarantor of this name can be asked for.
  case aboveGuarantee(String, Money)
  case noSuchParty(String)
  case partyKnown(String)
  case pointKnown(String)
  /// The same person would be on the case twice: whose id, name and role are there.
  case personKnown(String, String, PartyRole)
  /// The number is somebody's already: whose id, name and role.
  case numberKnown(String, String, String, PartyRole)
  case noNumber(String)
  case executorMissing
}

extension TreatmentRefusal: CustomStringConvertible {
  /// One sentence, as `Refusal.description`.
  package var description: String {
    switch self {
    case .cannotUnsend: "what has left the house cannot be taken back; write a note instead"
    case .wrongMedium(let kind, let point):
      "a \(kind.channel.rawValue) cannot go to a contact point of kind \(point.rawValue)"
    case .pointIsBad(let id): "contact point \(id) is known to be bad"
    case .notLiable(let role): "a \(role.rawValue) does not owe this debt"
    case .tellsThirdParty(let what): "a third party never learns of the debt (\(what))"
    case .textMissing: "the text is empty"
    case .mayNotLeave(let objections):
      "the text may not leave: " + objections.joined(separator: "; ")
    case .sentUnknown(let reference): "nothing was sent under the reference \(reference)"
    case .vulnerable: "the person is known to be vulnerable: no visit"
    case .remoteContactNotTried(let failures, let needed):
      "a visit comes after remote contact failed: \(failures) of \(needed) tries without an answer"
    case .twoVisitors: "a visit is made by two people at least"
    case .noticeMissing(let day): "a visit is announced before its day (\(day))"
    case .noAddress: "a visit needs an address"
    case .noVisit: "no visit is ordered on this case"
    case .promiseOfOthers(let met):
      "only the debtor or a guarantor promises; what \(met) said of it is a note"
    case .visitOpen: "a visit is ordered already; report or cancel it first"
    case .timeBarred(let day): "the debt is time-barred since \(day): no claim, and no word of one"
    case .stepNeeds(let kind): "the track has no \(kind.rawValue) yet"
    case .stepInFuture: "a legal step is entered once it was done"
    case .heldFor(.insolvent):
      "the case is marked insolvent: the claim goes to the administrator (entered as executor), not"
        + " to court"
    case .heldFor(let fact): "the case is marked \(fact.rawValue); a lead lifts that first"
    case .basisMissing(let source): "asking \(source) needs a legal basis, stated"
    case .askedBefore(let source): "\(source) was asked before, and is asked once"
    case .consentMissing: "an offer is noted with the person's consent only: say how it was given"
    case .guaranteeMissing: "a guarantor needs a guarantee: its kind and where the paper is"
    case .guaranteeNotOnFile(let name):
      "no guarantee of \(name) that can be claimed is on file: the paper must be found, and a lead"
        + " enters it"
    case .aboveGuarantee(let name, let most):
      "only \(most.grouped) can be claimed of \(name) under the guarantee"
    case .noSuchParty(let id): "the case has no party \(id)"
    case .partyKnown(let id): "the case has a party \(id) already"
    case .pointKnown(let value): "the case has \(value) already"
    case .personKnown(let id, let name, let role):
      "\(name) is on the case already: \(id), \(role.rawValue)"
    case .numberKnown(let number, let id, let name, let role):
      "\(number) is on the case already, as a number of \(name) (\(id), \(role.rawValue))"
    case .noNumber(let text):
      "“\(text)” is no telephone number; with + and the country's code it is sure to be understood"
    case .executorMissing:
      "the debtor has died and the claim goes to the estate's executor, who must be entered first"
    }
  }
}
