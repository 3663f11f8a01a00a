internal import Cases

/// What the desk's know-how says of a case before somebody is called: who it is and what to aim
/// for, what kind of conversation it needs and why, and the scripts that fit.
package struct Preparation: Hashable, Sendable {
  package var brief: Brief
  package var segment: SegmentAssessment
  /// Every strategy, the most suitable first.
  package var advice: [StrategyAdvice]
  /// The strategy that a person chose; nil: the first of `advice`.
  package var chosen: String?
  /// The scripts to begin with, the best first; then those one turns to.
  package var scripts: [ScriptChoice]
  /// The best script in the words of the case; nil where none fits.
  package var sheet: ScriptSheet?

  /// The strategy to go by.
  package var strategy: String? { chosen ?? advice.first?.strategy }
}

extension Playbook {
  /// What is known of a case for a conversation with the subject's party.
  /// - Parameter language: of the brief, which only the agent reads; the script is in the party's.
  package mutating func prepare(_ subject: ScriptSubject, language: String) -> Preparation {
    let party = subject.party ?? subject.file.debtor
    let audience = party.map { Audience($0.role) } ?? .debtor
    let assessment = assess(subject)
    let advice = recommend(subject, assessment)
    let chosen = subject.file.chosenStrategy.flatMap { strategies[$0]?.id }
    var choices: [ScriptChoice] = []
    for occasion in [ScriptHead.Occasion.opening, .turn, .inbound] {
      choices += scripts.fitting(
        subject, audience: audience, occasion: occasion, segment: assessment.segment,
        chosen: chosen, recommended: advice.first?.strategy)
    }
    var sheet: ScriptSheet?
    if let best = choices.first?.head, best.occasion == .opening {
      sheet = self.sheet(keeping: best.id, for: subject)
    }
    let goingBy = advice.filter { $0.strategy == chosen ?? advice.first?.strategy }
    return Preparation(
      brief: brief(subject, assessment: assessment, advice: goingBy, language: language),
      segment: assessment, advice: advice, chosen: chosen, scripts: choices, sheet: sheet)
  }

  /// A script in the words of a case, read once and kept.
  package mutating func sheet(keeping id: String, for subject: ScriptSubject) -> ScriptSheet? {
    scripts.keep(id)
    return sheet(id, for: subject)
  }
}
