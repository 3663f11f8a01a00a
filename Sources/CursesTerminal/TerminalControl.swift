internal import CNcurses

/// The few control sequences that ncurses has no function for. No other place makes any.
enum TerminalControl {
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  // Clicks, drags and the wheel, reported in the form without a limit on columns.
  private static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l"

  /// Asks for pastes in brackets, and for the mouse if wanted.
  static func begin(mouse: Bool) -> [UInt8] {
    Array((mouse ? pasteOn + mouseOn : pasteOn).utf8)
  }

  /// Undoes both.
  static let end = Array((mouseOff + pasteOff).utf8)

  /// Undoes what ncurses asked for, for the case that it cannot: colours, attributes, keypad,
  /// cursor, alternate screen.
  static func reset(height: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for name in ["sgr0", "op", "cnorm", "rmkx"] { bytes += capability(name) }
    let back = capability("rmcup")
    if back.isEmpty, let bottom = arrears_move(Int32(max(0, height - 1)), 0) {
      bytes += withoutDelays(bottom) + Array("\r\n".utf8)
    }
    return bytes + back
  }

  /// A string of the terminal's description; empty if it has none of that name.
  static func capability(_ name: String) -> [UInt8] {
    arrears_capability(name).map(withoutDelays) ?? []
  }

  /// The delays of old terminals (`$<50/>`) are for `tputs` and not for the terminal.
  private static func withoutDelays(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var result: [UInt8] = []
    var inDelay = false
    var previous: UInt8 = 0
    for byte in String(cString: text).utf8 {
      if byte == 0x3C && previous == 0x24 {
        result.removeLast()
        inDelay = true
      } else if inDelay {
        inDelay = byte != 0x3E
      } else {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// Puts text on the clipboard of the person's own machine (OSC 52): as it is, and wrapped for
  /// tmux or screen to pass on where one of them is in between. nil if it is more than terminals
  /// take.
  static func copy(_ text: String, inTmux: Bool, inScreen: Bool) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= 74_994 else { return nil }
    let plain = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    let end = Array("\u{1B}\\".utf8)
    if inTmux {
      // tmux takes the first itself if set-clipboard is on, the second if allow-passthrough is.
      let doubled = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return plain + Array("\u{1B}Ptmux;".utf8) + doubled + end
    }
    if inScreen {
      // screen passes on strings of at most 768 bytes. What calls itself screen may be tmux.
      var wrapped = plain
      for start in stride(from: 0, to: plain.count, by: 700) {
        wrapped += Array("\u{1B}P".utf8) + plain[start..<min(start + 700, plain.count)] + end
      }
      return wrapped
    }
    return plain
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for byte in part { bits = bits << 8 | Int(byte) }
      bits <<= 8 * (3 - part.count)
      for place in 0..<4 {
        result.append(place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return result
  }
}
