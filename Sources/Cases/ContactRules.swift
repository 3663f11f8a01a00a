/// A contact that a desk thinks of: which person of a case, where, how and why.
package struct IntendedContact: Hashable, Sendable {
  /// The contact point, by its id in the case; nil where nobody said which: the debtor then.
  package var point: String?
  package var channel: Channel
  package var purpose: Purpose
  /// How many collectors take part; visits need it.
  package var staff: Int

  package init(
    to point: String?, by channel: Channel = .call, for purpose: Purpose = .collect, staff: Int = 1
  ) {
    self.point = point
    self.channel = channel
    self.purpose = purpose
    self.staff = staff
  }
}

extension PartyRole {
  /// What a desk contacts such a person for: who owes, to collect; one who does not, only to learn
  /// where the debtor can be reached (DOMAIN.md section 4).
  package var usualPurpose: Purpose { mayHearOfDebt ? .collect : .location }
}

/// How strict a verdict on a contact is, from lenient to strict; the strictest rule decides.
package enum VerdictLevel: String, Codable, Sendable, Comparable, CaseIterable {
  case allowed
  /// Shown, and goes ahead.
  case warned
  /// A presumption of violation: stopped until a lead overrides it with a reason.
  case override
  /// Nobody can override it.
  case refused

  package static func < (a: VerdictLevel, b: VerdictLevel) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .allowed: 0
    case .warned: 1
    case .override: 2
    case .refused: 3
    }
  }

  /// Whether the contact may not go ahead as things are.
  package var stops: Bool { self >= .override }
}

/// A contact that the rules stop: how strictly, the rule that decides, and when they let it pass.
package struct ContactStop: Hashable, Sendable {
  package var level: VerdictLevel
  package var rule: String
  /// Every rule that stops it, the deciding one among them.
  package var rules: [String]
  /// The rule in one sentence, and where it is written.
  package var text: String
  package var citation: String
  /// When no rule stops the contact any more; nil if that does not come by itself.
  package var opens: Instant?
  /// The zone in which people read `opens`.
  package var zone: BookZone

  package init(
    level: VerdictLevel, rule: String, rules: [String] = [], text: String, citation: String,
    opens: Instant?, zone: BookZone
  ) {
    self.level = level
    self.rule = rule
    self.rules = rules.isEmpty ? [rule] : rules
    self.text = text
    self.citation = citation
    self.opens = opens
    self.zone = zone
  }
}

/// What `decide` needs to know of the contact rules: whether they stop a contact. `Conduct` answers
/// from the packs of a book; a value, so that `decide` stays a pure function.
package struct ContactRules: Sendable {
  private let judge: @Sendable (CaseFile, IntendedContact, Charter, Instant) -> ContactStop?
  private let read: @Sendable (CaseFile, Dispatch, Charter, Member, Instant) -> [String]

  /// - Parameter read: what is wrong with a text that is about to leave, a sentence each.
  package init(
    reading read: @escaping @Sendable (CaseFile, Dispatch, Charter, Member, Instant) -> [String] =
      { _, _, _, _, _ in [] },
    _ judge: @escaping @Sendable (CaseFile, IntendedContact, Charter, Instant) -> ContactStop?
  ) {
    self.judge = judge
    self.read = read
  }

  /// Everything against a text that is about to leave.
  package func objections(
    to dispatch: Dispatch, on file: CaseFile, _ charter: Charter, by actor: Member,
    at instant: Instant
  ) -> [String] {
    read(file, dispatch, charter, actor, instant)
  }

  /// A desk whose rules cannot be read makes no contact: nobody can say whether one is allowed.
  /// - Parameter problem: what is wrong with them.
  package static func unreadable(_ problem: String) -> ContactRules {
    ContactRules { _, _, charter, _ in
      ContactStop(
        level: .refused, rule: "packs", text: "the contact rules cannot be read: \(problem)",
        citation: "", opens: nil, zone: charter.zone)
    }
  }

  /// A desk without contact rules.
  package static let none = ContactRules { _, _, _, _ in nil }

  /// What stops a contact at an instant; nil if nothing does.
  package func stop(
    _ contact: IntendedContact, on file: CaseFile, _ charter: Charter, at instant: Instant
  ) -> ContactStop? {
    judge(file, contact, charter, instant)
  }
}

extension ContactStop: CustomStringConvertible {
  /// Rule, what it says, where that is written, and when it opens.
  package var description: String {
    let source = citation.isEmpty ? "" : " (\(citation))"
    return "\(rule): \(text)\(source)" + (opens.map { "; opens \(zone.clock($0))" } ?? "")
  }
}
