internal import Resources

/// Where a person may be, told from a telephone number or an address: places (ISO 3166-2, which
/// choose overlays) and time zones, from the tables that ship. What the tables do not know is
/// empty, and an unknown zone refuses.
package struct CandidateZones: Sendable {
  /// A place and every zone somebody there may live by.
  package struct Candidate: Sendable, Hashable {
    /// `US-MA`, `US-NY-NYC`, `CN`.
    package var place: String
    /// IANA names.
    package var zones: [String]

    package init(place: String, zones: [String]) {
      self.place = place
      self.zones = zones
    }
  }

  /// By whole prefix, country code included, such as 1617.
  private let phones: [Substring: Candidate]
  private let longestPrefix: Int
  /// By state or province.
  private let regions: [Substring: [Region]]

  private struct Region: Sendable {
    var candidate: Candidate
    /// The beginning of the postal codes; empty: all of the place.
    var postal: Substring
  }

  /// The tables that ship, read when first asked for.
  package static let shipped = CandidateZones(
    phones: Bundled.text("packs/zones/phones.txt") ?? "",
    regions: Bundled.text("packs/zones/regions.txt") ?? "")

  init(phones: String, regions: String) {
    var byPrefix: [Substring: Candidate] = [:]
    for (candidate, columns) in CandidateZones.rows(phones) {
      guard let country = columns.first?.dropFirst() else { continue }
      let areas = columns.count > 1 ? columns.dropFirst() : [""]
      for area in areas { byPrefix[country + area] = candidate }
    }
    var byPlace: [Substring: [Region]] = [:]
    for (candidate, columns) in CandidateZones.rows(regions) {
      let state = candidate.place.split(separator: "-").prefix(2).joined(separator: "-")
      for postal in columns.isEmpty ? [""] : columns {
        byPlace[Substring(state), default: []].append(
          Region(candidate: candidate, postal: postal))
      }
    }
    self.phones = byPrefix
    self.regions = byPlace
    longestPrefix = byPrefix.keys.map(\.count).max() ?? 0
  }

  /// Lines of place, zones and further columns; empty lines and comments are passed over.
  private static func rows(_ text: String) -> [(Candidate, [Substring])] {
    text.split(separator: "\n").compactMap { line in
      let columns = line.split(separator: " ")
      guard columns.count >= 2, columns[0].first != "#" else { return nil }
      let zones = columns[1].split(separator: ",").map(String.init)
      return (Candidate(place: String(columns[0]), zones: zones), Array(columns.dropFirst(2)))
    }
  }

  /// Where a telephone number belongs; nil for a number that is not international (`+1 617 …`) or
  /// whose prefix is not known.
  package func candidate(phone number: some StringProtocol) -> Candidate? {
    guard number.first == "+" else { return nil }
    let digits = number.dropFirst().filter { $0.isASCII && $0.isNumber }
    for length in stride(from: min(longestPrefix, digits.count), through: 1, by: -1) {
      if let found = phones[Substring(digits.prefix(length))] { return found }
    }
    return nil
  }

  /// Where an address in the United States or Canada is.
  /// - Parameters:
  ///   - state: the state or province, `MA`, or with its country, `US-MA`.
  ///   - postal: narrows states that are split between zones; may be absent.
  package func candidate(
    country: String, state: String, postal: String? = nil
  ) -> Candidate? {
    let key = state.contains("-") ? state : country + "-" + state
    guard let rows = regions[Substring(key.uppercased())] else { return nil }
    let code = (postal ?? "").uppercased().filter { $0 != " " }
    let fits = rows.filter { code.hasPrefix($0.postal) }
    return fits.max { $0.postal.count < $1.postal.count }?.candidate
  }

  /// Where somebody may live of whom only a state or province is known, such as `US-CA`; nil for a
  /// country alone, which says too little, and for places that the tables do not have.
  func candidate(region: String) -> Candidate? {
    let parts = region.split(separator: "-")
    guard parts.count >= 2 else { return nil }
    return candidate(country: String(parts[0]), state: String(parts[1]))
  }

  /// Where an address in the United States or Canada is that ends as addresses there do, with the
  /// state or province and the postal code: `2 Oak St, Los Angeles, CA 90001`.
  package func candidate(address: String) -> Candidate? {
    let words = address.split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
    for (index, state) in words.enumerated().reversed().dropFirst() where state.count == 2 {
      let rest = words[(index + 1)...].prefix(2)
      guard let first = rest.first else { continue }
      if isZIP(first) { return candidate(country: "US", state: state, postal: first) }
      let code = first.count == 3 ? rest.joined() : first
      if isCanadian(code) { return candidate(country: "CA", state: state, postal: code) }
    }
    return nil
  }

  /// `90001` or `90001-1234`.
  private func isZIP(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts[0].count == 5 && (parts.count == 1 || parts[1].count == 4)
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// `M5V2T6`: a letter and a digit, three times.
  private func isCanadian(_ word: String) -> Bool {
    word.count == 6
      && word.enumerated().allSatisfy { index, character in
        character.isASCII && (index.isMultiple(of: 2) ? character.isLetter : character.isNumber)
      }
  }

  /// Every zone the tables name.
  package var zoneNames: Set<String> {
    Set(phones.values.flatMap(\.zones) + regions.values.flatMap { $0 }.flatMap(\.candidate.zones))
  }
}
