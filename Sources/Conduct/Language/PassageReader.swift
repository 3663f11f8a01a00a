/// Reads a text passage by passage with a learned reader.
struct PassageReader {
  private struct Passage {
    var bytes: Range<Int>
    var score: Float
    /// What is to be said of it, where it is clearly prohibited.
    var finding: Finding?
  }

  private let reader: LearnedReader
  private let text: UnsafeBufferPointer<UInt8>
  private var cutter = PassageCutter()
  private var passages: [Passage] = []

  init(_ reader: LearnedReader, _ text: UnsafeBufferPointer<UInt8>) {
    self.reader = reader
    self.text = text
  }

  mutating func add(_ sentence: [TextToken]) {
    if let passage = cutter.add(sentence) { read(passage) }
  }

  mutating func end() {
    if let passage = cutter.end() { read(passage) }
  }

  /// How surely a sentence is prohibited, or two beside each other, by themselves.
  func score(_ sentence: [TextToken]) -> Float { reader.score(features(sentence)) }

  private func features(_ tokens: [TextToken]) -> SentenceFeatures {
    SentenceFeatures(tokens, of: text, longest: LearnedReader.longestRun(reader.language))
  }

  private mutating func read(_ tokens: [TextToken]) {
    let features = features(tokens)
    let bytes = tokens[0].start..<tokens[tokens.count - 1].end
    var passage = Passage(bytes: bytes, score: reader.score(features))
    if passage.score > reader.bounds.prohibited,
      tokens.count >= LearnedReader.fewestWords(reader.language)
    {
      passage.finding = finding(features)
    }
    passages.append(passage)
  }

  private func finding(_ features: SentenceFeatures) -> Finding {
    let evidence = features.words[reader.evidence(features)]
    let bytes =
      evidence[evidence.startIndex].lowerBound..<evidence[evidence.endIndex - 1].upperBound
    let category = reader.category(features)
    return Finding(
      category: category,
      quote: String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self),
      rule: .learned(category), bytes: bytes)
  }

  /// What the lexicon found, without what is clearly lawful both in its own sentence and in all of
  /// its passage, and with the clearly prohibited passages in which it found nothing.
  /// - Parameters:
  ///   - found: each with the score of its sentence.
  ///   - facts: those of the case: where a claim was filed, talk of it is no threat.
  func judge(
    _ found: [(finding: Finding, score: Float)], facts: Set<String>
  ) -> [Finding] {
    var kept: [Finding] = []
    var spokenOf = [Bool](repeating: false, count: passages.count)
    for (finding, score) in found {
      let places = passages(overlapping: finding.bytes)
      let isLawful =
        score < reader.bounds.lawful
        && passages[places].allSatisfy { $0.score < reader.bounds.lawful }
      guard !isLawful || finding.category.isInWords else { continue }
      kept.append(finding)
      for place in places { spokenOf[place] = true }
    }
    let learned = passages.indices.compactMap { place -> Finding? in
      guard let finding = passages[place].finding, !spokenOf[place],
        !(finding.category.isAboutLaw && !facts.isDisjoint(with: Self.legalFacts))
      else { return nil }
      return finding
    }
    return kept + learned
  }

  /// Passages lie in the order of the text: halving finds the first.
  private func passages(overlapping bytes: Range<Int>) -> Range<Int> {
    var (low, high) = (0, passages.count)
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].bytes.upperBound <= bytes.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < passages.count, passages[end].bytes.lowerBound < bytes.upperBound { end += 1 }
    return low..<end
  }

  private static let legalFacts: Set<String> = ["suit-filed", "judgment"]
}

extension ProhibitedCategory {
  /// What offends is the word itself, however lawful the rest of what is said.
  fileprivate var isInWords: Bool { self == .insultProfanity }

  /// A statement of these is true once a claim stands on the case.
  fileprivate var isAboutLaw: Bool { self == .falseLegalThreat || self == .timeBarredThreat }
}

extension Finding.Rule {
  /// `learned.arrest_threat`: no construction, but words that weigh so.
  static func learned(_ category: ProhibitedCategory) -> Finding.Rule {
    let name = category.rawValue.replacing("_", with: " ")
    return Finding.Rule(
      id: "learned." + category.rawValue, text: "What is said reads like \(name).")
  }
}
