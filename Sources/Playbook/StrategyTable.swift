package import Cases
internal import Yams

/// The conversations of a desk, and the table that says which suits whom.
package struct StrategyTable: Hashable, Sendable {
  package struct Strategy: Hashable, Sendable {
    package var id: String
    package var title: LocalText
    /// How it is done, in a sentence or two.
    package var how: LocalText
  }

  /// In the order that settles a draw.
  package private(set) var strategies: [Strategy] = []
  private var rules: [StrategyRule] = []

  package init() {}

  package subscript(_ id: String) -> Strategy? { strategies.first { $0.id == id } }

  /// The table that ships, then a desk's own: strategies of the same id are replaced, rules are
  /// added; a file that says `replace: true` puts its rules in the place of those before.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (table: StrategyTable, problems: [PlaybookProblem]) {
    var table = StrategyTable()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("strategies.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "strategies.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let root = reader.root(source.text),
        let parts = reader.entry(root, known: ["strategies", "rules", "replace"])
      {
        if reader.flag(parts, "replace") { table.rules = [] }
        table.readStrategies(parts, &reader)
        table.readRules(parts, &reader)
      }
      problems += reader.problems
    }
    return (table, problems)
  }

  private mutating func readStrategies(_ parts: YAMLReader.Entry, _ reader: inout YAMLReader) {
    guard let list = reader.node(parts, "strategies") else { return }
    for node in reader.items(list) {
      guard let entry = reader.entry(node, known: ["id", "title", "how"]),
        let id = reader.required(entry, "id"),
        let title = reader.requiredLocal(entry, "title"),
        let how = reader.requiredLocal(entry, "how")
      else { continue }
      let strategy = Strategy(id: id, title: title, how: how)
      if let index = strategies.firstIndex(where: { $0.id == id }) {
        strategies[index] = strategy
      } else {
        strategies.append(strategy)
      }
    }
  }

  private mutating func readRules(_ parts: YAMLReader.Entry, _ reader: inout YAMLReader) {
    guard let list = reader.node(parts, "rules") else { return }
    let known = strategies.map(\.id)
    for node in reader.items(list) {
      if let rule = StrategyRule(node, strategies: known, &reader) { rules.append(rule) }
    }
  }

  /// Every strategy, the most suitable first, each with the rules that speak for it.
  package func recommend(
    _ file: CaseFile, assessment: SegmentAssessment, on day: Day, charter: Charter
  ) -> [StrategyAdvice] {
    let bucket = charter.limits.buckets.bucket(daysPastDue: file.debt.daysPastDue(on: day))
    let fitting = rules.filter {
      $0.fits(file.debtor, bucket: bucket, assessment: assessment)
    }
    return strategies.enumerated().map { index, strategy in
      let speaking = fitting.filter { ($0.points[strategy.id] ?? 0) != 0 }
      let points = speaking.reduce(0) { $0 + ($1.points[strategy.id] ?? 0) }
      return (index, StrategyAdvice(strategy, points: points, reasons: speaking.map(\.text)))
    }
    .sorted { ($1.1.points, $0.0) < ($0.1.points, $1.0) }
    .map(\.1)
  }
}

/// How well a strategy suits a case, and why.
package struct StrategyAdvice: Hashable, Sendable {
  package var strategy: String
  package var title: LocalText
  package var points: Int
  package var reasons: [LocalText]

  init(_ strategy: StrategyTable.Strategy, points: Int, reasons: [LocalText]) {
    self.strategy = strategy.id
    title = strategy.title
    self.points = points
    self.reasons = reasons
  }
}
