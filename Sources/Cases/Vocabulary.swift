// The words of the field as exact strings: the same in files, in conduct packs, in scenarios and in
// JSON output (CONDUCT.md, "Vocabulary").

/// What a person is to the debt. Only `debtor` and `guarantor` owe anything.
package enum PartyRole: String, Codable, Sendable, CaseIterable {
  case debtor, spouse, guardian, executor, guarantor
  case thirdParty = "third-party"
  case attorney

  /// Liable for this debt, or acting for the one who is (12 CFR 1006.6(a)): may hear of it.
  package var mayHearOfDebt: Bool { self != .thirdParty }
}

/// The way a contact is made.
package enum Channel: String, Codable, Sendable, CaseIterable {
  case call, voicemail, sms, email, letter, postcard, visit, social
}

/// Where a contact point reaches a person.
package enum Place: String, Codable, Sendable, CaseIterable {
  case mobile, home, work, other
}

/// Why a contact is made.
package enum Purpose: String, Codable, Sendable, CaseIterable {
  case collect, location, notice, reply
}

/// Who the desk is to the debt; conduct rules differ.
package enum CollectorKind: String, Codable, Sendable, CaseIterable {
  case creditor, agency
  case debtBuyer = "debt_buyer"
}

/// What kind of debt it is; consumer law covers the first only.
package enum DebtKind: String, Codable, Sendable, CaseIterable {
  case consumer, commercial
}

/// Something true of a case or person that conduct rules and scripts depend on. It holds from a
/// time on; some end by themselves, some are released by a person with the right role.
package enum FactName: String, Codable, Sendable, CaseIterable {
  case ceaseRequested = "cease-requested"
  case attorneyKnown = "attorney-known"
  case attorneySilent = "attorney-silent"
  case disputed, verified, moratorium
  case crisisMoratorium = "crisis-moratorium"
  case crisisEnded = "crisis-ended"
  case deceased, insolvent, vulnerable
  case workProhibited = "work-prohibited"
  case unreachable, incapacitated
  case contactRefused = "contact-refused"
  case locationRequested = "location-requested"
  case locationAnswerWrong = "location-answer-wrong"
  case timeBarred = "time-barred"
  case suitFiled = "suit-filed"
  case judgment
  case inconvenient
  case hardship, imprisoned
}
