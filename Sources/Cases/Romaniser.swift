internal import Foundation

/// Names in Latin letters, so that they can be typed and found: `张伟` is `Zhang Wei`, `Nguyễn Văn
/// An` is `Nguyen Van An`. Every Chinese character is a word of its own, so that the initials are
/// those that people type (`zxm` for 张晓明).
///
/// ICU knows the readings of characters as surnames ("Han-Latin/Names") but takes 40 microseconds a
/// name. Surname readings depend on the first two characters only, so these are remembered as a
/// pair, and every later character by itself.
package struct Romaniser: Sendable {
  private var beginnings: [String: String] = [:]
  private var characters: [Character: String] = [:]

  package init() {}

  /// The name in ASCII; nil where it already is, or where ICU knows no way.
  /// - Parameter language: names in Japanese (`ja`) and Korean (`ko`) characters are read otherwise
  ///   than in China, and are left as they are.
  package mutating func romanised(_ name: String, language: String? = nil) -> String? {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let han = name.unicodeScalars.contains { $0.properties.isIdeographic }
    guard !han || (language != "ja" && language != "ko") else { return nil }
    let latin = han ? chinese(name) : Romaniser.transform(name, "Any-Latin; Latin-ASCII")
    let words = latin.unicodeScalars.map { scalar in
      let kept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "-'.,0123456789".unicodeScalars.contains(scalar))
      return kept ? Character(scalar) : " "
    }.split(separator: " ").map { String($0).capitalisedFirst }
    let result = words.joined(separator: " ")
    return result.isEmpty || result == name ? nil : result
  }

  private mutating func chinese(_ name: String) -> String {
    var words: [String] = []
    var rest = name.filter { !$0.isWhitespace && $0 != "·" }[...]
    let start = String(rest.prefix(2))
    if let known = beginnings[start] {
      words.append(known)
    } else {
      // ICU reads 朴 as pu; as a surname it is Piao.
      let surname = start.hasPrefix("朴") ? "piao " : ""
      let read = String(surname.isEmpty ? start[...] : start.dropFirst())
      let latin = surname + Romaniser.transform(read, "Han-Latin/Names; Latin-ASCII")
      beginnings[start] = latin
      words.append(latin)
    }
    rest = rest.dropFirst(2)
    for character in rest {
      if let known = characters[character] {
        words.append(known)
      } else {
        let latin = Romaniser.transform(String(character), "Han-Latin; Latin-ASCII")
        characters[character] = latin
        words.append(latin)
      }
    }
    return words.joined(separator: " ")
  }

  private static func transform(_ text: String, _ rules: String) -> String {
    text.applyingTransform(StringTransform(rules), reverse: false) ?? text
  }
}

extension String {
  /// The first letter raised, the others as they are.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
