extension String {
  /// It as lines of at most this width: broken at its line feeds, at spaces, beside wide
  /// characters, and inside a word only if that is longer than a line. Tabs count as one space.
  /// Closing Chinese punctuation does not begin a line. A width below 2 counts as 2, so that every
  /// character fits.
  package func wrapped(toWidth width: Int) -> [String] {
    var lines: [String] = []
    let unified = split(omittingEmptySubsequences: false) { $0.isNewline }
    for paragraph in unified {
      var wrapper = Wrapper(width: max(2, width))
      for character in paragraph { wrapper.add(character == "\t" ? " " : character) }
      lines.append(contentsOf: wrapper.finished())
    }
    return lines
  }
}

/// Fills lines with the characters of one paragraph.
private struct Wrapper {
  let width: Int
  var lines: [String] = []
  var line: [Character] = []
  var used = 0
  /// How many characters of the line stay on it if the next one does not fit: up to the last
  /// place where it may be broken.
  var breakPlace = 0

  init(width: Int) { self.width = width }

  mutating func add(_ character: Character) {
    // More marks than a cell holds are not drawn, and a character is never wider than a line.
    let cells = min(width, String(character).displayWidth)
    let isWide = cells > 1
    if isWide && !Wrapper.closing.contains(character) { breakPlace = line.count }
    if used + cells > width {
      if character == " " { return breakLine(at: line.count) }
      breakLine(at: breakPlace > 0 ? breakPlace : line.count)
    }
    line.append(character)
    used += cells
    if character == " " || isWide { breakPlace = line.count }
    if character == " " && line.count == 1 && !lines.isEmpty { dropLeadingSpace() }
  }

  mutating func finished() -> [String] {
    if !line.isEmpty || lines.isEmpty { lines.append(Wrapper.trimmed(line)) }
    return lines
  }

  private mutating func breakLine(at place: Int) {
    lines.append(Wrapper.trimmed(Array(line[..<place])))
    line.removeFirst(place)
    used = line.reduce(0) { $0 + String($1).displayWidth }
    breakPlace = 0
  }

  /// A space at the beginning of a continued line belongs to the end of the one before.
  private mutating func dropLeadingSpace() {
    line.removeAll()
    used = 0
    breakPlace = 0
  }

  private static func trimmed(_ characters: [Character]) -> String {
    var characters = characters
    while characters.last == " " { characters.removeLast() }
    return String(characters)
  }

  private static let closing: Set<Character> = [
    "，", "。", "！", "？", "；", "：", "、", "）", "》", "」", "』", "】", "”", "’", "…",
  ]
}
