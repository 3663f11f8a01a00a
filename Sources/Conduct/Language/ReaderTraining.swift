/// Learns a `LearnedReader` from labelled sentences: the averaged perceptron with a margin (Freund
/// and Schapire, "Large margin classification using the perceptron algorithm", 1999). The same
/// sentences in the same order give the same weights on every machine.
package struct ReaderTraining {
  private struct Example {
    var places: [Int]
    var categoryPlaces: [Int]
    /// Nil: lawful.
    var category: ProhibitedCategory?
  }

  private let language: TextLanguage
  private let lexicon: CompiledLexicon
  private var examples: [Example] = []

  /// - Parameters:
  ///   - sentences: what to learn from; those of other languages are left alone.
  ///   - check: whose words a text is cut into. Nil if it does not know the language.
  package init?(
    _ language: TextLanguage, _ sentences: [LabelledSentence], cutBy check: LanguageCheck
  ) {
    guard let lexicon = check.lexicon(language) else { return nil }
    self.language = language
    self.lexicon = lexicon
    for sentence in sentences where sentence.language == language { add(sentence) }
  }

  private mutating func add(_ sentence: LabelledSentence) {
    // Of a lawful text every passage is lawful; of a prohibited one nobody says which is not.
    let passages = Self.passages(sentence.text, lexicon, whole: sentence.prohibited != nil)
    for features in passages where !features.all.isEmpty {
      examples.append(
        Example(
          places: features.all.map { Int($0.place) & (LearnedReader.places - 1) },
          categoryPlaces: features.all.filter { $0.words.count <= 2 }
            .map { Int($0.place) & (LearnedReader.categoryPlaces - 1) },
          category: sentence.prohibited))
    }
  }

  /// The passages of a text, or the text as one.
  fileprivate static func passages(
    _ text: String, _ lexicon: CompiledLexicon, whole: Bool
  ) -> [SentenceFeatures] {
    var text = text
    return text.withUTF8 { bytes in
      var reader = SentenceReader(bytes, lexicon)
      var cutter = PassageCutter()
      var passages: [[TextToken]] = []
      while reader.next() { cutter.add(reader.tokens).map { passages.append($0) } }
      cutter.end().map { passages.append($0) }
      if whole { passages = [passages.flatMap(\.self)] }
      return passages.map {
        SentenceFeatures($0, of: bytes, longest: LearnedReader.longestRun(lexicon.language))
      }
    }
  }

  /// Rounds over all examples; after these the rates on sentences left out no longer rise.
  private static let rounds = 12
  private static let margin = 1.0

  /// What the sentences teach.
  package func learned() -> LearnedReader {
    LearnedReader(
      language: language, weights: learnedWeights(), categoryWeights: learnedCategories())
  }

  /// Every round in another order, which is the same in every run.
  private func order(_ count: Int, _ round: Int) -> [Int] {
    var state = UInt64(round + 1)
    var order = Array(0..<count)
    for index in order.indices.reversed().dropLast() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
    }
    return order
  }

  /// Without a constant: what has no known word in it is neither prohibited nor lawful.
  private func learnedWeights() -> [Int8] {
    var now = [Double](repeating: 0, count: LearnedReader.places)
    var sums = now
    var step = 1.0
    for round in 0..<Self.rounds {
      for index in order(examples.count, round) {
        let example = examples[index]
        let wanted: Double = example.category == nil ? -1 : 1
        let length = Double(example.places.count).squareRoot()
        let score = example.places.reduce(0) { $0 + now[$1] } / length
        if wanted * score < Self.margin {
          for place in example.places {
            now[place] += wanted / length
            sums[place] += step * wanted / length
          }
        }
        step += 1
      }
    }
    return now.indices.map { Self.whole(now[$0] - sums[$0] / step) }
  }

  private static func whole(_ weight: Double) -> Int8 {
    Int8(max(-127, min(127, (weight * Double(LearnedReader.scale)).rounded())))
  }

  /// One category against the others, among the prohibited sentences alone.
  private func learnedCategories() -> [Int8] {
    let kinds = ProhibitedCategory.allCases.count
    let prohibited = examples.filter { $0.category != nil }
    var now = [Double](repeating: 0, count: LearnedReader.categoryPlaces * kinds)
    var sums = now
    var step = 1.0
    for round in 0..<Self.rounds {
      for index in order(prohibited.count, round) {
        let example = prohibited[index]
        let wanted = example.category?.number ?? 0
        var scores = [Double](repeating: 0, count: kinds)
        for place in example.categoryPlaces {
          for kind in 0..<kinds { scores[kind] += now[place * kinds + kind] }
        }
        let rival = scores.indices.filter { $0 != wanted }.max { scores[$0] < scores[$1] } ?? 0
        if scores[wanted] < scores[rival] + Self.margin {
          for place in example.categoryPlaces {
            now[place * kinds + wanted] += 0.1
            sums[place * kinds + wanted] += step * 0.1
            now[place * kinds + rival] -= 0.1
            sums[place * kinds + rival] -= step * 0.1
          }
        }
        step += 1
      }
    }
    return now.indices.map { Self.whole(now[$0] - sums[$0] / step) }
  }
}

extension LanguageCheck {
  /// What a learned reader says of a text as one passage.
  package func score(of text: String, by reader: LearnedReader) -> Float {
    let features = lexicon(reader.language).map {
      ReaderTraining.passages(text, $0, whole: true)
    }
    return features?.first.map(reader.score) ?? 0
  }
}
