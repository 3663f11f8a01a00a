internal import Screen

/// The colours of a scheme as a terminal can show them.
struct ThemePalette {
  let scheme: Scheme
  let depth: ColorDepth

  init(_ scheme: Scheme, _ depth: ColorDepth) {
    self.scheme = scheme
    self.depth = depth
  }

  func style(_ role: Role) -> Style {
    switch depth {
    case .mono: Style(nil, on: nil, role.mono)
    case .sixteen: basicStyle(role)
    case .palette256:
      Style(
        role.foreground.map { .palette(legible($0, role)) }, on: role.background.map(exact),
        role.attributes)
    }
  }

  private func exact(_ slot: Int) -> Color { .palette(scheme.colors[slot].paletteIndex) }

  /// The colour of a slot as text of a role. Not every published scheme can be read everywhere;
  /// where the contrast with the background is too low, the colour moves towards black or white
  /// until it is enough.
  private func legible(_ slot: Int, _ role: Role) -> UInt8 {
    let background = RGB(palette: scheme.colors[role.background ?? 0].paletteIndex)
    let (white, black) = (RGB(255, 255, 255), RGB(0, 0, 0))
    let extreme =
      white.contrast(with: background) > black.contrast(with: background) ? white : black
    for tenths in 0...10 {
      let index = scheme.colors[slot].mixed(with: extreme, tenths: tenths).paletteIndex
      if RGB(palette: index).contrast(with: background) >= role.least { return index }
    }
    return extreme.paletteIndex
  }

  /// In the terminal's own 16 colours: bright on black, or dark on white. There is no shade
  /// between background and text, so what stands out by one is reversed or underlined, as where
  /// there is no colour.
  private func basicStyle(_ role: Role) -> Style {
    let foreground = role.foreground.map(basic)
    switch role.background {
    case 0x1: return Style(foreground, on: basic(0), role.attributes.union(role.mono))
    case 0x2: return Style(nil, on: nil, role.attributes.union(.reverse))
    case .some(let background):
      // Bold makes the first eight colours bright on many terminals, and black on red grey on red.
      return Style(foreground, on: basic(background), role.attributes.subtracting(.bold))
    case nil: return Style(foreground, on: nil, role.attributes)
    }
  }

  private func basic(_ slot: Int) -> Color {
    .palette(scheme.isLight ? ThemePalette.light[slot] : ThemePalette.dark[slot])
  }

  private static let dark: [UInt8] = [0, 0, 8, 8, 7, 7, 15, 15, 9, 11, 11, 10, 14, 12, 13, 3]
  private static let light: [UInt8] = [15, 15, 7, 8, 0, 0, 0, 0, 1, 1, 5, 2, 6, 4, 5, 3]
}
