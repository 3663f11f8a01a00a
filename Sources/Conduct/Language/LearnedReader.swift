internal import Resources

/// A second reader beside the lexicon: a linear classifier whose weights were learned from labelled
/// sentences (`train` makes them). It weighs every word and every run of a few words of a passage,
/// and so it knows ways of saying a thing that no construction of the lexicon describes, and ways of
/// speaking that are lawful although a construction fits them.
///
/// It never decides alone where the lexicon is sure, and never in doubt: a construction is set aside
/// only where the passage is clearly lawful, and a passage without one is a finding only where it is
/// clearly prohibited.
package struct LearnedReader: Sendable, Equatable {
  /// Places of the table that says whether a passage is prohibited: above zero speaks for it.
  static let places = 1 << 17
  /// Places of the table that says of which category it is, category by category.
  static let categoryPlaces = 1 << 13

  /// The language it reads.
  package let language: TextLanguage
  var weights: [Int8]
  /// Of a feature the weights of all categories stand beside each other.
  var categoryWeights: [Int8]

  /// A passage of fewer words is not found prohibited: a greeting and a signature say too little.
  static func fewestWords(_ language: TextLanguage) -> Int { language == .zh ? 8 : 5 }

  /// Up to so many words are weighed as one; a Chinese word is a character.
  static func longestRun(_ language: TextLanguage) -> Int { language == .zh ? 4 : 3 }

  /// Scores below the first are clearly lawful, above the second clearly prohibited. Chosen on
  /// sentences left out of the learning (`train` prints how many lie beyond each score), where they
  /// raised what is found from 67 to 85 of a hundred in English and from 82 to 94 in Chinese, and
  /// lowered what is flagged from 13 to 9 and from 17 to 5.
  static func bounds(_ language: TextLanguage) -> (lawful: Float, prohibited: Float) {
    language == .zh ? (-0.45, 0.15) : (-0.9, 0.45)
  }

  /// How surely a passage is prohibited; zero is the even chance.
  func score(_ features: SentenceFeatures) -> Float {
    guard !features.all.isEmpty else { return 0 }
    var sum = 0
    for feature in features.all { sum += Int(weights[Int(feature.place) & (Self.places - 1)]) }
    return Float(sum) / Self.scale / Float(features.all.count).squareRoot()
  }

  var bounds: (lawful: Float, prohibited: Float) { Self.bounds(language) }

  /// Weights are kept as whole numbers of this part.
  static let scale: Float = 32

  /// The category that a prohibited passage reads most like.
  func category(_ features: SentenceFeatures) -> ProhibitedCategory {
    let all = ProhibitedCategory.allCases
    var sums = [Int](repeating: 0, count: all.count)
    for feature in features.all where feature.words.count <= 2 {
      let start = (Int(feature.place) & (Self.categoryPlaces - 1)) * all.count
      for index in all.indices { sums[index] += Int(categoryWeights[start + index]) }
    }
    let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    return all[best]
  }

  /// The words that speak most for a passage's being prohibited: the run with the highest sum, each
  /// feature shared out among its words.
  func evidence(_ features: SentenceFeatures) -> Range<Int> {
    let count = features.all.map(\.words.upperBound).max() ?? 0
    var shares = [Float](repeating: 0, count: count)
    for feature in features.all {
      let share =
        Float(weights[Int(feature.place) & (Self.places - 1)]) / Float(feature.words.count)
      for word in feature.words { shares[word] += share }
    }
    var best = (sum: -Float.infinity, range: 0..<count)
    var (sum, start) = (Float(0), 0)
    for word in shares.indices {
      if sum <= 0 { (sum, start) = (0, word) }
      sum += shares[word]
      if sum > best.sum { best = (sum, start..<word + 1) }
    }
    return best.range
  }
}

// As a file: a line of text that says what follows, then the weights, a byte each.
extension LearnedReader {
  /// The reader that ships for a language.
  /// - Throws: where it is not in the program, which a test of this repository would have found.
  static func bundled(_ language: TextLanguage) throws(LexiconError) -> LearnedReader {
    let name = "lexicon/\(language.rawValue).reader"
    guard let bytes = Bundled.bytes(name), let reader = LearnedReader(bytes) else {
      throw LexiconError(file: name, line: nil, message: "is not a learned reader")
    }
    return reader
  }

  /// The bytes of its file.
  package var file: [UInt8] {
    Array("reader 1 \(language.rawValue)\n".utf8)
      + (weights + categoryWeights).map { UInt8(bitPattern: $0) }
  }

  /// Reads a file; nil if it is none, or of another make.
  package init?(_ file: [UInt8]) {
    guard let end = file.firstIndex(of: 0x0A) else { return nil }
    let words = String(decoding: file[..<end], as: UTF8.self).split(separator: " ")
    let table = file[(end + 1)...].map { Int8(bitPattern: $0) }
    let categories = Self.categoryPlaces * ProhibitedCategory.allCases.count
    guard words.count == 3, words[0] == "reader", words[1] == "1",
      let language = TextLanguage(rawValue: String(words[2])),
      table.count == Self.places + categories
    else { return nil }
    self.language = language
    weights = Array(table[..<Self.places])
    categoryWeights = Array(table[Self.places...])
  }
}
