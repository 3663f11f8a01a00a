internal import Cases

/// Every zone and place that a person may be in: those that the case states, and where it states
/// none of a telephone number, those of its prefix. Every one of them counts, so that an eastern
/// number with a western address is called when it is day in both. A number known to be wrong tells
/// nothing of where the person is.
struct Whereabouts {
  /// IANA names.
  var zones: [String] = []
  /// Residence and every candidate location (`US-MA`), which choose packs and overlays.
  var places: [String] = []

  init(of party: Party) {
    if let residence = party.jurisdiction { places.append(residence) }
    for point in party.points where point.state != .bad {
      for zone in point.zones where !zones.contains(zone) { zones.append(zone) }
      guard point.kind == .phone,
        let candidate = CandidateZones.shipped.candidate(phone: point.value)
      else { continue }
      if point.zones.isEmpty {
        for zone in candidate.zones where !zones.contains(zone) { zones.append(zone) }
      }
      if !places.contains(candidate.place) { places.append(candidate.place) }
    }
  }
}
