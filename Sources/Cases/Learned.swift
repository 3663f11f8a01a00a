/// What a conversation taught besides its outcome, for every later agent.
package struct Learned: Hashable, Sendable {
  /// A telephone number or an address of the debtor that somebody named.
  package struct Found: Hashable, Sendable {
    package var kind: ContactPoint.Kind
    package var value: String

    package init(kind: ContactPoint.Kind, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// Somebody who offered to help of their own free will and agreed that it is noted. It makes
  /// nobody liable (DOMAIN.md section 11).
  package struct Volunteer: Hashable, Sendable {
    package var name: String
    package var relation: String?
    package var phone: String?

    package init(name: String, relation: String? = nil, phone: String? = nil) {
      self.name = name
      self.relation = relation
      self.phone = phone
    }
  }

  /// What every later agent should see first.
  package var clues: [String] = []
  package var found: [Found] = []
  package var volunteer: Volunteer?

  package init() {}
}
