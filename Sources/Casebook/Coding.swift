internal import Cases
internal import Foundation

/// Events and cases as JSON, in the one form in which they are written: members sorted by name,
/// slashes as they are.
struct BookEncoder {
  private let encoder: JSONEncoder

  init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func json(_ value: some Encodable) throws(BookError) -> Data {
    do { return try encoder.encode(value) } catch {
      // Numbers that JSON has not (infinity) are the only way to get here, and no field is one.
      throw .badRecord("a value has no form in JSON")
    }
  }
}

extension BookEncoder {
  /// A case as a line of a snapshot, with its newline.
  func line(_ file: CaseFile) throws(BookError) -> [UInt8] {
    Array(try json(file)) + [0x0A]
  }
}

struct BookDecoder {
  private let decoder = JSONDecoder()

  /// Nil where the line is not what it should be.
  func event(_ line: UnsafeRawBufferPointer) -> Event? {
    try? decoder.decode(Event.self, from: Data(line))
  }

  func file(_ line: UnsafeRawBufferPointer) -> CaseFile? {
    try? decoder.decode(CaseFile.self, from: Data(line))
  }

  /// The digest that a line of a snapshot carries.
  func digest(_ line: UnsafeRawBufferPointer) -> CaseDigest? {
    struct Holder: Decodable { var digest: CaseDigest }
    return (try? decoder.decode(Holder.self, from: Data(line)))?.digest
  }
}
