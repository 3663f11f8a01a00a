/// Makes the changes of style in what ncurses sends shorter: neighbouring ones become one, and only
/// what differs from the style before is said.
///
/// ncurses says both colours at every change, and to end bold it takes everything back first: half
/// of a frame's bytes. They travel with every key, through a slow line and in pieces of two
/// kilobytes, each of which the terminal draws before it takes the next.
///
/// For terminals with 256 colours, which all know SGR as ISO 6429 and xterm have it. What it does
/// not know goes through as it came.
package struct StyleMerge {
  /// A colour as SGR says it: by a number of its own, or by one of the palette after 38 or 48.
  private struct Colour: Equatable {
    var number: Int
    var index: Int?

    var numbers: [Int] { index.map { [number, 5, $0] } ?? [number] }
  }

  /// A style as SGR says it.
  private struct Look: Equatable {
    var foreground = Colour(number: 39)
    var background = Colour(number: 49)
    var bold = false
    var dim = false
    var underline = false
    var reverse = false
  }

  /// What the terminal has; nil if it is not known.
  private var sent: Look?
  /// What the next character is to have; nil if that is not known.
  private var wanted: Look?
  private var out: [UInt8] = []

  /// What to send for the bytes of a frame.
  package static func merged(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var merge = StyleMerge()
    merge.out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let end = merge.takeStyle(bytes, at: index) {
        index = end
      } else {
        merge.say()
        merge.out.append(bytes[index])
        index += 1
      }
    }
    merge.say()
    return merge.out
  }

  /// Takes a change of style, or the return to the usual letters that goes with one, from a place.
  /// - Returns: where it ends; nil if there is none.
  private mutating func takeStyle(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int? {
    guard bytes[start] == 0x1B, start + 2 < bytes.count else { return nil }
    // `ESC ( B`: the letters are the usual ones all along once the first one was sent.
    if bytes[start + 1] == 0x28, bytes[start + 2] == 0x42 { return sent == nil ? nil : start + 3 }
    guard bytes[start + 1] == 0x5B else { return nil }
    var numbers = [0]
    var index = start + 2
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39:
        guard numbers[numbers.count - 1] < 1000 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(bytes[index] - 0x30)
      case 0x3B: numbers.append(0)
      case 0x6D:
        if take(numbers) { return index + 1 }
        say()
        (sent, wanted) = (nil, nil)
        return nil
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// Changes what is wanted; false, and nothing is changed, for what is not known.
  private mutating func take(_ numbers: [Int]) -> Bool {
    var look = wanted
    var index = 0
    while index < numbers.count {
      let number = numbers[index]
      index += 1
      if number == 0 {
        look = Look()
        continue
      }
      // Before the first return to nothing, what is on is not known.
      guard look != nil else { return false }
      switch number {
      case 1: look?.bold = true
      case 2: look?.dim = true
      case 4: look?.underline = true
      case 7: look?.reverse = true
      case 22:
        look?.bold = false
        look?.dim = false
      case 24: look?.underline = false
      case 27: look?.reverse = false
      case 30...37, 39, 90...97: look?.foreground = Colour(number: number)
      case 40...47, 49, 100...107: look?.background = Colour(number: number)
      case 38, 48:
        guard index + 1 < numbers.count, numbers[index] == 5, numbers[index + 1] < 256 else {
          return false
        }
        let colour = Colour(number: number, index: numbers[index + 1])
        if number == 38 { look?.foreground = colour } else { look?.background = colour }
        index += 2
      default: return false
      }
    }
    wanted = look
    return true
  }

  /// Says what is wanted and not yet sent.
  private mutating func say() {
    guard let wanted, wanted != sent else { return }
    // Nothing at all is shortest as a return to nothing.
    write(wanted == Look() ? [] : difference(wanted))
    sent = wanted
  }

  private func difference(_ wanted: Look) -> [Int] {
    var before = sent ?? Look()
    var numbers: [Int] = sent == nil ? [0] : []
    if (before.bold && !wanted.bold) || (before.dim && !wanted.dim) {
      numbers.append(22)
      (before.bold, before.dim) = (false, false)
    }
    if before.underline && !wanted.underline { numbers.append(24) }
    if before.reverse && !wanted.reverse { numbers.append(27) }
    if !before.bold && wanted.bold { numbers.append(1) }
    if !before.dim && wanted.dim { numbers.append(2) }
    if !before.underline && wanted.underline { numbers.append(4) }
    if !before.reverse && wanted.reverse { numbers.append(7) }
    if before.foreground != wanted.foreground { numbers += wanted.foreground.numbers }
    if before.background != wanted.background { numbers += wanted.background.numbers }
    return numbers
  }

  private mutating func write(_ numbers: [Int]) {
    out += [0x1B, 0x5B]
    for (index, number) in numbers.enumerated() {
      if index > 0 { out.append(0x3B) }
      if number >= 100 { out.append(0x30 + UInt8(number / 100)) }
      if number >= 10 { out.append(0x30 + UInt8(number / 10 % 10)) }
      out.append(0x30 + UInt8(number % 10))
    }
    out.append(0x6D)
  }
}
