/// A frame being drawn: a grid of cells, and where the cursor rests.
///
/// Drawing is relative to the current area, at first the whole frame; `within` narrows it, so that
/// a pane draws from (0, 0) and cannot reach outside its place. Text lies over what is below it:
/// fill an area with a background first, and text without one keeps it.
package struct Canvas: Sendable {
  /// The whole frame.
  package let frame: Size
  /// The characters that rules and borders are drawn with.
  package let lineSet: LineSet
  /// Where the terminal's cursor rests, in the frame; hidden if nil.
  package private(set) var cursor: Point?

  var cells: [Cell]
  var clusters = Clusters()

  /// Where the current area's (0, 0) is in the frame, and its size.
  var area: Rect
  /// The part of the frame that may be drawn on.
  var clip: Rect

  /// An empty frame.
  package init(_ size: Size, lineSet: LineSet = .unicode) {
    frame = size
    self.lineSet = lineSet
    cells = [Cell](repeating: .blank, count: size.width * size.height)
    area = Rect(size)
    clip = area
  }

  /// The size of the current area.
  package var size: Size { area.size }
  /// The current area, seen from within: from (0, 0).
  package var bounds: Rect { Rect(area.size) }

  /// Draws in a part of the current area as if it were all there is.
  @discardableResult
  package mutating func within<Result>(
    _ part: Rect, _ draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = (area, clip)
    defer { (area, clip) = outer }
    area = Rect(x: area.x + part.x, y: area.y + part.y, width: part.width, height: part.height)
    clip = clip.intersection(area)
    return try draw(&self)
  }

  /// Puts the cursor at a place of the current area; a place that cannot be drawn on is ignored.
  package mutating func placeCursor(x: Int, y: Int) {
    let point = Point(x: area.x + x, y: area.y + y)
    if clip.contains(point) { cursor = point }
  }

  package mutating func hideCursor() { cursor = nil }

  /// Empties a part of the current area and gives it a style: what was there is gone.
  package mutating func fill(_ part: Rect, _ style: Style = .plain) {
    let target = visible(part)
    guard !target.isEmpty else { return }
    for y in target.y..<target.endY {
      splitWide(at: target.x, y)
      splitWide(at: target.endX, y)
      let start = y * frame.width
      for index in start + target.x..<start + target.endX { cells[index] = Cell(Cell.space, style) }
    }
  }

  /// Lays a style over a part of the current area, keeping the text: a selected row.
  package mutating func restyle(_ part: Rect, _ style: Style) {
    let target = visible(part)
    guard !target.isEmpty else { return }
    for y in target.y..<target.endY {
      let start = y * frame.width
      for index in start + target.x..<start + target.endX {
        cells[index].style = cells[index].style.overlaid(with: style)
      }
    }
  }

  /// A part of the current area as the part of the frame that may be drawn on.
  func visible(_ part: Rect) -> Rect {
    Rect(x: area.x + part.x, y: area.y + part.y, width: part.width, height: part.height)
      .intersection(clip)
  }

  /// Before something begins or ends at a column of the frame: if a wide character lies across,
  /// both of its halves become spaces, so that none is left alone.
  @inline(__always)
  mutating func splitWide(at x: Int, _ y: Int) {
    guard x > 0 && x < frame.width else { return }
    let index = y * frame.width + x
    guard cells[index].isWideTail else { return }
    cells[index].glyph = Cell.space
    cells[index - 1].glyph = Cell.space
  }
}

// What tests and the terminal read.
extension Canvas {
  /// The cell at a place of the frame; a blank one outside.
  package subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < frame.width, y < frame.height else { return .blank }
    return cells[y * frame.width + x]
  }

  /// The column of the next cell of a row that is no space, after one and before a limit.
  package func nextText(after x: Int, _ y: Int, before limit: Int) -> Int? {
    var next = x + 1
    while next < limit {
      if self[next, y].glyph != Cell.space { return next }
      next += 1
    }
    return nil
  }

  /// The scalars in a cell: a base and its marks; none in the right half of a wide character.
  package func scalars(of cell: Cell) -> [UInt32] {
    cell.isWideTail ? [] : clusters[cell.glyph]
  }

  /// The text of each row, without the spaces at its end.
  package var lines: [String] {
    (0..<frame.height).map { y in
      var text = String.UnicodeScalarView()
      for x in 0..<frame.width {
        for value in scalars(of: self[x, y]) { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
      }
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }
}

extension Canvas: Equatable {
  /// Whether both look the same on a terminal.
  package static func == (a: Canvas, b: Canvas) -> Bool {
    a.frame == b.frame && a.cursor == b.cursor && a.changes(since: b).isEmpty
  }
}
