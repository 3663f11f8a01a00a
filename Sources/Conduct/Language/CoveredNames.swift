/// A text in which names stand covered by a word that no lexicon knows, byte for byte as long, so
/// that a creditor called "Harbour Credit Union" is not taken for a hint at a lender.
struct CoveredNames {
  /// The text with its names covered.
  let text: String
  private let bytes: [UInt8]

  /// nil: none of the names is in the text. A name counts as it is spelled, and whole.
  init?(_ names: [String], in text: String) {
    let bytes = Array(text.utf8)
    var covered = bytes
    for name in names.map({ Array($0.utf8) }) where name.count > 2 {
      var place = 0
      while place + name.count <= bytes.count {
        let range = place..<place + name.count
        guard bytes[range].elementsEqual(name), Self.isWhole(range, in: bytes) else {
          place += 1
          continue
        }
        Self.cover(range, of: &covered)
        place = range.upperBound
      }
    }
    guard covered != bytes else { return nil }
    self.bytes = bytes
    self.text = String(decoding: covered, as: UTF8.self)
  }

  /// What stood at a place of the text before names were covered.
  func original(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isWhole(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func runsOn(_ inside: UInt8, _ outside: Int) -> Bool {
      bytes.indices.contains(outside) && isLetter(inside) && isLetter(bytes[outside])
    }
    return !runsOn(bytes[range.lowerBound], range.lowerBound - 1)
      && !runsOn(bytes[range.upperBound - 1], range.upperBound)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// One unknown word, blanks included; ideographs become one that is in no lexicon. What is
  /// neither stays as it is.
  private static func cover(_ range: Range<Int>, of bytes: inout [UInt8]) {
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] < 0x80 {
        bytes[place] = UInt8(ascii: "x")
      } else if (0xE4...0xE9).contains(bytes[place]), place + 2 < range.upperBound {
        bytes.replaceSubrange(place...place + 2, with: unknownIdeograph)
        place += 2
      }
      place += 1
    }
  }

  private static let unknownIdeograph = Array("乫".utf8)
}
