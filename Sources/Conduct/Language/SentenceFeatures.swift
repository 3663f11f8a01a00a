/// What a learned reader sees of a passage: its words, runs of a few of them, and words two apart,
/// each as a place in the table of weights (the "hashing trick": Weinberger et al., "Feature hashing
/// for large scale multitask learning", 2009).
struct SentenceFeatures {
  struct Feature {
    /// A place in a table of 2^32 entries; tables are smaller, and take its last bits.
    var place: UInt32
    var words: Range<Int>
  }

  private(set) var all: [Feature] = []
  /// Where the words that features number stand in the text.
  private(set) var words: [Range<Int>] = []

  /// - Parameter longest: words of the longest runs.
  init(_ tokens: [TextToken], of text: UnsafeBufferPointer<UInt8>, longest: Int) {
    // What is written as one word and means two counts once, as it is written.
    for token in tokens where token.start != words.last?.lowerBound {
      words.append(token.start..<token.end)
    }
    let hashes = words.map { Self.hash($0, text) }
    all.reserveCapacity(hashes.count * (longest + 1))
    for start in hashes.indices {
      var hash = Self.seed
      for end in start..<min(start + longest, hashes.count) {
        hash = Self.mix(hash, hashes[end])
        add(hash, start..<end + 1)
      }
      if start + 2 < hashes.count {
        add(Self.mix(Self.mix(~Self.seed, hashes[start]), hashes[start + 2]), start..<start + 3)
      }
    }
  }

  private mutating func add(_ hash: UInt64, _ words: Range<Int>) {
    all.append(Feature(place: UInt32(truncatingIfNeeded: hash >> 32), words: words))
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  /// The letters of a word, whatever their case; all numbers are one.
  private static func hash(_ word: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    guard !(0x30...0x39).contains(text[word.lowerBound]) else { return hash }
    for index in word {
      let byte = text[index]
      let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
