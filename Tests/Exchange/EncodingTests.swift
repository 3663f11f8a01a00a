import Exchange
import Foundation
import Testing

private let text = "姓名,金额\n张伟,12\n"

struct EncodingTests {
  private static func utf16(bigEndian: Bool, mark: Bool) -> [UInt8] {
    var units = Array(text.utf16)
    if mark { units.insert(0xFEFF, at: 0) }
    return units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  static let files: [(String, [UInt8], SourceEncoding)] = [
    ("UTF-8", Array(text.utf8), .utf8),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
    ("UTF-16 LE with a mark", utf16(bigEndian: false, mark: true), .utf16LittleEndian),
    ("UTF-16 BE with a mark", utf16(bigEndian: true, mark: true), .utf16BigEndian),
    ("UTF-16 LE", utf16(bigEndian: false, mark: false), .utf16LittleEndian),
    ("UTF-16 BE", utf16(bigEndian: true, mark: false), .utf16BigEndian),
    (
      "GB18030",
      [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0A, 0xD5, 0xC5, 0xCE, 0xB0]
        + Array(",12\n".utf8), .gb18030
    ),
  ]

  @Test(arguments: files)
  func `the encoding is found and undone`(
    name: String, bytes: [UInt8], encoding: SourceEncoding
  ) throws {
    #expect(SourceEncoding.found(in: bytes) == encoding)
    #expect(String(decoding: try encoding.decode(bytes), as: UTF8.self) == text)
  }

  @Test(
    arguments: [
      ([0x4A, 0x6F, 0x73, 0xE9, 0x2C, 0x80, 0x31], "José,€1"),
      ([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x3B, 0x53, 0x74, 0x72, 0xDF, 0x65], "Müller;Strße"),
      ([0x4E, 0xFA, 0xF1, 0x65, 0x7A, 0x2C, 0x97], "Núñez,—"),
    ] as [([UInt8], String)])
  func `Western text is Windows-1252`(bytes: [UInt8], expected: String) throws {
    #expect(SourceEncoding.found(in: bytes) == .windows1252)
    let decoded = try SourceEncoding.windows1252.decode(bytes)
    #expect(String(decoding: decoded, as: UTF8.self) == expected)
  }

  @Test func `an encoding that a file does not have is an error with its line`() {
    #expect(throws: ImportError.undecodable(.utf8, line: 2)) {
      try SourceEncoding.utf8.decode([0x61, 0x0A, 0xFF])
    }
    #expect(throws: ImportError.undecodable(.utf16BigEndian, line: nil)) {
      try SourceEncoding.utf16BigEndian.decode([0xD8, 0x00, 0x00, 0x41])
    }
    #expect(throws: ImportError.undecodable(.gb18030, line: nil)) {
      try SourceEncoding.gb18030.decode([0xD5, 0xFF, 0xFF])
    }
  }
}
