internal import Cases

/// Every zone and place that a person may be in: those that the case states, those of the residence
/// and of addresses, and where the case states none of a telephone number, those of its prefix. Every
/// one of them counts, so that an eastern number with a western address is called when it is day in
/// both. A number or an address known to be wrong tells nothing of where the person is.
struct Whereabouts {
  /// IANA names.
  private(set) var zones: [String] = []
  /// Residence and every candidate location (`US-MA`), which choose packs and overlays.
  private(set) var places: [String] = []

  init(of party: Party) {
    if let residence = party.jurisdiction { places.append(residence) }
    var addresses: Set<String> = []
    for point in party.points where point.state != .bad {
      add(point.zones)
      guard let candidate = Whereabouts.candidate(point) else { continue }
      if point.zones.isEmpty { add(candidate.zones) }
      if !places.contains(candidate.place) { places.append(candidate.place) }
      if point.kind == .address { addresses.insert(candidate.place) }
    }
    // A state may have several zones: an address in it says which.
    if let residence = party.jurisdiction, !addresses.contains(residence) {
      add(CandidateZones.shipped.candidate(region: residence)?.zones ?? [])
    }
  }

  private static func candidate(_ point: ContactPoint) -> CandidateZones.Candidate? {
    switch point.kind {
    case .phone: CandidateZones.shipped.candidate(phone: point.value)
    case .address: CandidateZones.shipped.candidate(address: point.value)
    default: nil
    }
  }

  private mutating func add(_ found: [String]) {
    for zone in found where !zones.contains(zone) { zones.append(zone) }
  }
}
