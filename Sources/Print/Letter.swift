/// A letter as it is printed: its text, and what its page must know of it.
package struct Letter: Hashable, Sendable {
  /// What a delivery result will name.
  package var reference: String
  /// ISO 639-1.
  package var language: String
  package var text: String

  /// - Parameter addressee: name and address, above the text where a window envelope shows them.
  package init(
    reference: String, to addressee: (name: String, address: String)? = nil, language: String,
    text: String
  ) {
    self.reference = reference
    self.language = language
    let head = addressee.map { "\($0.name)\n\($0.address)\n\n" } ?? ""
    self.text = (head + text).printable
  }
}

extension String {
  /// Without what no page shows and a hostile name could hold: control characters, and marks that
  /// reorder the text around them.
  package var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          switch scalar.value {
          case 0x0A: true
          case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028,
            0x2029, 0xFEFF:
            false
          default: true
          }
        }))
  }
}
