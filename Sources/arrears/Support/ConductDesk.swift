internal import Casebook
internal import Cases
internal import Conduct
internal import Foundation

/// The contact rules of a book, ready to judge its cases.
struct ConductDesk {
  struct Judgement: Encodable {
    var verdict: String
    var opens: Instant?

    private enum CodingKeys: String, CodingKey { case verdict, opens }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(verdict, forKey: .verdict)
      try container.encode(opens, forKey: .opens)
    }
  }

  private let rulebook: Rulebook
  private let actor: CollectorKind

  /// - Throws: what is wrong in a pack that the book names.
  init(_ place: Workplace) throws(Failure) {
    actor = place.charter.actor
    do {
      rulebook = try ConductDesk.library(place.book.path).bookRulebook(place.charter.packs)
    } catch {
      throw Failure(.badData, error.description)
    }
  }

  /// The packs that ship, then those of the person and of the book.
  static func library(_ book: String?) throws(PackProblems) -> PackLibrary {
    let configuration = ProcessInfo.processInfo.environment["XDG_CONFIG_HOME"].map {
      $0 + "/arrears/packs"
    }
    guard let book else { return try PackLibrary(directories: [configuration].compactMap { $0 }) }
    // A book's rules are the book's: no person's own pack takes the place of one that it names.
    return try BookGroup.with { () throws(PackProblems) in
      try PackLibrary(directories: [book + "/packs"])
    }
  }

  /// Whether the first number of a case may be called, and when it may be. Nobody can be called on
  /// a case without a number.
  func judgement(of file: CaseFile?, at now: Instant) -> Judgement {
    guard let file, let point = file.firstPhone,
      let verdict = verdict(on: file, IntendedContact(to: point), at: now)
    else { return Judgement(verdict: Verdict.Level.refused.rawValue, opens: nil) }
    return Judgement(verdict: verdict.level.rawValue, opens: verdict.opens)
  }

  /// How long the records of a case are kept, and the rule that says so: the longest of the book's.
  /// Nil where no rule says anything.
  func retention(of file: CaseFile, at now: Instant) -> (span: CalendarSpan, rule: String)? {
    let points = file.parties.filter { $0.role == .debtor }.flatMap(\.points).map(\.id)
    let contacts = points.map { IntendedContact(to: $0, by: .letter, for: .notice) }
    let situations = contacts.compactMap { Situation(of: file, $0, actor: actor, at: now) }
    let start = Day(number: 0)
    return situations.flatMap { rulebook.retentions(for: $0) }
      .map { (span: $0.demand.keep, rule: $0.rule.id) }
      .max { $0.span.after(start) < $1.span.after(start) }
  }

  /// Nil if the case has no such contact point.
  func verdict(on file: CaseFile, _ contact: IntendedContact, at now: Instant) -> Verdict? {
    Situation(of: file, contact, actor: actor, at: now).map(rulebook.verdict)
  }
}
