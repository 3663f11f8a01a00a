import Screen
import TestSupport
import Testing

@Suite("Text measured in cells")
struct DisplayTextTests {
  @Test(
    "has a width",
    arguments: [
      ("", 0), ("abc", 3), ("王芳", 4), ("e\u{301}", 1), ("\u{301}", 1), ("\u{1B}", 1),
      ("Nguyễn", 6), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("\u{FE0F}", 0), ("😀", 2),
    ])
  func width(_ text: String, _ expected: Int) {
    #expect(text.displayWidth == expected)
  }

  @Test("is filled up or cut to a width")
  func padded() {
    #expect("王芳".padded(toWidth: 6) == "王芳  ")
    #expect("王芳".padded(toWidth: 6, alignment: .right) == "  王芳")
    #expect("王芳".padded(toWidth: 7, alignment: .center) == " 王芳  ")
    #expect("王芳李雷".padded(toWidth: 6) == "王芳~ ")
    #expect("abc".padded(toWidth: 0) == "")
  }

  @Test(
    "is broken into lines",
    arguments: [
      ("", 10, [""]),
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 8, ["one two", "three"]),
      ("one  two", 4, ["one", "two"]),
      ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
      ("a\nb\r\n\nc", 10, ["a", "b", "", "c"]),
      ("您好，请问是张伟先生吗？", 8, ["您好，请", "问是张伟", "先生吗？"]),
      ("我是李雷，好", 8, ["我是李", "雷，好"]),
      ("State 余额 ok", 8, ["State 余", "额 ok"]),
      ("abcde，", 5, ["abcd", "e，"]),
      (" abcd，", 5, ["", "abc", "d，"]),
      ("ab，", 2, ["a", "b", "，"]),
      ("a\tb", 10, ["a b"]),
      ("王芳", 1, ["王", "芳"]),
      ("  indented", 20, ["  indented"]),
    ])
  func wrapped(_ text: String, _ width: Int, _ expected: [String]) {
    #expect(text.wrapped(toWidth: width) == expected)
  }

  @Test("is never broken into lines too wide, nor loses anything but spaces")
  func wrappedAtRandom() {
    var random = Pseudorandom(3)
    let pieces = Array("a b王，e\u{301}。\u{200B} x）".unicodeScalars)
    for _ in 0..<3000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.below(30) { scalars.append(pieces[random.below(pieces.count)]) }
      let width = 2 + random.below(9)
      let text = String(scalars)
      let lines = text.wrapped(toWidth: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
      #expect(
        lines.joined().unicodeScalars.filter { $0 != " " }.elementsEqual(
          text.unicodeScalars.filter { $0 != " " }))
    }
  }

  @Test("has what must not reach a terminal made visible")
  func madeVisible() {
    #expect("plain".madeVisible() == "plain")
    #expect("a\u{1B}[2J\u{202E}\nb".madeVisible() == "a␛[2J\u{FFFD}␊b")
    #expect("a\nb\tc\u{7}".madeVisible(keepingLines: true) == "a\nb\tc␇")
    #expect("王e\u{301}".madeVisible() == "王e\u{301}")
  }
}

@Suite("Parts of the screen")
struct GeometryTests {
  @Test("are cut off a rest, and what is not there is not cut")
  func cuts() {
    var rest = Rect(Size(width: 80, height: 24))
    #expect(rest.cutTop(1) == Rect(x: 0, y: 0, width: 80, height: 1))
    #expect(rest.cutBottom(2) == Rect(x: 0, y: 22, width: 80, height: 2))
    #expect(rest.cutLeft(30) == Rect(x: 0, y: 1, width: 30, height: 21))
    #expect(rest.cutRight(10) == Rect(x: 70, y: 1, width: 10, height: 21))
    #expect(rest == Rect(x: 30, y: 1, width: 40, height: 21))
    #expect(rest.cutTop(99).height == 21)
    #expect(rest.isEmpty)
    #expect(rest.cutTop(-1).isEmpty)
  }

  @Test("fill what is split, exactly", arguments: [0, 1, 2, 7, 80, 201])
  func shares(_ width: Int) {
    let columns = Rect(x: 3, y: 0, width: width, height: 4).columns([1, 2, 3], gap: 1)
    #expect(columns.count == 3)
    #expect(columns.map(\.width).reduce(0, +) == max(0, width - 2))
    #expect(columns.allSatisfy { $0.endX <= 3 + width })
    let rows = Rect(x: 0, y: 0, width: 4, height: width).rows([5, 5])
    #expect(rows.map(\.height).reduce(0, +) == width)
  }

  @Test("meet or do not")
  func intersections() {
    let part = Rect(x: 2, y: 2, width: 4, height: 4)
    #expect(
      part.intersection(Rect(x: 4, y: 0, width: 9, height: 9))
        == Rect(x: 4, y: 2, width: 2, height: 4))
    #expect(part.intersection(Rect(x: 9, y: 9, width: 1, height: 1)).isEmpty)
    #expect(part.contains(Point(x: 5, y: 5)))
    #expect(!part.contains(Point(x: 6, y: 5)))
    #expect(part.inset(left: 3, right: 3).isEmpty)
  }
}
