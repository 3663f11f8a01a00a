import Cases
import Console
import Screen
import Settings
import Testing

/// The same keys on every kind of terminal: three sizes, Unicode and ASCII, mono, 16 and 256
/// colours, names of every kind.
@Suite struct MatrixTests {
  private static let names = [
    "张伟", "欧阳娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜娜", "Nguyễn Văn An", "e\u{301}\u{301}\u{301}\u{301} Zoe",
    "👩‍👩‍👧‍👦 家", "\u{202E}evil\u{202C}", "\u{1B}[31mred\u{1B}[0m", "a\tb\u{7}c\u{0}", "",
    "O'Brien; DROP", String(repeating: "长", count: 300), "\u{FF1D}cmd|' /C calc'!A0",
  ]

  private static let desk = names.enumerated().map { index, name in
    var file = Bench.file("A-\(10 + index)", name, Int64(1 + index) * 123_456)
    file.clues = [Clue(text: "clue of \(name)", at: Bench.now, by: "lin")]
    file.parties[0].employer = name
    return file
  }

  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50),
  ]

  @Test(arguments: sizes, [ColorDepth.mono, .sixteen, .palette256])
  func everyScreenFillsTheWindowExactly(_ size: Size, _ depth: ColorDepth) throws {
    let theme = Theme(try #require(Bench.someScheme), depth: depth)
    for lineSet in [LineSet.unicode, .ascii] {
      var bench = Bench(Self.desk, size: size)
      // The panes on every name, every layer and field on some.
      for keys in ["", "5", "4", "n", "?", ":", "w", "h", "f", "y", "c", "S", "g"] {
        for _ in Self.desk.prefix(keys.isEmpty ? Self.desk.count : 2) {
          bench.type(keys)
          check(draw(bench.model, theme, lineSet: lineSet), size, lineSet, keys)
          bench.press(.escape)
          bench.type("j")
        }
        bench.type("gg")
      }
      #expect(bench.events.isEmpty)
    }
  }

  private func check(_ canvas: Canvas, _ size: Size, _ lineSet: LineSet, _ keys: String) {
    let lines = canvas.lines
    #expect(lines.count == size.height)
    for line in lines {
      #expect(line.displayWidth <= size.width, "\(keys): \(line)")
      let isClean = line.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}"
      }
      #expect(isClean, "\(keys): \(line)")
      if lineSet == .ascii {
        #expect(!line.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) })
      }
    }
    if let cursor = canvas.cursor {
      #expect(cursor.x < size.width && cursor.y < size.height)
    }
  }

  @Test(arguments: sizes)
  func theLoopHasTheSameKeystrokesAtEverySize(_ size: Size) {
    for (keys, outcome, count) in [
      ("01\n", "no-answer", 3), ("02\n", "left-message", 3), ("07\n", "wrong-number", 3),
      ("1\n", "no-answer", 2), ("05\n\n", "promise", 4), ("055000\nf\n", "promise", 9),
      ("04+1\n15\n", "call-back", 8),
    ] {
      var bench = Bench(size: size)
      bench.type(keys)
      #expect(keys.count == count)
      #expect(bench.outcomesLogged == ["A-1 \(outcome)"], "\(keys.debugDescription)")
      #expect(bench.openCase == "A-2")
    }
  }

  @Test func aPromiseOfFiveHundredOnFridayIsEightKeys() {
    var list = Bench.desk
    list[0].debt.minimum = 0
    var bench = Bench(list)
    let keys = "05500\nf\n"
    bench.type(keys)
    #expect(keys.count == 8)
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.amount == 50_000)
    #expect(bench.files[CaseID("A-1")!]?.livePromise?.due == Day("2026-11-27"))
  }

  @Test func anHourTypedAtOnceIsTheSameBookAsTypedSlowly() {
    let desk = (0..<150).map { Bench.file("B-\(1000 + $0)", "Name \($0)", 9_000_000 - Int64($0)) }
    let turns = ["01\n", "2\n", "05\n\n", "07\n", "04+1\n15\n", "05\n+2\n", "nspoke\n1\n"]
    let keys = (0..<60).map { turns[$0 % turns.count] }.joined()
    var fast = Bench(desk)
    fast.typeAhead(keys)
    var slow = Bench(desk)
    for key in keys {
      slow.type(String(key))
      slow.send(.clock(Bench.now))
      _ = slow.text
    }
    #expect(fast.files == slow.files)
    #expect(fast.outcomesLogged.count == 60)
  }

  @Test func theMouseSelectsAndScrollsAndLogsNothing() {
    var bench = Bench()
    bench.press(.mouse(.init(.press(.left), at: Point(x: 10, y: 6))))
    #expect(bench.openCase == "A-3")
    bench.press(.mouse(.init(.wheelDown, at: Point(x: 10, y: 6))))
    #expect(bench.openCase == "A-5")
    bench.press(.mouse(.init(.wheelUp, at: Point(x: 10, y: 6))))
    #expect(bench.openCase == "A-2")
    bench.press(.mouse(.init(.press(.left), at: Point(x: 60, y: 30))))
    bench.press(.mouse(.init(.press(.right), at: Point(x: 5, y: 36))))
    #expect(bench.events.isEmpty)
  }
}
