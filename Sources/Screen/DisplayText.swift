// Text measured and cut in cells, the way Canvas draws it.

extension String {
  /// How many cells it takes on one line.
  package var displayWidth: Int {
    var text = self
    return text.withUTF8 { bytes in
      var reader = ScalarReader(bytes)
      var width = 0
      var hasBase = false
      while let value = reader.next() {
        let glyph = Glyph(showing: value)
        if glyph.width > 0 {
          width += glyph.width
          hasBase = true
        } else if glyph.width == 0 && !hasBase {
          width += 1
          hasBase = true
        }
      }
      return width
    }
  }

  /// It, or as much of it as fits with a `~` for the rest; never half a character.
  package func cut(toWidth limit: Int) -> String {
    guard limit > 0 else { return "" }
    guard utf8.count > limit, displayWidth > limit else { return self }
    return String(prefix(fittingWidth: limit - 1)) + "~"
  }

  /// Cut or filled up with spaces to exactly this width.
  package func padded(toWidth width: Int, alignment: Alignment = .left) -> String {
    let text = cut(toWidth: width)
    let gap = max(0, width - text.displayWidth)
    switch alignment {
    case .left: return text + String(repeating: " ", count: gap)
    case .right: return String(repeating: " ", count: gap) + text
    case .center:
      return String(repeating: " ", count: gap / 2) + text
        + String(repeating: " ", count: gap - gap / 2)
    }
  }

  /// It with what must not reach a terminal made visible (see Glyph), for commands that print
  /// data. Line feeds and tabs stay if asked for.
  package func madeVisible(keepingLines: Bool = false) -> String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if keepingLines && (scalar == "\n" || scalar == "\t") {
        result.append(scalar)
        continue
      }
      let glyph = Glyph(showing: scalar.value)
      if glyph.width >= 0, let shown = Unicode.Scalar(glyph.scalar) { result.append(shown) }
    }
    return String(result)
  }
}

/// Where text goes in the cells it is given.
package enum Alignment: Hashable, Sendable { case left, right, center }

extension StringProtocol {
  /// The longest beginning of whole characters that fits.
  func prefix(fittingWidth limit: Int) -> SubSequence {
    var width = 0
    var hasBase = false
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      let glyph = Glyph(showing: unicodeScalars[index].value)
      let cells = glyph.width == 0 && !hasBase ? 1 : Swift.max(0, glyph.width)
      if width + cells > limit { break }
      width += cells
      if cells > 0 { hasBase = true }
      index = unicodeScalars.index(after: index)
    }
    return self[startIndex..<index]
  }
}
