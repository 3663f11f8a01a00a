package import Cases

/// Whom a script speaks to. It decides what may be said: only debtor and guarantor owe anything,
/// and nobody else hears of the debt from this desk.
package enum Audience: String, Codable, Sendable, CaseIterable {
  case debtor, guarantor
  case thirdParty = "third-party"
  /// Who administers the estate of one who has died or is insolvent; in letters only.
  case executor

  /// A spouse or an executor may hear of the debt under some laws and not under others; no script
  /// of ours takes that chance.
  package init(_ role: PartyRole) {
    switch role {
    case .debtor: self = .debtor
    case .guarantor: self = .guarantor
    case .spouse, .guardian, .executor, .thirdParty, .attorney: self = .thirdParty
    }
  }

  package var mayHearOfDebt: Bool { self != .thirdParty }
}
