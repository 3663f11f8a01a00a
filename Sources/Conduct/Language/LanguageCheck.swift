internal import Resources

/// The language check: finds prohibited constructions in what a collector says or writes, by the
/// lexicons of its languages (CONDUCT.md, "The language check"). A value; reading text with it is
/// a pure function.
package struct LanguageCheck: Sendable, Equatable {
  private var sources: [TextLanguage: LexiconSource] = [:]
  private var lexicons: [TextLanguage: CompiledLexicon] = [:]
  private var readers: [TextLanguage: LearnedReader] = [:]

  /// The check with the lexicons and the learned readers that ship with the program. Throws at the
  /// first mistake in one of them, which a test of this repository would have found.
  package static func bundled() throws(LexiconError) -> LanguageCheck {
    var check = try bundledLexicons()
    for language in TextLanguage.allCases { check.readers[language] = try .bundled(language) }
    return check
  }

  /// The check with the lexicons alone.
  package static func bundledLexicons() throws(LexiconError) -> LanguageCheck {
    var check = LanguageCheck()
    for language in TextLanguage.allCases {
      let file = "lexicon/\(language.rawValue).yaml"
      guard let text = Bundled.text(file) else {
        throw LexiconError(file: file, line: nil, message: "is not in the program")
      }
      check = try check.adding(text, file: file)
    }
    return check
  }

  /// A check that knows no language yet.
  package init() {}

  /// This check with a learned reader besides the lexicon of its language.
  package func reading(with reader: LearnedReader) -> LanguageCheck {
    var result = self
    result.readers[reader.language] = reader
    return result
  }

  func lexicon(_ language: TextLanguage) -> CompiledLexicon? { lexicons[language] }

  /// This check with one more lexicon: the first of its language stands by itself, a later one (a
  /// book's own) is laid over it. Its classes, scopes and rules are added to what is there, and a
  /// rule whose id is there already replaces that one. `file` is the name used in errors.
  package func adding(_ yaml: String, file: String) throws(LexiconError) -> LanguageCheck {
    let read = try LexiconReader(file: file).read(yaml)
    let source = sources[read.language].map { $0.extended(by: read) } ?? read
    var result = self
    result.lexicons[read.language] = try LexiconCompiler.compile(source)
    result.sources[read.language] = source
    return result
  }

  /// The prohibited language in a text, in the order of the text; in one sentence each category is
  /// found once. `language` nil: the text's own, both where it is mixed. `facts` are those of the
  /// case it belongs to, by their names in CONDUCT.md (`suit-filed`, `judgment`, …): a fact makes a
  /// true statement of what without it is a threat. `names` are those of parties and companies in
  /// the text: a name is read as a name and not as the words it is made of.
  package func check(
    _ text: String, language: TextLanguage? = nil, facts: Set<String> = [], names: [String] = []
  ) -> [Finding] {
    guard let covered = CoveredNames(names, in: text) else {
      return findings(in: text, language, facts)
    }
    return findings(in: covered.text, language, facts).map { finding in
      var finding = finding
      finding.quote = covered.original(finding.bytes)
      return finding
    }
  }

  private func findings(
    in text: String, _ language: TextLanguage?, _ facts: Set<String>
  ) -> [Finding] {
    var text = text
    return text.withUTF8 { bytes in
      let languages = language.map { [$0] } ?? ScriptCount(bytes).languages
      var findings: [Finding] = []
      for language in languages {
        guard let lexicon = lexicons[language] else { continue }
        findings += Self.findings(in: bytes, lexicon, readers[language], facts)
      }
      if languages.count > 1 {
        findings.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
      }
      return findings
    }
  }

  /// The language a text is in, by its characters: Chinese where a fifth of its letters are.
  package static func language(of text: String) -> TextLanguage {
    var text = text
    return text.withUTF8 { ScriptCount($0).main }
  }

  private static func findings(
    in bytes: UnsafeBufferPointer<UInt8>, _ lexicon: CompiledLexicon, _ learned: LearnedReader?,
    _ facts: Set<String>
  ) -> [Finding] {
    var reader = SentenceReader(bytes, lexicon)
    var passages = learned.map { PassageReader($0, bytes) }
    var matcher = SentenceMatcher(lexicon)
    var collector = FindingCollector(bytes, lexicon)
    var previous: [TextToken] = []
    var previousMayReach = false
    while reader.next() {
      let tokens = reader.tokens
      passages?.add(tokens)
      let matches = matcher.matches(in: tokens, facts: facts)
      collector.add(matches, of: tokens, passages)
      let mayReach = matcher.mayReachNext
      if mayReach || previousMayReach, !previous.isEmpty,
        previous.count + tokens.count <= SentenceReader.longest
      {
        let both = previous + tokens
        let matches = matcher.matches(in: both, two: true, facts: facts)
        collector.add(matches, of: both, passages)
      }
      previous = reader.isCut ? [] : tokens
      previousMayReach = mayReach
    }
    passages?.end()
    let findings =
      passages?.judge(collector.found, facts: facts) ?? collector.found.map(\.finding)
    return findings.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }
}

/// Turns matches into findings, each stretch of text once for a category: pieces of a long
/// sentence overlap, and two sentences are read alone and together.
private struct FindingCollector {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lexicon: CompiledLexicon
  private var lastEnds = [Int](repeating: 0, count: ProhibitedCategory.allCases.count)
  /// Each with the score that a learned reader gives its sentence; 0 where there is none.
  private(set) var found: [(finding: Finding, score: Float)] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: CompiledLexicon) {
    self.bytes = bytes
    self.lexicon = lexicon
  }

  mutating func add(
    _ matches: [SentenceMatcher.Match], of tokens: [TextToken], _ reader: PassageReader?
  ) {
    guard !matches.isEmpty else { return }
    let score = reader?.score(tokens) ?? 0
    for match in matches {
      let range = tokens[match.words.lowerBound].start..<tokens[match.words.upperBound - 1].end
      let rule = lexicon.rules[match.rule]
      guard range.lowerBound >= lastEnds[rule.category.number] else { continue }
      lastEnds[rule.category.number] = range.upperBound
      let finding = Finding(
        category: rule.category,
        quote: String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self),
        rule: rule.rule, bytes: range)
      found.append((finding, score))
    }
  }
}

/// How many Latin letters and ideographs a text has.
private struct ScriptCount {
  var latin = 0
  var ideographs = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte >= 0xE4, byte <= 0xE9 {
        ideographs += 1
      } else if byte < 0x80, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
        latin += 1
      }
    }
  }

  var main: TextLanguage { ideographs * 4 > latin ? .zh : .en }

  var languages: [TextLanguage] {
    if ideographs < 2 { return [.en] }
    // A few Latin words are names or numbers in a Chinese text.
    return latin < 12 ? [.zh] : [.en, .zh]
  }
}
