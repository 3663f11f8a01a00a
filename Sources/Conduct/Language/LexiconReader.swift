internal import Yams

/// Reads a lexicon file. Every mistake is thrown as a `LexiconError` with file and line.
struct LexiconReader {
  let file: String

  func read(_ yaml: String) throws(LexiconError) -> LexiconSource {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw LexiconError(file: file, line: Self.line(of: error), message: "not YAML: \(error)")
    } catch {
      throw LexiconError(file: file, line: nil, message: "not YAML: \(error)")
    }
    guard let root else { throw LexiconError(file: file, line: nil, message: "is empty") }
    let fields = try mapping(root, "a lexicon")
    guard let named = fields.first(where: { $0.key == "language" }),
      let language = TextLanguage(rawValue: try scalar(named.value))
    else { throw place(root).error("needs `language: en` or `language: zh`") }
    var source = LexiconSource(language: language, file: file)
    for field in fields { try read(field, into: &source) }
    return source
  }

  private struct Field {
    var key: String
    var value: Node
    var place: LexiconPlace
  }

  private func read(
    _ field: Field, into source: inout LexiconSource
  ) throws(LexiconError) {
    switch field.key {
    case "language": break
    case "near": source.near = try number(field.value, 1...20)
    case "far": source.far = try number(field.value, 1...60)
    case "old-before": source.oldBefore = try number(field.value, 1900...2999)
    case "abbreviations": source.abbreviations = Set(try words(field.value))
    case "whole": source.whole = Set(try words(field.value))
    case "common": source.common = Set(try words(field.value))
    case "default-unless": source.defaultUnless = try words(field.value)
    case "scope-ends": source.scopeEnds = try patterns(field.value)
    case "expansions":
      for entry in try mapping(field.value, field.key) {
        source.expansions[entry.key] = try scalar(entry.value)
      }
    case "irregular":
      for entry in try mapping(field.value, field.key) {
        source.irregular[entry.key] = try scalar(entry.value).split(separator: " ").map(String.init)
      }
    case "classes":
      for entry in try mapping(field.value, field.key) {
        source.classes[entry.key] = LexiconSource.WordClass(
          entries: try words(entry.value), place: entry.place)
      }
    case "scopes":
      for entry in try mapping(field.value, field.key) {
        source.scopes[entry.key] = try scope(entry)
      }
    case "rules": source.rules = try rules(field.value)
    default: throw field.place.error("unknown field `\(field.key)`")
    }
  }

  private func scope(_ entry: Field) throws(LexiconError) -> LexiconSource.Scope {
    var scope = LexiconSource.Scope(reach: .clause, open: [], except: [], place: entry.place)
    for field in try mapping(entry.value, "a scope") {
      switch field.key {
      case "reach":
        guard let reach = LexiconSource.Reach(rawValue: try scalar(field.value)) else {
          throw field.place.error("`reach` is clause, quote, rest or sentence")
        }
        scope.reach = reach
      case "open": scope.open = try patterns(field.value)
      case "except": scope.except = try patterns(field.value)
      default: throw field.place.error("unknown field `\(field.key)` of a scope")
      }
    }
    return scope
  }

  private func rules(_ node: Node) throws(LexiconError) -> [LexiconSource.Rule] {
    var rules: [LexiconSource.Rule] = []
    var seen: Set<String> = []
    for group in try mapping(node, "`rules`") {
      guard let category = ProhibitedCategory(rawValue: group.key) else {
        throw group.place.error("unknown category `\(group.key)`")
      }
      for entry in try mapping(group.value, "a category") {
        guard seen.insert(entry.key).inserted else {
          throw entry.place.error("the rule `\(entry.key)` is there twice")
        }
        rules.append(try rule(entry, category))
      }
    }
    return rules
  }

  private func rule(
    _ entry: Field, _ category: ProhibitedCategory
  ) throws(LexiconError) -> LexiconSource.Rule {
    var rule = LexiconSource.Rule(
      id: entry.key, category: category, text: "", match: [], unless: nil, facts: [],
      onlyWith: [], place: entry.place)
    for field in try mapping(entry.value, "a rule") {
      switch field.key {
      case "text": rule.text = try scalar(field.value)
      case "match": rule.match = try patterns(field.value)
      case "unless": rule.unless = try words(field.value)
      case "facts": rule.facts = try words(field.value)
      case "only-with": rule.onlyWith = try words(field.value)
      default: throw field.place.error("unknown field `\(field.key)` of a rule")
      }
    }
    guard !rule.text.isEmpty else { throw entry.place.error("the rule `\(rule.id)` has no `text`") }
    guard !rule.match.isEmpty else {
      throw entry.place.error("the rule `\(rule.id)` has nothing to `match`")
    }
    return rule
  }

  // MARK: - Nodes

  private func place(_ node: Node) -> LexiconPlace {
    LexiconPlace(file: file, line: node.mark?.line)
  }

  private func mapping(_ node: Node, _ what: String) throws(LexiconError) -> [Field] {
    guard case .mapping(let pairs) = node else {
      throw place(node).error("\(what) is a mapping")
    }
    var fields: [Field] = []
    var keys: Set<String> = []
    for (key, value) in pairs {
      let name = try scalar(key)
      guard keys.insert(name).inserted else { throw place(key).error("`\(name)` is there twice") }
      fields.append(Field(key: name, value: value, place: place(key)))
    }
    return fields
  }

  private func scalar(_ node: Node) throws(LexiconError) -> String {
    guard case .scalar(let scalar) = node else { throw place(node).error("one value goes here") }
    return scalar.string
  }

  private func number(_ node: Node, _ range: ClosedRange<Int>) throws(LexiconError) -> Int {
    guard let number = Int(try scalar(node)), range.contains(number) else {
      throw place(node).error("a number from \(range.lowerBound) to \(range.upperBound) goes here")
    }
    return number
  }

  /// A list, or one text with commas between its entries.
  private func words(_ node: Node) throws(LexiconError) -> [String] {
    if case .sequence(let nodes) = node {
      var all: [String] = []
      for node in nodes { all += try words(node) }
      return all
    }
    return try scalar(node).split(separator: ",").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  private func patterns(_ node: Node) throws(LexiconError) -> [LexiconSource.Pattern] {
    guard case .sequence(let nodes) = node else {
      throw place(node).error("a list of patterns goes here")
    }
    var all: [LexiconSource.Pattern] = []
    for node in nodes {
      all.append(LexiconSource.Pattern(text: try scalar(node), place: place(node)))
    }
    return all
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
