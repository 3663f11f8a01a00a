internal import Cases

/// Where JSON is being written. A value is written behind the values that it consists of, which are
/// then no longer needed; the last one written is the whole.
struct Page: ~Copyable {
  enum Kind { case object, array, single }

  private struct Part {
    var name: String
    var span: Range<Int>
  }

  private var bytes = ByteBuffer()
  /// Of all values that are not finished, the outermost first.
  private var parts: [Part] = []
  /// What those values are.
  private var kinds: [Kind] = []

  /// A value that is begun: where its parts begin, and how many values it is within.
  struct Level {
    var base: Int
    var depth: Int
  }

  mutating func clear() {
    bytes.count = 0
    parts.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }

  func text(_ span: Range<Int>) -> UnsafeRawBufferPointer { bytes.text(span) }

  var length: Int { bytes.count }

  var level: Level { Level(base: parts.count, depth: kinds.count) }

  /// Says what a value is. One may say it twice, for members it knows and members it does not.
  mutating func open(_ kind: Kind, _ level: Level) {
    if kinds.count == level.depth { kinds.append(kind) }
  }

  mutating func add(_ name: String, _ span: Range<Int>) {
    parts.append(Part(name: name, span: span))
  }

  /// Writes the value whose parts are complete.
  mutating func close(_ level: Level) -> Range<Int> {
    let kind = kinds.count > level.depth ? kinds[level.depth] : .object
    kinds.removeSubrange(min(level.depth, kinds.count)...)
    defer { parts.removeSubrange(level.base...) }
    let start = bytes.count
    switch kind {
    case .single:
      if let part = parts[level.base...].last { return part.span }
      bytes.append("null")
    case .array:
      bytes.append(UInt8(ascii: "["))
      for index in level.base..<parts.count {
        if index > level.base { bytes.append(UInt8(ascii: ",")) }
        bytes.append(copyOf: parts[index].span)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object: writeMembers(level.base)
    }
    return start..<bytes.count
  }

  private mutating func writeMembers(_ base: Int) {
    sort(from: base)
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for index in base..<parts.count {
      // Of two members of a name the later one counts.
      if index + 1 < parts.count, parts[index + 1].name == parts[index].name { continue }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(text: parts[index].name)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(copyOf: parts[index].span)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// By name, members of the same name in their order: by insertion, for they are few.
  private mutating func sort(from base: Int) {
    guard base < parts.count else { return }
    for index in (base + 1)..<max(parts.count, base + 1) {
      let part = parts[index]
      var place = index
      while place > base, precedes(part.name, parts[place - 1].name) {
        parts[place] = parts[place - 1]
        place -= 1
      }
      if place != index { parts[place] = part }
    }
  }

  private func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  mutating func write(text: String) {
    var text = text
    text.withUTF8 { text in
      bytes.append(UInt8(ascii: "\""))
      if text.allSatisfy({ $0 >= 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(text)
      } else {
        for byte in text { write(character: byte) }
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func write(character byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append("\\\"")
    case UInt8(ascii: "\\"): bytes.append("\\\\")
    case 0x08: bytes.append("\\b")
    case 0x09: bytes.append("\\t")
    case 0x0A: bytes.append("\\n")
    case 0x0C: bytes.append("\\f")
    case 0x0D: bytes.append("\\r")
    case 0..<0x20:
      bytes.append(byte < 16 ? "\\u000" : "\\u001")
      let digit = byte & 15
      bytes.append(digit < 10 ? 48 + digit : 87 + digit)
    default: bytes.append(byte)
    }
  }

  mutating func write(number: some BinaryInteger) { bytes.append(String(number)) }

  mutating func write(bool: Bool) { bytes.append(bool ? "true" : "false") }

  mutating func writeNull() { bytes.append("null") }

  mutating func write(double: Double) throws {
    guard double.isFinite else {
      throw EncodingError.invalidValue(
        double, .init(codingPath: [], debugDescription: "not a number of JSON"))
    }
    let text = double.description
    bytes.append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  mutating func write(day: Day) {
    bytes.append(UInt8(ascii: "\""))
    day.write(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func write(instant: Instant) {
    bytes.append(UInt8(ascii: "\""))
    instant.write(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Bytes that grow.
struct ByteBuffer: ~Copyable {
  private var memory: UnsafeMutableRawBufferPointer
  var count = 0

  init() { memory = .allocate(byteCount: 4096, alignment: 16) }

  deinit { memory.deallocate() }

  func text(_ span: Range<Int>) -> UnsafeRawBufferPointer { .init(rebasing: memory[span]) }

  private mutating func reserve(_ more: Int) {
    guard count + more > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(2 * memory.count, count + more), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: memory[count..<(count + bytes.count)])
      .copyMemory(from: UnsafeRawBufferPointer(bytes))
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(copyOf span: Range<Int>) {
    reserve(span.count)
    UnsafeMutableRawBufferPointer(rebasing: memory[count..<(count + span.count)])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[span]))
    count += span.count
  }
}
