/// The words a lexicon knows, as small numbers. Words are compared by the bytes of their
/// normalised spelling (lower case, straight apostrophe); a word that is not known is 0.
struct Vocabulary: Sendable, Equatable {
  /// The numbers below the words': what a text has beside words, and the kinds of numbers.
  enum Sign {
    static let unknown: UInt16 = 0
    static let comma: UInt16 = 1
    static let stop: UInt16 = 2
    static let question: UInt16 = 3
    static let exclamation: UInt16 = 4
    static let colon: UInt16 = 5
    static let semicolon: UInt16 = 6
    static let dash: UInt16 = 7
    static let quote: UInt16 = 8
    static let listComma: UInt16 = 9
    /// Digits: a number up to 6, another, an old year.
    static let few: UInt16 = 10
    static let many: UInt16 = 11
    static let oldYear: UInt16 = 12
    static let firstWord: UInt16 = 13
  }

  /// How the signs are written in the patterns of a lexicon.
  static let signs: [String: UInt16] = [
    ",": Sign.comma, ".": Sign.stop, "?": Sign.question, "!": Sign.exclamation,
    ":": Sign.colon, ";": Sign.semicolon, "-": Sign.dash, "\"": Sign.quote,
    "、": Sign.listComma, "%word": Sign.unknown, "%few": Sign.few, "%many": Sign.many,
    "%year": Sign.oldYear,
  ]

  /// Words longer than this are not known.
  static let longest = 40

  private struct Entry: Sendable, Equatable {
    var hash: UInt32
    var offset: UInt32
    var length: UInt16
    var id: UInt16
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  private var mask = 0
  /// The numbers of the characters U+4E00 to U+9FFF, which need no hashing.
  private var ideographs: [UInt16]
  let oldBefore: Int

  static let ideographRange = 0x4E00...0x9FFF

  init(words: [String], oldBefore: Int) {
    self.oldBefore = oldBefore
    ideographs = [UInt16](repeating: 0, count: Self.ideographRange.count)
    var size = 64
    while size < words.count * 2 { size *= 2 }
    mask = size - 1
    entries = [Entry](
      repeating: Entry(hash: 0, offset: 0, length: 0, id: 0), count: size)
    for (index, word) in words.enumerated() {
      insert(word, UInt16(index) + Sign.firstWord)
    }
  }

  private mutating func insert(_ word: String, _ id: UInt16) {
    let bytes = Array(word.utf8)
    if word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first,
      Self.ideographRange.contains(Int(scalar.value))
    {
      ideographs[Int(scalar.value) - Self.ideographRange.lowerBound] = id
      return
    }
    let hash = bytes.reduce(Self.seed) { Self.mix($0, $1) }
    var slot = Int(hash) & mask
    while entries[slot].id != 0 { slot = (slot + 1) & mask }
    entries[slot] = Entry(
      hash: hash, offset: UInt32(pool.count), length: UInt16(bytes.count), id: id)
    pool += bytes
  }

  /// FNV-1a, a byte at a time, so that a reader of text can hash while it reads.
  static let seed: UInt32 = 2_166_136_261

  @inline(__always)
  static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  /// The number of the word with these normalised bytes and their hash.
  @inline(__always)
  func id(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt16 {
    var slot = Int(hash) & mask
    while true {
      let entry = entries[slot]
      if entry.id == 0 { return Sign.unknown }
      if entry.hash == hash, Int(entry.length) == bytes.count,
        matches(bytes, at: Int(entry.offset))
      {
        return entry.id
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  func id(ideograph scalar: Int) -> UInt16 {
    Self.ideographRange.contains(scalar)
      ? ideographs[scalar - Self.ideographRange.lowerBound] : Sign.unknown
  }

  @inline(__always)
  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    for index in 0..<bytes.count where pool[offset + index] != bytes[index] { return false }
    return true
  }
}
