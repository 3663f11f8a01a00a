internal import Cases

/// Encodes as JSON in the one form in which books are written: no spaces, members sorted by name,
/// slashes as they are; the bytes that Foundation's encoder gives with these settings, several times
/// as fast.
struct LineEncoder: Encoder {
  /// Owned by whoever asked for the encoding, for as long as it takes.
  fileprivate let page: UnsafeMutablePointer<Page>
  fileprivate let level: Page.Level

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    page.pointee.open(.object, level)
    return KeyedEncodingContainer(LineMembers<Key>(page: page))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    page.pointee.open(.array, level)
    return LineElements(page: page)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    page.pointee.open(.single, level)
    return LineValue(page: page)
  }
}

extension UnsafeMutablePointer<Page> {
  /// Writes a value.
  /// - Returns: where it stands.
  func write<Value: Encodable>(_ value: Value) throws -> Range<Int> {
    let start = pointee.length
    if try writeText(value) { return start..<pointee.length }
    let level = pointee.level
    try value.encode(to: LineEncoder(page: self, level: level))
    return pointee.close(level)
  }

  /// Writes a value that is one text in files and common enough to be written at once; false where
  /// it is of another type.
  private func writeText<Value: Encodable>(_ value: Value) throws -> Bool {
    // Comparing types costs nothing beside a dynamic cast.
    if Value.self == String.self {
      pointee.write(text: unsafeBitCast(value, to: String.self))
    } else if Value.self == Day.self {
      pointee.write(day: unsafeBitCast(value, to: Day.self))
    } else if Value.self == Instant.self {
      pointee.write(instant: unsafeBitCast(value, to: Instant.self))
    } else if Value.self == UserID.self {
      pointee.write(text: unsafeBitCast(value, to: UserID.self).text)
    } else {
      return false
    }
    return true
  }

  /// Adds a member or an element that `write` writes.
  fileprivate func add(_ name: String, _ write: (inout Page) throws -> Void) rethrows {
    let start = pointee.length
    try write(&pointee)
    pointee.add(name, start..<pointee.length)
  }
}

private struct LineMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let page: UnsafeMutablePointer<Page>

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { page.add(key.stringValue) { $0.writeNull() } }

  func encode(_ value: Bool, forKey key: Key) {
    page.add(key.stringValue) { $0.write(bool: value) }
  }

  func encode(_ value: String, forKey key: Key) {
    page.add(key.stringValue) { $0.write(text: value) }
  }

  func encode(_ value: Double, forKey key: Key) throws {
    try page.add(key.stringValue) { try $0.write(double: value) }
  }

  func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

  private func number(_ value: some BinaryInteger, _ key: Key) {
    page.add(key.stringValue) { $0.write(number: value) }
  }

  func encode(_ value: Int, forKey key: Key) { number(value, key) }
  func encode(_ value: Int8, forKey key: Key) { number(value, key) }
  func encode(_ value: Int16, forKey key: Key) { number(value, key) }
  func encode(_ value: Int32, forKey key: Key) { number(value, key) }
  func encode(_ value: Int64, forKey key: Key) { number(value, key) }
  func encode(_ value: UInt, forKey key: Key) { number(value, key) }
  func encode(_ value: UInt8, forKey key: Key) { number(value, key) }
  func encode(_ value: UInt16, forKey key: Key) { number(value, key) }
  func encode(_ value: UInt32, forKey key: Key) { number(value, key) }
  func encode(_ value: UInt64, forKey key: Key) { number(value, key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let span = try page.write(value)
    page.pointee.add(key.stringValue, span)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { unsupported() }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { unsupported() }
  func superEncoder() -> any Encoder { unsupported() }
  func superEncoder(forKey key: Key) -> any Encoder { unsupported() }
}

private struct LineElements: UnkeyedEncodingContainer {
  let page: UnsafeMutablePointer<Page>
  var count = 0

  init(page: UnsafeMutablePointer<Page>) { self.page = page }

  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() {
    count += 1
    page.add("") { $0.writeNull() }
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    count += 1
    let span = try page.write(value)
    page.pointee.add("", span)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { unsupported() }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { unsupported() }
  func superEncoder() -> any Encoder { unsupported() }
}

private struct LineValue: SingleValueEncodingContainer {
  let page: UnsafeMutablePointer<Page>

  var codingPath: [any CodingKey] { [] }

  func encodeNil() { page.add("") { $0.writeNull() } }
  func encode(_ value: Bool) { page.add("") { $0.write(bool: value) } }
  func encode(_ value: String) { page.add("") { $0.write(text: value) } }
  func encode(_ value: Double) throws { try page.add("") { try $0.write(double: value) } }
  func encode(_ value: Float) throws { try encode(Double(value)) }

  private func number(_ value: some BinaryInteger) { page.add("") { $0.write(number: value) } }

  func encode(_ value: Int) { number(value) }
  func encode(_ value: Int8) { number(value) }
  func encode(_ value: Int16) { number(value) }
  func encode(_ value: Int32) { number(value) }
  func encode(_ value: Int64) { number(value) }
  func encode(_ value: UInt) { number(value) }
  func encode(_ value: UInt8) { number(value) }
  func encode(_ value: UInt16) { number(value) }
  func encode(_ value: UInt32) { number(value) }
  func encode(_ value: UInt64) { number(value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    let span = try page.write(value)
    page.pointee.add("", span)
  }
}

/// No type of a book encodes that way, and none that data could choose.
private func unsupported() -> Never {
  preconditionFailure("cases and events have no nested containers and no superclasses")
}
