import Cases
import Console
import Foundation
import Screen
import Settings
import TestSupport
import Testing

/// Any keys in any order, on any screen, over hostile names: no crash, and every frame is one that a
/// terminal can be given.
@Suite struct KeyFuzzTests {
  private static let names = [
    "张伟", "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}evil\u{202C}", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦",
    "\u{0}\u{8}\u{7F}",
    String(repeating: "长", count: 300), "=1+1", "", "\n\n", "a\tb", "\u{9B}31m", "ﷺ", "%s%n",
  ]

  private static let keys: [Key] =
    [
      .enter, .tab, .backtab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .paste("1;rm -rf /\n\u{1B}[31m"), .focus(true),
      .mouse(.init(.press(.left), at: Point(x: 3, y: 5))),
      .mouse(.init(.wheelDown, at: Point(x: 9_999, y: -4))),
    ] + (1...12).map { .function($0) } + "abcdefghijklmnopqrstuvwxyz@\\]^_".map { .control($0) }
    + "0123456789abcdefghijklmnopqrstuvwxyzACGXZ/?.:;,<>*+- 张".map { .character($0) }

  @Test func anyKeysInAnyOrder() throws {
    let seconds = ProcessInfo.processInfo.environment["ARREARS_HARNESS"].flatMap { Double($0) }
    let end = Date(timeIntervalSinceNow: seconds ?? 0)
    let palette = (0..<16).map {
      "base0\(String($0, radix: 16).uppercased()): \"00000\(String($0, radix: 16))\""
    }
    let scheme = try Scheme(
      "system: base16\nname: T\nauthor: n\nvariant: dark\npalette:\n  "
        + palette.joined(separator: "\n  "), file: "t")
    let theme = Theme(scheme, depth: .palette256)
    var seed = seconds == nil ? 7 : Int(Date().timeIntervalSince1970)
    var pressed = 0
    repeat {
      var random = Pseudorandom(seed)
      let files = Self.names.enumerated().map { Bench.file("A-\($0)", $1, 1_000_000) }
      var bench = Bench(files)
      for _ in 0..<150 {
        if Int.random(in: 0..<40, using: &random) == 0 {
          let size = Size(
            width: Int.random(in: 1...200, using: &random),
            height: Int.random(in: 1...60, using: &random))
          bench.send(.resized(size))
        }
        bench.press(Self.keys.randomElement(using: &random) ?? .enter)
        pressed += 1
        let canvas = draw(bench.model, theme)
        for line in canvas.lines {
          let bad = line.unicodeScalars.first {
            $0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
              || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
          }
          #expect(bad == nil, "seed \(seed): U+\(String(bad?.value ?? 0, radix: 16))")
        }
      }
      seed += 1
    } while Date() < end
    print("fuzz: console: \(pressed) keys up to seed \(seed)")
  }
}
