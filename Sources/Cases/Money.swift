/// An ISO 4217 code, three capital letters.
package struct Currency: Hashable, Sendable {
  package let code: String

  /// Nil unless three ASCII letters; lower case is raised.
  package init?(_ code: some StringProtocol) {
    let raised = code.uppercased()
    guard raised.utf8.count == 3,
      raised.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    self.code = raised
  }

  /// Digits after the decimal mark (ISO 4217, list one: two, except those named here).
  package var digits: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
      "VND", "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// Minor units in one major unit: 100 for two digits.
  package var minorPerMajor: Int64 {
    switch digits {
    case 0: 1
    case 3: 1000
    default: 100
    }
  }
}

extension Currency: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let currency = Currency(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an ISO 4217 code: \(text)"))
    }
    self = currency
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

/// An amount of minor units in one currency. Two currencies never add: arithmetic is done on the
/// minor units of one case, whose currency is stated once.
package struct Money: Hashable, Sendable {
  package var minor: Int64
  package var currency: Currency

  package init(minor: Int64, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// Reads an amount as a person types it: digits, optional grouping commas in the whole part, an
  /// optional `.` and at most the currency's digits. No sign, no exponent, nothing else.
  package init?(typed text: some StringProtocol, currency: Currency) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    // `500,00` is five hundred to whoever writes it: what does not group thousands is not guessed at.
    guard (1...2).contains(parts.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].utf8.count),
      let major = decimal(groups.joined().utf8)
    else { return nil }
    var minor: Int64 = 0
    if parts.count == 2 {
      guard parts[1].utf8.count <= currency.digits, !parts[1].isEmpty else { return nil }
      let full = parts[1] + String(repeating: "0", count: currency.digits - parts[1].utf8.count)
      guard let value = decimal(full.utf8) else { return nil }
      minor = Int64(value)
    }
    let (scaled, overflow) = Int64(major).multipliedReportingOverflow(by: currency.minorPerMajor)
    let (sum, carry) = scaled.addingReportingOverflow(minor)
    guard !overflow, !carry else { return nil }
    self.init(minor: sum, currency: currency)
  }

  /// Grouped, with the currency's digits: `12,480.00`.
  package var grouped: String { text(fraction: currency.digits) }

  /// Grouped, rounded down to whole major units: `12,480`, for narrow columns.
  package var whole: String { text(fraction: 0) }

  /// Written from its end, digit by digit: every row of every frame has one.
  private func text(fraction: Int) -> String {
    // Nineteen digits, six commas, a sign and a point, and room.
    let longest = 32
    return String(unsafeUninitializedCapacity: longest) { buffer in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { digits in
        var start = longest
        func put(_ byte: UInt8) {
          start -= 1
          digits[start] = byte
        }
        let perMajor = UInt64(currency.minorPerMajor)
        var rest = minor.magnitude % perMajor
        for _ in 0..<fraction {
          put(48 + UInt8(rest % 10))
          rest /= 10
        }
        if fraction > 0 { put(UInt8(ascii: ".")) }
        var major = minor.magnitude / perMajor
        var written = 0
        repeat {
          if written > 0, written.isMultiple(of: 3) { put(UInt8(ascii: ",")) }
          put(48 + UInt8(major % 10))
          major /= 10
          written += 1
        } while major > 0
        if minor < 0 { put(UInt8(ascii: "-")) }
        for (index, byte) in digits[start...].enumerated() { buffer[index] = byte }
        return longest - start
      }
    }
  }

  /// Plain, without grouping: `12480.00`, for files.
  package var plain: String { grouped.filter { $0 != "," } }
}
