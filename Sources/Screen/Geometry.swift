/// A width and a height in cells.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  /// A size; negative measures count as 0.
  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A place in cells, counted from the top left corner, which is (0, 0).
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A part of the screen, in cells.
package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  /// A part of the screen; negative measures count as 0.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a screen of this size.
  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  package var size: Size { Size(width: width, height: height) }
  /// The first column right of it.
  package var endX: Int { x + width }
  /// The first row below it.
  package var endY: Int { y + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < endX && point.y >= y && point.y < endY
  }

  /// What both cover; empty if they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(endX, other.endX) - left, height: min(endY, other.endY) - top)
  }

  /// One row of it, as a rectangle of height 1; `row` counts from its top.
  package func row(_ row: Int) -> Rect {
    Rect(x: x, y: y + row, width: width, height: 1).intersection(self)
  }

  /// Smaller by these margins, never less than nothing.
  package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }
}

// The splits that a layout of panes is made of. Each cuts what it returns off the receiver, so a
// layout reads from the outside in: `let status = rest.cutTop(1)`. What is not there is not cut:
// a cut larger than the rest takes the rest.
extension Rect {
  /// Takes rows off the top.
  package mutating func cutTop(_ rows: Int) -> Rect {
    let rows = min(max(0, rows), height)
    defer {
      y += rows
      height -= rows
    }
    return Rect(x: x, y: y, width: width, height: rows)
  }

  /// Takes rows off the bottom.
  package mutating func cutBottom(_ rows: Int) -> Rect {
    let rows = min(max(0, rows), height)
    height -= rows
    return Rect(x: x, y: y + height, width: width, height: rows)
  }

  /// Takes columns off the left.
  package mutating func cutLeft(_ columns: Int) -> Rect {
    let columns = min(max(0, columns), width)
    defer {
      x += columns
      width -= columns
    }
    return Rect(x: x, y: y, width: columns, height: height)
  }

  /// Takes columns off the right.
  package mutating func cutRight(_ columns: Int) -> Rect {
    let columns = min(max(0, columns), width)
    width -= columns
    return Rect(x: x + width, y: y, width: columns, height: height)
  }

  /// Parts side by side with widths in proportion to the weights, `gap` columns between them. The
  /// parts and gaps fill it exactly; weights below 1 count as 1.
  package func columns(_ weights: [Int], gap: Int = 0) -> [Rect] {
    var rest = self
    return Rect.shares(of: width, weights, gap: gap).enumerated().map { index, share in
      if index > 0 { _ = rest.cutLeft(gap) }
      return rest.cutLeft(share)
    }
  }

  /// Parts one below the other with heights in proportion to the weights, `gap` rows between them.
  package func rows(_ weights: [Int], gap: Int = 0) -> [Rect] {
    var rest = self
    return Rect.shares(of: height, weights, gap: gap).enumerated().map { index, share in
      if index > 0 { _ = rest.cutTop(gap) }
      return rest.cutTop(share)
    }
  }

  private static func shares(of total: Int, _ weights: [Int], gap: Int) -> [Int] {
    let weights = weights.map { max(1, $0) }
    let sum = weights.reduce(0, +)
    let room = max(0, total - gap * max(0, weights.count - 1))
    var passed = 0
    var given = 0
    return weights.map { weight in
      passed += weight
      let share = room * passed / sum - given
      given += share
      return share
    }
  }
}
