/// What a guarantor has undertaken: asked for no more than this.
package struct Guarantee: Hashable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// Owes like the debtor, at once.
    case joint
    /// Owes once the debtor cannot be made to pay.
    case subsidiary
  }

  package var kind: Kind
  /// The most that is owed under it, in minor units; nil: all of the debt.
  package var limit: Int64?
  /// The last day on which the guarantee can be claimed.
  package var until: Day?
  /// Where the signed paper is.
  package var document: String

  package init(kind: Kind, limit: Int64? = nil, until: Day? = nil, document: String) {
    self.kind = kind
    self.limit = limit
    self.until = until
    self.document = document
  }
}

/// Somebody who is not liable has offered, unasked, to pay. It makes nobody liable; it is noted only
/// with that person's consent.
package struct Offer: Hashable, Sendable, Codable {
  /// The party who offered.
  package var party: String
  /// Minor units; nil where no amount was named.
  package var amount: Int64?
  /// How the consent to note it was given.
  package var consent: String
  package var note: String?

  package init(party: String, amount: Int64? = nil, consent: String, note: String? = nil) {
    self.party = party
    self.amount = amount
    self.consent = consent
    self.note = note
  }
}

extension CaseFile {
  /// The guarantee of a guarantor that is on file and can be claimed on a day.
  package func claimable(_ party: Party, on day: Day) -> Guarantee? {
    guard party.role == .guarantor, let guarantee = party.guarantee,
      guarantee.until.map({ day <= $0 }) ?? true
    else { return nil }
    return guarantee
  }

  /// What a guarantor can be asked for, in minor units: the debt up to the guarantee's limit, and
  /// nothing after its last day or where no guarantee is on file.
  package func liability(of party: Party, on day: Day) -> Int64 {
    switch party.role {
    case .debtor: return max(0, debt.balance)
    case .guarantor:
      guard let guarantee = claimable(party, on: day) else { return 0 }
      return max(0, min(debt.balance, guarantee.limit ?? debt.balance))
    default: return 0
    }
  }
}
