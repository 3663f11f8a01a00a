// Keys as help shows them and keymap files write them.

extension Key {
  /// As help shows it: `F4`, `Ctrl-P`, `PgDn`, `Space`, `/`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control("@"): "Ctrl-Space"
    case .control(let letter): "Ctrl-" + String(letter).uppercased()
    case .paste: "Paste"
    case .mouse: "Mouse"
    case .focus: "Focus"
    default: Key.named.first { $0.key == self }?.names.first ?? ""
    }
  }

  /// The key of a name, in any case and with any of the usual spellings: `ctrl-p`, `C-p`, `^P`,
  /// `f4`, `pgdn`, `PageDown`, `space`. A single character is that character, as it is. nil if no
  /// key is called that, among them Alt and Shift combinations, which terminals do not send alike.
  package init?(name: String) {
    if name.count == 1, let character = name.first {
      self = character == " " ? .character(" ") : .character(character)
      return
    }
    let lowered = name.lowercased()
    if lowered == "space" {
      self = .character(" ")
    } else if let known = Key.named.first(where: { entry in
      entry.names.contains { $0.lowercased() == lowered }
    }) {
      self = known.key
    } else if lowered.first == "f", let number = Int(lowered.dropFirst()),
      (1...12).contains(number), lowered == "f\(number)"
    {
      self = .function(number)
    } else if let key = Key.held(lowered) {
      self = key
    } else {
      return nil
    }
  }

  /// What Ctrl with a letter arrives as.
  private static func held(_ lowered: String) -> Key? {
    let prefixes = ["ctrl-", "ctrl+", "control-", "c-", "^"]
    guard let prefix = prefixes.first(where: lowered.hasPrefix) else { return nil }
    let rest = lowered.dropFirst(prefix.count)
    if rest == "space" { return .control("@") }
    guard rest.count == 1, let letter = rest.first else { return nil }
    switch letter {
    case "h": return .backspace
    case "i": return .tab
    case "j", "m": return .enter
    case "[": return .escape
    case "a"..."z", "@", "\\", "]", "^", "_": return .control(letter)
    default: return nil
    }
  }

  /// The keys that have a word: first the one that is shown, then others that are understood.
  private static let named: [(key: Key, names: [String])] = [
    (.enter, ["Enter", "Return"]),
    (.tab, ["Tab"]),
    (.backtab, ["Shift-Tab", "Backtab", "S-Tab"]),
    (.escape, ["Esc", "Escape"]),
    (.backspace, ["Backspace", "BS"]),
    (.delete, ["Del", "Delete"]),
    (.insert, ["Ins", "Insert"]),
    (.up, ["Up"]),
    (.down, ["Down"]),
    (.left, ["Left"]),
    (.right, ["Right"]),
    (.home, ["Home"]),
    (.end, ["End"]),
    (.pageUp, ["PgUp", "PageUp"]),
    (.pageDown, ["PgDn", "PageDown", "PgDown"]),
  ]

  /// As a command understands it: full-width forms that an input method leaves on (`／？１`) and
  /// Chinese punctuation from the same keys become ASCII. Fields take keys as they are.
  package var folded: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let value = character.unicodeScalars.first?.value
    else { return self }
    switch value {
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(value - 0xFEE0).map { .character(Character($0)) } ?? self
    case 0x3000: return .character(" ")
    case 0x3002: return .character(".")
    case 0x3001: return .character("/")
    case 0x300A: return .character("<")
    case 0x300B: return .character(">")
    case 0x3010: return .character("[")
    case 0x3011: return .character("]")
    default: return self
    }
  }
}
