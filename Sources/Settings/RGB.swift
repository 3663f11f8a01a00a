internal import Glibc

/// An exact colour, 8 bits each.
package struct RGB: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// From six hexadecimal digits, with or without `#`.
  package init?(hex: String) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }

  /// How bright it appears, 0 to 1: relative luminance of WCAG 2.1.
  package var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// How well one is read on the other, 1 to 21: contrast ratio of WCAG 2.1; 4.5 is the least for
  /// text.
  package func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Some tenths of the way to another colour.
  func mixed(with other: RGB, tenths: Int) -> RGB {
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(clamping: (Int(from) * (10 - tenths) + Int(to) * tenths) / 10)
    }
    return RGB(
      channel(red, other.red), channel(green, other.green), channel(blue, other.blue))
  }

  /// The nearest of the 240 colours of the 256-colour palette that are the same on every
  /// terminal: the cube of six levels, and the greys.
  package var paletteIndex: UInt8 {
    let cube = (nearestLevel(red), nearestLevel(green), nearestLevel(blue))
    let cubeIndex = 16 + 36 * cube.0 + 6 * cube.1 + cube.2
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let greyIndex = 232 + min(23, max(0, (average - 3) / 10))
    let candidates = [cubeIndex, greyIndex].map { UInt8(truncatingIfNeeded: $0) }
    return candidates.min { distance(to: RGB(palette: $0)) < distance(to: RGB(palette: $1)) } ?? 16
  }

  /// What a colour 16 to 255 of the palette looks like; for the 16 below, what xterm shows.
  package init(palette index: UInt8) {
    let number = Int(index)
    switch number {
    case 0..<16:
      self = RGB.basic[number]
    case 16..<232:
      let cube = number - 16
      self.init(
        RGB.levels[cube / 36], RGB.levels[cube / 6 % 6], RGB.levels[cube % 6])
    default:
      let grey = UInt8(8 + 10 * (number - 232))
      self.init(grey, grey, grey)
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let basic: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  private func nearestLevel(_ channel: UInt8) -> Int {
    RGB.levels.indices.min {
      abs(Int(RGB.levels[$0]) - Int(channel)) < abs(Int(RGB.levels[$1]) - Int(channel))
    } ?? 0
  }

  private func distance(to other: RGB) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    // Eyes see green best.
    return 3 * red * red + 6 * green * green + blue * blue
  }
}
