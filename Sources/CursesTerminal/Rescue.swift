internal import CNcurses

/// The terminal's way back, and the signals, as C keeps them for its handlers (Rescue.h).
struct Rescue {
  private let state: UnsafeMutablePointer<arrears_rescue>

  /// Remembers the terminal's modes; nil if it has none.
  init?(_ tty: Int32) {
    guard let state = arrears_rescue_make(tty) else { return nil }
    self.state = state
  }

  /// There is nothing to rescue: the terminal will not be taken over.
  func discard() { arrears_rescue_discard(state) }

  /// Takes over signals and crashes; false if the system refuses.
  func begin() -> Bool { arrears_rescue_begin(state) }
  func end() { arrears_rescue_end(state) }

  /// The terminal is in our hands; these bytes undo what was asked of it.
  func arm(_ reset: [UInt8]) {
    reset.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      arrears_rescue_arm(state, start, bytes.count)
    }
  }
  /// Every byte at once and unchanged, both ways.
  func makeRaw() { arrears_rescue_raw(state) }
  /// The terminal is given back in the regular way.
  func disarm() { arrears_rescue_disarm(state) }
  /// Another program has the terminal.
  func setAway(_ away: Bool) { arrears_rescue_away(state, away) }
  var descriptor: Int32 { arrears_rescue_descriptor(state) }

  /// The signals that came since the last call.
  func signals() -> [Int32] {
    var signals: [Int32] = []
    while true {
      let next = arrears_rescue_next(state)
      if next == 0 { return signals }
      signals.append(next)
    }
  }
}
