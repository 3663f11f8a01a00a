internal import CSimdjson
internal import Cases

/// A value of a parsed text, on simdjson's tape: one word for most values, two for numbers; an object
/// or array from its opening word to its closing one.
struct Tape {
  let words: UnsafeMutablePointer<UInt64>
  let strings: UnsafePointer<UInt8>
  /// The word where the value begins.
  let index: Int

  /// Types, by the letter that marks them on the tape.
  enum Mark {
    static let object = UInt8(ascii: "{")
    static let objectEnd = UInt8(ascii: "}")
    static let array = UInt8(ascii: "[")
    static let arrayEnd = UInt8(ascii: "]")
    static let string = UInt8(ascii: "\"")
    static let integer = UInt8(ascii: "l")
    static let unsigned = UInt8(ascii: "u")
    static let double = UInt8(ascii: "d")
    static let yes = UInt8(ascii: "t")
    static let no = UInt8(ascii: "f")
    static let null = UInt8(ascii: "n")
  }

  var mark: UInt8 { UInt8(words[index] >> 56) }

  private var payload: Int { Int(words[index] & 0x00FF_FFFF_FFFF_FFFF) }

  func at(_ index: Int) -> Tape { Tape(words: words, strings: strings, index: index) }

  /// The word behind the value.
  var next: Int {
    switch mark {
    case Mark.object, Mark.array: payload & 0xFFFF_FFFF
    case Mark.integer, Mark.unsigned, Mark.double: index + 2
    default: index + 1
    }
  }

  var isNull: Bool { mark == Mark.null }

  /// The bytes of a string, good for as long as the tape.
  var text: UnsafeBufferPointer<UInt8>? {
    guard mark == Mark.string else { return nil }
    let place = strings + (payload & 0xFFFF_FFFF)
    let count = UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
    return UnsafeBufferPointer(start: place + 4, count: Int(count))
  }

  var string: String? { text.map { String(decoding: $0, as: UTF8.self) } }

  var bool: Bool? {
    switch mark {
    case Mark.yes: true
    case Mark.no: false
    default: nil
    }
  }

  var integer: Int64? {
    switch mark {
    case Mark.integer: Int64(bitPattern: words[index + 1])
    case Mark.double: Int64(exactly: Double(bitPattern: words[index + 1]))
    default: nil
    }
  }

  var double: Double? {
    switch mark {
    case Mark.double: Double(bitPattern: words[index + 1])
    case Mark.integer: Double(Int64(bitPattern: words[index + 1]))
    case Mark.unsigned: Double(words[index + 1])
    default: nil
    }
  }

  /// The value of an object's member; nil if it has none of that name.
  func member(_ name: String) -> Tape? {
    var name = name
    return name.withUTF8 { name in
      var key = at(index + 1)
      while key.mark != Mark.objectEnd {
        let value = at(key.index + 1)
        if let text = key.text, text.count == name.count, text.elementsEqual(name) {
          words[key.index] |= Tape.asked
          return value
        }
        key = at(value.next)
      }
      return nil
    }
  }

  /// Marks the name of a member that was asked for: a bit that no place of a string needs.
  private static let asked: UInt64 = 1 << 48

  /// The members that nobody has asked for.
  func remaining(besides isKnown: (String) -> Bool) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [:]
    guard mark == Mark.object else { return fields }
    var key = at(index + 1)
    while key.mark != Mark.objectEnd {
      let value = at(key.index + 1)
      if words[key.index] & Tape.asked == 0, let name = key.string, !isKnown(name) {
        fields[name] = value.value
      }
      key = at(value.next)
    }
    return fields
  }

  /// Calls for every member of an object.
  func members(_ body: (String, Tape) -> Void) {
    var key = at(index + 1)
    while key.mark != Mark.objectEnd {
      let value = at(key.index + 1)
      if let name = key.string { body(name, value) }
      key = at(value.next)
    }
  }

  /// Any value at all.
  var value: JSONValue {
    switch mark {
    case Mark.string: return .string(string ?? "")
    case Mark.yes: return .bool(true)
    case Mark.no: return .bool(false)
    case Mark.integer, Mark.unsigned, Mark.double:
      return integer.map(JSONValue.integer) ?? .number(double ?? 0)
    case Mark.object:
      var fields: [String: JSONValue] = [:]
      members { fields[$0] = $1.value }
      return .object(fields)
    case Mark.array:
      var elements: [JSONValue] = []
      var element = at(index + 1)
      while element.mark != Mark.arrayEnd {
        elements.append(element.value)
        element = at(element.next)
      }
      return .array(elements)
    default: return .null
    }
  }
}

extension Scanner {
  /// Parses a text; the tape is good until the next parse. Nil where it is not JSON.
  func tape(_ text: UnsafeRawBufferPointer) -> Tape? {
    var tape = arrears_tape()
    guard let base = text.baseAddress?.assumingMemoryBound(to: CChar.self),
      arrears_parse(pointer, base, text.count, &tape) == 0, let words = tape.words,
      let strings = tape.strings
    else { return nil }
    // The first word is the root's.
    return Tape(words: UnsafeMutablePointer(mutating: words), strings: strings, index: 1)
  }

  /// The same with arrays among the members of the outermost object read as if they were empty.
  func tape(_ text: UnsafeRawBufferPointer, emptying isEmptied: (String) -> Bool) -> Tape? {
    guard let tape = tape(text) else { return nil }
    guard tape.mark == Tape.Mark.object else { return tape }
    tape.members { name, value in
      guard value.mark == Tape.Mark.array, isEmptied(name) else { return }
      // The opening word still says where the array ends; only its first element goes.
      tape.words[value.index + 1] = UInt64(Tape.Mark.arrayEnd) << 56
    }
    return tape
  }
}
