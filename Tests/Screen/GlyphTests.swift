import Foundation
import Glibc
import Screen
import Testing

@Suite("How a scalar is shown")
struct GlyphTests {
  @Test("follows the Unicode properties: nothing invisible stays invisible")
  func properties() {
    for value in UInt32(0xA0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let category = properties.generalCategory
      let isInvisible =
        category == .format || category == .lineSeparator || category == .paragraphSeparator
        || properties.isDefaultIgnorableCodePoint
      let glyph = Glyph(showing: value)
      if properties.isVariationSelector {
        if glyph.width != -1 { Issue.record("U+\(String(value, radix: 16)) is not dropped") }
      } else if isInvisible {
        if glyph.scalar != Glyph.replacement || glyph.width != 1 {
          Issue.record("U+\(String(value, radix: 16)) is not made visible")
        }
      }
    }
  }

  @Test("has the width that the C library, and so ncurses, gives it")
  func widths() throws {
    _ = "王".displayWidth
    setlocale(LC_CTYPE, "C.UTF-8")
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    for value in UInt32(0x20)...0x10FFFF where Unicode.Scalar(value) != nil {
      let glyph = Glyph(showing: value)
      guard glyph.scalar == value, glyph.width >= 0 else { continue }
      if Int(wcwidth(Int32(value))) != glyph.width {
        Issue.record("U+\(String(value, radix: 16)) takes \(glyph.width)")
      }
    }
  }

  @Test("is never a control character, whatever the text")
  func naughty() throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = repository.deletingLastPathComponent()
      .appendingPathComponent("shared/data/naughty/blns.json")
    guard let data = try? Data(contentsOf: file) else {
      print("skipped: \(file.lastPathComponent) is not here")
      return
    }
    let texts = try JSONDecoder().decode([String].self, from: data)
    #expect(texts.count > 400)
    for text in texts {
      var canvas = Canvas(Size(width: 60, height: 1))
      let used = canvas.draw(text, x: 0, y: 0)
      #expect(used <= 60)
      #expect(used == min(60, text.displayWidth) || text.displayWidth > 60)
      for scalar in canvas.lines[0].unicodeScalars + Array(text.madeVisible().unicodeScalars) {
        #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
        #expect(!(0x202A...0x202E).contains(scalar.value))
        #expect(!(0x2066...0x2069).contains(scalar.value))
      }
      for line in text.wrapped(toWidth: 20) { #expect(line.displayWidth <= 20) }
    }
  }
}
