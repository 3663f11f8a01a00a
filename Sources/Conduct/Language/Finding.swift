/// One prohibited construction found in a text.
package struct Finding: Sendable, Equatable {
  /// A construction of a lexicon, as a person is told of it.
  package struct Rule: Sendable, Equatable {
    /// The name in the lexicon, for instance `arrest.custody`.
    package let id: String
    /// What the construction does, in one short sentence.
    package let text: String
  }

  package let category: ProhibitedCategory
  /// The exact words of the text, from the first word that matters to the last.
  package var quote: String
  package let rule: Rule
  /// The place of the quote: an offset and a length in bytes of the text's UTF-8.
  package let bytes: Range<Int>
}
