package import Cases
internal import Yams

/// In which order the numbers of a case are called, and when one of them rests.
package struct CallOrder: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package var role: PartyRole
    /// Nil: at any place.
    package var place: Place?
    package var purpose: Purpose

    package init(role: PartyRole, place: Place? = nil, purpose: Purpose = .collect) {
      self.role = role
      self.place = place
      self.purpose = purpose
    }
  }

  package var steps: [Step]
  /// Failures in a row after which a number rests.
  package var tries: Int
  /// Days for which it then does.
  package var rest: Int

  /// DOMAIN.md section 4: work, home, mobile; then who is liable too; then who may know where the
  /// debtor is.
  package static let standard = CallOrder(
    steps: [
      Step(role: .debtor, place: .work), Step(role: .debtor, place: .home),
      Step(role: .debtor, place: .mobile), Step(role: .debtor, place: .other),
      Step(role: .guarantor), Step(role: .spouse, purpose: .location),
      Step(role: .thirdParty, purpose: .location),
    ], tries: 3, rest: 14)

  package init(steps: [Step], tries: Int, rest: Int) {
    self.steps = steps
    self.tries = tries
    self.rest = rest
  }

  /// The order that ships, or the desk's own in its place. A wrong one leaves the one before it.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (order: CallOrder, problems: [PlaybookProblem]) {
    var order = CallOrder.standard
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("order.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "order.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let read = CallOrder.read(source.text, over: order, &reader), reader.problems.isEmpty {
        order = read
      }
      problems += reader.problems
    }
    return (order, problems)
  }

  private static func read(
    _ text: String, over standing: CallOrder, _ reader: inout YAMLReader
  ) -> CallOrder? {
    guard let root = reader.root(text),
      let entry = reader.entry(root, known: ["tries", "rest", "order"])
    else { return nil }
    var order = standing
    order.tries = reader.integer(entry, "tries", in: 1...100) ?? order.tries
    order.rest = reader.integer(entry, "rest", in: 0...365) ?? order.rest
    guard let list = reader.node(entry, "order") else { return order }
    let items = reader.items(list)
    if items.isEmpty { reader.report(entry.line, "order names nobody to call") }
    order.steps = items.compactMap { node in
      guard let entry = reader.entry(node, known: ["role", "place", "purpose"]),
        reader.required(entry, "role") != nil,
        let role = reader.word(entry, "role", as: PartyRole.self)
      else { return nil }
      let purpose = reader.word(entry, "purpose", as: Purpose.self) ?? .collect
      if Audience(role) == .thirdParty, purpose == .collect {
        reader.report(entry.line, "a \(role.rawValue) is called for purpose location only")
      }
      return Step(
        role: role, place: reader.word(entry, "place", as: Place.self), purpose: purpose)
    }
    return order
  }
}
