package import Cases

/// What a desk says of itself in scripts and letters. A desk fills in its own; what it leaves out is
/// left out of the texts.
package struct DeskCard: Hashable, Sendable {
  /// The telephone number to call back.
  package var callback: String?
  /// A name that does not tell what the business is, for voicemail and for people who are not
  /// liable (12 CFR 1006.2(j)).
  package var publicName: String?
  /// Where letters come from.
  package var address: String?
  /// Where to complain.
  package var complaints: String?
  private var disclosures: [String: LocalText] = [:]

  package init() {}

  /// What must be read before the debt is spoken of.
  package func disclosure(for actor: CollectorKind) -> LocalText {
    disclosures[actor.rawValue] ?? disclosures["default"] ?? LocalText()
  }

  package static func load(
    own: [PlaybookSource] = []
  ) -> (card: DeskCard, problems: [PlaybookProblem]) {
    var card = DeskCard()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("desk.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "desk.yaml" }) {
      var reader = YAMLReader(file: source.file)
      card.read(source.text, &reader)
      problems += reader.problems
    }
    return (card, problems)
  }

  private mutating func read(_ text: String, _ reader: inout YAMLReader) {
    guard let root = reader.root(text),
      let entry = reader.entry(
        root, known: ["callback", "public-name", "address", "complaints", "disclosure"])
    else { return }
    callback = reader.text(entry, "callback") ?? callback
    publicName = reader.text(entry, "public-name") ?? publicName
    address = reader.text(entry, "address") ?? address
    complaints = reader.text(entry, "complaints") ?? complaints
    let actors = CollectorKind.allCases.map(\.rawValue) + ["default"]
    guard let node = reader.node(entry, "disclosure"),
      let texts = reader.entry(node, known: actors)
    else { return }
    for actor in texts.keys { disclosures[actor] = reader.local(texts, actor) }
  }
}
