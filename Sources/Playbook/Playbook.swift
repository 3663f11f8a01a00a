package import Cases

/// The desk's know-how as data: what ships with the program, extended and replaced by a desk's own
/// files. A value; to reload is to load again.
package struct Playbook: Hashable, Sendable {
  package var outcomes = OutcomeTable()
  package var order = CallOrder.standard
  package var segments = SegmentTable()
  package var strategies = StrategyTable()
  package var desk = DeskCard()
  package var notes: [LocalText] = []
  package var sources = SearchSources()
  package var scripts = ScriptLibrary()
  package var training: Training?

  /// Who gets the cases of nobody.
  package var distribution = DistributionRules(rules: [])

  package init() {}

  /// Everything, and what is wrong with it. `OutcomeTable.load` alone is what a first screen needs.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (playbook: Playbook, problems: [PlaybookProblem]) {
    var playbook = Playbook()
    var problems = unknownParts(own)
    func take<Part>(_ loaded: (Part, [PlaybookProblem])) -> Part {
      problems += loaded.1
      return loaded.0
    }
    playbook.outcomes = take(OutcomeTable.load(own: own))
    // A queue loads these by itself; here their problems are found.
    playbook.distribution = take(DistributionRules.load(own: own))
    _ = take(HighBalances.load(own: own.filter { $0.part == "balances.yaml" }))
    playbook.order = take(CallOrder.load(own: own))
    playbook.segments = take(SegmentTable.load(own: own))
    playbook.strategies = take(StrategyTable.load(own: own))
    playbook.desk = take(DeskCard.load(own: own))
    playbook.notes = take(NoteTemplates.load(own: own))
    playbook.sources = take(SearchSources.load(own: own))
    playbook.scripts = take(ScriptLibrary.load(own: own))
    playbook.training = take(Training.load(own: own))
    return (playbook, problems)
  }

  private static let parts = [
    "outcomes.yaml", "balances.yaml", "order.yaml", "notes.yaml", "queue.yaml", "segments.yaml",
    "strategies.yaml", "desk.yaml", "common.yaml", "fields.yaml", "sources.yaml",
    "training.yaml", "distribution.yaml",
  ]

  private static func unknownParts(_ own: [PlaybookSource]) -> [PlaybookProblem] {
    own.filter { !parts.contains($0.part) && !$0.part.hasPrefix("scripts/") }.map {
      PlaybookProblem(
        file: $0.file, line: 1,
        reason: "no part of a playbook has this name; parts are \(parts.joined(separator: ", "))"
          + " and scripts/….yaml")
    }
  }

  /// The language to speak with a person: the person's own where some script is written in it;
  /// English with somebody who has another one; that of the book's currency where none is known.
  package func language(for party: Party?, charter: Charter) -> String {
    if let own = party?.language { return scripts.languages.contains(own) ? own : "en" }
    return charter.currency.code == "CNY" ? "zh" : "en"
  }

  /// A script in the words of a case; nil if there is none of that id.
  package func sheet(
    _ id: String, for subject: ScriptSubject, language: String? = nil
  ) -> ScriptSheet? {
    guard let script = scripts.script(id)?.script else { return nil }
    let party = subject.party ?? subject.file.debtor
    return script.sheet(
      for: subject, language: language ?? self.language(for: party, charter: subject.charter),
      desk: desk, fields: scripts.fields)
  }

  package func assess(_ subject: ScriptSubject) -> SegmentAssessment {
    segments.assess(subject.file, at: subject.now, charter: subject.charter)
  }

  package func recommend(
    _ subject: ScriptSubject, _ assessment: SegmentAssessment
  ) -> [StrategyAdvice] {
    strategies.recommend(
      subject.file, assessment: assessment, on: subject.today, charter: subject.charter)
  }
}
