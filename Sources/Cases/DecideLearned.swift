// Rules about what is learnt of a case: clues, new numbers, its segment and strategy.

extension Desk {
  /// Clues, numbers that nobody has confirmed yet, and people who offered to help. What the case
  /// knows already is not written down again.
  func learned(_ learned: Learned, _ file: CaseFile) throws(Refusal) -> [Happening] {
    var happenings: [Happening] = []
    for text in learned.clues where !file.clues.contains(where: { $0.text == text }) {
      happenings.append(.clueAdded(ClueAdded(text: try note(text))))
    }
    var number = file.nextPointNumber
    func point(_ kind: ContactPoint.Kind, _ value: String) -> ContactPoint {
      defer { number += 1 }
      return ContactPoint(
        id: "p\(number)", kind: kind, value: value, place: .other, state: .unverified)
    }
    func isKnown(_ value: String) -> Bool {
      file.parties.contains { $0.points.contains { $0.value == value } }
    }
    let country = file.dialPlan
    if let debtor = file.debtor {
      for found in learned.found {
        // A number that is none stays a clue.
        let value =
          found.kind == .phone ? internationalNumber(found.value, country: country) : found.value
        guard let value, !isKnown(value) else { continue }
        happenings.append(
          .pointAdded(PointAdded(party: debtor.id, point: point(found.kind, try note(value)))))
      }
    }
    if let volunteer = learned.volunteer,
      !file.parties.contains(where: { $0.name == volunteer.name })
    {
      var party = Party(
        id: file.nextThirdParty, role: .thirdParty, name: try note(volunteer.name))
      party.relation = volunteer.relation
      party.language = file.debtor?.language
      let phone = volunteer.phone.flatMap { internationalNumber($0, country: country) }
      if let phone, !isKnown(phone) { party.points = [point(.phone, phone)] }
      happenings.append(.partyAdded(PartyAdded(party: party)))
    }
    return happenings
  }

  /// A person's own view of the segment stands until it is set again, so it needs a reason.
  func setSegment(
    _ segment: Segment?, reason: String, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    if let closed = file.closed { throw .caseClosed(reason: closed) }
    guard segment != nil || file.segment != nil else { throw .nothingSet("segment") }
    return [.segmentSet(SegmentSet(segment: segment, reason: try self.reason(reason)))]
  }

  func setStrategy(_ strategy: String?, _ file: CaseFile) throws(Refusal) -> [Happening] {
    if let closed = file.closed { throw .caseClosed(reason: closed) }
    guard strategy != nil || file.strategy != nil else { throw .nothingSet("strategy") }
    return [.strategySet(StrategySet(strategy: strategy))]
  }
}

extension CaseFile {
  /// How numbers without a country code are meant: as in the debtor's country.
  var dialPlan: DialPlan? {
    debtor?.jurisdiction.flatMap { DialPlan.of(country: String($0.prefix(2))) }
  }

  /// The number after the highest one that a contact point of the form `p7` has.
  fileprivate var nextPointNumber: Int {
    let numbers = parties.flatMap(\.points).compactMap { point in
      point.id.hasPrefix("p") ? decimal(point.id.dropFirst().utf8) : nil
    }
    // Hostile data may hold any number: what is beyond reason is not counted on from.
    return (numbers.filter { $0 < 1_000_000 }.max() ?? 0) + 1
  }

  /// An id for one more third party.
  fileprivate var nextThirdParty: String {
    let taken = Set(parties.map(\.id))
    var number = 1
    while taken.contains("t\(number)") { number += 1 }
    return "t\(number)"
  }
}
