internal import CNcurses

/// The terminal's way back, and the signals, as C keeps them for its handlers (Rescue.h). The only
/// file that calls those functions: their state is one per object file.
enum Rescue {
  /// Remembers the terminal's modes; false if it has none.
  static func remember(_ tty: Int32) -> Bool { arrears_rescue_remember(tty) }
  /// Takes over signals and crashes.
  static func begin() -> Bool { arrears_rescue_begin() }
  static func end() { arrears_rescue_end() }
  /// The terminal is in our hands; these bytes undo what was asked of it.
  static func arm(_ reset: [UInt8]) {
    reset.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      arrears_rescue_arm(start, bytes.count)
    }
  }
  static func disarm() { arrears_rescue_disarm() }
  /// Another program has the terminal.
  static func setAway(_ away: Bool) { arrears_rescue_away(away) }
  static var descriptor: Int32 { arrears_rescue_descriptor() }

  /// The signals that came since the last call.
  static func signals() -> [Int32] {
    var signals: [Int32] = []
    while true {
      let next = arrears_rescue_next()
      if next == 0 { return signals }
      signals.append(next)
    }
  }

  /// Writes to the terminal, all of it.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      arrears_write(descriptor, start, buffer.count)
    }
  }
}
