internal import Foundation

/// How the characters of a file are written. A mapping names one, or it is found.
package enum SourceEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case gb18030
  case windows1252 = "windows-1252"

  /// Finds the encoding of a file: by its byte order mark; else UTF-16 by where its zero bytes are;
  /// else UTF-8 if it is valid UTF-8; else GB18030 if it is valid and most of its characters are
  /// common Chinese ones; else Windows-1252, in which every byte is a character.
  package static func found(in bytes: [UInt8]) -> SourceEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let wide = utf16ByPattern(bytes.prefix(8192)) { return wide }
    if isUTF8(bytes) { return .utf8 }
    return looksChinese(bytes) ? .gb18030 : .windows1252
  }

  /// Marks, digits and line ends have a zero byte in UTF-16, always on the same side.
  private static func utf16ByPattern(_ bytes: ArraySlice<UInt8>) -> SourceEncoding? {
    var zeros = [0, 0]
    for (offset, byte) in bytes.enumerated() where byte == 0 { zeros[offset % 2] += 1 }
    let most = max(zeros[0], zeros[1])
    guard most * 20 >= bytes.count, min(zeros[0], zeros[1]) * 20 <= most else { return nil }
    return zeros[1] == most ? .utf16LittleEndian : .utf16BigEndian
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
  }

  /// Valid in two or four bytes throughout, and most pairs in the rows of GB 2312, which Western
  /// text in Windows-1252 hits by accident only.
  private static func looksChinese(_ bytes: [UInt8]) -> Bool {
    var common = 0
    var pairs = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard (0x81...0xFE).contains(bytes[index]), index + 1 < bytes.count else { return false }
      switch bytes[index + 1] {
      case 0x40...0x7E, 0x80...0xFE:
        pairs += 1
        if bytes[index] >= 0xA1, bytes[index + 1] >= 0xA1 { common += 1 }
        index += 2
      case 0x30...0x39: index += 4
      default: return false
      }
    }
    return common * 10 >= pairs * 7
  }

  /// The text of a file as UTF-8, without a byte order mark.
  /// - Throws: `ImportError.undecodable` where the bytes are not text in this encoding.
  package func decode(_ bytes: [UInt8]) throws(ImportError) -> [UInt8] {
    switch self {
    case .utf8:
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      guard SourceEncoding.isUTF8(text) else { throw .undecodable(self, line: badLine(text)) }
      return text
    case .utf16LittleEndian: return try wide(bytes, low: 0, high: 1)
    case .utf16BigEndian: return try wide(bytes, low: 1, high: 0)
    case .gb18030:
      // 0x80000000 marks the encodings of Core Foundation; 0x0632 is GB 18030 there.
      let encoding = String.Encoding(rawValue: 0x8000_0632)
      guard let text = String(data: Data(bytes), encoding: encoding) else {
        throw .undecodable(self, line: nil)
      }
      return Array(text.utf8)
    case .windows1252: return SourceEncoding.windows1252(bytes)
    }
  }

  private func wide(_ bytes: [UInt8], low: Int, high: Int) throws(ImportError) -> [UInt8] {
    guard bytes.count.isMultiple(of: 2) else { throw .undecodable(self, line: nil) }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw .undecodable(self, line: nil)
    }
    return Array(text.utf8)
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return text
  }

  /// 0x80 to 0x9F of Windows-1252; what it leaves undefined is the replacement character.
  private static let upper: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

  /// The first line that is not UTF-8.
  private func badLine(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }
}
