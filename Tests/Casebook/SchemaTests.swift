import Casebook
import Cases
import Demonstration
import Foundation
import Resources
import Testing

/// What is written is what the schemas that ship say.
@Suite struct SchemaTests {
  @Test func everyLineOfABookFitsItsSchema() throws {
    let scratch = Scratch()
    let desk = DemonstrationDesk(cases: 400, seed: 3)
    let book = try Book.create(
      at: scratch.path, charter: desk.charter, placing: (0..<400).map { desk.file($0) },
      by: DemonstrationDesk.placedBy, now: DemonstrationDesk.placedAt)
    let id = desk.file(7).id
    let now = DemonstrationDesk.placedAt + 3_600_000
    _ = try book.perform([Order(id, .note("seen"))], by: DemonstrationDesk.placedBy, now: now)
    _ = try book.perform([Order(nil, .takeBreak(.began))], by: "lin", now: now)
    try book.updateCharter(by: DemonstrationDesk.placedBy, now: now) { $0.name = "South" }
    _ = try book.compact()
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    for name in names where name.hasSuffix(".json") || name.hasSuffix(".jsonl") {
      let kind = name == "book.json" ? "book" : name.hasPrefix("cases") ? "case" : "event"
      let schema = try Schema(kind)
      let text = try String(contentsOfFile: scratch.path + "/" + name, encoding: .utf8)
      let values = kind == "book" ? [text] : text.split(separator: "\n").map(String.init)
      #expect(!values.isEmpty)
      for value in values {
        let problems = schema.problems(try Schema.parse(value))
        #expect(problems == [], "\(name): \(problems) in \(value.prefix(200))")
        if !problems.isEmpty { return }
      }
    }
  }

  @Test(arguments: [
    ("book", #"{"format":1,"name":"x"}"#), ("event", #"{"seq":0}"#),
    ("case", #"{"case":"A 1","caseRow":[],"debt":{},"parties":[]}"#),
    ("case", #"{"case":"A","caseRow":[1,"CNY",1,0,"n","k","lin","?"],"debt":1,"parties":[]}"#),
  ])
  func aSchemaFindsWhatIsWrong(_ kind: String, _ text: String) throws {
    #expect(try Schema(kind).problems(Schema.parse(text)) != [])
  }
}

/// As much of JSON Schema as the schemas that ship use.
private struct Schema {
  private let root: [String: Any]
  private let kind: String

  init(_ kind: String) throws {
    self.kind = kind
    let text = try #require(Bundled.text("schemas/\(kind).schema.json"))
    root = try #require(try Schema.parse(text) as? [String: Any])
  }

  static func parse(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  func problems(_ value: Any) -> [String] { problems(value, root, "") }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    if let reference = schema["$ref"] as? String { found += follow(reference, value, path) }
    if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { Schema.isOf($0, value) })
    {
      found.append("\(path) is no \(types)")
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "\0") {
      found.append("\(path) is none of \(words)")
    }
    if schema["const"] as? Bool == true, value as? Bool != true { found.append("\(path): true") }
    if let least = schema["minimum"] as? Int, let number = value as? Int, number < least {
      found.append("\(path) is below \(least)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path) is not \(pattern)")
    }
    if let object = value as? [String: Any] { found += members(object, schema, path) }
    if let array = value as? [Any] { found += elements(array, schema, path) }
    return found
  }

  private func follow(_ reference: String, _ value: Any, _ path: String) -> [String] {
    if reference.hasSuffix(".schema.json") {
      let other = try? Schema(String(reference.dropLast(".schema.json".count)))
      return other?.problems(value) ?? ["\(reference) is missing"]
    }
    let definitions = root["$defs"] as? [String: [String: Any]]
    guard let target = definitions?[String(reference.dropFirst("#/$defs/".count))] else {
      return ["\(reference) is missing"]
    }
    return problems(value, target, path)
  }

  private func members(
    _ object: [String: Any], _ schema: [String: Any], _ path: String
  ) -> [String] {
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
    for (name, member) in schema["properties"] as? [String: [String: Any]] ?? [:] {
      if let value = object[name] { found += problems(value, member, path + "." + name) }
    }
    return found
  }

  private func elements(_ array: [Any], _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    if let least = schema["minItems"] as? Int, array.count < least {
      found.append("\(path) has fewer than \(least)")
    }
    let first = schema["prefixItems"] as? [[String: Any]] ?? []
    for (value, schema) in zip(array, first) { found += problems(value, schema, path + "[]") }
    if let rest = schema["items"] as? [String: Any] {
      for value in array.dropFirst(first.count) { found += problems(value, rest, path + "[]") }
    }
    return found
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": (value as? Double).map { $0 == $0.rounded() } ?? (value is Int)
    case "boolean": value is Bool
    case "null": value is NSNull
    default: false
    }
  }
}
