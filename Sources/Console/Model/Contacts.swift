package import Cases
package import Conduct

/// What the contact rules say of the open case at one instant.
package struct Contacts: Sendable, Equatable {
  /// How a call to each telephone stands, by contact point.
  package var standings: [String: Standing]
  /// What the rules ask to be done about the case.
  package var tasks: [ConductTask]
  /// The next instant at which a standing may change by itself.
  package var changes: Instant?
}

/// The contact rules of the book and the language check, as the console has them.
package struct ConductDesk: Sendable {
  package var judge: ContactJudge
  /// Nil until it is loaded; a note is then no worse than without it.
  package var language: LanguageCheck?

  package init(judge: ContactJudge, language: LanguageCheck? = nil) {
    self.judge = judge
    self.language = language
  }

  func contacts(of file: CaseFile, at now: Instant) -> Contacts {
    let standings = judge.standings(of: file, at: now)
    let turns = standings.values.flatMap { standing in
      [standing.verdict.opens, standing.closes] + standing.verdict.reasons.map(\.opens)
    }
    return Contacts(
      standings: standings, tasks: judge.tasks(on: file, at: now),
      changes: turns.compactMap { $0 }.filter { $0 > now }.min())
  }
}
