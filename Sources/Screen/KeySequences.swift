// Control sequences, strings and pastes: what follows an Escape.

extension KeyDecoder {
  private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  /// No key's sequence is longer; the rest of a longer one is swallowed unseen.
  private static let longest = 32

  mutating func sequence(
    _ bytes: [UInt8], _ byte: UInt8, _ isVoid: Bool, _ now: Int, _ keys: inout [Key]
  ) {
    switch byte {
    case 0x1B: return begin(.escape(count: 1), now)
    case 0x18, 0x1A, 0x80...0xFF:
      state = .ground
      return
    // A person's Enter is never inside a sequence, and no key's sequence has a control inside.
    case 0x00..<0x20, 0x7F:
      state = .sequence(bytes, isVoid: true)
      return
    default: break
    }
    let bytes = bytes.count < KeyDecoder.longest ? bytes + [byte] : bytes
    guard isFinal(byte, of: bytes) else {
      state = .sequence(bytes, isVoid: isVoid)
      return
    }
    state = .ground
    if bytes == KeyDecoder.pasteStart { return begin(.paste([]), now) }
    if mouse && bytes == [0x1B, 0x5B, 0x4D] { return begin(.mouseBytes(left: 3), now) }
    if !isVoid && bytes.count < KeyDecoder.longest, let key = meaning(bytes) { keys.append(key) }
  }

  /// Whether a byte ends the sequence it is the last of.
  private func isFinal(_ byte: UInt8, of bytes: [UInt8]) -> Bool {
    let isFirst = bytes.count == 3
    if bytes[1] == 0x4F { return byte >= 0x40 || (byte < 0x30 && isFirst) }
    // The Linux console's F1 is `ESC [[A`.
    if byte == 0x5B && isFirst { return false }
    // rxvt ends its Shift-F keys with `$`, which elsewhere goes on: `ESC [?1;2$y`.
    if byte == 0x24 && bytes[2] != 0x3F { return !isFirst }
    return byte >= 0x40
  }

  private func meaning(_ bytes: [UInt8]) -> Key? {
    if let key = sequences[bytes] { return key }
    guard let final = bytes.last else { return nil }
    let inner = bytes.dropFirst(2).dropLast()
    if bytes[1] == 0x4F { return KeyDecoder.applicationKey(inner, final) }
    if inner.first == 0x5B {
      let isFunction = inner.count == 1 && (0x41...0x45).contains(final)
      return isFunction ? .function(Int(final) - 0x40) : nil
    }
    if inner.first == 0x3C { return mouse ? KeyDecoder.mouse(inner.dropFirst(), final) : nil }
    guard let numbers = KeyDecoder.numbers(inner) else { return nil }
    return KeyDecoder.controlKey(numbers, final)
  }

  /// The numbers of a control sequence, `;` between them; nil if there is anything else.
  private static func numbers(_ bytes: some Collection<UInt8>) -> [Int]? {
    guard !bytes.isEmpty else { return [] }
    var numbers = [0]
    for byte in bytes {
      if byte == 0x3B {
        numbers.append(0)
      } else if (0x30...0x39).contains(byte) && numbers[numbers.count - 1] < 100_000 {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte) - 0x30
      } else {
        return nil
      }
    }
    return numbers
  }

  /// Keys that move mean the same with Shift or Ctrl held; the others are then other keys.
  private static func controlKey(_ numbers: [Int], _ final: UInt8) -> Key? {
    guard numbers.count <= 2 else { return nil }
    let isPlain = numbers.count < 2 || numbers[1] == 1
    switch final {
    case 0x41: return .up
    case 0x42: return .down
    case 0x43: return .right
    case 0x44: return .left
    case 0x46: return .end
    case 0x48: return .home
    case 0x5A: return .backtab
    case 0x49: return numbers.isEmpty ? .focus(true) : nil
    case 0x4F: return numbers.isEmpty ? .focus(false) : nil
    // With numbers, `R` is a report of the cursor's position.
    case 0x50...0x53: return numbers.isEmpty ? .function(Int(final) - 0x4F) : nil
    case 0x7E: return numberedKey(numbers.first ?? 0, isPlain)
    default: return nil
    }
  }

  /// `ESC [n~`, as VT220, xterm, PuTTY, rxvt and the Linux console send it.
  private static func numberedKey(_ number: Int, _ isPlain: Bool) -> Key? {
    switch number {
    case 1, 7: return .home
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    default: break
    }
    guard isPlain else { return nil }
    switch number {
    case 2: return .insert
    case 3: return .delete
    case 11...15: return .function(number - 10)
    case 17...21: return .function(number - 11)
    case 23, 24: return .function(number - 12)
    default: return nil
    }
  }

  /// `ESC O x`: cursor keys, F1 to F4, and the numeric keypad in application mode.
  private static func applicationKey(_ inner: ArraySlice<UInt8>, _ final: UInt8) -> Key? {
    switch final {
    case 0x41: return .up
    case 0x42: return .down
    case 0x43: return .right
    case 0x44: return .left
    case 0x46: return .end
    case 0x48: return .home
    default: break
    }
    guard inner.isEmpty else { return nil }
    switch final {
    case 0x50...0x53: return .function(Int(final) - 0x4F)
    case 0x4D: return .enter
    case 0x49: return .tab
    case 0x20: return .character(" ")
    case 0x58: return .character("=")
    // The keypad's characters in order, from `*` to `9`.
    case 0x6A...0x79: return .character(Character(Unicode.Scalar(final - 0x40)))
    default: return nil
    }
  }

  /// `ESC [<b;x;yM`, and `m` for a release.
  private static func mouse(_ inner: some Collection<UInt8>, _ final: UInt8) -> Key? {
    guard let numbers = numbers(inner), numbers.count == 3, final == 0x4D || final == 0x6D
    else { return nil }
    let point = Point(x: max(0, numbers[1] - 1), y: max(0, numbers[2] - 1))
    // Shift, Meta and Ctrl are bits 4, 8 and 16.
    let button = numbers[0] & ~28
    let action: Key.Mouse.Action
    switch (button, final == 0x6D) {
    case (0...2, true): action = .release
    case (0, false): action = .press(.left)
    case (1, false): action = .press(.middle)
    case (2, false): action = .press(.right)
    case (32...34, false): action = .drag
    case (64, false): action = .wheelUp
    case (65, false): action = .wheelDown
    default: return nil
    }
    return .mouse(Key.Mouse(action, at: point))
  }

  mutating func string(_ escaped: Bool, _ byte: UInt8, _ now: Int) {
    switch (escaped, byte) {
    case (true, 0x5C), (_, 0x07), (_, 0x18), (_, 0x1A): state = .ground
    // Broken off: a key's sequence may follow, anything else is swallowed with it.
    case (true, 0x5B), (true, 0x4F): begin(.sequence([0x1B, byte], isVoid: false), now)
    case (true, 0x1B): break
    case (true, _): state = .ground
    case (false, 0x1B): state = .string(escaped: true)
    default: break
    }
  }

  mutating func paste(_ byte: UInt8, _ now: Int, _ keys: inout [Key]) {
    guard case .paste(var bytes) = state else { return }
    // Appended in place: while the state holds the bytes too, every byte would copy them all.
    state = .ground
    let isGivenUp = byte == 0x03 && now - last >= KeyDecoder.pasteSilence
    // Of what is too much only the last bytes are kept, to find the end by.
    let most = KeyDecoder.pasteLimit + KeyDecoder.pasteEnd.count
    if bytes.count == most { bytes.remove(at: KeyDecoder.pasteLimit) }
    bytes.append(byte)
    let isEnd = byte == 0x7E && bytes.suffix(6) == KeyDecoder.pasteEnd[...]
    guard isEnd || isGivenUp else {
      state = .paste(bytes)
      return
    }
    bytes.removeLast(isEnd ? KeyDecoder.pasteEnd.count : 1)
    keys.append(.paste(KeyDecoder.text(bytes)))
  }

  /// Pasted bytes as text: line ends as line feeds, no other control character but tabs.
  private static func text(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: text.append("\n")
      case 0x0A: if !afterReturn { text.append("\n") }
      case 0x09: text.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: text.append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    return String(text)
  }
}
