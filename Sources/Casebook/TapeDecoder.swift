internal import Cases

/// Decodes from a parsed text, about five times as fast as Foundation's decoder: opening a console,
/// moving ten thousand cases and checking a million are mostly decoding.
///
/// It carries no path and no words: whoever decodes a line only needs to know that it is not what it
/// should be.
struct TapeDecoder: Decoder {
  let tape: Tape

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tape.mark == Tape.Mark.object else { throw mismatch(Key.self) }
    return KeyedDecodingContainer(TapeMembers(tape: tape))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tape.mark == Tape.Mark.array else { throw mismatch([Any].self) }
    return TapeElements(tape: tape.at(tape.index + 1))
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    TapeValue(tape: tape)
  }
}

extension TapeDecoder: RemainingMembers {
  func remaining(besides isKnown: (String) -> Bool) -> [String: JSONValue] {
    tape.remaining(besides: isKnown)
  }
}

private func mismatch(_ type: Any.Type) -> DecodingError {
  .typeMismatch(type, .init(codingPath: [], debugDescription: "another type is expected"))
}

extension Tape {
  /// The value as a type. Types that are a text in files are read from its bytes; all others decode
  /// themselves.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if Value.self == String.self, let value = string { return unsafeBitCast(value, to: type) }
    if Value.self == JSONValue.self { return cast(self.value, type) }
    if let text {
      if Value.self == Day.self, let day = Day(bytes: text) { return cast(day, type) }
      if Value.self == Instant.self, let instant = Instant(bytes: text) {
        return cast(instant, type)
      }
      if Value.self == UserID.self {
        return cast(UserID(String(decoding: text, as: UTF8.self)), type)
      }
    }
    return try Value(from: TapeDecoder(tape: self))
  }

  func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    if let value = integer.flatMap(Number.init(exactly:)) { return value }
    if mark == Mark.unsigned, let value = Number(exactly: words[index + 1]) { return value }
    throw mismatch(type)
  }

  func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw mismatch(Value.self) }
    return value
  }

  /// A value as the type that it was found to be.
  private func cast<Value, Result>(_ value: Value, _ type: Result.Type) -> Result {
    precondition(Value.self == Result.self)
    return unsafeBitCast(value, to: type)
  }
}

/// The members of an object.
private struct TapeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let tape: Tape

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    var keys: [Key] = []
    tape.members { name, _ in
      if let key = Key(stringValue: name) { keys.append(key) }
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { tape.member(key.stringValue) != nil }

  private func member(_ key: Key) throws -> Tape {
    guard let value = tape.member(key.stringValue) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "a member is missing"))
    }
    return value
  }

  private func present(_ key: Key) -> Tape? {
    guard let value = tape.member(key.stringValue), !value.isNull else { return nil }
    return value
  }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    let value = try member(key)
    return try value.require(value.bool)
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    let value = try member(key)
    return try value.require(value.string)
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    let value = try member(key)
    return try value.require(value.double)
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    Float(try decode(Double.self, forKey: key))
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).number(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).number(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).number(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).number(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).number(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).number(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).number(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try member(key).number(type)
  }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try member(key).number(type)
  }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try member(key).number(type)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try member(key).decode(type)
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try present(key).map { try $0.require($0.bool) }
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key).map { try $0.require($0.string) }
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try present(key)?.number(type)
  }

  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
    try present(key)?.number(type)
  }

  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try present(key)?.number(type)
  }

  func decodeIfPresent<Value: Decodable>(
    _ type: Value.Type, forKey key: Key
  ) throws -> Value? {
    try present(key)?.decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try TapeDecoder(tape: member(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try TapeDecoder(tape: member(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { TapeDecoder(tape: tape) }
  func superDecoder(forKey key: Key) throws -> any Decoder { TapeDecoder(tape: try member(key)) }
}

/// The elements of an array, one after another.
private struct TapeElements: UnkeyedDecodingContainer {
  /// The next element, or the end.
  var tape: Tape
  var currentIndex = 0

  init(tape: Tape) { self.tape = tape }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { nil }
  var isAtEnd: Bool { tape.mark == Tape.Mark.arrayEnd }

  private mutating func step() throws -> Tape {
    guard !isAtEnd else { throw mismatch(Any.self) }
    let element = tape
    tape = tape.at(tape.next)
    currentIndex += 1
    return element
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, tape.isNull else { return false }
    _ = try step()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try step().decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try TapeDecoder(tape: step()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try TapeDecoder(tape: step()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { TapeDecoder(tape: try step()) }
}

/// One value.
private struct TapeValue: SingleValueDecodingContainer {
  let tape: Tape

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { tape.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try tape.require(tape.bool) }
  func decode(_ type: String.Type) throws -> String { try tape.require(tape.string) }
  func decode(_ type: Double.Type) throws -> Double { try tape.require(tape.double) }
  func decode(_ type: Float.Type) throws -> Float { Float(try tape.require(tape.double)) }
  func decode(_ type: Int.Type) throws -> Int { try tape.number(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try tape.number(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try tape.number(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try tape.number(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try tape.number(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try tape.number(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try tape.number(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try tape.number(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try tape.number(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try tape.number(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try tape.decode(type) }
}
