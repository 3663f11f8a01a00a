internal import Casebook
internal import Cases
internal import Playbook
internal import Worklist

/// What a desk knows besides its cases: what ships, extended by the book's own playbook.
enum DeskData {
  /// The outcome codes alone: all that a first screen needs.
  static func outcomes(of place: Workplace) -> [Outcome] {
    let own = sources(place)
    let (table, problems) = OutcomeTable.load(own: own.sources)
    for problem in own.problems + problems { tell(problem.description) }
    return table.all
  }

  /// The points of the queue, which decide what the first screen shows.
  static func rules(of place: Workplace) -> QueueRules {
    let own = sources(place)
    let (rules, problems) = QueueRules.load(own: own.sources)
    for problem in problems { tell(problem.description) }
    return rules
  }

  /// What queues of the desk depend on besides its cases.
  static func moment(_ now: Instant, of place: Workplace) -> Moment {
    Moment(
      now: now, charter: place.charter,
      highBalances: HighBalances.load(own: sources(place).sources).balances)
  }

  /// The whole playbook, and what is wrong in the desk's own part of it.
  static func playbook(of place: Workplace) -> (Playbook, [PlaybookProblem]) {
    let own = sources(place)
    let (playbook, problems) = Playbook.load(own: own.sources)
    return (playbook, own.problems + problems)
  }

  /// Who may have new and orphaned cases, and what is wrong in the desk's own rules.
  static func distribution(of place: Workplace) -> (DistributionRules, [PlaybookProblem]) {
    let own = sources(place)
    let (rules, problems) = DistributionRules.load(own: own.sources)
    return (rules, own.problems + problems)
  }

  private static func sources(
    _ place: Workplace
  ) -> (sources: [PlaybookSource], problems: [PlaybookProblem]) {
    BookGroup.with { PlaybookSource.own(in: place.book.path + "/playbook") }
  }
}

extension CaseFile {
  /// The debtor's first telephone that is not known to be bad, then a guarantor's.
  var firstPhone: String? {
    parties.filter { $0.role == .debtor || $0.role == .guarantor }.flatMap(\.points)
      .first { $0.kind == .phone && $0.state != .bad }?.id
  }
}
