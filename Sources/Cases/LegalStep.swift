/// A step of the legal track of a case (DOMAIN.md section 3, "Law"). Only a lead opens one; scripts and
/// letters may speak of a step once it stands here, never before.
package struct LegalStep: Hashable, Sendable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// The file was given to somebody who knows the law.
    case review
    case letterBeforeAction = "letter-before-action"
    case lawyersLetter = "lawyers-letter"
    case filing, hearing, judgment, enforcement
    /// A claim was taken back.
    case withdrawn
    /// The last day on which a claim can be brought: a date of the track, not a step of it.
    case limitation

    /// The fact that holds on the case from the step on.
    package var fact: FactName? {
      switch self {
      case .filing: .suitFiled
      case .judgment: .judgment
      default: nil
      }
    }

    /// It says to the debtor that a court may be asked, which is not true of a time-barred debt.
    package var leadsToCourt: Bool {
      switch self {
      case .letterBeforeAction, .lawyersLetter, .filing: true
      default: false
      }
    }

    /// What must stand on the track before it.
    package var follows: Kind? {
      switch self {
      case .hearing, .judgment, .withdrawn: .filing
      case .enforcement: .judgment
      default: nil
      }
    }
  }

  package var step: Kind
  /// When it was done; of a hearing the day it is set for, of a limitation the last day.
  package var day: Day
  /// The court's or the lawyer's number.
  package var reference: String?
  /// The court, the law firm, the bailiff.
  package var office: String?
  /// Minor units of the case's currency.
  package var cost: Int64?
  /// What a judgment awards, in minor units.
  package var amount: Int64?
  /// The file that holds the paper.
  package var document: String?
  /// The lead who approved it.
  package var approver: UserID?
  package var note: String?

  package init(step: Kind, day: Day) {
    self.step = step
    self.day = day
  }
}

extension LegalStep: Codable {
  private enum CodingKeys: String, CodingKey {
    case step, day, reference, office, cost, amount, document, approver, note
  }
}

extension CaseFile {
  /// The last day on which a claim can be brought, as a lead entered it last.
  package var limitation: Day? { legal.last { $0.step == .limitation }?.day }

  /// The latest step of the track that the debtor could be told of.
  package var latestLegalStep: LegalStep? {
    legal.last { $0.step != .limitation && $0.step != .withdrawn }
  }

  /// A claim was filed and not taken back.
  package var hasOpenClaim: Bool {
    legal.last { $0.step == .filing || $0.step == .withdrawn }?.step == .filing
  }

  /// What the track has cost so far, in minor units.
  package var legalCost: Int64 { legal.reduce(0) { $0 &+ ($1.cost ?? 0) } }
}
