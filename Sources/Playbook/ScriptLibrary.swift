/// The scripts of a desk. Heads are read at once, bodies when a script is opened: a desk has dozens
/// of scripts and opens one at a time.
package struct ScriptLibrary: Hashable, Sendable {
  package private(set) var heads: [ScriptHead] = []
  package private(set) var fields: [FactField] = []
  private var bodies: [String: Body] = [:]
  private var fragments: [String: ScriptFragment] = [:]
  /// Scripts that were read whole before: reading one takes milliseconds, and a desk opens the same
  /// few all day.
  private var kept: [String: ReadScript] = [:]

  private struct ReadScript: Hashable, Sendable {
    var script: Script
    var problems: [PlaybookProblem]
  }

  /// The text of a script below its head.
  private struct Body: Hashable, Sendable {
    var text: String
    var before: Int
  }

  package init() {}

  package func head(_ id: String) -> ScriptHead? { heads.first { $0.id == id } }

  package func field(_ key: String) -> FactField? { fields.first { $0.key == key } }

  /// Every language that some script is written in, sorted.
  package var languages: [String] {
    heads.reduce(into: Set<String>()) { $0.formUnion($1.title.languages) }.sorted()
  }

  /// The scripts that ship, then a desk's own: one of the same id takes the place of ours.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (library: ScriptLibrary, problems: [PlaybookProblem]) {
    var library = ScriptLibrary()
    var problems: [PlaybookProblem] = []
    let names = PlaybookSource.bundledParts.filter(isOfScripts)
    let bundled = names.compactMap { PlaybookSource.bundled($0) }
    for source in bundled + own.filter({ isOfScripts($0.part) }) {
      problems += library.add(source)
    }
    return (library, problems)
  }

  private static func isOfScripts(_ part: String) -> Bool {
    part.hasPrefix("scripts/") || part == "common.yaml" || part == "fields.yaml"
  }

  private mutating func add(_ source: PlaybookSource) -> [PlaybookProblem] {
    var reader = YAMLReader(file: source.file)
    switch source.part {
    case "fields.yaml":
      for field in reader.fields(source.text) {
        fields.removeAll { $0.key == field.key }
        fields.append(field)
      }
    case "common.yaml":
      fragments.merge(reader.fragments(source.text)) { $1 }
    default:
      guard let (head, body) = split(source.text, &reader) else { break }
      if let index = heads.firstIndex(where: { $0.id == head.id }) {
        heads[index] = head
      } else {
        heads.append(head)
      }
      bodies[head.id] = body
    }
    return reader.problems
  }

  /// A script's file is two YAML documents: head and body.
  private func split(_ text: String, _ reader: inout YAMLReader) -> (ScriptHead, Body)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let mark = lines.indices.dropFirst().first(where: { lines[$0] == "---" }) else {
      reader.report(lines.count, "a line --- must part the head from the steps")
      return nil
    }
    guard let head = reader.head(lines[..<mark].joined(separator: "\n")) else { return nil }
    let body = lines[(mark + 1)...].joined(separator: "\n")
    return (head, Body(text: body, before: mark + 1))
  }

  /// A script, whole. Steps of its own take the place of a fragment's with the same name.
  /// - Returns: nil if there is none of that id; problems name what was left out of it.
  package func script(_ id: String) -> (script: Script, problems: [PlaybookProblem])? {
    if let read = kept[id] { return (read.script, read.problems) }
    return read(id)
  }

  /// Reads a script whole, once, so that `script` need not read it again.
  package mutating func keep(_ id: String) {
    guard kept[id] == nil, let (script, problems) = read(id) else { return }
    kept[id] = ReadScript(script: script, problems: problems)
  }

  private func read(_ id: String) -> (script: Script, problems: [PlaybookProblem])? {
    guard let head = head(id), let body = bodies[id] else { return nil }
    var reader = YAMLReader(file: head.file, before: body.before)
    var own = ScriptFragment()
    var start: String?
    var enter: String?
    if let root = reader.root(body.text) { (own, start, enter) = reader.body(root) }
    var shared = ScriptFragment()
    for name in head.uses {
      guard let fragment = fragments[name] else {
        reader.report(1, "uses \(name), which common.yaml does not have")
        continue
      }
      shared.steps += fragment.steps
      shared.objections += fragment.objections
    }
    let steps = ScriptLibrary.merged(shared.steps, own.steps, by: \.id)
    let first = start ?? steps.first?.id ?? ""
    let script = Script(
      head: head, start: first, enter: enter ?? own.steps.first?.id ?? first,
      steps: Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
      order: steps.map(\.id),
      objections: ScriptLibrary.merged(shared.objections, own.objections, by: \.key))
    return (script, reader.problems)
  }

  /// Shared entries in their order with the own ones of the same key in their place, then the rest.
  private static func merged<Entry>(
    _ shared: [Entry], _ own: [Entry], by key: KeyPath<Entry, String>
  ) -> [Entry] {
    var result: [Entry] = []
    for entry in shared + own {
      if let index = result.firstIndex(where: { $0[keyPath: key] == entry[keyPath: key] }) {
        result[index] = entry
      } else {
        result.append(entry)
      }
    }
    return result
  }
}
