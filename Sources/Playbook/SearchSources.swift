package import Cases

/// The checklist of a search, as data (DOMAIN.md section 3, "Search").
package struct SearchSources: Hashable, Sendable {
  package struct Source: Hashable, Sendable {
    package var rules: TraceSource
    package var title: LocalText
    /// ISO 3166; empty: everywhere.
    package var countries: [String]

    package var id: String { rules.id }
  }

  package private(set) var all: [Source] = []

  package init() {}

  package subscript(_ id: String) -> Source? { all.first { $0.id == id } }

  /// Those that exist where the debtor lives; all of them where nobody knows.
  package func checklist(for file: CaseFile) -> [Source] {
    guard let country = file.debtor?.jurisdiction?.prefix(2) else { return all }
    return all.filter { $0.countries.isEmpty || $0.countries.contains(String(country)) }
  }

  /// The sources that ship, then a desk's own; one of the same id takes the place of ours.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (sources: SearchSources, problems: [PlaybookProblem]) {
    var sources = SearchSources()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("sources.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "sources.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let root = reader.root(source.text) {
        for node in reader.items(root) {
          guard
            let entry = reader.entry(
              node, known: ["id", "title", "countries", "basis", "third-party"]),
            let id = reader.required(entry, "id"), let title = reader.requiredLocal(entry, "title")
          else { continue }
          let made = Source(
            rules: TraceSource(
              id: id, needsBasis: reader.flag(entry, "basis"),
              isThirdParty: reader.flag(entry, "third-party")),
            title: title, countries: reader.texts(entry, "countries"))
          sources.all.removeAll { $0.id == id }
          sources.all.append(made)
        }
      }
      problems += reader.problems
    }
    return (sources, problems)
  }
}
