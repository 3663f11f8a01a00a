internal import Yams

/// A case to train on, step by step: what to press, what it leaves on record, and why.
package struct Training: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package var title: LocalText
    /// Names of keys; what is no name of a key is typed.
    package var keys: [String]
    package var text: LocalText
    /// The names of the events that the step leaves on the case.
    package var records: [String]
  }

  /// The number of the case in a demonstration.
  package var caseNumber: String
  package var title: LocalText
  package var steps: [Step]

  /// The training that ships, or the desk's own in its place.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (training: Training?, problems: [PlaybookProblem]) {
    var training: Training?
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("training.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "training.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let read = Training.read(source.text, &reader), reader.problems.isEmpty {
        training = read
      }
      problems += reader.problems
    }
    return (training, problems)
  }

  private static func read(_ text: String, _ reader: inout YAMLReader) -> Training? {
    guard let root = reader.root(text),
      let entry = reader.entry(root, known: ["case", "title", "steps"]),
      let number = reader.required(entry, "case"),
      let title = reader.requiredLocal(entry, "title"),
      let list = reader.node(entry, "steps")
    else { return nil }
    let steps = reader.items(list).compactMap { node -> Step? in
      guard let entry = reader.entry(node, known: ["title", "keys", "text", "records"]),
        let title = reader.requiredLocal(entry, "title"),
        let text = reader.requiredLocal(entry, "text")
      else { return nil }
      return Step(
        title: title, keys: reader.texts(entry, "keys"), text: text,
        records: reader.texts(entry, "records"))
    }
    return Training(caseNumber: number, title: title, steps: steps)
  }

  /// The commentary to read, in a language: of each step its title, its keys and why.
  /// - Parameter naming: how a key is named that this person has elsewhere.
  package func lines(
    in language: String, naming: (String) -> String = { $0 }
  ) -> [(text: String, isTitle: Bool)] {
    var lines: [(text: String, isTitle: Bool)] = [(title[language], true)]
    for (index, step) in steps.enumerated() {
      lines.append(("", false))
      lines.append(("\(index + 1)  \(step.title[language])", true))
      if !step.keys.isEmpty {
        lines.append(("> " + step.keys.map(naming).joined(separator: "  "), true))
      }
      lines.append((step.text[language], false))
      if !step.records.isEmpty {
        lines.append(("= " + step.records.joined(separator: ", "), false))
      }
    }
    return lines
  }
}
