internal import Casebook
internal import Cases
internal import Conduct
internal import Foundation
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

  /// In which order numbers are called.
  static func callOrder(of place: Workplace) -> CallOrder {
    let own = sources(place)
    let (order, problems) = CallOrder.load(own: own.sources)
    for problem in problems { tell(problem.description) }
    return order
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

  /// The playbook of the book that the options name, or of the one place a person has; where there
  /// is no book, what ships.
  static func playbook(
    _ options: BookOptions
  ) throws(Failure) -> (playbook: Playbook, problems: [PlaybookProblem]) {
    let path = try? options.path()
    let isNamed = options.book != nil
    guard isNamed || path.map({ FileManager.default.fileExists(atPath: $0) }) == true else {
      return Playbook.load()
    }
    let place = try options.open()
    _ = try place.reader()
    return playbook(of: place)
  }

  /// What is wrong in the desk's own part of a playbook; nothing is looked at where it has none.
  static func ownFaults(
    in playbook: Playbook, _ problems: [PlaybookProblem]
  ) -> [ScriptFault] {
    let shipped = Set(PlaybookSource.bundledParts)
    let own = playbook.scripts.heads.filter { !shipped.contains($0.file) }.map(\.id)
    guard !own.isEmpty || !problems.isEmpty else { return [] }
    return faults(in: playbook, problems, only: Set(own))
  }

  /// Everything that is wrong in a playbook: what could not be read, and what a walk would run into.
  /// - Parameter only: the scripts to look at; all where nil.
  static func faults(
    in playbook: Playbook, _ problems: [PlaybookProblem], only: Set<String>? = nil
  ) -> [ScriptFault] {
    let unread = problems.map {
      ScriptFault(
        file: $0.file, line: $0.line, script: "playbook", kind: .unreadable, reason: $0.reason)
    }
    // A lexicon that does not compile is found by the tests; here it judges nothing.
    let language = try? LanguageCheck.bundled()
    let check = language.map { ScriptLint.check(with: $0) } ?? { _, _, _ in [] }
    return unread
      + ScriptLint.faults(in: playbook, only: only, check: check)
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
