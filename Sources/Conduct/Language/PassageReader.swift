/// Cuts a text into passages: sentences beside each other, together no longer than most of what was
/// learned from.
struct PassageCutter {
  private static let longest = 40
  private var pending: [TextToken] = []

  /// Takes the next sentence.
  /// - Returns: the passage that is complete because this sentence is no part of it.
  mutating func add(_ sentence: [TextToken]) -> [TextToken]? {
    let complete = pending.count + sentence.count > Self.longest ? end() : nil
    pending += sentence
    return complete
  }

  /// The passage at the end of the text.
  mutating func end() -> [TextToken]? {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending.isEmpty ? nil : pending
  }
}

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
  /// The sentences in which the lexicon found something, with their scores.
  private var sentences: [(bytes: Range<Int>, score: Float)] = []

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

  /// The lexicon found something in a sentence, or in two beside each other.
  mutating func weigh(_ sentence: [TextToken]) {
    guard let first = sentence.first, let last = sentence.last else { return }
    sentences.append((first.start..<last.end, reader.score(features(sentence))))
  }

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
      passage.finding = finding(features, tokens)
    }
    passages.append(passage)
  }

  private func finding(_ features: SentenceFeatures, _ tokens: [TextToken]) -> Finding {
    // Words are numbered as features number them: what is written as one word is one.
    var words: [TextToken] = []
    for token in tokens where token.start != words.last?.start { words.append(token) }
    let evidence = reader.evidence(features)
    let bytes = words[evidence.lowerBound].start..<words[evidence.upperBound - 1].end
    let category = reader.category(features)
    return Finding(
      category: category,
      quote: String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self),
      rule: .learned(category), bytes: bytes)
  }

  /// What the lexicon found, without what is clearly lawful both in its own sentence and in all of
  /// its passage, and with the clearly prohibited passages in which it found nothing.
  /// - Parameter facts: those of the case: where a claim was filed, talk of it is no threat.
  func judge(_ found: [Finding], facts: Set<String>) -> [Finding] {
    let kept = found.filter { finding in
      let scores =
        passages.filter { $0.bytes.overlaps(finding.bytes) }.map(\.score)
        + sentences.filter { $0.bytes.overlaps(finding.bytes) }.map(\.score)
      return finding.category.isInWords || scores.contains { $0 >= reader.bounds.lawful }
    }
    let learned = passages.compactMap { passage -> Finding? in
      guard let finding = passage.finding,
        !kept.contains(where: { $0.bytes.overlaps(passage.bytes) }),
        !(finding.category.isAboutLaw && !facts.isDisjoint(with: Self.legalFacts))
      else { return nil }
      return finding
    }
    return kept + learned
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
