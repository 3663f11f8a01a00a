internal import Glibc

/// How one Unicode scalar of someone's data is shown in cells.
///
/// One scheme for the whole program, so that nothing in a name or a note can reach the terminal as
/// an escape sequence, hide, or reorder what is beside it:
/// - C0 controls and DEL: their pictures, U+2400 to U+2421 (`␛`, `␊`);
/// - C1 controls, unassigned scalars, and every invisible or reordering format character (bidi
///   overrides and isolates, zero-width spaces and joiners, soft hyphen, tags, byte order mark):
///   U+FFFD `�`;
/// - variation selectors: dropped, they only choose between shapes of the same character;
/// - everything else as it is, with the width the C library gives it, which is the width ncurses
///   uses; width 0 joins the character before.
package struct Glyph: Hashable, Sendable {
  /// The scalar to draw.
  package let scalar: UInt32
  /// Cells: 1 or 2; 0 for a mark that joins the character before; -1 for nothing at all.
  package let width: Int

  /// Stands for what cannot be shown.
  package static let replacement: UInt32 = 0xFFFD
  /// Carries a combining mark that has no character to join.
  package static let dottedCircle: UInt32 = 0x25CC

  /// How the scalar is shown.
  @inline(__always)
  package init(showing value: UInt32) {
    if value >= 0x20 && value < 0x7F {
      self.init(scalar: value, width: 1)
    } else if (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0xAC00 && value <= 0xD7A3) {
      self.init(scalar: value, width: 2)
    } else {
      self = Glyph.uncommon(value)
    }
  }

  private init(scalar: UInt32, width: Int) {
    self.scalar = scalar
    self.width = width
  }

  private static func uncommon(_ value: UInt32) -> Glyph {
    if value < 0x20 { return Glyph(scalar: 0x2400 + value, width: 1) }
    if value == 0x7F { return Glyph(scalar: 0x2421, width: 1) }
    if value < 0xA0 || isInvisible(value) { return Glyph(scalar: replacement, width: 1) }
    if isVariationSelector(value) { return Glyph(scalar: value, width: -1) }
    let width = Int(wcwidth(Int32(truncatingIfNeeded: value)))
    return width < 0 ? Glyph(scalar: replacement, width: 1) : Glyph(scalar: value, width: width)
  }

  /// The C library's function, found by name because the Glibc module leaves it out.
  ///
  /// It answers for the locale of the process. Widths are always measured in a UTF-8 one, also
  /// where the terminal has another: there each cell of a wide character becomes a `?`.
  private static let wcwidth: @convention(c) (Int32) -> Int32 = {
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let function = dlsym(nil, "wcwidth") else { return { _ in 1 } }
    return unsafeBitCast(function, to: (@convention(c) (Int32) -> Int32).self)
  }()

  private static func isVariationSelector(_ value: UInt32) -> Bool {
    (value >= 0xFE00 && value <= 0xFE0F) || (value >= 0xE0100 && value <= 0xE01EF)
      || (value >= 0x180B && value <= 0x180F && value != 0x180E)
  }

  private static func isInvisible(_ value: UInt32) -> Bool {
    if value < 0x300 { return value == 0xAD }
    for range in invisible where value <= range.upperBound { return value >= range.lowerBound }
    return false
  }

  /// Format characters, default ignorable ones, line and paragraph separators (Unicode 16),
  /// without variation selectors. A test holds it against the standard library's properties.
  private static let invisible: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x34F...0x34F, 0x600...0x605, 0x61C...0x61C, 0x6DD...0x6DD, 0x70F...0x70F,
    0x890...0x891, 0x8E2...0x8E2, 0x115F...0x1160, 0x17B4...0x17B5, 0x180E...0x180E,
    0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFEFF...0xFEFF,
    0xFFA0...0xFFA0, 0xFFF0...0xFFFB, 0x110BD...0x110BD, 0x110CD...0x110CD, 0x13430...0x1343F,
    0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF,
  ]
}

/// Reads the scalars of UTF-8 bytes that a Swift String guarantees to be valid.
struct ScalarReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next scalar, or nil at the end.
  @inline(__always)
  mutating func next() -> UInt32? {
    guard position < bytes.count else { return nil }
    let first = UInt32(bytes[position])
    if first < 0x80 {
      position += 1
      return first
    }
    let (length, bits): (Int, UInt32) =
      first < 0xE0 ? (2, first & 0x1F) : first < 0xF0 ? (3, first & 0x0F) : (4, first & 0x07)
    let end = min(position + length, bytes.count)
    var value = bits
    position += 1
    while position < end {
      value = value << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    return value
  }
}
