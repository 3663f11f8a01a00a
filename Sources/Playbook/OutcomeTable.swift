package import Cases
internal import Yams

/// The outcome codes of a desk: those of DOMAIN.md section 8, and its own. Kept apart from the rest
/// of a playbook, because the first screen needs them and nothing else of it.
package struct OutcomeTable: Hashable, Sendable {
  /// What a console does with an outcome beyond what `Cases` needs to record it.
  package struct Detail: Hashable, Sendable {
    package enum Channel: String, Sendable, CaseIterable { case call, visit, text }

    /// What is opened after it: the script for third parties, or the search checklist.
    package enum Then: String, Sendable, CaseIterable {
      case thirdParty = "third-party"
      case trace
    }

    package var title: LocalText
    /// How it came about. Only a `call` is dialled.
    package var channel: Channel
    package var then: Then?
    /// The next attempt should be made at another time of day.
    package var otherTime: Bool
  }

  /// In the order of the file: those on digits first.
  package private(set) var all: [Outcome] = []
  private var details: [String: Detail] = [:]

  package init() {}

  /// The outcome of that code; nil if the desk has none.
  package subscript(_ code: String) -> Outcome? { all.first { $0.code == code } }

  /// The outcome on a digit key, 1 to 9.
  package func digit(_ digit: Int) -> Outcome? { all.first { $0.digit == digit } }

  /// Those on digit keys, in the order of the keys.
  package var onDigits: [Outcome] {
    all.filter { $0.digit != nil }.sorted { ($0.digit ?? 0) < ($1.digit ?? 0) }
  }

  /// The others: what the list (F4) offers beside them.
  package var onList: [Outcome] { all.filter { $0.digit == nil } }

  package func detail(_ code: String) -> Detail? { details[code] }

  /// The title in a language; the code where there is no such outcome.
  package func title(_ code: String, in language: String) -> String {
    details[code]?.title[language] ?? code
  }

  /// The codes that ship with the program, then those of a desk's own files.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (table: OutcomeTable, problems: [PlaybookProblem]) {
    var table = OutcomeTable()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("outcomes.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "outcomes.yaml" }) {
      problems += table.add(source)
    }
    return (table, problems)
  }

  /// Adds the codes of a file; one that is there already is replaced.
  mutating func add(_ source: PlaybookSource) -> [PlaybookProblem] {
    var reader = YAMLReader(file: source.file)
    guard let root = reader.root(source.text) else { return reader.problems }
    for node in reader.items(root) {
      let before = reader.problems.count
      guard let (outcome, detail) = OutcomeTable.read(node, &reader),
        reader.problems.count == before
      else { continue }
      if let digit = outcome.digit,
        let holder = all.first(where: { $0.digit == digit && $0.code != outcome.code })
      {
        reader.report(reader.line(node), "digit \(digit) belongs to \(holder.code) already")
        continue
      }
      if let index = all.firstIndex(where: { $0.code == outcome.code }) {
        all[index] = outcome
      } else {
        all.append(outcome)
      }
      details[outcome.code] = detail
    }
    return reader.problems
  }

  private static func read(_ node: Node, _ reader: inout YAMLReader) -> (Outcome, Detail)? {
    guard
      let entry = reader.entry(
        node,
        known: [
          "code", "title", "flags", "digit", "needs", "retry", "other-time", "point", "holds",
          "segment", "channel", "inbound", "then", "instalments", "part",
        ]),
      let code = reader.required(entry, "code"),
      let title = reader.requiredLocal(entry, "title"),
      let letters = reader.required(entry, "flags")
    else { return nil }
    guard let flags = OutcomeFlags(letters: letters) else {
      reader.report(reader.line(entry, "flags"), "flags are \(letters); letters of WACRT only")
      return nil
    }
    if flags.contains(.rightParty) || flags.contains(.thirdParty), !flags.contains(.contact) {
      reader.report(reader.line(entry, "flags"), "R and T need C: somebody spoke")
    }
    var outcome = Outcome(code: code, title: title["en"], flags: flags)
    outcome.digit = reader.integer(entry, "digit", in: 1...9)
    outcome.needs = reader.word(entry, "needs", as: Outcome.Field.self)
    outcome.retryDays = reader.integer(entry, "retry", in: 0...365)
    outcome.pointState = reader.word(entry, "point", as: ContactPoint.State.self)
    outcome.holds = reader.word(entry, "holds", as: FactName.self)
    outcome.segment = reader.word(entry, "segment", as: Segment.self)
    outcome.inbound = reader.flag(entry, "inbound")
    outcome.takesInstalments = reader.flag(entry, "instalments")
    outcome.isPart = reader.flag(entry, "part")
    let channel = reader.word(entry, "channel", as: Detail.Channel.self) ?? .call
    outcome.channel = channel == .visit ? .visit : channel == .text ? .sms : .call
    let detail = Detail(
      title: title, channel: channel,
      then: reader.word(entry, "then", as: Detail.Then.self),
      otherTime: reader.flag(entry, "other-time"))
    return (outcome, detail)
  }
}
