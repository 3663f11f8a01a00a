/// A pattern of a lexicon, read. The notation:
///
///     <police> ~ (take|arrest+)* .. <you>?  &  today  &! <court-order>
///
/// - `word`, `word+` (with its inflections), `<class>`, `(a|b c|<class>)`: one element; elements
///   beside each other stand beside each other in the text.
/// - `~` and `~N`: up to N words between, inside one clause; `..` and `..N`: up to N words
///   between, anywhere in the sentence. Without N the lexicon's widths hold.
/// - `?` after an element: it may be absent. `*` after it: this is the word that must not be
///   denied or quoted (without a star: the last of the first part).
/// - `^` and `$`: the sentence begins or ends here (`^ ~N`: within its first N words).
/// - `&`: the part after it must also be somewhere in the sentence; `&!`: it must not.
/// - `&&`, `&&!`: the same, in the sentence or the one beside it.
struct PatternText: Equatable {
  enum Choice: Hashable {
    case phrase(String)
    case wordClass(String)
  }

  enum Gap: Equatable {
    case none
    case near(Int)
    case far(Int)
  }

  struct Element: Equatable {
    var choices: [Choice]
    var gap: Gap
    var optional = false
    var core = false
  }

  struct Part: Equatable {
    var elements: [Element] = []
    var negated = false
    var atStart = false
    var atEnd = false
  }

  var parts: [Part] = []
  /// Whether two sentences beside each other may hold it together.
  var spansTwo = false

  init(
    _ pattern: LexiconSource.Pattern, near: Int, far: Int
  ) throws(LexiconError) {
    var part = Part()
    var gap = Gap.none
    for piece in try Self.pieces(of: pattern) {
      switch piece.first {
      case "&":
        guard ["&", "&!", "&&", "&&!"].contains(piece) else {
          throw pattern.place.error("`\(piece)`: put a space after `&`")
        }
        parts.append(part)
        part = Part()
        part.negated = piece.hasSuffix("!")
        spansTwo = spansTwo || piece.hasPrefix("&&")
        gap = .none
      case "^": part.atStart = true
      case "$": part.atEnd = true
      case "~": gap = .near(try Self.width(piece.dropFirst(), near, pattern.place))
      case "." where piece.hasPrefix(".."):
        gap = .far(try Self.width(piece.dropFirst(2), far, pattern.place))
      default:
        part.elements.append(try Self.element(piece, gap, pattern.place))
        gap = .none
      }
    }
    parts.append(part)
    try check(pattern.place)
  }

  /// Every part needs an element that must be there, the first part is one that must match, and
  /// at least one word is under the guard of the scopes.
  private mutating func check(_ place: LexiconPlace) throws(LexiconError) {
    for part in parts where part.elements.allSatisfy(\.optional) {
      throw place.error("a part of the pattern has no word that must be there")
    }
    guard parts.count <= 6, parts.allSatisfy({ $0.elements.count <= 12 }) else {
      throw place.error("a pattern has at most 6 parts of at most 12 words")
    }
    guard let first = parts.first, !first.negated else {
      throw place.error("a pattern begins with what must be there")
    }
    if !parts.contains(where: { $0.elements.contains(where: \.core) }),
      let last = first.elements.lastIndex(where: { !$0.optional })
    {
      parts[0].elements[last].core = true
    }
  }

  /// The text cut at its spaces, those in parentheses left alone.
  private static func pieces(of pattern: LexiconSource.Pattern) throws(LexiconError) -> [String] {
    var pieces: [String] = []
    var current = ""
    var depth = 0
    for character in pattern.text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      guard depth == 0 || depth == 1 else { throw pattern.place.error("unbalanced parentheses") }
      if character.isWhitespace, depth == 0 {
        if !current.isEmpty { pieces.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    guard depth == 0 else { throw pattern.place.error("unbalanced parentheses") }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  private static func width(
    _ digits: Substring, _ standard: Int, _ place: LexiconPlace
  ) throws(LexiconError) -> Int {
    if digits.isEmpty { return standard }
    guard let width = Int(digits), (1...60).contains(width) else {
      throw place.error("a gap is 1 to 60 words wide")
    }
    return width
  }

  private static func element(
    _ piece: String, _ gap: Gap, _ place: LexiconPlace
  ) throws(LexiconError) -> Element {
    var element = Element(choices: [], gap: gap)
    var body = Substring(piece)
    while body.count > 1, let last = body.last, last == "?" || last == "*" {
      if last == "?" { element.optional = true } else { element.core = true }
      body = body.dropLast()
    }
    var names = [body]
    if body.hasPrefix("("), body.hasSuffix(")") {
      names = body.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
    }
    for name in names { element.choices.append(try choice(name, place)) }
    return element
  }

  static func choice(
    _ text: Substring, _ place: LexiconPlace
  ) throws(LexiconError) -> Choice {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { throw place.error("an empty word") }
    if name.hasPrefix("<"), name.hasSuffix(">"), name.count > 2 {
      return .wordClass(String(name.dropFirst().dropLast()))
    }
    guard !name.contains(where: { "<>()|&".contains($0) }) else {
      throw place.error("`\(name)` is no word and no <class>")
    }
    return .phrase(name)
  }
}
