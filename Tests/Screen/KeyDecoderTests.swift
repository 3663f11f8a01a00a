import Screen
import TestSupport
import Testing

/// The keys of some bytes that arrive at once, and nothing after them.
private func keys(
  _ text: String, sequences: [[UInt8]: Key] = [:], mouse: Bool = false
) -> [Key] {
  var decoder = KeyDecoder(sequences: sequences, mouse: mouse)
  return decoder.feed(Array(text.utf8), at: 0) + decoder.flush(at: 60_000)
}

@Suite("Keys from a terminal's bytes")
struct KeyDecoderTests {
  @Test(
    "are known in the forms of the usual terminals",
    arguments: [
      ("a", .character("a")), (" ", .character(" ")), ("王", .character("王")), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{3}", .control("c")), ("\u{0}", .control("@")), ("\u{1F}", .control("_")),
      ("\u{1B}", .escape),
      ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[D", .left),
      ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end),
      ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backtab),
      ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[14~", .function(4)),
      ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)),
      ("\u{1B}1", .function(1)), ("\u{1B}9", .function(9)),
      ("\u{1B}Oq", .character("1")), ("\u{1B}Oy", .character("9")), ("\u{1B}Ok", .character("+")),
      ("\u{1B}OM", .enter), ("\u{1B}[I", .focus(true)), ("\u{1B}[O", .focus(false)),
    ] as [(String, Key)])
  func known(_ bytes: String, _ key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test(
    "do not come out of sequences that are none",
    arguments: [
      "\u{1B}x", "\u{1B}\r", "\u{1B}\u{7F}", "\u{1B}王", "\u{1B}0", "\u{1B}é",
      "\u{1B}[1;2P", "\u{1B}[15;2~", "\u{1B}[23$", "\u{1B}[3;5~", "\u{1B}[25~",
      "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[24;80R", "\u{1B}[5\r5~", "\u{1B}[13u",
      "\u{1B}[27;5;13~", "\u{1B}[>0;276;0c", "\u{1B}[?1;2$y", "\u{1B}O\r", "\u{1B}O5P",
      "\u{1B}O\u{7}M", "\u{1B}[\u{0}A", "\u{1B}[5\u{7F}~",
      "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]52;c;MTUNCg==\u{1B}\\",
      "\u{1B}P1+r\r5\r\u{1B}\\", "\u{1B}_G;OK\r\u{1B}\\", "\u{1B}\u{1B}[A", "\u{1B}[200;5~",
      "\u{1B}[<0;10;5M", "\u{1B}[201~", "\u{1B}[1;2;3A", "\u{9F}x",
      "\u{1B}[" + String(repeating: "1;", count: 200) + "A",
      "\u{1B}[99999999999999999999999999A",
    ])
  func swallowed(_ bytes: String) {
    #expect(keys(bytes).allSatisfy { $0 == .character("x") })
  }

  @Test("after a swallowed sequence are keys again")
  func after() {
    #expect(keys("\u{1B}[99~5\r") == [.character("5"), .enter])
    var eightBits = KeyDecoder()
    #expect(
      eightBits.feed([0x9B, 0x35, 0x0D, 0x7E, 0x9B, 0x33, 0x31, 0x78, 0x35], at: 0)
        == [.character("5")])
    #expect(keys("\u{1B}[1\u{18}5") == [.character("5")])
    #expect(keys("\u{1B}[1\u{1B}[A") == [.up])
    #expect(keys("\u{1B}]0;title\u{1B}[B") == [.down])
  }

  @Test("that are Escape and a digit are F-keys only within 25 ms")
  func escapeDigit() {
    for (delay, expected) in [
      (0, [Key.function(5)]), (25, [.function(5)]), (26, [.escape, .character("5")]),
    ] {
      var decoder = KeyDecoder()
      var found = decoder.feed([0x1B], at: 1000)
      #expect(found.isEmpty)
      #expect(decoder.deadline == 1026)
      found += decoder.feed([0x35], at: 1000 + delay)
      #expect(found == expected)
      #expect(decoder.deadline == nil)
    }
  }

  @Test("Escape is alone once nothing has followed for 25 ms")
  func escapeAlone() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B], at: 0).isEmpty)
    #expect(decoder.flush(at: 25).isEmpty)
    #expect(decoder.flush(at: 26) == [.escape])
    #expect(
      decoder.feed([0x1B, 0x1B, 0x1B], at: 100) + decoder.flush(at: 200)
        == [.escape, .escape, .escape])
  }

  @Test("of a sequence that never ends come back after half a second")
  func unfinished() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[".utf8), at: 0).isEmpty)
    #expect(decoder.deadline == 500)
    #expect(decoder.feed(Array("\u{1B}P".utf8), at: 600).isEmpty)
    #expect(decoder.feed(Array("q".utf8), at: 700).isEmpty)
    #expect(decoder.feed(Array("5".utf8), at: 950) == [.character("5")])
  }

  @Test("pasted are one text, without controls, with line feeds")
  func paste() {
    #expect(
      keys("\u{1B}[200~q\r\n王\u{1B}[A5\r\t\u{7}x\u{1B}[201~z")
        == [.paste("q\n王[A5\n\tx"), .character("z")])
    #expect(keys("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    // Cut off at a mebibyte, and the end is still found.
    let long = String(repeating: "a", count: 1 << 20)
    #expect(keys("\u{1B}[200~" + long + "bc\u{1B}[201~!") == [.paste(long), .character("!")])
  }

  @Test("of a paste whose end got lost come back with Ctrl-C after a silence")
  func lostEnd() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~ab\u{3}c".utf8), at: 0).isEmpty)
    #expect(decoder.feed([0x0D], at: 9000).isEmpty)
    #expect(decoder.feed([0x03], at: 9100).isEmpty)
    #expect(decoder.feed([0x03], at: 12000) == [.paste("abc\n")])
  }

  @Test("of the mouse are read if it was asked for")
  func mouse() {
    func mouse(_ action: Key.Mouse.Action, _ x: Int, _ y: Int) -> [Key] {
      [.mouse(Key.Mouse(action, at: Point(x: x, y: y)))]
    }
    #expect(keys("\u{1B}[<0;10;5M", mouse: true) == mouse(.press(.left), 9, 4))
    #expect(keys("\u{1B}[<2;300;5m", mouse: true) == mouse(.release, 299, 4))
    #expect(keys("\u{1B}[<64;1;1M", mouse: true) == mouse(.wheelUp, 0, 0))
    #expect(keys("\u{1B}[<32;0;0M", mouse: true) == mouse(.drag, 0, 0))
    #expect(keys("\u{1B}[M\r5\r7", mouse: true) == [.character("7")])
  }

  @Test("of the terminal's own description go first")
  func described() {
    let sequences: [[UInt8]: Key] = [Array("\u{1B}[M".utf8): .function(1), [0x1B, 0x41]: .up]
    #expect(keys("\u{1B}[M", sequences: sequences) == [.function(1)])
    #expect(keys("\u{1B}A", sequences: sequences) == [.up])
  }

  @Test("are the same however the bytes are split")
  func split() {
    let text =
      "a\u{1B}[11~王\u{1B}[200~x\u{1B}[20y\u{1B}[201~\u{1B}OA5\r\u{1B}]0;t\u{1B}\\e\u{301}\u{1B}[<0;1;2M"
    let bytes = Array(text.utf8)
    let whole = keys(text, mouse: true)
    #expect(whole.count == 10)
    for size in 1...bytes.count {
      var decoder = KeyDecoder(mouse: true)
      var found: [Key] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += decoder.feed(bytes[start..<min(start + size, bytes.count)], at: 5)
      }
      #expect(found == whole)
    }
  }

  @Test("come out of invalid UTF-8 only where there are some")
  func invalid() {
    var decoder = KeyDecoder()
    let bytes: [UInt8] = [
      0xFF, 0x61, 0xE4, 0x0D, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x80, 0xF8, 0x62, 0xC2, 0x85,
    ]
    #expect(decoder.feed(bytes, at: 0) == [.character("a"), .enter, .character("b")])
  }
}

@Suite("Millions of bytes at random")
struct KeyDecoderNoiseTests {
  /// Bytes that mean something, and any others.
  private static func noise(_ count: Int, _ random: inout Pseudorandom) -> [UInt8] {
    let likely = Array("\u{1B}[O]P\\0123456789;~ABMmR<?$\r\n\u{7}\u{18}\u{3}".utf8)
    return (0..<count).map { _ in
      let value = random.next()
      return value & 1 == 0
        ? UInt8(truncatingIfNeeded: value >> 8) : likely[Int(value >> 8) % likely.count]
    }
  }

  @Test("do not crash it, and however they are split they are the same keys")
  func noCrash() {
    var random = Pseudorandom(42)
    for round in 0..<40 {
      let bytes = Self.noise(50_000, &random)
      var whole = KeyDecoder(mouse: round & 1 == 0)
      var parts = whole
      let expected = whole.feed(bytes, at: 0)
      var found: [Key] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + 1 + random.below(300))
        found += parts.feed(bytes[start..<end], at: 0)
        start = end
      }
      #expect(found == expected)
    }
  }

  @Test("in a sequence never make an Enter, nor a command of what is pasted")
  func noEnter() {
    var random = Pseudorandom(9)
    for round in 0..<20_000 {
      // A control sequence or string of any content but its own end, then that end.
      let body = Self.noise(random.below(30), &random)
      let bytes: [UInt8]
      switch round % 3 {
      case 0:
        let inside = body.filter { $0 < 0x40 && ![0x18, 0x1A, 0x1B, 0x24].contains($0) }
        bytes = [0x1B, 0x5B, 0x3F] + inside + [0x7A]
      case 1:
        let inside = body.filter { ![0x07, 0x18, 0x1A, 0x1B].contains($0) }
        bytes = [0x1B, 0x5D] + inside + [0x07]
      default:
        bytes = Array("\u{1B}[200~".utf8) + body.filter { $0 != 0x7E } + Array("\u{1B}[201~".utf8)
      }
      var decoder = KeyDecoder()
      let found = decoder.feed(bytes, at: 0) + decoder.feed([0x71], at: 0)
      let rest = found.filter { if case .paste = $0 { false } else { true } }
      #expect(rest == [.character("q")])
    }
  }
}
