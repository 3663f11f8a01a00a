internal import Yams

/// Lines that agents write again and again, to begin a note with.
package enum NoteTemplates {
  /// Those that ship, then the desk's own.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (templates: [LocalText], problems: [PlaybookProblem]) {
    var templates: [LocalText] = []
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("notes.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "notes.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let root = reader.root(source.text) {
        templates += reader.items(root).compactMap { reader.local($0) }
      }
      problems += reader.problems
    }
    return (templates, problems)
  }
}
