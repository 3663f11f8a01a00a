/// The members of one line of JSON Lines, flat: nested objects and lists become dotted names
/// (`address.city`, `phones.1`), scalars their text.
///
/// Numbers keep the digits they were written with, which is why this is not `JSONDecoder`: an amount
/// of money must not pass through a floating-point number.
package struct JSONLine: Hashable, Sendable {
  package var members: [(name: String, value: [UInt8])] = []

  /// - Throws: `CellProblem` where the line is not one JSON object (RFC 8259).
  package init(_ bytes: some Collection<UInt8>) throws(CellProblem) {
    var parser = JSONParser(bytes: Array(bytes))
    parser.space()
    guard parser.peek == UInt8(ascii: "{") else { throw parser.problem("no JSON object") }
    try parser.object(path: "", depth: 0)
    parser.space()
    guard parser.peek == nil else { throw parser.problem("text after the JSON object") }
    members = parser.members
  }

  package static func == (a: JSONLine, b: JSONLine) -> Bool {
    a.members.elementsEqual(b.members) { $0.name == $1.name && $0.value == $1.value }
  }

  package func hash(into hasher: inout Hasher) {
    for member in members { hasher.combine(member.value) }
  }
}

/// Recursive descent over one line.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  var members: [(name: String, value: [UInt8])] = []

  /// Deeper than anybody nests a row, shallower than the stack.
  static let deepest = 64

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func problem(_ text: String) -> CellProblem {
    CellProblem("\(text) at character \(position + 1) of the line")
  }

  mutating func space() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      position += 1
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func object(path: String, depth: Int) throws(CellProblem) {
    guard depth < JSONParser.deepest else { throw problem("nested too deeply") }
    position += 1
    space()
    if take("}") { return }
    repeat {
      space()
      guard peek == UInt8(ascii: "\"") else { throw problem("no member name") }
      let name = String(decoding: try string(), as: UTF8.self)
      space()
      guard take(":") else { throw problem("no colon") }
      try value(path: path.isEmpty ? name : path + "." + name, depth: depth + 1)
      space()
    } while take(",")
    guard take("}") else { throw problem("an object that does not end") }
  }

  mutating func array(path: String, depth: Int) throws(CellProblem) {
    guard depth < JSONParser.deepest else { throw problem("nested too deeply") }
    position += 1
    space()
    if take("]") { return }
    var number = 1
    repeat {
      try value(path: "\(path).\(number)", depth: depth + 1)
      number += 1
      space()
    } while take(",")
    guard take("]") else { throw problem("a list that does not end") }
  }

  mutating func value(path: String, depth: Int) throws(CellProblem) {
    space()
    switch peek {
    case UInt8(ascii: "{"): try object(path: path, depth: depth)
    case UInt8(ascii: "["): try array(path: path, depth: depth)
    case UInt8(ascii: "\""): members.append((path, try string()))
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit:
      members.append((path, try number()))
    default:
      for word in ["null", "true", "false"] where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        members.append((path, word == "null" ? [] : Array(word.utf8)))
        return
      }
      throw problem("no value")
    }
  }

  mutating func number() throws(CellProblem) -> [UInt8] {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return Array(bytes[start..<position])
  }

  mutating func digits() throws(CellProblem) {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw problem("no digit") }
  }

  mutating func string() throws(CellProblem) -> [UInt8] {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw problem("a control character in a string")
      default: text.append(byte)
      }
    }
    throw problem("a string that does not end")
  }

  mutating func escape(into text: inout [UInt8]) throws(CellProblem) {
    guard let byte = peek else { throw problem("a string that does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicode(into: &text)
    default: throw problem("an unknown escape")
    }
  }

  /// `\uXXXX`, or two of them for a character beyond the first plane; half of such a pair is the
  /// replacement character.
  mutating func unicode(into text: inout [UInt8]) throws(CellProblem) {
    var unit = try hex()
    if (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: "\\u".utf8) {
      let back = position
      position += 2
      let low = try hex()
      if (0xDC00..<0xE000).contains(low) {
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      } else {
        position = back
      }
    }
    let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  mutating func hex() throws(CellProblem) -> UInt32 {
    guard position + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { throw problem("no four hexadecimal digits") }
    position += 4
    return unit
  }
}
