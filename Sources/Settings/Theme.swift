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

  /// All roles that are styled by name, sorted.
  package static let roles: [String] = Role.table.keys.sorted()

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
