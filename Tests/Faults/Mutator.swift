import TestSupport

/// Changes bytes a little, in the ways that readers of files have tripped over.
struct Mutator {
  private var random: Pseudorandom
  private let dictionary: [[UInt8]]

  /// - Parameter words: pieces of the format that are worth putting anywhere.
  init(_ seed: Int, words: [String]) {
    random = Pseudorandom(seed)
    dictionary =
      (words + Mutator.always).map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC0, 0x80], [0]]
  }

  private static let always = [
    "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{202E}", "\u{200B}", "\u{FEFF}", "e\u{301}\u{301}", "👩‍👩‍👧",
    "\n",
    "\r\n", "\"", "\\", "-9223372036854775808", "18446744073709551616", "1e999", "NaN", "{}", "[]",
    "null", "true", "''", ":", "- ", "&a", "*a", "<<: *a", "!!binary x", "%s%n", "../../x",
    "2026-02-30", "9999999-12-31", "=1+1", "{{x}}",
  ]

  /// From one to a handful of changes.
  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<(1 + random.below(1 + random.below(5))) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = dictionary[random.below(dictionary.count)]
      return
    }
    let place = random.below(bytes.count)
    let length = min(bytes.count - place, 1 + random.below(1 << random.below(9)))
    switch random.below(10) {
    case 0: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(place..<(place + length))
    case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: random.below(bytes.count))
    case 4, 5: bytes.insert(contentsOf: dictionary[random.below(dictionary.count)], at: place)
    case 6:
      bytes.replaceSubrange(
        place..<(place + length), with: dictionary[random.below(dictionary.count)])
    case 7: bytes.removeLast(bytes.count - place)
    case 8: changeNumber(&bytes, near: place)
    default: changeLines(&bytes, near: place)
    }
  }

  private mutating func changeNumber(_ bytes: inout [UInt8], near place: Int) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    let numbers = ["0", "-1", "2147483648", "9223372036854775807", "1e400", "00", "0.5", ""]
    bytes.replaceSubrange(start..<end, with: Array(numbers[random.below(numbers.count)].utf8))
  }

  /// Two lines change places, or one is there again, or gone.
  private mutating func changeLines(_ bytes: inout [UInt8], near place: Int) {
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    let line = Array(bytes[start..<end])
    if random.below(2) == 0 { bytes.removeSubrange(start..<end) }
    let target = bytes.isEmpty ? 0 : random.below(bytes.count)
    let beginning = bytes[..<target].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    if random.below(3) > 0 { bytes.insert(contentsOf: line, at: beginning) }
  }
}
