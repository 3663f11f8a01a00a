/// What is wrong with a script: where, and what.
package struct ScriptFault: Hashable, Sendable, Encodable {
  package enum Kind: String, Sendable, Encodable, CaseIterable {
    /// The file could not be read as it should be.
    case unreadable
    case undefinedStep = "undefined-step"
    case undefinedOutcome = "undefined-outcome"
    case undefinedScript = "undefined-script"
    case undefinedField = "undefined-field"
    case undefinedStrategy = "undefined-strategy"
    case unreachableStep = "unreachable-step"
    /// A walk can come here and never to an outcome.
    case deadEnd = "dead-end"
    /// A step that may be left out has no other in its place.
    case noOtherwise = "no-otherwise"
    /// A promise is the outcome, and no answer on the way says how much, or by when.
    case promiseIncomplete = "promise-incomplete"
    case unknownPlaceholder = "unknown-placeholder"
    /// A fact is asked for that the case may not have.
    case unguardedPlaceholder = "unguarded-placeholder"
    /// The debt is spoken of before the right party is confirmed or the disclosure read, or where
    /// others may hear it.
    case debtTold = "debt-told"
    case missingLanguage = "missing-language"
    case prohibitedLanguage = "prohibited-language"
  }

  package var file: String
  package var line: Int
  package var script: String
  package var language: String?
  package var kind: Kind
  package var reason: String

  package init(
    file: String, line: Int, script: String, language: String? = nil, kind: Kind, reason: String
  ) {
    self.file = file
    self.line = line
    self.script = script
    self.language = language
    self.kind = kind
    self.reason = reason
  }
}

extension ScriptFault: CustomStringConvertible {
  package var description: String { "\(file):\(line): \(script): \(reason)" }
}
