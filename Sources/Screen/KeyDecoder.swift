/// Turns the bytes a terminal sends into keys.
///
/// A pure state machine: bytes come in with the time they were read at, in pieces of any size, and
/// keys come out. What it promises:
/// - a sequence it does not know is swallowed whole, so that no part of it can become a command;
///   a key comes out of a sequence only if the whole sequence means that key;
/// - text pasted in brackets (`ESC [200~` to `ESC [201~`) is one `.paste`;
/// - Escape and a digit 1 to 9 at most `escapeDelay` apart are F1 to F9; with any other character
///   they are Alt and that character, which is swallowed; later, they are two keys;
/// - a character or sequence split over reads is put together.
///
/// The bytes are taken from the terminal as they are, not from ncurses: its `wget_wch` loses a
/// character that arrives in two reads, and waits inside a sequence.
package struct KeyDecoder: Sendable {
  /// Milliseconds within which Escape and what follows belong together.
  package static let escapeDelay = 25
  /// Milliseconds after which an unfinished control sequence is given up. Long enough for a packet
  /// that is sent again.
  static let sequenceDelay = 500
  /// Milliseconds of silence, and altogether, after which an unfinished string is given up: it was
  /// Alt-P or Alt-] and not the terminal.
  static let stringSilence = 250
  static let stringLimit = 2000
  /// A paste has no time limit. If its end got lost, Ctrl-C after this silence ends it.
  static let pasteSilence = 2000
  /// Bytes of a paste that are kept.
  static let pasteLimit = 1 << 20

  enum State: Equatable, Sendable {
    case ground
    /// Some bytes of a UTF-8 character, which Alt makes one to swallow.
    case character([UInt8], alt: Bool)
    /// One or two Escapes.
    case escape(count: Int)
    /// A control sequence: its bytes from `ESC [` or `ESC O` on. Void, and swallowed, if Alt was
    /// with it or a control character in it.
    case sequence([UInt8], isVoid: Bool)
    /// The bytes that follow the sequence of an old mouse report.
    case mouseBytes(left: Int)
    /// Between the introducer and the end of a string for a device; `escaped` after an Escape.
    case string(escaped: Bool)
    case paste([UInt8])
  }

  var state = State.ground
  /// When the state began, and the last byte came.
  var began = 0
  var last = 0
  let sequences: [[UInt8]: Key]
  let mouse: Bool

  /// A decoder that also knows the sequences of this terminal's description, and reads reports of
  /// the mouse if it has been asked to send them.
  package init(sequences: [[UInt8]: Key] = [:], mouse: Bool = false) {
    self.sequences = sequences
    self.mouse = mouse
  }

  /// When `flush` must be called if nothing arrives before, in milliseconds; nil if nothing waits.
  package var deadline: Int? {
    switch state {
    case .ground, .character, .paste: nil
    case .escape: began + KeyDecoder.escapeDelay + 1
    case .sequence, .mouseBytes: began + KeyDecoder.sequenceDelay
    case .string: min(last + KeyDecoder.stringSilence, began + KeyDecoder.stringLimit)
    }
  }

  /// The keys that are complete with these bytes, read at a time in milliseconds of a clock that
  /// does not go back.
  package mutating func feed(_ bytes: some Sequence<UInt8>, at now: Int) -> [Key] {
    var keys: [Key] = []
    expire(now, &keys)
    for byte in bytes { take(byte, now, &keys) }
    last = now
    return keys
  }

  /// The keys that are complete because nothing has followed until now.
  package mutating func flush(at now: Int) -> [Key] {
    var keys: [Key] = []
    expire(now, &keys)
    return keys
  }

  /// Forgets what is begun and not complete, but not a paste: its rest would become commands.
  package mutating func reset() {
    if case .paste = state { return }
    state = .ground
  }

  private mutating func expire(_ now: Int, _ keys: inout [Key]) {
    guard let deadline, now >= deadline else { return }
    if case .escape(let count) = state {
      for _ in 0..<count { keys.append(.escape) }
    }
    state = .ground
  }

  mutating func begin(_ new: State, _ now: Int) {
    state = new
    began = now
  }

  mutating func take(_ byte: UInt8, _ now: Int, _ keys: inout [Key]) {
    switch state {
    case .ground: ground(byte, now, &keys)
    case .character(let bytes, let alt): character(bytes, byte, alt, now, &keys)
    case .escape(let count): escape(count, byte, now, &keys)
    case .sequence(let bytes, let isVoid): sequence(bytes, byte, isVoid, now, &keys)
    case .mouseBytes(let left): state = left > 1 ? .mouseBytes(left: left - 1) : .ground
    case .string(let escaped): string(escaped, byte, now)
    case .paste: paste(byte, now, &keys)
    }
  }

  mutating func ground(_ byte: UInt8, _ now: Int, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: begin(.escape(count: 1), now)
    case 0x0D, 0x0A: keys.append(.enter)
    case 0x09: keys.append(.tab)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x00..<0x20:
      keys.append(.control(Character(Unicode.Scalar(byte + (byte == 0 || byte > 26 ? 64 : 96)))))
    case 0x20..<0x7F: keys.append(.character(Character(Unicode.Scalar(byte))))
    case 0x8F: begin(.sequence([0x1B, 0x4F], isVoid: false), now)
    case 0x9B: begin(.sequence([0x1B, 0x5B], isVoid: false), now)
    case 0xC2...0xF4: begin(.character([byte], alt: false), now)
    default: break
    }
  }

  private mutating func character(
    _ bytes: [UInt8], _ byte: UInt8, _ alt: Bool, _ now: Int, _ keys: inout [Key]
  ) {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      return ground(byte, now, &keys)
    }
    let bytes = bytes + [byte]
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard bytes.count == length else {
      state = .character(bytes, alt: alt)
      return
    }
    state = .ground
    // Not a C1 control, nor an overlong or surrogate form, which do not decode to one scalar.
    guard !alt, let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first, scalar.value >= 0xA0
    else { return }
    keys.append(.character(Character(scalar)))
  }

  private mutating func escape(
    _ count: Int, _ byte: UInt8, _ now: Int, _ keys: inout [Key]
  ) {
    switch byte {
    case 0x1B:
      if count > 1 { keys.append(.escape) }
      return begin(.escape(count: 2), now)
    case 0x5B, 0x4F:
      return begin(.sequence([0x1B, byte], isVoid: count > 1), now)
    default: break
    }
    if count > 1 { keys.append(.escape) }
    switch byte {
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: begin(.string(escaped: false), now)
    case 0xC2...0xF4: begin(.character([byte], alt: true), now)
    default:
      state = .ground
      if let key = sequences[[0x1B, byte]] {
        keys.append(key)
      } else if (0x31...0x39).contains(byte) {
        keys.append(.function(Int(byte) - 0x30))
      }
    }
  }
}
