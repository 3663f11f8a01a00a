extension String {
  /// It as lines of at most this width: broken at its line feeds, at spaces, beside wide
  /// characters, and inside a word only if that is longer than a line. Tabs count as one space.
  /// Closing Chinese punctuation does not begin a line if it can be helped. A width below 2 counts
  /// as 2, so that every character fits.
  package func wrapped(toWidth width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapper = Wrapper(width: max(2, width))
      for scalar in paragraph.unicodeScalars { wrapper.add(scalar == "\t" ? " " : scalar) }
      lines.append(contentsOf: wrapper.finished())
    }
    return lines
  }
}

/// Fills lines with the characters of one paragraph.
private struct Wrapper {
  /// A scalar with the marks that join it.
  struct Piece {
    var text: String.UnicodeScalarView
    let width: Int
    var isSpace: Bool { text.count == 1 && text.first == " " }
  }

  let width: Int
  var lines: [String] = []
  var line: [Piece] = []
  var used = 0
  /// How many pieces of the line stay on it if the next one does not fit: up to the last place
  /// where it may be broken.
  var breakPlace = 0

  init(width: Int) { self.width = width }

  mutating func add(_ scalar: Unicode.Scalar) {
    let glyph = Glyph(showing: scalar.value)
    if glyph.width <= 0, !line.isEmpty {
      line[line.count - 1].text.append(scalar)
      return
    }
    // A mark that has nothing to join gets a cell of its own.
    let cells = max(1, glyph.width)
    let isWide = cells > 1
    while used + cells > width {
      if scalar == " " { return breakLine(at: line.count) }
      breakLine(at: placeToBreak(before: scalar, isWide))
    }
    var text = String.UnicodeScalarView()
    text.append(scalar)
    line.append(Piece(text: text, width: cells))
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
    if !line.isEmpty || lines.isEmpty { lines.append(Wrapper.joined(line[...])) }
    return lines
  }

  private mutating func breakLine(at place: Int) {
    lines.append(Wrapper.joined(line[..<place]))
    keep(from: place)
  }

  private mutating func keep(from place: Int) {
    line.removeFirst(place)
    used = line.reduce(0) { $0 + $1.width }
    breakPlace = 0
  }

  private static func joined(_ pieces: ArraySlice<Piece>) -> String {
    var pieces = pieces
    while pieces.last?.isSpace == true { pieces.removeLast() }
    var text = String.UnicodeScalarView()
    for piece in pieces { text.append(contentsOf: piece.text) }
    return String(text)
  }

  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "！", "？", "；", "：", "、", "）", "》", "」", "』", "】", "”", "’", "…",
  ]
}
