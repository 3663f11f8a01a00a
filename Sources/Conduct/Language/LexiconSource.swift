/// A lexicon as its file says it, before it is compiled: word classes, scopes and rules, each with
/// its place, so that every later mistake can be shown where it was made.
struct LexiconSource: Sendable, Equatable {
  /// A named class of words and phrases: `police: police, cop+, state trooper+`. A plus stands for
  /// the regular inflections of the word before it; `<name>` takes in another class.
  struct WordClass: Sendable, Equatable {
    var entries: [String]
    var place: LexiconPlace
  }

  /// One pattern in the notation of `PatternText`.
  struct Pattern: Sendable, Equatable {
    var text: String
    var place: LexiconPlace
  }

  /// How far a scope reaches from the words that open it.
  enum Reach: String, Sendable {
    /// To the end of the clause.
    case clause
    /// To the next quotation mark, or the end of the sentence.
    case quote
    /// To the end of the sentence.
    case rest
    /// Over the whole sentence, also what comes before.
    case sentence
  }

  /// A stretch of a sentence in which a construction does not count: what is denied, quoted, said
  /// of somebody's rights.
  struct Scope: Sendable, Equatable {
    var reach: Reach
    var open: [Pattern]
    /// Phrases that look like an opening and are none (*will not hesitate*).
    var except: [Pattern]
    var place: LexiconPlace
  }

  struct Rule: Sendable, Equatable {
    var id: String
    var category: ProhibitedCategory
    var text: String
    var match: [Pattern]
    /// The scopes that excuse a match; nil stands for the lexicon's default.
    var unless: [String]?
    /// Facts of a case that make the statement a true one.
    var facts: [String]
    /// Facts of which one must be on the case for the rule to apply at all; none: it always does.
    var onlyWith: [String]
    var place: LexiconPlace
  }

  var language: TextLanguage
  var file: String
  /// Words written as several: `won't: will not`.
  var expansions: [String: String] = [:]
  /// Words whose full stop ends no sentence.
  var abbreviations: Set<String> = []
  /// The widths of the gaps `~` and `..`, in words (characters in Chinese).
  var near = 3
  var far = 10
  /// A four-digit year before this one is an old one.
  var oldBefore = 2018
  /// The forms of irregular words: `take: takes took taken taking`.
  var irregular: [String: [String]] = [:]
  /// Words that are read whole: a phrase of a pattern is not found inside one of them. Where no
  /// space parts the words, `放` (hang up in public) would else be found in `放心` (be at ease).
  var whole: Set<String> = []
  /// Words too frequent to look for first.
  var common: Set<String> = []
  var classes: [String: WordClass] = [:]
  var scopes: [String: Scope] = [:]
  /// What ends the scopes that reach to the end of a clause.
  var scopeEnds: [Pattern] = []
  var defaultUnless: [String] = []
  /// In the order of the file: of several rules of a category, the first that matches is told.
  var rules: [Rule] = []

  /// This lexicon with another laid over it: classes and scopes grow, a rule of the same id is
  /// replaced, settings stay those of this one.
  func extended(by other: LexiconSource) -> LexiconSource {
    var result = self
    result.expansions.merge(other.expansions) { $1 }
    result.irregular.merge(other.irregular) { $1 }
    result.abbreviations.formUnion(other.abbreviations)
    result.whole.formUnion(other.whole)
    result.common.formUnion(other.common)
    result.classes.merge(other.classes) {
      WordClass(entries: $0.entries + $1.entries, place: $0.place)
    }
    result.scopes.merge(other.scopes) {
      Scope(
        reach: $0.reach, open: $0.open + $1.open, except: $0.except + $1.except, place: $0.place)
    }
    result.scopeEnds += other.scopeEnds
    for rule in other.rules {
      if let index = result.rules.firstIndex(where: { $0.id == rule.id }) {
        result.rules[index] = rule
      } else {
        result.rules.append(rule)
      }
    }
    return result
  }
}
