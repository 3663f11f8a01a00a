/// What an attempt was, for counting. Worked, attempt, contact and right-party contact are four
/// different things (DOMAIN.md section 2).
package struct OutcomeFlags: OptionSet, Hashable, Sendable, Codable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let worked = OutcomeFlags(rawValue: 1)
  package static let attempt = OutcomeFlags(rawValue: 2)
  package static let contact = OutcomeFlags(rawValue: 4)
  package static let rightParty = OutcomeFlags(rawValue: 8)
  package static let thirdParty = OutcomeFlags(rawValue: 16)

  private static let letters: [(Character, OutcomeFlags)] = [
    ("W", .worked), ("A", .attempt), ("C", .contact), ("R", .rightParty), ("T", .thirdParty),
  ]

  /// Reads letters such as `WACR`; nil if one is unknown.
  package init?(letters text: some StringProtocol) {
    self = []
    for character in text {
      guard let flag = OutcomeFlags.letters.first(where: { $0.0 == character })?.1 else {
        return nil
      }
      insert(flag)
    }
  }

  package var letters: String {
    String(OutcomeFlags.letters.filter { contains($0.1) }.map(\.0))
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let flags = OutcomeFlags(letters: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown outcome flags \(text)"))
    }
    self = flags
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(letters)
  }
}

/// An outcome code: what happened, how it counts, what follows. Codes are data of the playbook; a
/// book may add its own.
package struct Outcome: Hashable, Sendable {
  /// What must be known to log it.
  package enum Field: String, Sendable, CaseIterable { case promise, callBack = "call-back", note }

  package var code: String
  package var title: String
  package var flags: OutcomeFlags
  /// The digit that chooses it, 1 to 9; nil for the ones on the list only.
  package var digit: Int?
  package var needs: Field?
  /// Days until the case is worked again; nil leaves the schedule as it is.
  package var retryDays: Int?
  /// What the contact point becomes.
  package var pointState: ContactPoint.State?
  /// The fact that holds from now on.
  package var holds: FactName?
  package var segment: Segment?
  /// The person called us: recorded, but not an attempt of ours.
  package var inbound: Bool
  /// Its promise may be paid in several instalments.
  package var takesInstalments = false
  /// Its promise is of a part of what is owed: half of it is proposed.
  package var isPart = false
  /// The way the contact came about, which the contact rules judge it by.
  package var channel: Channel

  package init(
    code: String, title: String, flags: OutcomeFlags, digit: Int? = nil, needs: Field? = nil,
    retryDays: Int? = nil, pointState: ContactPoint.State? = nil, holds: FactName? = nil,
    segment: Segment? = nil, inbound: Bool = false, channel: Channel = .call
  ) {
    self.code = code
    self.title = title
    self.flags = flags
    self.digit = digit
    self.needs = needs
    self.retryDays = retryDays
    self.pointState = pointState
    self.holds = holds
    self.segment = segment
    self.inbound = inbound
    self.channel = channel
  }
}
