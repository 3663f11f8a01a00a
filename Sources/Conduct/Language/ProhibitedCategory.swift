/// What is prohibited in the language of a collector: the nineteen categories of the language
/// check, by the names that lexicons and `arrears check --json` use.
package enum ProhibitedCategory: String, Sendable, Codable, CaseIterable {
  case arrestThreat = "arrest_threat"
  case falseLegalThreat = "false_legal_threat"
  case governmentImpersonation = "government_impersonation"
  case attorneyImpersonation = "attorney_impersonation"
  case thirdPartyDisclosure = "third_party_disclosure"
  case shameThreat = "shame_threat"
  case violenceThreat = "violence_threat"
  case insultProfanity = "insult_profanity"
  case harassmentFrequency = "harassment_frequency"
  case falseUrgency = "false_urgency"
  case amountMisstatement = "amount_misstatement"
  case creditReportMisstatement = "credit_report_misstatement"
  case disputeSuppression = "dispute_suppression"
  case timeBarredThreat = "time_barred_threat"
  case deceptiveInducement = "deceptive_inducement"
  case coercedBorrowing = "coerced_borrowing"
  case immigrationThreat = "immigration_threat"
  case vulnerabilityExploitation = "vulnerability_exploitation"
  case representedConsumer = "represented_consumer"

  /// Its place in the list above.
  var number: Int { Self.numbers[self] ?? 0 }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// A language that the check can read.
package enum TextLanguage: String, Sendable, Codable, CaseIterable {
  case en, zh
}
