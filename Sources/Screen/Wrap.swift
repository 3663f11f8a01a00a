extension String {
  /// It as lines of at most this width: broken at its line feeds, at spaces, beside wide
  /// characters, and inside a word only if that is longer than a line. Tabs count as one space.
  /// Closing Chinese punctuation does not begin a line if it can be helped. A width below 2 counts
  /// as 2, so that every character fits.
  package func wrapped(toWidth width: Int) -> [String] {
    let width = max(2, width)
    // No character is wider than its bytes are many: most texts are seen to fit at a glance.
    let isPlain = utf8.count <= width && utf8.allSatisfy { $0 >= 0x20 }
    if isPlain, utf8.last != 0x20, !utf8.contains(0xC2), !utf8.contains(0xE2) { return [self] }
    var lines: [String] = []
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let bytes = paragraph.utf8.map { $0 == UInt8(ascii: "\t") ? 0x20 : $0 }
      var wrapper = Wrapper(bytes, width: width)
      var start = 0
      for scalar in paragraph.unicodeScalars {
        let end = start + UTF8.width(scalar)
        wrapper.add(scalar == "\t" ? " " : scalar, start..<end)
        start = end
      }
      lines.append(contentsOf: wrapper.finished())
    }
    return lines
  }
}

/// Fills lines with the characters of one paragraph.
private struct Wrapper {
  /// A scalar with the marks that join it.
  struct Piece {
    /// Where its bytes stand.
    var span: Range<Int>
    let width: Int
    var isSpace: Bool
  }

  /// The paragraph.
  let bytes: [UInt8]
  let width: Int
  var lines: [String] = []
  var line: [Piece] = []
  var used = 0
  /// How many pieces of the line stay on it if the next one does not fit: up to the last place
  /// where it may be broken.
  var breakPlace = 0

  init(_ bytes: [UInt8], width: Int) {
    self.bytes = bytes
    self.width = width
  }

  mutating func add(_ scalar: Unicode.Scalar, _ span: Range<Int>) {
    let glyph = Glyph(showing: scalar.value)
    if glyph.width <= 0, let last = line.last, last.span.upperBound == span.lowerBound {
      line[line.count - 1].span = last.span.lowerBound..<span.upperBound
      line[line.count - 1].isSpace = false
      return
    }
    // A mark that has nothing to join gets a cell of its own.
    let cells = max(1, glyph.width)
    let isWide = cells > 1
    while used + cells > width {
      if scalar == " " { return breakLine(at: line.count) }
      breakLine(at: placeToBreak(before: scalar, isWide))
    }
    line.append(Piece(span: span, width: cells, isSpace: scalar == " "))
    used += cells
    if scalar == " " || isWide { breakPlace = line.count }
    // A space at the beginning of a continued line belongs to the end of the one before.
    if scalar == " " && line.count == 1 && !lines.isEmpty { keep(from: 1) }
  }

  private func placeToBreak(before scalar: Unicode.Scalar, _ isWide: Bool) -> Int {
    if Wrapper.closing.contains(scalar) {
      let isInside = breakPlace > 0 && breakPlace < line.count
      return isInside ? breakPlace : max(1, line.count - 1)
    }
    return isWide || breakPlace == 0 ? line.count : breakPlace
  }

  mutating func finished() -> [String] {
    if !line.isEmpty || lines.isEmpty { lines.append(joined(line[...])) }
    return lines
  }

  private mutating func breakLine(at place: Int) {
    lines.append(joined(line[..<place]))
    keep(from: place)
  }

  private mutating func keep(from place: Int) {
    line.removeFirst(place)
    used = line.reduce(0) { $0 + $1.width }
    breakPlace = 0
  }

  private func joined(_ pieces: ArraySlice<Piece>) -> String {
    let kept = pieces.prefix(upTo: (pieces.lastIndex { !$0.isSpace } ?? pieces.startIndex - 1) + 1)
    guard let first = kept.first, let last = kept.last else { return "" }
    return String(decoding: bytes[first.span.lowerBound..<last.span.upperBound], as: UTF8.self)
  }

  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "！", "？", "；", "：", "、", "）", "》", "」", "』", "】", "”", "’", "…",
  ]
}
