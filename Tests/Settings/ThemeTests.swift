import Foundation
import Resources
import Screen
import Settings
import Testing

/// The repository, three folders up from this file.
private let themesFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Themes")

/// Every shipped scheme by name, from the folder.
private func shippedSchemes() throws -> [String: Scheme] {
  var schemes: [String: Scheme] = [:]
  for file in try FileManager.default.contentsOfDirectory(atPath: themesFolder.path)
  where file.hasSuffix(".yaml") {
    let text = try String(
      contentsOf: themesFolder.appendingPathComponent(file), encoding: .utf8)
    schemes[String(file.dropLast(5))] = try Scheme(text, file: file)
  }
  return schemes
}

@Suite("Shipped themes")
struct ShippedThemesTests {
  @Test("are all embedded in the binary, byte for byte, and no others")
  func embedded() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: themesFolder.path)
    #expect(Bundled.names(under: "themes/") == files.map { "themes/" + $0 }.sorted())
    for file in files {
      let text = try String(
        contentsOf: themesFolder.appendingPathComponent(file), encoding: .utf8)
      #expect(Bundled.text("themes/" + file) == text)
    }
  }

  @Test("are loaded; a light one, a high-contrast one and a colour-blind-safe one among them")
  func loaded() throws {
    let schemes = try shippedSchemes()
    #expect(schemes.count >= 8)
    #expect(schemes["arrears-default"] != nil)
    #expect(schemes["arrears-light"]?.isLight == true)
    #expect(schemes["arrears-high-contrast"] != nil)
    #expect(schemes["arrears-color-blind"] != nil)
    #expect(schemes.values.allSatisfy { !$0.name.isEmpty && !$0.author.isEmpty })
    #expect(Set(schemes.values.map(\.name)).count == schemes.count)
    // The variant that a file states is what its colours are.
    for (name, scheme) in schemes {
      #expect(
        scheme.isLight == (scheme.colors[0].luminance > scheme.colors[5].luminance), "\(name)")
    }
  }

  @Test("can be read: text has a contrast of 4.5 with its background (WCAG 2.1)")
  func contrast() throws {
    for (name, scheme) in try shippedSchemes() {
      #expect(scheme.colors[5].contrast(with: scheme.colors[0]) >= 4.5, "\(name)")
    }
  }

  @Test("can be read in 256 colours, in every role that says something")
  func roles() throws {
    let overlooked: [String: Double] = [
      "disabled": 3, "status.disabled": 3, "placeholder": 3, "rule": 2, "border": 2,
    ]
    for (name, scheme) in try shippedSchemes() {
      let theme = Theme(scheme, depth: .palette256)
      for role in Theme.roles {
        let style = theme["text"].overlaid(with: theme[role])
        let text = try #require(Self.color(style.foreground))
        let background = try #require(Self.color(style.background))
        // Without a colour of its own it has that of what it lies over.
        guard theme[role].foreground != nil else { continue }
        #expect(
          text.contrast(with: background) >= overlooked[role] ?? 4.5, "\(name): \(role)")
      }
    }
  }

  private static func color(_ color: Color?) -> RGB? {
    guard case .palette(let index) = color?.kind else { return nil }
    return RGB(palette: index)
  }

  @Test("of high contrast have 7 in every colour of text")
  func highContrast() throws {
    let scheme = try #require(try shippedSchemes()["arrears-high-contrast"])
    for slot in 4..<16 {
      #expect(scheme.colors[slot].contrast(with: scheme.colors[0]) >= 7, "\(Scheme.slots[slot])")
    }
  }

  @Test("for the colour-blind keep apart what must not be mixed up")
  func colorBlind() throws {
    let scheme = try #require(try shippedSchemes()["arrears-color-blind"])
    // Wrong, warning, right, notice, title: every pair, with red, green or no cones missing.
    let slots = [0x8, 0xA, 0xB, 0xC, 0xD]
    for vision in Vision.allCases {
      for first in slots {
        for second in slots where second > first {
          let distance = vision.distance(scheme.colors[first], scheme.colors[second])
          #expect(distance > 20, "\(vision) \(Scheme.slots[first]) \(Scheme.slots[second])")
        }
      }
    }
  }
}

/// How colours appear to people without one kind of cones (Viénot, Brettel and Mollon 1999), and
/// how far apart (CIE 1976).
private enum Vision: CaseIterable {
  case all, withoutRed, withoutGreen

  func distance(_ first: RGB, _ second: RGB) -> Double {
    let (a, b) = (lab(first), lab(second))
    return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private var matrix: [[Double]] {
    switch self {
    case .all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .withoutRed: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]
    case .withoutGreen: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]
    }
  }

  private func lab(_ color: RGB) -> [Double] {
    let linear = [color.red, color.green, color.blue].map { channel in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let seen = matrix.map { row in
      min(1, max(0, zip(row, linear).map { $0 * $1 }.reduce(0, +)))
    }
    func curve(_ value: Double) -> Double {
      value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116
    }
    let x = curve((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505)
    let y = curve(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2])
    let z = curve((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
}

@Suite("A theme")
struct ThemeTests {
  private static func scheme(_ name: String = "arrears-default") throws -> Scheme {
    try Scheme(try #require(Bundled.text("themes/\(name).yaml")), file: name)
  }

  @Test(
    "falls back from a special role to the more general one",
    arguments: [
      ("queue.row.selected", "selected"), ("selected", "selected"),
      ("lead.alerts.border.active", "border.active"), ("lead.border", "border"),
      ("no.such.thing", "text"), ("", "text"), ("...", "text"),
    ])
  func fallback(_ role: String, _ general: String) throws {
    for depth in ColorDepth.allCases {
      let theme = Theme(try Self.scheme(), depth: depth)
      #expect(theme[role] == theme[general])
    }
  }

  @Test("without colours marks what is selected by attributes alone")
  func mono() throws {
    let theme = Theme(try Self.scheme(), depth: .mono)
    for role in Theme.roles {
      #expect(theme[role].foreground == nil)
      #expect(theme[role].background == nil)
    }
    for role in ["selected", "input.active", "alert", "status", "chosen"] {
      #expect(theme[role].attributes.contains(.reverse))
    }
    #expect(theme["text"] == .plain)
  }

  @Test("in 16 colours uses the terminal's own, and the selection stays visible")
  func sixteen() throws {
    for name in ["arrears-default", "arrears-light"] {
      let theme = Theme(try Self.scheme(name), depth: .sixteen)
      for role in Theme.roles {
        for color in [theme[role].foreground, theme[role].background] {
          if case .palette(let index) = color?.kind { #expect(index < 16) }
        }
        let style = theme["text"].overlaid(with: theme[role])
        #expect(style.foreground != style.background)
      }
      #expect(theme["selected"].attributes.contains(.reverse))
      #expect(!theme["alert"].attributes.contains(.bold))
      #expect(theme["input"] != theme["text"])
    }
  }
}
