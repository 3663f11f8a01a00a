internal import Yams

/// Reads YAML entry by entry and notes, with its line, everything that is not as it should be.
struct YAMLReader {
  let file: String
  /// Lines of the file before the text that is read.
  let before: Int
  private(set) var problems: [PlaybookProblem] = []

  init(file: String, before: Int = 0) {
    self.file = file
    self.before = before
  }

  /// A mapping whose keys are texts, with the lines to name in problems.
  struct Entry {
    let line: Int
    fileprivate let values: [String: Node]
    /// Keys in the order of the file.
    let keys: [String]

    func has(_ key: String) -> Bool { values[key] != nil }
  }

  mutating func report(_ line: Int, _ reason: String) {
    problems.append(PlaybookProblem(file: file, line: line, reason: reason))
  }

  mutating func take(_ others: [PlaybookProblem]) { problems += others }

  /// The root of a text; nil, with the parser's complaint noted, if it is not YAML.
  mutating func root(_ text: String) -> Node? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        report(before + 1, "the file is empty")
        return nil
      }
      return node
    } catch {
      switch error {
      case YamlError.scanner(_, let problem, let mark, _),
        YamlError.parser(_, let problem, let mark, _),
        YamlError.composer(_, let problem, let mark, _):
        report(before + mark.line, "not YAML: \(problem)")
      default:
        report(before + 1, "not YAML: \(error)")
      }
      return nil
    }
  }

  func line(_ node: Node) -> Int { before + (node.mark?.line ?? 1) }

  mutating func items(_ node: Node) -> [Node] {
    guard let sequence = node.sequence else {
      report(line(node), "a list is expected here")
      return []
    }
    return Array(sequence)
  }

  /// The mapping at a node. A key that is not among `known` is noted; nil knows any.
  mutating func entry(_ node: Node, known: [String]?) -> Entry? {
    guard let mapping = node.mapping else {
      report(line(node), "a mapping (key: value) is expected here")
      return nil
    }
    var values: [String: Node] = [:]
    var keys: [String] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(line(key), "a key must be a word")
        continue
      }
      if let known, !known.contains(name) {
        report(line(key), "unknown key \(name); known are \(known.joined(separator: ", "))")
        continue
      }
      if let scalar = value.scalar, scalar.style == .plain, ["", "~"].contains(scalar.string) {
        continue
      }
      values[name] = value
      keys.append(name)
    }
    return Entry(line: line(node), values: values, keys: keys)
  }

  func node(_ entry: Entry, _ key: String) -> Node? { entry.values[key] }

  /// The line of a key's value, or of the entry.
  func line(_ entry: Entry, _ key: String) -> Int {
    entry.values[key].map(line) ?? entry.line
  }

  mutating func text(_ node: Node) -> String? {
    guard let text = node.scalar?.string else {
      report(line(node), "a text is expected here")
      return nil
    }
    return text
  }

  mutating func text(_ entry: Entry, _ key: String) -> String? {
    entry.values[key].flatMap { text($0) }
  }

  mutating func required(_ entry: Entry, _ key: String) -> String? {
    guard entry.has(key) else {
      report(entry.line, "\(key) is missing")
      return nil
    }
    return text(entry, key)
  }

  /// One text or a list of texts.
  mutating func texts(_ entry: Entry, _ key: String) -> [String] {
    guard let node = entry.values[key] else { return [] }
    if let scalar = node.scalar { return [scalar.string] }
    return items(node).compactMap { text($0) }
  }

  mutating func integer(_ entry: Entry, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(entry, key) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      report(
        line(entry, key),
        "\(key) is \(text); a number from \(range.lowerBound) to \(range.upperBound) is expected")
      return nil
    }
    return value
  }

  mutating func flag(_ entry: Entry, _ key: String) -> Bool {
    guard let text = text(entry, key) else { return false }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(line(entry, key), "\(key) is \(text); true or false is expected")
      return false
    }
  }

  /// One of the words of a vocabulary.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, line: Int, of key: String, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    report(line, "\(key) is \(text); one of \(known) is expected")
    return nil
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ entry: Entry, _ key: String, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = text(entry, key) else { return nil }
    return word(text, line: line(entry, key), of: key, as: type)
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ entry: Entry, _ key: String, as type: Word.Type
  ) -> [Word] where Word.RawValue == String {
    let line = line(entry, key)
    return texts(entry, key).compactMap { word($0, line: line, of: key, as: type) }
  }

  /// The same text in each language: `{en: …, zh: …}`. A comma in an unquoted text would make a key
  /// of what follows it; such a key is no language and is noted.
  mutating func local(_ node: Node) -> LocalText? {
    guard let mapping = node.mapping else {
      report(line(node), "a text in each language is expected, as in {en: …}")
      return nil
    }
    var local = LocalText()
    for (key, value) in mapping {
      let language = key.scalar?.string ?? ""
      guard (2...3).contains(language.utf8.count), language.allSatisfy(\.isLowercase),
        let text = value.scalar?.string, !text.isEmpty
      else {
        report(line(key), "\(language) is not a language with its text; quote texts with commas")
        continue
      }
      local.texts[language] = text
    }
    return local.texts.isEmpty ? nil : local
  }

  mutating func local(_ entry: Entry, _ key: String) -> LocalText? {
    entry.values[key].flatMap { local($0) }
  }

  mutating func requiredLocal(_ entry: Entry, _ key: String) -> LocalText? {
    guard entry.has(key) else {
      report(entry.line, "\(key) is missing")
      return nil
    }
    return local(entry, key)
  }
}
