package import Cases

// The kinds of rule that judge no contact: what a message must hold, what falls due, what is
// kept, what may not be said, and what a person must ask.

extension PackRule {
  /// What a message must and may hold.
  package struct Content: Sendable, Equatable {
    package var channels: [Channel]
    /// Names of elements, such as `opt-out-instruction`.
    package var must: [String]
    package var may: [String]
    /// Whether nothing else may be in it.
    package var closed: Bool
  }

  /// Something due some time after an event, or a period counted from it.
  package struct Deadline: Sendable, Equatable {
    /// The event it runs from, such as `first-communication`.
    package var start: String
    package var due: CalendarSpan
    /// What is due, such as `validation-information`.
    package var task: String
    /// Time taken to pass before the start is assumed.
    package var assume: CalendarSpan?
  }

  /// How long records are kept.
  package struct Retention: Sendable, Equatable {
    package var record: String
    package var keep: CalendarSpan
    /// The event it runs from, such as `last-activity`.
    package var start: String
  }

  /// Language that may not be said, for the language check.
  package struct Lexicon: Sendable, Equatable {
    package var category: String
    package var language: String
    package var patterns: [String]
    package var unless: [String]
    package var needsFact: FactName?
  }
}
