/// One place of the screen: what is drawn there and how. 16 bytes.
package struct Cell: Hashable, Sendable {
  /// A scalar; or `wideTail`; or, with the high bit set, a place among the canvas's clusters.
  var glyph: UInt32
  package var style: Style

  /// The right half of a wide character.
  static let wideTail: UInt32 = 0
  static let space: UInt32 = 0x20

  init(_ glyph: UInt32, _ style: Style) {
    self.glyph = glyph
    self.style = style
  }

  static let blank = Cell(space, .plain)

  /// Whether it is the right half of the character in the cell before.
  package var isWideTail: Bool { glyph == Cell.wideTail }
  /// The one scalar drawn here; nil for a wide character's right half and for one with marks.
  package var singleScalar: UInt32? { isWideTail || isCluster ? nil : glyph }
  var isCluster: Bool { glyph & Clusters.flag != 0 }
}

/// The characters of a canvas that are more than one scalar, a base and its combining marks, in
/// one flat array: they are rare, and a cell only says where.
struct Clusters: Sendable {
  static let flag: UInt32 = 0x8000_0000
  /// A base and four marks: what ncurses keeps in a cell. More are not drawn.
  static let longest = 5

  private(set) var scalars: [UInt32] = []

  /// The glyph for `glyph` with one more mark, or `glyph` if it has as many as are drawn.
  mutating func joined(_ glyph: UInt32, with mark: UInt32) -> UInt32 {
    let parts = self[glyph]
    // The place must fit its 28 bits; so many clusters do not fit a screen.
    guard parts.count < Clusters.longest, scalars.count < 0x0FFF_FFF0 else { return glyph }
    let place = UInt32(scalars.count)
    scalars.append(contentsOf: parts)
    scalars.append(mark)
    return Clusters.flag | place << 3 | UInt32(parts.count + 1)
  }

  /// The scalars a glyph stands for.
  subscript(glyph: UInt32) -> [UInt32] {
    guard glyph & Clusters.flag != 0 else { return [glyph] }
    let place = Int((glyph & ~Clusters.flag) >> 3)
    let end = min(scalars.count, place + Int(glyph & 7))
    return place < end ? Array(scalars[place..<end]) : [Glyph.replacement]
  }
}
