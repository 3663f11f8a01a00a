internal import Glibc

/// What characters the terminal shows, by the locale of the environment.
package enum CharacterSet: Hashable, Sendable {
  case utf8
  /// Anything else, by its name: only ASCII is written, and what is not is a `?`.
  case ascii(String)

  /// Sets the locale of the environment and says what it means. A UTF-8 locale that this machine
  /// does not have (a common thing over SSH) still means a UTF-8 terminal.
  static func ofEnvironment() -> CharacterSet {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    if codeset == "UTF-8" { return .utf8 }
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { (name: String) in getenv(name).map { String(cString: $0) } }
      .first { !$0.isEmpty }
    // Widths are measured in a UTF-8 locale in any case.
    setlocale(LC_CTYPE, "C.UTF-8")
    let lowered = named?.lowercased() ?? ""
    if lowered.contains("utf-8") || lowered.contains("utf8") { return .utf8 }
    return .ascii(codeset)
  }

  /// The scalars of a cell as this terminal may get them: those themselves, or ASCII.
  @inline(__always)
  func shown(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x7F || self == .utf8 { return scalar }
    switch scalar {
    case 0x2500: return 0x2D
    case 0x2502: return 0x7C
    case 0x2501...0x257F: return 0x2B
    case 0x2190: return 0x3C
    case 0x2192: return 0x3E
    case 0xB7, 0x2026: return 0x2E
    case 0x2018, 0x2019: return 0x27
    case 0x201C, 0x201D: return 0x22
    default: return 0x3F
    }
  }
}
