/// A lexicon ready to read text with: words are numbers, phrases a trie over them, patterns flat
/// arrays, each filed under the word class that is rarest in it.
struct CompiledLexicon: Sendable, Equatable {
  /// One word of a pattern: any member of `wordClass`, after a gap of up to `gap` words.
  struct Element: Sendable, Equatable {
    var wordClass: Int
    var gap: Int
    /// Whether the gap stays inside one clause.
    var near: Bool
    var optional: Bool
    /// Whether this word must lie outside the scopes that excuse the rule.
    var core: Bool
  }

  struct Part: Sendable, Equatable {
    var elements: Range<Int>
    var negated: Bool
    var atStart: Bool
    var atEnd: Bool
  }

  struct Pattern: Sendable, Equatable {
    var parts: Range<Int>
    /// The classes that must all be in the sentence.
    var required: [Int]
    /// The index of the rule or scope it belongs to.
    var owner: Int
    /// Whether it is also looked for in two sentences together.
    var spansTwo: Bool
  }

  struct Scope: Sendable, Equatable {
    var reach: LexiconSource.Reach
    var open: [Int]
    var except: [Int]
  }

  struct Rule: Sendable, Equatable {
    var rule: Finding.Rule
    var category: ProhibitedCategory
    /// A bit for each scope that excuses a match.
    var unless: UInt64
    /// Facts of a case that make the statement a true one.
    var facts: [String]
    /// Facts of which the case must have one for the rule to apply; none: it always does.
    var onlyWith: [String]

    func applies(with known: Set<String>) -> Bool {
      !facts.contains(where: known.contains)
        && (onlyWith.isEmpty || onlyWith.contains(where: known.contains))
    }
  }

  /// A node of the trie of phrases. Its children lie beside each other, sorted by word.
  struct Node: Sendable, Equatable {
    var edges: Range<Int32>
    /// The classes that the phrase ending here belongs to: those the rules use, and those that
    /// only scopes use.
    var classes: Range<Int32>
    var scopeClasses: Range<Int32>
  }

  var language: TextLanguage
  var vocabulary: Vocabulary
  /// By word: the range of its expansion in `expansionWords`.
  var expansions: [Range<Int>]
  var expansionWords: [UInt16]
  /// By word: whether a full stop after it ends no sentence.
  var abbreviations: [Bool]
  /// By word: the node of the phrases that begin with it, or 0.
  var roots: [Int32]
  var nodes: [Node]
  var edgeWords: [UInt16]
  var edgeNodes: [Int32]
  /// The classes that the phrases ending at a node belong to.
  var nodeClasses: [Int32]
  var classCount: Int
  /// The class of the words that are read whole; nil where there are none.
  var wholeWords: Int?
  var elements: [Element]
  var parts: [Part]
  /// The patterns of rules first, in the order of the rules, then those of the scopes.
  var patterns: [Pattern]
  /// By class: the rules' patterns that are looked at when a word of it is in the sentence.
  var anchored: [[Int]]
  /// By class: whether one of these is looked for in two sentences together.
  var anchorsTwo: [Bool]
  var rules: [Rule]
  var scopes: [Scope]
  var scopeEnds: [Int]

  @inline(__always)
  func expansion(of id: UInt16) -> Range<Int> { expansions[Int(id)] }

  @inline(__always)
  func isAbbreviation(_ id: UInt16) -> Bool { abbreviations[Int(id)] }

  /// The node below `node` along `word`, or 0.
  @inline(__always)
  func child(of node: Int32, _ word: UInt16) -> Int32 {
    var low = nodes[Int(node)].edges.lowerBound
    var high = nodes[Int(node)].edges.upperBound
    while low < high {
      let middle = (low + high) / 2
      let found = edgeWords[Int(middle)]
      if found == word { return edgeNodes[Int(middle)] }
      if found < word { low = middle + 1 } else { high = middle }
    }
    return 0
  }
}
