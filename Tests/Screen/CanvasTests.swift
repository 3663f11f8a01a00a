import Screen
import Testing

/// A frame of one row, drawn on.
private func row(_ width: Int, _ draw: (inout Canvas) -> Void) -> String {
  var canvas = Canvas(Size(width: width, height: 1))
  draw(&canvas)
  return canvas.lines[0]
}

@Suite("Text on a canvas")
struct CanvasTextTests {
  @Test(
    "is cut at the edge with ~, never in the middle of a character",
    arguments: [
      ("Chen, Mary", 10, "Chen, Mary", 10),
      ("Chen, Mary-Anne", 10, "Chen, Mar~", 10),
      ("欧阳娜娜", 8, "欧阳娜娜", 8),
      ("欧阳娜娜", 7, "欧阳娜~", 7),
      ("欧阳娜娜", 6, "欧阳~", 5),
      ("a欧阳", 4, "a欧~", 4),
      ("欧", 1, "~", 1),
      ("Nguye\u{302}\u{303}n", 6, "Nguye\u{302}\u{303}n", 6),
      ("Nguye\u{302}\u{303}n", 5, "Nguy~", 5),
      ("", 5, "", 0),
      ("abc", 0, "", 0),
    ])
  func cut(_ text: String, _ width: Int, _ expected: String, _ used: Int) {
    var canvas = Canvas(Size(width: 20, height: 1))
    #expect(canvas.draw(text, x: 0, y: 0, width: width) == used)
    #expect(canvas.lines[0] == expected)
    #expect(text.cut(toWidth: width) == expected)
  }

  @Test(
    "shows what must not reach a terminal",
    arguments: [
      ("a\u{1B}[31mb", "a␛[31mb"),
      ("a\nb\tc\u{7F}", "a␊b␉c␡"),
      ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"),
      ("a\u{200B}b\u{FEFF}c\u{AD}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
      ("\u{9B}31m", "\u{FFFD}31m"),
      ("葛\u{E0100}城 ❤\u{FE0F}", "葛城 ❤"),
      ("\u{301}a", "\u{25CC}\u{301}a"),
      ("\u{FFFF}", "\u{FFFD}"),
    ])
  func visible(_ text: String, _ expected: String) {
    #expect(row(20) { $0.draw(text, x: 0, y: 0) } == expected)
  }

  @Test("joins at most four marks to a character, as ncurses does")
  func marks() {
    var canvas = Canvas(Size(width: 4, height: 1))
    #expect(canvas.draw("e" + String(repeating: "\u{301}", count: 9) + "x", x: 0, y: 0) == 2)
    #expect(canvas.scalars(of: canvas[0, 0]) == [0x65, 0x301, 0x301, 0x301, 0x301])
    #expect(canvas.lines[0] == "e\u{301}\u{301}\u{301}\u{301}x")
  }

  @Test("goes to the right or the middle")
  func alignment() {
    #expect(
      row(12) { $0.draw("12,480.00", x: 1, y: 0, width: 11, alignment: .right) }
        == "   12,480.00")
    #expect(row(9) { $0.draw("王芳", x: 0, y: 0, width: 8, alignment: .center) } == "  王芳")
    #expect(
      row(9) { $0.draw("王芳王芳王芳", x: 0, y: 0, width: 8, alignment: .right) } == "王芳王~")
  }

  @Test("drawn over half of a wide character leaves no half of it")
  func overWide() {
    #expect(
      row(6) {
        $0.draw("王芳", x: 0, y: 0)
        $0.draw("x", x: 1, y: 0)
      } == " x芳")
    #expect(
      row(6) {
        $0.draw("王芳", x: 0, y: 0)
        $0.draw("李", x: 1, y: 0)
      } == " 李")
    #expect(
      row(6) {
        $0.draw("王芳", x: 0, y: 0)
        $0.fill(Rect(x: 1, y: 0, width: 2, height: 1))
      } == "")
  }

  @Test("lies over the style below it, and a fill replaces it")
  func styles() {
    var canvas = Canvas(Size(width: 4, height: 1))
    canvas.fill(canvas.bounds, Style(.palette(7), on: .palette(4), .bold))
    canvas.draw("ab", x: 0, y: 0, Style(.palette(1), on: nil, .underline))
    #expect(canvas[0, 0].style == Style(.palette(1), on: .palette(4), [.bold, .underline]))
    canvas.restyle(Rect(x: 1, y: 0, width: 2, height: 1), .reverse)
    #expect(
      canvas[1, 0].style == Style(.palette(1), on: .palette(4), [.bold, .underline, .reverse]))
    #expect(canvas.lines == ["ab"])
    canvas.fill(canvas.bounds)
    #expect(canvas[0, 0].style == .plain)
  }
}

@Suite("A part of a canvas")
struct CanvasAreaTests {
  @Test("cannot be left by what is drawn in it")
  func clipped() {
    var canvas = Canvas(Size(width: 12, height: 3))
    canvas.within(Rect(x: 4, y: 1, width: 4, height: 1)) { pane in
      #expect(pane.size == Size(width: 4, height: 1))
      pane.fill(Rect(x: -9, y: -9, width: 99, height: 99), .reverse)
      pane.draw("王芳李雷", x: -1, y: 0)
      pane.draw("below", x: 0, y: 1)
      pane.verticalRule(x: 4, y: -5, height: 20)
      pane.placeCursor(x: 4, y: 0)
    }
    #expect(canvas.cursor == nil)
    #expect(canvas.lines == ["", "     芳~", ""])
    for y in 0..<3 {
      for x in 0..<12 {
        let inside = y == 1 && (4..<8).contains(x)
        #expect(canvas[x, y].style.attributes.contains(.reverse) == inside)
      }
    }
  }

  @Test("may reach outside the frame or be empty")
  func outside() {
    var canvas = Canvas(Size(width: 4, height: 2))
    canvas.within(Rect(x: 2, y: 1, width: 10, height: 10)) { pane in
      pane.border(pane.bounds, title: "title")
      pane.within(Rect(x: -5, y: -5, width: 1, height: 1)) { $0.draw("x", x: 0, y: 0) }
    }
    canvas.within(Rect(x: 1, y: 0, width: 0, height: 0)) { $0.draw("x", x: 0, y: 0) }
    #expect(canvas.lines == ["", "  ┌─"])
  }

  @Test("nests, and gives its place back")
  func nested() {
    var canvas = Canvas(Size(width: 9, height: 3))
    canvas.within(Rect(x: 2, y: 1, width: 5, height: 2)) { outer in
      outer.within(Rect(x: 1, y: 1, width: 9, height: 1)) { inner in
        inner.draw("abcdefgh", x: 0, y: 0)
        inner.placeCursor(x: 1, y: 0)
      }
      outer.draw("o", x: 0, y: 0)
    }
    canvas.draw("r", x: 0, y: 0)
    #expect(canvas.lines == ["r", "  o", "   abcd"])
    #expect(canvas.cursor == Point(x: 4, y: 2))
  }
}

@Suite("Rules and borders")
struct CanvasLinesTests {
  @Test(
    "are of Unicode or ASCII characters",
    arguments: [
      (LineSet.unicode, ["┌─ 王芳 ─┐", "│        │", "└────────┘", "── History ─", "─┼──"]),
      (LineSet.ascii, ["+- 王芳 -+", "|        |", "+--------+", "-- History -", "-+--"]),
    ])
  func border(_ lines: LineSet, _ expected: [String]) {
    var canvas = Canvas(Size(width: 12, height: 5), lineSet: lines)
    canvas.border(Rect(x: 0, y: 0, width: 10, height: 3), title: "王芳")
    canvas.horizontalRule(x: 0, y: 3, width: 12, title: "History")
    canvas.horizontalRule(x: 0, y: 4, width: 4)
    canvas.joint([.up, .down, .left, .right], x: 1, y: 4)
    #expect(canvas.lines == expected)
  }

  @Test("cut a title that is too long")
  func longTitle() {
    #expect(
      row(12) { $0.horizontalRule(x: 0, y: 0, width: 12, title: "Saved views") }
        == "── Saved ~ ─")
  }

  @Test("that are too small to close are not drawn")
  func tiny() {
    for (width, height) in [(0, 0), (1, 5), (5, 1), (2, 2), (3, 3)] {
      var canvas = Canvas(Size(width: width, height: height))
      canvas.border(canvas.bounds, title: "title")
    }
  }
}
