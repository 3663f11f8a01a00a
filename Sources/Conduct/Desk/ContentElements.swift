internal import Resources

/// How the parts of a message that content rules ask for (an opt-out line, a telephone number) are
/// recognised: phrases by language, from packs/content/elements.txt.
struct ContentElements: Sendable {
  private var phrases: [String: [TextLanguage: [String]]] = [:]

  static let shipped = ContentElements(Bundled.text("packs/content/elements.txt") ?? "")

  /// A line an element: its name, a language, and phrases divided by ` | `.
  init(_ table: String) {
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard columns.count == 3, let language = TextLanguage(rawValue: columns[1]) else { continue }
      phrases[columns[0], default: [:]][language] = columns[2].split(separator: "|").map {
        $0.drop { $0 == " " }.lowercased().trimmedAtEnd
      }
    }
  }

  func knows(_ element: String) -> Bool { phrases[element] != nil }

  /// The words of a message that are an element; nil if it has none.
  func find(_ element: String, in message: OutgoingMessage) -> String? {
    let text = message.text.lowercased()
    let language = message.language ?? LanguageCheck.language(of: message.text)
    return phrases[element]?[language]?.first { phrase in
      switch phrase {
      case "{name}": occurs(message.deskName, in: text)
      case "{agent}": occurs(message.agentName, in: text)
      case "{number}": text.holdsTelephoneNumber
      default: occurs(phrase, in: text)
      }
    }
  }

  /// Latin phrases are words of their own: `owe` is not in `power`.
  private func occurs(_ phrase: String, in text: String) -> Bool {
    let phrase = phrase.lowercased()
    guard !phrase.isEmpty else { return false }
    var rest = text[...]
    while let found = rest.firstRange(of: phrase) {
      let before = text[..<found.lowerBound].last
      let after = text[found.upperBound...].first
      if !isLatinLetter(before) || !isLatinLetter(phrase.first),
        !isLatinLetter(after) || !isLatinLetter(phrase.last)
      {
        return true
      }
      rest = rest[found.upperBound...]
    }
    return false
  }

  private func isLatinLetter(_ character: Character?) -> Bool {
    character.map { $0.isASCII && $0.isLetter } ?? false
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Seven digits in a row or more, with the signs that divide a number among them.
  fileprivate var holdsTelephoneNumber: Bool {
    var digits = 0
    for character in self {
      if character.isASCII, character.isNumber {
        digits += 1
        if digits >= 7 { return true }
      } else if !" -().+".contains(character) {
        digits = 0
      }
    }
    return false
  }
}
