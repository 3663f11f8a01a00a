/// How the words of a lexicon are spelled out: cut into words as a text would be, their
/// inflections made.
struct LexiconSpelling {
  private let irregular: [String: [String]]
  private let expansions: [String: String]

  init(_ source: LexiconSource) {
    irregular = source.irregular
    expansions = source.expansions
  }

  /// The phrases a lexicon's entry stands for: one, or with a plus after words one for each form.
  func phrases(_ text: String) -> [[String]] {
    var all: [[String]] = [[]]
    for piece in text.lowercased().split(separator: " ") {
      let forms: [[String]]
      if piece.count > 1, piece.hasSuffix("+") {
        forms = Inflection.forms(of: String(piece.dropLast()), irregular: irregular).map(words)
      } else {
        forms = [words(String(piece))]
      }
      all = all.flatMap { start in forms.map { start + $0 } }
    }
    return all.filter { !$0.isEmpty }
  }

  /// The words of a text: each ideograph by itself, others at blanks and hyphens, what is written
  /// together and means two words as two.
  func words(_ text: String) -> [String] {
    var words: [String] = []
    for piece in text.lowercased().split(whereSeparator: { $0 == " " }) {
      if Vocabulary.signs[String(piece)] != nil {
        words.append(String(piece))
      } else {
        for part in piece.split(separator: "-") { words += cut(String(part)) }
      }
    }
    return words
  }

  private func cut(_ piece: String) -> [String] {
    var words: [String] = []
    var current = ""
    for character in piece {
      if character.unicodeScalars.contains(where: Self.isIdeograph) {
        if !current.isEmpty { words += expanded(current) }
        current = ""
        words.append(String(character))
      } else if let sign = Vocabulary.signs[String(character)], sign == Vocabulary.Sign.listComma {
        if !current.isEmpty { words += expanded(current) }
        current = ""
        words.append(String(character))
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { words += expanded(current) }
    return words
  }

  private func expanded(_ word: String) -> [String] {
    if let text = expansions[word] { return text.split(separator: " ").map(String.init) }
    if let apostrophe = word.firstIndex(of: "'"), apostrophe != word.startIndex {
      return expanded(String(word[..<apostrophe])) + expanded(String(word[apostrophe...]))
    }
    return [word]
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    Vocabulary.ideographRange.contains(Int(scalar.value))
  }
}
