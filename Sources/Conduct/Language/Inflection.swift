/// The regular forms of an English word, and those of its irregular verbs that the lexicon names.
enum Inflection {
  /// The word itself and its -s, -ed and -ing forms. Forms that do not exist (*policing* of a
  /// noun) do no harm: nobody writes them.
  static func forms(of word: String, irregular: [String: [String]]) -> [String] {
    if let forms = irregular[word] { return [word] + forms }
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    let letters = Array(word)
    guard letters.count > 1, let last = letters.last else { return [word] }
    let beforeLast = letters[letters.count - 2]

    if last == "y", !vowels.contains(beforeLast) {
      let stem = String(letters.dropLast())
      return [word, stem + "ies", stem + "ied", word + "ing"]
    }
    if last == "e" {
      let stem = String(letters.dropLast())
      let ing = beforeLast == "e" ? word + "ing" : stem + "ing"
      return [word, word + "s", word + "d", ing]
    }
    let plural = hissing(letters) ? word + "es" : word + "s"
    let stem = doubles(letters, vowels: vowels) ? word + String(last) : word
    return [word, plural, stem + "ed", stem + "ing"]
  }

  private static func hissing(_ letters: [Character]) -> Bool {
    let end = String(letters.suffix(2))
    return end.hasSuffix("s") || end.hasSuffix("x") || end.hasSuffix("z") || end == "ch"
      || end == "sh"
  }

  /// Whether the last consonant is written twice: one syllable, one vowel, one consonant.
  private static func doubles(_ letters: [Character], vowels: Set<Character>) -> Bool {
    guard letters.count >= 3, let last = letters.last else { return false }
    let vowel = letters[letters.count - 2]
    let before = letters[letters.count - 3]
    return !vowels.contains(last) && !["w", "x", "y"].contains(last)
      && vowels.contains(vowel) && !vowels.contains(before)
      && letters.count { vowels.contains($0) } == 1
  }
}
