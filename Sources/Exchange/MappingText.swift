internal import Cases
internal import Yams

/// Reads the parts of a mapping from YAML and notes what is wrong with them, all of it, each with
/// its line.
struct MappingText {
  var head: MappingHead
  var problems: [MappingProblem] = []

  init(file: String) { head = MappingHead(file: file) }

  mutating func problem(_ text: String, at node: Node?) {
    problems.append(MappingProblem(file: head.file, line: node?.mark?.line, text: text))
  }

  /// The YAML as a tree; nil, and a problem, where it is none.
  mutating func tree(_ yaml: String) -> Node? {
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        problem("the mapping is empty", at: nil)
        return nil
      }
      return node
    } catch let error as YamlError {
      let (line, text) = MappingText.place(of: error)
      problems.append(MappingProblem(file: head.file, line: line, text: text))
    } catch {
      problem("it is not YAML", at: nil)
    }
    return nil
  }

  private static func place(of error: YamlError) -> (Int?, String) {
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      (mark.line, "it is not YAML: \(text)")
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "a key stands twice: " + keys.map(\.description).joined(separator: ", "))
    default: (nil, "it is not YAML")
    }
  }

  /// The members of a mapping node. A key that is none of `keys` is a problem.
  mutating func section(_ node: Node?, _ keys: [String], of what: String) -> [String: Node] {
    guard let node else { return [:] }
    guard let pairs = node.mapping else {
      problem("\(what) must be a section with \(keys.joined(separator: ", "))", at: node)
      return [:]
    }
    var members: [String: Node] = [:]
    for (key, value) in pairs {
      let name = key.scalar?.string ?? ""
      if !keys.contains(name) {
        problem("\(what) has no '\(name)'\(meant(name, among: keys))", at: key)
      } else if members.updateValue(value, forKey: name) != nil {
        problem("'\(name)' stands twice", at: key)
      }
    }
    return members
  }

  /// A list, or one entry in place of a list of one.
  func list(_ node: Node?) -> [Node] {
    guard let node else { return [] }
    return node.sequence.map(Array.init) ?? [node]
  }

  mutating func text(_ node: Node?, _ what: String) -> String? {
    guard let node else { return nil }
    guard let scalar = node.scalar else {
      problem("\(what) must be a text", at: node)
      return nil
    }
    return scalar.string
  }

  /// One of some words.
  mutating func word<Value: RawRepresentable & CaseIterable>(
    _ node: Node?, _ what: String, _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    guard let node, let text = text(node, what) else { return nil }
    guard let value = Value(rawValue: text) else {
      let names = Value.allCases.map(\.rawValue)
      problem(
        "\(what) '\(text)' is none of \(names.joined(separator: ", "))\(meant(text, among: names))",
        at: node)
      return nil
    }
    return value
  }

  mutating func condition(_ node: Node?) -> Condition? {
    guard let node, let text = text(node, "where") else { return nil }
    do {
      return try ConditionParser.condition(text, line: node.mark?.line, columns: &head.columns)
    } catch {
      problem(error.reason, at: node)
      return nil
    }
  }

  mutating func template(_ node: Node, _ what: String) -> Template? {
    guard let text = text(node, what) else { return nil }
    var pieces: [Template.Piece] = []
    var literal = ""
    var rest = text[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if (first == "{" || first == "}"), rest.first == first {
        literal.append(first)
        rest = rest.dropFirst()
      } else if first == "{", let end = rest.firstIndex(of: "}") {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(column(String(rest[..<end]), node))
        rest = rest[rest.index(after: end)...]
      } else if first == "{" || first == "}" {
        problem("\(what) has a brace without its partner; write \(first)\(first)", at: node)
        return nil
      } else {
        literal.append(first)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return Template(pieces: pieces)
  }

  private mutating func column(_ written: String, _ node: Node) -> Template.Piece {
    let name = trimmedText(written)
    if name == "$day" { return .day }
    let optional = name.hasSuffix("?")
    return .column(
      head.columns.slot(
        of: optional ? String(name.dropLast()) : name, line: node.mark?.line, optional: optional))
  }
}
