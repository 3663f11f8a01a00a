internal import Screen

/// What a part of the screen looks like, in the slots of a scheme.
struct Role {
  let foreground: Int?
  let background: Int?
  let attributes: Style.Attributes
  /// The attributes where there is no colour.
  let mono: Style.Attributes
  /// The contrast with the background that its text has at least (WCAG 2.1): 4.5 for what must be
  /// read, less for what is there to be overlooked.
  let least: Double

  init(
    _ foreground: Int? = nil, on background: Int? = nil, _ attributes: Style.Attributes = [],
    mono: Style.Attributes? = nil, least: Double = 4.5
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.mono = mono ?? attributes
    self.least = least
  }

  /// The roles that panes name, and that what they name falls back to.
  static let table: [String: Role] = [
    "text": Role(0x5, on: 0x0),
    "muted": Role(0x4),
    "strong": Role(nil, .bold),
    "disabled": Role(0x3, mono: .dim, least: 3),
    "title": Role(0xD, .bold),
    "heading": Role(0x4, .bold, mono: .underline),
    "label": Role(0x4),
    "rule": Role(0x3, least: 2),
    "border": Role(0x3, least: 2),
    "border.active": Role(0xD, mono: .bold),
    // The line at the top and the key bar.
    "status": Role(0x5, on: 0x1, mono: .reverse),
    "status.strong": Role(0x6, on: 0x1, .bold, mono: [.reverse, .bold]),
    "status.disabled": Role(0x3, on: 0x1, mono: [.reverse, .dim], least: 3),
    "status.mode": Role(0x0, on: 0xD, .bold, mono: [.reverse, .bold]),
    "key": Role(0xC, .bold),
    // Rows of lists.
    "selected": Role(0x6, on: 0x2, .bold, mono: .reverse),
    "selected.inactive": Role(nil, on: 0x1, mono: .underline),
    "marked": Role(0xA, .bold),
    "match": Role(0xA, .underline),
    // What is typed and chosen.
    "input": Role(0x5, on: 0x1, mono: .underline),
    "input.active": Role(0x6, on: 0x2, mono: .reverse),
    "placeholder": Role(0x3, on: 0x1, mono: .dim, least: 3),
    "chosen": Role(0x0, on: 0xB, .bold, mono: [.reverse, .bold]),
    "popup": Role(0x5, on: 0x1, mono: []),
    // What is said about something.
    "success": Role(0xB),
    "notice": Role(0xC),
    "warning": Role(0xA, .bold),
    "error": Role(0x8, .bold),
    "alert": Role(0x0, on: 0x8, .bold, mono: [.reverse, .bold]),
    // The desk's own.
    "money": Role(0x6, .bold),
    "overdue": Role(0x9),
    "promise": Role(0xE),
    "allowed": Role(0xB),
    "closed": Role(0x8),
    "script": Role(0x5),
    "speech": Role(0xC),
    "done": Role(0xB),
    "clock": Role(0xA),
  ]
}
