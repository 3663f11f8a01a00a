package import Screen

/// How each part of the screen looks, by role.
///
/// A role is a dotted name, most special part first: `queue.row.selected` falls back to
/// `row.selected`, that to `selected`, and what no table has to `text`. So panes may name roles as
/// finely as they like. A role's style is laid over what is below it: most have no background.
package struct Theme: Equatable, Sendable {
  package let scheme: Scheme
  package let depth: ColorDepth
  private let styles: [String: Style]

  /// The scheme for a terminal of this many colours.
  package init(_ scheme: Scheme, depth: ColorDepth) {
    self.scheme = scheme
    self.depth = depth
    let palette = ThemePalette(scheme, depth)
    styles = Role.table.mapValues(palette.style)
  }

  /// The style of a role.
  package subscript(_ role: String) -> Style {
    if let style = styles[role] { return style }
    var rest = Substring(role)
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let style = styles[String(rest)] { return style }
    }
    return styles["text"] ?? .plain
  }
}

/// What a role looks like, in the slots of a scheme.
struct Role {
  var foreground: Int?
  var background: Int?
  var attributes: Style.Attributes
  /// The attributes where there is no colour.
  var mono: Style.Attributes

  init(
    _ foreground: Int? = nil, on background: Int? = nil, _ attributes: Style.Attributes = [],
    mono: Style.Attributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.mono = mono ?? attributes
  }

  static let table: [String: Role] = [
    "text": Role(0x5, on: 0x0),
    "muted": Role(0x4),
    "strong": Role(nil, .bold),
    "disabled": Role(0x3, mono: .dim),
    "title": Role(0xD, .bold),
    "heading": Role(0x4, .bold, mono: .underline),
    "rule": Role(0x3),
    "border": Role(0x3),
    "border.active": Role(0xD, mono: .bold),
    "status": Role(0x5, on: 0x1, mono: .reverse),
    "status.mode": Role(0x0, on: 0xD, .bold, mono: [.reverse, .bold]),
    "key": Role(0xC, .bold),
    "label": Role(0x4),
    "selected": Role(0x6, on: 0x2, .bold, mono: .reverse),
    "selected.inactive": Role(nil, on: 0x1, mono: .underline),
    "marked": Role(0xA, .bold),
    "match": Role(0xA, .underline),
    "input": Role(0x5, on: 0x1, mono: .underline),
    "input.active": Role(0x6, on: 0x2, mono: .reverse),
    "placeholder": Role(0x3, on: 0x1, mono: .dim),
    "chosen": Role(0x0, on: 0xB, .bold, mono: [.reverse, .bold]),
    "success": Role(0xB),
    "notice": Role(0xC),
    "warning": Role(0xA, .bold),
    "error": Role(0x8, .bold),
    "alert": Role(0x0, on: 0x8, .bold, mono: [.reverse, .bold]),
    "money": Role(0x6, .bold),
    "overdue": Role(0x9),
    "promise": Role(0xE),
    "allowed": Role(0xB),
    "closed": Role(0x8),
    "script": Role(0x5),
    "speech": Role(0xC),
    "done": Role(0xB),
    "clock": Role(0xA),
    "popup": Role(0x5, on: 0x1, mono: []),
  ]
}

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
    case .mono:
      return Style(nil, on: nil, role.mono)
    case .palette256:
      return Style(
        role.foreground.map(exact), on: role.background.map(exact), role.attributes)
    case .sixteen:
      // There is no shade between background and text: selections are reversed.
      if role.background == 0x2 { return Style(nil, on: nil, [.reverse, .bold]) }
      return Style(
        role.foreground.map(basic), on: role.background.map(basicBackground), role.attributes)
    }
  }

  private func exact(_ slot: Int) -> Color { .palette(scheme.colors[slot].paletteIndex) }

  /// The terminal's own colours: bright on black, or dark on white.
  private func basic(_ slot: Int) -> Color {
    .palette(scheme.isLight ? ThemePalette.light[slot] : ThemePalette.dark[slot])
  }

  private func basicBackground(_ slot: Int) -> Color { basic(slot == 0x1 ? 0x0 : slot) }

  private static let dark: [UInt8] = [0, 0, 8, 8, 7, 7, 15, 15, 9, 11, 11, 10, 14, 12, 13, 3]
  private static let light: [UInt8] = [15, 15, 7, 8, 0, 0, 0, 0, 1, 1, 5, 2, 6, 4, 5, 3]
}
