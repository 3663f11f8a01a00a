internal import Yams

/// Sixteen colours with roles, in the base16 format of tinted-theming
/// (https://github.com/tinted-theming/home/blob/main/styling.md), of which hundreds are published.
package struct Scheme: Hashable, Sendable {
  package let name: String
  package let author: String
  package let isLight: Bool
  /// base00 to base0F: the background, its three shades, four shades of text, eight accents.
  package let colors: [RGB]

  /// Reads a scheme, of the older form (`base00: "181818"` at the top) or the newer (`palette:`
  /// with `#`). Names it does not use are left alone. Throws what is missing or wrong, with line.
  package init(_ text: String, file: String) throws(SettingsProblem) {
    var ignored: [SettingsProblem] = []
    let document = try SettingsDocument(text, file: file, problems: &ignored)
    var entries = document.entries
    if let palette = entries.first(where: { $0.name == "palette" }) {
      guard case .mapping(let mapping) = palette.value else {
        throw SettingsProblem(file: file, line: palette.line, .notNamesAndValues)
      }
      entries += SettingsDocument.entries(of: mapping)
    }
    func value(_ name: String) -> String? {
      entries.first { $0.name == name }?.value.text
    }

    var colors: [RGB] = []
    for slot in Scheme.slots {
      guard let entry = entries.first(where: { $0.name.lowercased() == slot.lowercased() }) else {
        throw SettingsProblem(file: file, line: nil, .missing(slot))
      }
      let hex = entry.value.text ?? ""
      guard let color = RGB(hex: hex) else {
        throw SettingsProblem(
          file: file, line: entry.line,
          .badValue(of: slot, value: hex, expected: "six hexadecimal digits, as in \"1d2021\""))
      }
      colors.append(color)
    }
    guard let name = value("name") ?? value("scheme") else {
      throw SettingsProblem(file: file, line: nil, .missing("name"))
    }
    self.name = name
    author = value("author") ?? ""
    self.colors = colors
    // The older form does not say; the colours do.
    isLight = value("variant").map { $0 == "light" } ?? (colors[0].luminance > colors[5].luminance)
  }

  /// `base00` to `base0F`.
  package static let slots: [String] = (0..<16).map { "base0" + String($0, radix: 16).uppercased() }
}
