import Cases
import Console
import Screen
import Settings
import Testing

@Suite struct FrameTests {
  private static let scheme = """
    system: base16
    name: Test
    author: nobody
    variant: dark
    palette:
    \((0..<16).map { "  base0\(String($0, radix: 16).uppercased()): \"\(String(repeating: "0\(String($0, radix: 16))", count: 3))\"" }.joined(separator: "\n"))
    """

  private func theme(_ depth: ColorDepth = .palette256) throws -> Theme {
    try Self.theme(depth)
  }

  static func theme(_ depth: ColorDepth = .palette256) throws -> Theme {
    Theme(try Scheme(scheme, file: "test.yaml"), depth: depth)
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50),
  ])
  func whatAnAgentNeedsIsOnTheScreen(_ size: Size) throws {
    var bench = Bench(size: size)
    bench.type("5")
    let text = bench.frame(try theme()).joined(separator: "\n")
    for wanted in [
      "张伟", "A-1", "90,000.00", "1,300.00", "+8613800138000", "92d overdue", "1 No answer",
      "[Promise]", "= Fri 2026-11-27", "Amount", "History", "Script", "1Help",
    ] {
      #expect(text.contains(wanted), "\(wanted) at \(size.width)x\(size.height)")
    }
  }

  @Test func theSelectionIsVisibleWithoutColour() throws {
    let bench = Bench()
    let canvas = draw(bench.model, try theme(.mono))
    let row = try #require(canvas.lines.firstIndex { $0.hasPrefix(">") })
    #expect(canvas[2, row].style.attributes.contains(.reverse))
  }

  @Test func hostileNamesReachNoTerminal() throws {
    var file = Bench.file("A-1", "\u{1B}[2J\u{202E}evil\u{7}", 1_000)
    file.clues = [Clue(text: "a\u{9B}31mb\rc", at: Bench.now, by: "lin")]
    let bench = Bench([file])
    for line in bench.frame(try theme()) {
      #expect(
        line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      #expect(!line.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func anEmptyBookSaysHowToImport() throws {
    let bench = Bench([])
    #expect(bench.frame(try theme()).joined().contains("arrears import FILE --map guess"))
  }

  @Test func aTooSmallWindowSaysSo() throws {
    var bench = Bench()
    bench.send(.resized(Size(width: 79, height: 24)))
    #expect(bench.frame(try theme())[0] == "Enlarge to 80x24 (now 79x24)")
  }

  @Test func everyKeyOfTheTableIsInHelpAndUnique() throws {
    var seen: [Chord: String] = [:]
    for command in ConsoleCommand.table {
      for key in command.keys {
        let other = seen.first { $0.key.clashes(with: key) && command.scene == nil }
        #expect(other == nil, "\(key.name) is \(other?.value ?? "") and \(command.name)")
        #expect(Keymap.neverBound.isDisjoint(with: key.keys))
        seen[key] = command.name
      }
    }
    var bench = Bench(size: Size(width: 120, height: 50))
    bench.type("?")
    var text = ""
    for _ in 0..<4 {
      text += bench.frame(try theme()).joined(separator: "\n")
      bench.press(.pageDown)
    }
    for command in ConsoleCommand.table where command.scene != .board {
      var words = command.help
      // An outcome is called what the desk calls it.
      if case .outcome(let digit) = command.action {
        words = bench.model.outcomes.first { $0.digit == digit }?.title ?? words
      }
      #expect(text.contains(words), "\(command.name) is not in help")
    }
  }
}
