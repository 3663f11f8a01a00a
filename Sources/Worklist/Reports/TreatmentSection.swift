internal import Cases

/// What a desk does besides calling (DOMAIN.md section 3), as reports count it.
package enum Treatment: String, Sendable, CaseIterable {
  case letters, messages, visits, legal, searches

  /// Nil for what is none of them.
  init?(_ happening: Happening) {
    switch happening {
    case .sent(.letter, _): self = .letters
    case .sent: self = .messages
    case .visitMade: self = .visits
    case .legalStep: self = .legal
    case .traced: self = .searches
    default: return nil
    }
  }
}

/// Who sent, visited, went to court and searched on the day; people who did none of it are left out.
func treatmentSection(_ source: ReportSource) -> ReportSection {
  var day = TeamDay(source.day, zone: source.charter.zone)
  for file in source.files { day.count(file) }
  var section = ReportSection(
    "treatments", "Letters, messages, visits, legal steps, searches",
    [("agent", "Agent")] + Treatment.allCases.map { ($0.rawValue, $0.rawValue) })
  let figures = day.figures(at: source.now).filter { !$0.value.treatments.isEmpty }
  for (user, figure) in figures.sorted(by: { $0.key.text < $1.key.text }) {
    section.rows.append(
      [.text(user.text)] + Treatment.allCases.map { .count(figure.treatments[$0] ?? 0) })
  }
  return section
}
