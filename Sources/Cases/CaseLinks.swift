/// What may tie one case to another: a value of one of its people that somebody else may have, too.
package struct CaseLink: Hashable, Sendable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case identity, phone, address, employer
  }

  package var kind: Kind
  /// As it stands on the case.
  package var value: String
  /// Whose it is here.
  package var party: String
  package var role: PartyRole

  /// As people are shown it: of an identity number the end only, which tells two apart and cannot be
  /// used for anything else.
  package var shown: String {
    guard kind == .identity else { return value }
    return "***" + (value.count > 4 ? value.suffix(4) : "")
  }

  /// What cases that share it have in their search keys: eight capital letters, of a hash. Nobody
  /// finds them by typing, for what is typed is looked for in small letters.
  package var token: [UInt8] {
    var rest = stableHash(kind.rawValue + ":" + CaseLink.folded(value, kind))
    return (0..<CaseLink.tokenLength).map { _ in
      defer { rest /= 26 }
      return UInt8(ascii: "A") + UInt8(rest % 26)
    }
  }

  package static let tokenLength = 8

  /// One spelling for what is written in many: of a number its digits, otherwise letters and digits.
  private static func folded(_ text: String, _ kind: Kind) -> String {
    guard kind != .phone else { return text.filter(\.isNumber) }
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      // Full-width forms stand 0xFEE0 above their twins in ASCII.
      let plain =
        (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      if plain.properties.isAlphabetic || plain.properties.numericType != nil {
        folded.append(plain)
      }
    }
    return String(folded)
  }
}

extension CaseFile {
  /// Everything by which other cases may be tied to this one, of every person on it.
  package var links: [CaseLink] {
    var links: [CaseLink] = []
    func add(_ kind: CaseLink.Kind, _ value: String?, _ party: Party) {
      // A number of two digits or an empty field ties nothing.
      guard let value, value.filter({ $0.isLetter || $0.isNumber }).count >= 3 else { return }
      guard !links.contains(where: { $0.kind == kind && $0.value == value }) else { return }
      links.append(CaseLink(kind: kind, value: value, party: party.name, role: party.role))
    }
    for party in parties {
      add(.identity, party.identity, party)
      for point in party.points where point.kind == .phone { add(.phone, point.value, party) }
      for point in party.points where point.kind == .address { add(.address, point.value, party) }
      add(.employer, party.employer, party)
    }
    return links
  }
}

extension CaseTable {
  /// The rows that have one of the tokens or more, each with the places of those among the given
  /// ones: one pass over the ends of the search keys.
  package func linked(by tokens: [[UInt8]]) -> [(row: Int, tokens: [Int])] {
    let wanted = tokens.map { $0.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } }
    guard !wanted.isEmpty else { return [] }
    var found: [(row: Int, tokens: [Int])] = []
    withKeys { row, keys in
      var end = keys.count
      var places: [Int] = []
      while end >= CaseLink.tokenLength,
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(keys[end - CaseLink.tokenLength])
      {
        end -= CaseLink.tokenLength
        let token = keys.loadUnaligned(fromByteOffset: end, as: UInt64.self)
        for (place, one) in wanted.enumerated() where one == token { places.append(place) }
      }
      if !places.isEmpty { found.append((row, places.sorted())) }
    }
    return found
  }
}
