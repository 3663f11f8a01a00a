internal import Mustache

/// A text with placeholders: Mustache, of which playbooks use variables (`{{balance}}`) and sections
/// (`{{#fees}}…{{/fees}}`, `{{^fees}}…{{/fees}}`) only.
struct TemplateText: Hashable, Sendable {
  let text: String

  /// A tag of the text, and the names of the sections it stands in.
  struct Tag: Hashable {
    var name: String
    var isSection: Bool
    var inside: [String]
    /// Lines from the beginning of the text.
    var line: Int
  }

  enum Fault: Error, Hashable {
    case unclosed
    /// A kind of tag that playbooks do not use: partials, blocks, pragmas, delimiters.
    case notUsed(String)
    case sections(String)
  }

  /// The tags in their order.
  func tags() throws(Fault) -> [Tag] {
    var tags: [Tag] = []
    var open: [String] = []
    for (inner, line) in try pieces().tags {
      let mark = inner.first
      let name = String(inner.drop { $0 == "#" || $0 == "^" || $0 == "/" })
      guard let initial = name.first, initial.isLetter,
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") })
      else { throw .notUsed(inner) }
      switch mark {
      case "#", "^":
        tags.append(Tag(name: name, isSection: true, inside: open, line: line))
        open.append(mark == "#" ? name : "^" + name)
      case "/":
        guard let last = open.popLast(), last == name || last == "^" + name else {
          throw .sections(name)
        }
      default: tags.append(Tag(name: name, isSection: false, inside: open, line: line))
      }
    }
    if let left = open.last { throw .sections(left) }
    return tags
  }

  /// What is said around the tags.
  var plain: String { (try? pieces().plain) ?? text }

  /// The insides of the tags with their lines, and the text between them.
  private func pieces() throws(Fault) -> (tags: [(String, Int)], plain: String) {
    var tags: [(String, Int)] = []
    var plain: [UInt8] = []
    var inside: [UInt8]?
    var line = 0
    var last: UInt8 = 0
    // Bytes, not characters: braces and line ends are never a part of anything else in UTF-8.
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if let read = inside {
        if byte == UInt8(ascii: "}"), last == byte {
          tags.append((String(decoding: read.dropLast(), as: UTF8.self), line))
          inside = nil
          last = 0
          continue
        }
        inside = read + [byte]
      } else if byte == UInt8(ascii: "{"), last == byte {
        plain.removeLast()
        inside = []
        last = 0
        continue
      } else {
        plain.append(byte)
      }
      last = byte
    }
    if inside != nil { throw .unclosed }
    return (tags, String(decoding: plain, as: UTF8.self))
  }

  /// The text with the facts in it. Nothing is escaped: this is for a screen, a voice or a letter,
  /// not for HTML.
  func render(_ context: FactContext) -> String {
    guard text.contains("{{") else { return text }
    guard (try? tags()) != nil,
      let template = try? MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    else { return text }
    var values: [String: String] = [:]
    for (placeholder, value) in context.values { values[placeholder.rawValue] = value }
    return template.render(values)
  }
}
