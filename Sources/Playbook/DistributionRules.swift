package import Cases
internal import Yams

/// Who may have a new or orphaned case, as data of the desk.
package struct DistributionRules: Hashable, Sendable {
  package struct Rule: Hashable, Sendable {
    /// Empty: all.
    package var buckets: [Bucket] = []
    package var languages: [String] = []
    package var currencies: [String] = []
    /// The smallest balance in major units; nil for any.
    package var smallest: Int?
    /// People of these desks; empty: anybody.
    package var desks: [String] = []
    /// The reason that the move carries.
    package var why: String

    package init(why: String) { self.why = why }
  }

  package var rules: [Rule]

  package init(rules: [Rule]) { self.rules = rules }

  /// The rules that ship, or the desk's own in their place. Wrong ones leave those before them.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (rules: DistributionRules, problems: [PlaybookProblem]) {
    var rules = DistributionRules(rules: [Rule(why: "new")])
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("distribution.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "distribution.yaml" }) {
      var reader = YAMLReader(file: source.file)
      let read = DistributionRules.read(source.text, &reader)
      if let read, reader.problems.isEmpty { rules = read }
      problems += reader.problems
    }
    return (rules, problems)
  }

  private static func read(_ text: String, _ reader: inout YAMLReader) -> DistributionRules? {
    guard let root = reader.root(text), let parts = reader.entry(root, known: ["rules"]) else {
      return nil
    }
    guard let node = reader.node(parts, "rules") else {
      reader.report(parts.line, "rules is missing")
      return nil
    }
    let rules = reader.items(node).compactMap { node -> Rule? in
      guard
        let entry = reader.entry(
          node, known: ["buckets", "languages", "currencies", "smallest", "desks", "why"]),
        let why = reader.required(entry, "why")
      else { return nil }
      var rule = Rule(why: why)
      for name in reader.texts(entry, "buckets") {
        if let bucket = Bucket(name: name) {
          rule.buckets.append(bucket)
        } else {
          reader.report(reader.line(entry, "buckets"), "\(name) is no bucket; M0 to M6 and M6+ are")
        }
      }
      rule.languages = reader.texts(entry, "languages")
      rule.currencies = reader.texts(entry, "currencies").map { $0.uppercased() }
      rule.desks = reader.texts(entry, "desks")
      if entry.has("smallest") {
        rule.smallest = reader.integer(entry, "smallest", in: 0...1_000_000_000)
      }
      return rule
    }
    if rules.isEmpty { reader.report(reader.line(node), "one rule at least is expected") }
    return DistributionRules(rules: rules)
  }
}
