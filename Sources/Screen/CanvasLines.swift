/// The characters of rules and borders: Unicode box drawing, or ASCII for terminals and fonts
/// that have none. Never the terminal's alternate character set, which PuTTY does not show in
/// UTF-8.
package enum LineSet: Hashable, Sendable {
  case unicode
  case ascii

  /// Where lines leave a cell.
  package struct Arms: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let up = Arms(rawValue: 1)
    package static let down = Arms(rawValue: 2)
    package static let left = Arms(rawValue: 4)
    package static let right = Arms(rawValue: 8)
    package static let horizontal: Arms = [.left, .right]
    package static let vertical: Arms = [.up, .down]
  }

  /// The character with these arms.
  package func scalar(_ arms: Arms) -> Unicode.Scalar {
    switch self {
    case .unicode: LineSet.box[arms.rawValue & 15]
    case .ascii:
      arms.isSubset(of: .horizontal) ? "-" : arms.isSubset(of: .vertical) ? "|" : "+"
    }
  }

  /// Indexed by the raw value of Arms. A single arm is a whole line: fonts lack half ones.
  private static let box: [Unicode.Scalar] = [
    "─", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]
}

// Rules and borders on a canvas.
extension Canvas {
  /// A line from `x` to the right, with a title near its beginning: `── History ─────`. The style
  /// is the line's; the title is in `titleStyle` laid over it.
  package mutating func horizontalRule(
    x: Int, y: Int, width: Int, title: String = "", _ style: Style = .plain,
    titleStyle: Style = .plain
  ) {
    line(.horizontal, Rect(x: x, y: y, width: width, height: 1), style)
    // Two cells of line before the title and one after, a space at each side of it.
    guard !title.isEmpty, width > 5 else { return }
    let used = draw(title, x: x + 3, y: y, width: width - 5, style.overlaid(with: titleStyle))
    draw(" ", x: x + 2, y: y, style)
    draw(" ", x: x + 3 + used, y: y, style)
  }

  /// A line from `y` down.
  package mutating func verticalRule(x: Int, y: Int, height: Int, _ style: Style = .plain) {
    line(.vertical, Rect(x: x, y: y, width: 1, height: height), style)
  }

  /// One character where lines meet.
  package mutating func joint(_ arms: LineSet.Arms, x: Int, y: Int, _ style: Style = .plain) {
    line(arms, Rect(x: x, y: y, width: 1, height: 1), style)
  }

  /// A frame along the inner edge of a part of the current area, with a title in its top line.
  /// What is inside is kept.
  package mutating func border(
    _ part: Rect, title: String = "", _ style: Style = .plain, titleStyle: Style = .plain
  ) {
    guard part.width > 1, part.height > 1 else { return }
    let right = part.endX - 1
    let bottom = part.endY - 1
    horizontalRule(
      x: part.x, y: part.y, width: part.width, title: title, style, titleStyle: titleStyle)
    horizontalRule(x: part.x, y: bottom, width: part.width, style)
    verticalRule(x: part.x, y: part.y, height: part.height, style)
    verticalRule(x: right, y: part.y, height: part.height, style)
    joint([.down, .right], x: part.x, y: part.y, style)
    joint([.down, .left], x: right, y: part.y, style)
    joint([.up, .right], x: part.x, y: bottom, style)
    joint([.up, .left], x: right, y: bottom, style)
  }

  private mutating func line(_ arms: LineSet.Arms, _ part: Rect, _ style: Style) {
    let target = visible(part)
    let scalar = lineSet.scalar(arms).value
    for y in target.y..<target.endY {
      var pen = Pen(x: target.x, y: y, limit: target.endX, style: style)
      while put(scalar, 1, &pen) {}
    }
  }
}
