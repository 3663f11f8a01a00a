/// A colour of the terminal: its default, one of its palette of 256, or an exact one.
///
/// Held in four bytes, because every cell carries two.
package struct Color: Hashable, Sendable {
  /// High byte: 0 default, 1 palette, 2 exact. Low bytes: the palette index, or red, green, blue.
  package let packed: UInt32

  private init(packed: UInt32) { self.packed = packed }

  /// Whatever the terminal shows text in, or on.
  package static let terminal = Color(packed: 0)

  /// A colour of the palette: 0-7 the basic ones, 8-15 their bright twins, 16-231 the cube,
  /// 232-255 greys.
  package static func palette(_ index: UInt8) -> Color {
    Color(packed: 0x0100_0000 | UInt32(index))
  }

  /// An exact colour; the terminal's nearest is shown.
  package static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(packed: 0x0200_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// What kind of colour it is, taken apart.
  package enum Kind: Hashable, Sendable {
    case terminal
    case palette(UInt8)
    case rgb(UInt8, UInt8, UInt8)
  }

  package var kind: Kind {
    switch packed >> 24 {
    case 1: .palette(UInt8(truncatingIfNeeded: packed))
    case 2:
      .rgb(
        UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8),
        UInt8(truncatingIfNeeded: packed))
    default: .terminal
    }
  }
}

/// How many colours the terminal can show.
package enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// None: attributes alone carry meaning (`NO_COLOR`, and terminals without colour).
  case mono
  /// The 16 of the terminal's own palette.
  case sixteen
  /// The palette of 256.
  case palette256
}

/// How a cell looks: its colours and attributes.
///
/// A colour that is nil says nothing: drawn on an empty canvas it is the terminal's own, and as an
/// overlay it lets the colour below through.
package struct Style: Hashable, Sendable {
  /// The attributes a terminal without colour has too.
  package struct Attributes: OptionSet, Hashable, Sendable {
    // Four bytes leave no padding in a cell, so that rows can be compared as bytes.
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)
  }

  // A packed colour, or `unset`: an Optional would cost four more bytes in every cell.
  private var foregroundBits: UInt32
  private var backgroundBits: UInt32
  package var attributes: Attributes

  private static let unset = UInt32.max

  package init(
    _ foreground: Color? = nil, on background: Color? = nil, _ attributes: Attributes = []
  ) {
    foregroundBits = foreground?.packed ?? Style.unset
    backgroundBits = background?.packed ?? Style.unset
    self.attributes = attributes
  }

  /// Says nothing: the terminal's colours, no attribute.
  package static let plain = Style()
  package static let bold = Style(nil, on: nil, .bold)
  package static let dim = Style(nil, on: nil, .dim)
  package static let underline = Style(nil, on: nil, .underline)
  package static let reverse = Style(nil, on: nil, .reverse)

  package var foreground: Color? {
    get { Style.color(foregroundBits) }
    set { foregroundBits = newValue?.packed ?? Style.unset }
  }

  package var background: Color? {
    get { Style.color(backgroundBits) }
    set { backgroundBits = newValue?.packed ?? Style.unset }
  }

  /// This style with another laid over it: colours the other has replace those here, attributes
  /// add up.
  package func overlaid(with other: Style) -> Style {
    var result = self
    if other.foregroundBits != Style.unset { result.foregroundBits = other.foregroundBits }
    if other.backgroundBits != Style.unset { result.backgroundBits = other.backgroundBits }
    result.attributes.formUnion(other.attributes)
    return result
  }

  /// A space in it shows nothing but its background.
  package var leavesSpacesEmpty: Bool {
    attributes.rawValue & (Attributes.underline.rawValue | Attributes.reverse.rawValue) == 0
  }

  private static func color(_ bits: UInt32) -> Color? {
    bits == unset ? nil : Color(unpacking: bits)
  }
}

extension Color {
  /// The colour that `packed` was taken from.
  fileprivate init(unpacking bits: UInt32) {
    switch bits >> 24 {
    case 1: self = .palette(UInt8(truncatingIfNeeded: bits))
    case 2:
      self = .rgb(
        UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
        UInt8(truncatingIfNeeded: bits))
    default: self = .terminal
    }
  }
}
