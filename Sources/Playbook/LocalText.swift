/// One thing said in several languages, by ISO 639-1 code.
package struct LocalText: Hashable, Sendable {
  package var texts: [String: String]

  package init(_ texts: [String: String] = [:]) { self.texts = texts }

  /// The text in a language; in English where that language has none.
  package subscript(_ language: String) -> String {
    texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }

  package var languages: Set<String> { Set(texts.keys) }
}
