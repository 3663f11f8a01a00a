internal import Casebook
internal import Cases
internal import Conduct
internal import Foundation
internal import Playbook
internal import Settings

/// The contact rules of a book, ready to judge its cases.
struct ConductPacks {
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

  let judge: ContactJudge

  /// - Throws: what is wrong in a pack that the book names.
  init(_ place: Workplace) throws(Failure) {
    do {
      judge = try ConductPacks.judge(place.charter, place.book.path)
    } catch {
      throw Failure(.badData, error.description)
    }
  }

  static func judge(_ charter: Charter, _ path: String) throws(PackProblems) -> ContactJudge {
    ContactJudge(try library(path).bookRulebook(charter.packs), actor: charter.actor)
  }

  /// The contact rules that `decide` goes by. A book whose packs cannot be read makes no contact:
  /// nobody can say whether one is allowed.
  static func rules(_ charter: Charter, _ path: String) -> ContactRules {
    do { return try judge(charter, path).rules } catch { return .unreadable(error.description) }
  }

  /// The packs that ship, those of the book, and those of the person's configuration.
  static func library(_ book: String?) throws(PackProblems) -> PackLibrary {
    let library = try BookGroup.with { () throws(PackProblems) in
      try PackLibrary(directories: book.map { [$0 + "/packs"] } ?? [])
    }
    let paths = ConfigurationPaths(environment: ProcessInfo.processInfo.environment)
    guard let personal = paths.packs else { return library }
    return try library.adding(personal: personal)
  }

  /// The next number to call, as the console proposes it.
  func proposal(
    for file: CaseFile, _ order: CallOrder, at now: Instant, _ zone: BookZone
  ) -> CallProposal {
    proposeCall(file, order: order, at: now, zone: zone) { _, point, purpose, at in
      judge.verdict(on: file, IntendedContact(to: point.id, for: purpose), at: at) ?? .allowed
    }
  }

  /// Whether the first number of a case may be called, and when it may be. Nobody can be called on
  /// a case without a number.
  func judgement(of file: CaseFile?, at now: Instant) -> Judgement {
    guard let file, let point = file.firstPhone,
      let verdict = judge.verdict(on: file, IntendedContact(to: point), at: now)
    else { return Judgement(verdict: Verdict.Level.refused.rawValue, opens: nil) }
    return Judgement(verdict: verdict.level.rawValue, opens: verdict.opens)
  }
}
