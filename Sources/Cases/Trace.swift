/// One try of a search for somebody who cannot be reached: which source was asked, on what legal
/// basis, and what came of it.
package struct Trace: Hashable, Sendable, Codable {
  package enum Result: String, Codable, Sendable, CaseIterable {
    case found, nothing, refused, asked
  }

  /// The source's id in the playbook's checklist.
  package var source: String
  /// The legal basis, in the words of the one who asked.
  package var basis: String?
  package var result: Result
  package var day: Day
  package var found: [Finding]
  package var note: String?

  package init(source: String, result: Result, day: Day) {
    self.source = source
    self.result = result
    self.day = day
    found = []
  }
}

/// A source of the search checklist, as far as the rules ask: the rest is the playbook's.
package struct TraceSource: Hashable, Sendable {
  package var id: String
  /// Asking it needs a legal basis, stated.
  package var needsBasis: Bool
  /// It is a person who is not liable, and is asked once.
  package var isThirdParty: Bool

  package init(id: String, needsBasis: Bool = false, isThirdParty: Bool = false) {
    self.id = id
    self.needsBasis = needsBasis
    self.isThirdParty = isThirdParty
  }
}
