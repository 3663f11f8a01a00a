internal import Cases
internal import Yams

/// Reads values out of YAML nodes and collects what is wrong with them, by line, instead of
/// stopping at the first mistake.
struct YAMLReader {
  let file: String
  private(set) var problems: [PackProblem] = []

  init(file: String) { self.file = file }

  mutating func problem(_ message: String, at node: Node?) {
    problems.append(PackProblem(file: file, line: node?.mark?.line ?? 0, message: message))
  }

  /// The one document of a text; nil, with the problem, if it is not YAML.
  mutating func document(_ text: String) -> Node? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        problems.append(PackProblem(file: file, line: 1, message: "nothing in it"))
        return nil
      }
      return node
    } catch let error as YamlError {
      problems.append(PackProblem(file: file, line: error.line, message: error.summary))
    } catch {
      problems.append(PackProblem(file: file, line: 0, message: "\(error)"))
    }
    return nil
  }

  /// The values of a mapping by their keys. Keys that are not known and required keys that are
  /// absent are problems; nil if it is no mapping.
  mutating func fields(
    _ node: Node, of what: String, known: [String], required: [String] = []
  ) -> [String: Node]? {
    guard let mapping = node.mapping else {
      problem("\(what) must be a mapping of keys and values", at: node)
      return nil
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, known.contains(name) else {
        problem(
          "unknown key \(quoted(key.scalar?.string)) in \(what)"
            + nearest(key.scalar?.string ?? "", known), at: key)
        continue
      }
      fields[name] = value
    }
    for name in required where fields[name] == nil {
      problem("\(what) has no \(name)", at: node)
    }
    return fields
  }

  mutating func string(_ node: Node?, _ what: String) -> String? {
    guard let node else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      problem("\(what) must be a text", at: node)
      return nil
    }
    return scalar.string
  }

  /// A list; one value stands for a list of one.
  mutating func list(_ node: Node?) -> [Node] {
    guard let node else { return [] }
    if let sequence = node.sequence { return Array(sequence) }
    return [node]
  }

  mutating func strings(_ node: Node?, _ what: String) -> [String] {
    list(node).compactMap { string($0, what) }
  }

  mutating func integer(_ node: Node?, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = string(node, what) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      problem(
        "\(what) must be a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \(quoted(text))", at: node)
      return nil
    }
    return value
  }

  mutating func flag(_ node: Node?, _ what: String) -> Bool? {
    guard let text = string(node, what) else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      problem("\(what) must be true or false, not \(quoted(text))", at: node)
      return nil
    }
  }

  mutating func day(_ node: Node?, _ what: String) -> Day? {
    guard let text = string(node, what) else { return nil }
    guard let day = Day(text) else {
      problem("\(what) must be a day YYYY-MM-DD, not \(quoted(text))", at: node)
      return nil
    }
    return day
  }

  mutating func span(_ node: Node?, _ what: String) -> CalendarSpan? {
    guard let text = string(node, what) else { return nil }
    guard let span = CalendarSpan(text) else {
      problem("\(what) must be a span such as P7D or P3Y, not \(quoted(text))", at: node)
      return nil
    }
    return span
  }

  /// A span of whole days, at least one.
  mutating func days(_ node: Node?, _ what: String) -> Int? {
    guard let span = span(node, what) else { return nil }
    guard let days = span.wholeDays, days > 0 else {
      problem("\(what) must be a span of whole days such as P7D", at: node)
      return nil
    }
    return days
  }

  /// One word of a vocabulary.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: Node?, _ what: String, _ type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard let text = string(node, what) else { return nil }
    guard let word = Word(rawValue: text) else {
      problem(
        "unknown \(what) \(quoted(text))" + nearest(text, Word.allCases.map(\.rawValue)),
        at: node)
      return nil
    }
    return word
  }

  /// Words of a vocabulary; nil if there is no such key.
  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ node: Node?, _ what: String, _ type: Word.Type = Word.self
  ) -> [Word]? where Word.RawValue == String {
    guard let node else { return nil }
    return list(node).compactMap { word($0, what) }
  }

  mutating func zone(_ node: Node?) -> Zone? {
    guard let name = string(node, "zone") else { return nil }
    guard let zone = Zone(name) else {
      problem("unknown time zone \(quoted(name))", at: node)
      return nil
    }
    return zone
  }
}

func quoted(_ text: String?) -> String { "'\(text ?? "?")'" }

/// ", did you mean 'x'?" for a word that is close to a known one; else the known ones, if few.
func nearest(_ text: String, _ known: some Sequence<String>) -> String {
  let known = Array(known)
  let close = known.map { ($0, distance(text, $0)) }.min { $0.1 < $1.1 }
  if let close, close.1 <= max(1, text.count / 3) { return ", did you mean '\(close.0)'?" }
  return known.count <= 14 ? "; known: " + known.joined(separator: ", ") : ""
}

/// How many letters must change to make one word of the other (Levenshtein).
private func distance(_ a: String, _ b: String) -> Int {
  let a = Array(a.prefix(40))
  let b = Array(b.prefix(40))
  var row = Array(0...b.count)
  for i in a.indices {
    var corner = row[0]
    row[0] = i + 1
    for j in b.indices {
      let change = corner + (a[i] == b[j] ? 0 : 1)
      corner = row[j + 1]
      row[j + 1] = min(change, row[j] + 1, corner + 1)
    }
  }
  return row[b.count]
}

extension YamlError {
  fileprivate var line: Int {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    case .reader(_, let offset, _, let yaml):
      yaml.utf8.prefix(offset ?? 0).count { $0 == UInt8(ascii: "\n") } + 1
    default: 0
    }
  }

  fileprivate var summary: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      "not YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, _):
      "the key \(keys.map { quoted($0) }.joined(separator: ", ")) is there twice"
    case .reader(let problem, _, _, _): "not readable text: \(problem)"
    default: "not YAML: \(self)"
    }
  }
}
