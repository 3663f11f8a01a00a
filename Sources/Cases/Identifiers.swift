/// The number of a case, unique in its book: ASCII letters, digits and `-_.:/#`, at most 40.
/// The restriction keeps a number the same in a file, on a screen, in a shell and in a file name.
package struct CaseID: Hashable, Comparable, Sendable {
  package let text: String

  /// Nil if the text is not a case number.
  package init?(_ text: some StringProtocol) {
    guard (1...40).contains(text.utf8.count), text.utf8.allSatisfy(CaseID.allows) else {
      return nil
    }
    self.text = String(text)
  }

  package static func < (a: CaseID, b: CaseID) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}

extension CaseID: CustomStringConvertible {
  package var description: String { text }
}

extension CaseID: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = CaseID(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a case number"))
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// A person's login on the host, as the operating system names it.
package struct UserID: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  package static func < (a: UserID, b: UserID) -> Bool { a.text < b.text }

  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension UserID: CustomStringConvertible {
  package var description: String { text }
}
