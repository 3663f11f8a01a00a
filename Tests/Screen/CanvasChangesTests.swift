import Screen
import TestSupport
import Testing

@Suite("The difference between two frames")
struct CanvasChangesTests {
  private static func frame(_ texts: [String]) -> Canvas {
    var canvas = Canvas(Size(width: 20, height: texts.count))
    for (y, text) in texts.enumerated() { canvas.draw(text, x: 0, y: y) }
    return canvas
  }

  @Test("is nothing if they look the same, however they were drawn")
  func same() {
    let once = Self.frame(["e\u{301}tude", "o\u{308}"])
    var twice = Canvas(Size(width: 20, height: 2))
    twice.draw("o\u{308}", x: 0, y: 1)
    twice.draw("a\u{301}tude", x: 0, y: 0)
    twice.draw("e\u{301}", x: 0, y: 0)
    #expect(twice == once)
    #expect(twice.changes(since: once).isEmpty)
  }

  @Test("is the runs of cells that differ, whole characters each")
  func runs() {
    let old = Self.frame(["abcdefghijklmn", "same", "王芳李雷"])
    #expect(
      Self.frame(["Xbcdefghijklmn", "same", "王x 李雷"]).changes(since: old) == [
        Run(y: 0, x: 0, count: 1), Run(y: 2, x: 2, count: 2),
      ])
    #expect(
      Self.frame(["XbXdefghijklmX", "same", "王芳李雷"]).changes(since: old) == [
        Run(y: 0, x: 0, count: 3), Run(y: 0, x: 13, count: 1),
      ])
  }

  @Test("is everything if the size differs")
  func resized() {
    let small = Canvas(Size(width: 3, height: 2))
    #expect(
      small.changes(since: Canvas(Size(width: 4, height: 2))) == [
        Run(y: 0, x: 0, count: 3), Run(y: 1, x: 0, count: 3),
      ])
  }

  @Test("leads from any frame to any other, and no character is ever halved")
  func random() {
    var random = Pseudorandom(7)
    let texts = ["王芳", "a", "e\u{301}\u{302}x", "\u{1B}]0;", "欧阳娜娜李雷", "Chen, Mary-Anne", "   "]
    var old = Canvas(Size(width: 16, height: 4))
    for _ in 0..<400 {
      var new = random.below(9) == 0 ? Canvas(old.frame) : old
      for _ in 0..<1 + random.below(4) {
        let area = Rect(
          x: random.below(20) - 3, y: random.below(6) - 1, width: random.below(12),
          height: random.below(4))
        new.within(area) { pane in
          if random.below(3) == 0 { pane.fill(pane.bounds, .reverse) }
          pane.draw(
            texts[random.below(texts.count)], x: random.below(8) - 3, y: random.below(2),
            width: random.below(9), Style(.palette(UInt8(random.below(9)))))
        }
      }
      let runs = new.changes(since: old)
      var changed = Set<Point>()
      for run in runs {
        for x in run.x..<run.x + run.count { changed.insert(Point(x: x, y: run.y)) }
        #expect(!new[run.x, run.y].isWideTail)
        #expect(!new[run.x + run.count, run.y].isWideTail)
      }
      for y in 0..<4 {
        for x in 0..<16 {
          let isSame =
            new.scalars(of: new[x, y]) == old.scalars(of: old[x, y])
            && new[x, y].style == old[x, y].style
          #expect(isSame || changed.contains(Point(x: x, y: y)))
          let width = new.scalars(of: new[x, y]).first.map { Glyph(showing: $0).width } ?? 0
          #expect((width == 2) == (x < 15 && new[x + 1, y].isWideTail))
        }
        #expect(!new[0, y].isWideTail)
      }
      old = new
    }
  }
}
