internal import Cases

// What `arrears conduct list` and `show` print.

/// One pack in a list.
package struct PackSummary: Sendable, Equatable, Encodable {
  package var id: String
  package var title: String
  package var version: String
  package var date: String?
  package var force: Pack.Force
  package var basis: [Basis]
  package var citation: String
  package var extends: [String]
  package var overlay: [String]
  package var jurisdiction: [String]
  package var from: String?
  package var to: String?
  package var rules: Int
  package var file: String

  /// One line for people.
  package var line: String {
    let force = force.rawValue.replacing("-", with: " ")
    return "\(id)  \(title) (\(version), \(force), \(rules) rules)"
  }
}

extension PackLibrary {
  /// All packs, sorted by id, without their rules.
  /// - Throws: the problems of all packs that cannot be read, or not with what they extend.
  package func summaries() throws(PackProblems) -> [PackSummary] {
    var summaries: [PackSummary] = []
    var problems: [PackProblem] = []
    for id in ids {
      do { summaries.append(try packInPlace(id).summary) } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard problems.isEmpty else { throw PackProblems(problems) }
    return summaries
  }
}

extension Pack {
  package var summary: PackSummary {
    PackSummary(
      id: id, title: title, version: version, date: date.map { "\($0)" }, force: force,
      basis: Basis.allCases.filter { basis in rules.contains { $0.basis == basis } },
      citation: citation, extends: extends, overlay: overlay, jurisdiction: jurisdiction,
      from: from.map { "\($0)" },
      to: to.map { "\($0)" }, rules: rules.count, file: file)
  }

  /// The pack for people: where it comes from, then every rule with its source.
  package var described: String {
    var lines = [
      "\(id): \(title)",
      "version \(version), sources read \(date.map { "\($0)" } ?? "at an unknown date"), "
        + force.rawValue.replacing("-", with: " "),
      citation,
    ]
    lines += sources.map { "  \($0)" }
    if !extends.isEmpty { lines.append("extends \(extends.joined(separator: ", "))") }
    if !overlay.isEmpty { lines.append("for people of \(overlay.joined(separator: ", "))") }
    if let from { lines.append("in force from \(from)" + (to.map { " to \($0)" } ?? "")) }
    for rule in rules {
      lines.append("")
      lines.append("\(rule.id)  \(rule.kind.name), \(rule.outcome)")
      lines.append("  \(rule.text)")
      lines.append("  \(rule.citation) (\(rule.basis.wording))")
    }
    return lines.joined(separator: "\n")
  }
}

extension Pack: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, title, version, date, force, citation, sources, extends, overlay, from, to, rules
    case file
  }

  /// The pack as `arrears conduct show --json` prints it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encode(version, forKey: .version)
    try container.encode(date, forKey: .date)
    try container.encode(force, forKey: .force)
    try container.encode(citation, forKey: .citation)
    try container.encode(sources, forKey: .sources)
    try container.encode(extends, forKey: .extends)
    try container.encode(overlay, forKey: .overlay)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(rules, forKey: .rules)
    try container.encode(file, forKey: .file)
  }
}

extension PackRule: Encodable {
  private enum CodingKeys: String, CodingKey { case rule, kind, effect, text, citation, basis }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .rule)
    try container.encode(kind.name, forKey: .kind)
    try container.encode(outcome, forKey: .effect)
    try container.encode(text, forKey: .text)
    try container.encode(citation, forKey: .citation)
    try container.encode(basis, forKey: .basis)
  }

  /// What it does to a contact, or what it asks for where it judges none.
  package var outcome: String {
    switch kind {
    case .content: "content"
    case .deadline, .period: "task"
    case .retain: "retain"
    case .lexicon: "language"
    case .judgement: "question"
    case .window, .count, .cooldown, .hold, .party, .precondition: effect.rawValue
    }
  }
}

extension PackRule.Kind {
  /// The name of the kind in packs.
  package var name: String {
    switch self {
    case .window: "window"
    case .count: "count"
    case .cooldown: "cooldown"
    case .hold: "hold"
    case .party: "party"
    case .precondition: "precondition"
    case .content: "content"
    case .deadline: "deadline"
    case .period: "period"
    case .retain: "retain"
    case .lexicon: "lexicon"
    case .judgement: "judgement"
    }
  }
}

extension Basis {
  /// For people.
  package var wording: String {
    switch self {
    case .text: "text read"
    case .secondary: "secondary source"
    case .memory: "from memory, needs checking"
    }
  }
}
