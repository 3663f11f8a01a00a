// Text on a canvas.

extension Canvas {
  /// Draws one line of text at a place of the current area, in at most `width` cells (to the edge
  /// of the area if nil), laying `style` over what is there. What does not fit is cut with a `~`.
  /// Returns how many cells it took.
  @discardableResult
  package mutating func draw(
    _ text: String, x: Int, y: Int, width: Int? = nil, _ style: Style = .plain
  ) -> Int {
    let room = area.width - x
    let limit = min(width ?? room, room)
    guard limit > 0, y >= 0, y < area.height else { return 0 }
    let row = area.y + y
    guard row >= clip.y, row < clip.endY else {
      return min(limit, text.displayWidth)
    }
    var text = text
    return text.withUTF8 { bytes in
      var pen = Pen(x: area.x + x, y: row, limit: area.x + x + limit, style: style)
      draw(bytes, &pen)
      return pen.x - (area.x + x)
    }
  }

  /// Draws text so that it ends where `width` cells from `x` end, or in the middle of them.
  /// Returns how many cells it took.
  @discardableResult
  package mutating func draw(
    _ text: String, x: Int, y: Int, width: Int, alignment: Alignment, _ style: Style = .plain
  ) -> Int {
    guard alignment != .left else { return draw(text, x: x, y: y, width: width, style) }
    let gap = max(0, width - text.displayWidth)
    let indent = alignment == .right ? gap : gap / 2
    return draw(text, x: x + indent, y: y, width: width - indent, style)
  }

  /// A pen in the frame: where the next character goes and where the text must end.
  struct Pen {
    var x: Int
    let y: Int
    let limit: Int
    let style: Style
    /// Where the last character began: the place of the `~` if it reaches the end of the room and
    /// more comes.
    var cutPlace: Int
    /// Where the character is that a combining mark joins.
    var base: Int?

    init(x: Int, y: Int, limit: Int, style: Style) {
      self.x = x
      self.y = y
      self.limit = limit
      self.style = style
      cutPlace = x
    }
  }

  private mutating func draw(_ bytes: UnsafeBufferPointer<UInt8>, _ pen: inout Pen) {
    var reader = ScalarReader(bytes)
    while let value = reader.next() {
      let glyph = Glyph(showing: value)
      if glyph.width > 0 {
        guard put(glyph.scalar, glyph.width, &pen) else { return cut(&pen) }
      } else if glyph.width == 0 {
        if pen.base == nil {
          guard put(Glyph.dottedCircle, 1, &pen) else { return cut(&pen) }
        }
        join(glyph.scalar, &pen)
      }
    }
  }

  /// Draws one character and moves the pen; false if it does not fit.
  @inline(__always)
  mutating func put(_ scalar: UInt32, _ width: Int, _ pen: inout Pen) -> Bool {
    let x = pen.x
    guard x + width <= pen.limit else { return false }
    pen.cutPlace = x
    pen.base = x
    pen.x = x + width
    if x >= clip.x && x + width <= clip.endX {
      set(scalar, width, x, pen.y, pen.style)
    } else {
      // At the edge of what may be drawn on: half a character is a space.
      for half in x..<x + width where half >= clip.x && half < clip.endX {
        set(Cell.space, 1, half, pen.y, pen.style)
      }
    }
    return true
  }

  @inline(__always)
  private mutating func set(_ scalar: UInt32, _ width: Int, _ x: Int, _ y: Int, _ style: Style) {
    splitWide(at: x, y)
    splitWide(at: x + width, y)
    let index = y * frame.width + x
    cells[index] = Cell(scalar, cells[index].style.overlaid(with: style))
    if width == 2 {
      cells[index + 1] = Cell(Cell.wideTail, cells[index].style)
    }
  }

  private mutating func join(_ mark: UInt32, _ pen: inout Pen) {
    guard let x = pen.base, x >= clip.x, x < clip.endX else { return }
    let index = pen.y * frame.width + x
    if !cells[index].isWideTail {
      cells[index].glyph = clusters.joined(cells[index].glyph, with: mark)
    }
  }

  /// Ends text that does not fit with `~`, and a space where half a character would be.
  private mutating func cut(_ pen: inout Pen) {
    pen.x = min(pen.x, pen.limit)
    let place = pen.x < pen.limit ? pen.x : pen.cutPlace
    pen.x = place
    _ = put(0x7E, 1, &pen)
    let end = pen.x
    while pen.x < pen.limit { _ = put(Cell.space, 1, &pen) }
    pen.x = end
  }
}
