/// Turns a lexicon's source into what reads text, and finds what is wrong in it on the way.
struct LexiconCompiler {
  private let source: LexiconSource
  private let spelling: LexiconSpelling
  private var wordIds: [String: UInt16] = [:]
  private var words: [String] = []
  /// The phrases of every class, by the class's number, as word numbers.
  private var phrases: [Set<[UInt16]>] = []
  private var classNumbers: [String: Int] = [:]
  private var inlineNumbers: [[PatternText.Choice]: Int] = [:]
  private var elements: [CompiledLexicon.Element] = []
  private var parts: [CompiledLexicon.Part] = []
  private var patterns: [CompiledLexicon.Pattern] = []

  static func compile(_ source: LexiconSource) throws(LexiconError) -> CompiledLexicon {
    var compiler = LexiconCompiler(source)
    return try compiler.compile()
  }

  private init(_ source: LexiconSource) {
    self.source = source
    spelling = LexiconSpelling(source)
  }

  private mutating func compile() throws(LexiconError) -> CompiledLexicon {
    for name in source.classes.keys.sorted() { _ = try number(ofClass: name, [], nil) }
    var rules: [CompiledLexicon.Rule] = []
    let scopeNames = source.scopes.keys.sorted()
    for rule in source.rules {
      for pattern in rule.match { try add(pattern, owner: rules.count) }
      rules.append(try compiled(rule, scopeNames))
    }
    let rulePatterns = patterns.count
    var scopes: [CompiledLexicon.Scope] = []
    for name in scopeNames {
      guard let scope = source.scopes[name] else { continue }
      scopes.append(
        CompiledLexicon.Scope(
          reach: scope.reach, open: try added(scope.open), except: try added(scope.except)))
    }
    let scopeEnds = try added(source.scopeEnds)
    var expansions: [(UInt16, [UInt16])] = []
    for (word, text) in source.expansions.sorted(by: { $0.key < $1.key }) {
      expansions.append((id(word), text.split(separator: " ").map { id(String($0)) }))
    }
    let abbreviations = source.abbreviations.map { id($0) }
    let wholeWords = try numberOfWholeWords()
    guard words.count < 60_000 else {
      throw LexiconError(file: source.file, line: nil, message: "has more than 60,000 words")
    }
    return assemble(
      rules, rulePatterns, scopes, scopeEnds, expansions, abbreviations, wholeWords)
  }

  private mutating func numberOfWholeWords() throws(LexiconError) -> Int? {
    guard !source.whole.isEmpty else { return nil }
    var members: Set<[UInt16]> = []
    for word in source.whole.sorted() {
      members.formUnion(try collect(word, LexiconPlace(file: source.file, line: nil)))
    }
    phrases.append(members)
    return phrases.count - 1
  }

  private func compiled(
    _ rule: LexiconSource.Rule, _ scopeNames: [String]
  ) throws(LexiconError) -> CompiledLexicon.Rule {
    var unless: UInt64 = 0
    for name in rule.unless ?? source.defaultUnless {
      guard let index = scopeNames.firstIndex(of: name), index < 64 else {
        throw rule.place.error("the rule `\(rule.id)` names no scope: `\(name)`")
      }
      unless |= 1 << UInt64(index)
    }
    return CompiledLexicon.Rule(
      rule: Finding.Rule(id: rule.id, text: rule.text), category: rule.category, unless: unless,
      facts: rule.facts, onlyWith: rule.onlyWith)
  }

  // MARK: - Words and classes

  private mutating func id(_ word: String) -> UInt16 {
    if let sign = Vocabulary.signs[word] { return sign }
    if let id = wordIds[word] { return id }
    let id = UInt16(truncatingIfNeeded: words.count) &+ Vocabulary.Sign.firstWord
    wordIds[word] = id
    words.append(word)
    return id
  }

  /// The number of a named class, its phrases collected the first time. `within` are the classes
  /// that are being collected around it: a class must not contain itself.
  private mutating func number(
    ofClass name: String, _ within: [String], _ user: LexiconPlace?
  ) throws(LexiconError) -> Int {
    if let number = classNumbers[name] { return number }
    guard let wordClass = source.classes[name] else {
      let place = user ?? LexiconPlace(file: source.file, line: nil)
      throw place.error("there is no class <\(name)>")
    }
    guard !within.contains(name) else {
      throw wordClass.place.error("the class <\(name)> contains itself")
    }
    var members: Set<[UInt16]> = []
    for entry in wordClass.entries {
      switch try PatternText.choice(Substring(entry), wordClass.place) {
      case .wordClass(let other):
        let number = try number(ofClass: other, within + [name], wordClass.place)
        members.formUnion(phrases[number])
      case .phrase(let text):
        members.formUnion(try collect(text, wordClass.place))
      }
    }
    guard !members.isEmpty else { throw wordClass.place.error("the class <\(name)> is empty") }
    phrases.append(members)
    classNumbers[name] = phrases.count - 1
    return phrases.count - 1
  }

  private mutating func collect(
    _ text: String, _ place: LexiconPlace
  ) throws(LexiconError) -> [[UInt16]] {
    let spelled = spelling.phrases(text)
    guard !spelled.isEmpty, spelled.count <= 64, spelled.allSatisfy({ (1...16).contains($0.count) })
    else { throw place.error("`\(text)` is not a phrase of 1 to 16 words") }
    var all: [[UInt16]] = []
    for phrase in spelled { all.append(phrase.map { id($0) }) }
    return all
  }

  private mutating func number(
    of choices: [PatternText.Choice], _ place: LexiconPlace
  ) throws(LexiconError) -> Int {
    if choices.count == 1, case .wordClass(let name) = choices[0] {
      return try number(ofClass: name, [], place)
    }
    if let number = inlineNumbers[choices] { return number }
    var members: Set<[UInt16]> = []
    for choice in choices {
      switch choice {
      case .wordClass(let name):
        members.formUnion(phrases[try number(ofClass: name, [], place)])
      case .phrase(let text):
        members.formUnion(try collect(text, place))
      }
    }
    phrases.append(members)
    inlineNumbers[choices] = phrases.count - 1
    return phrases.count - 1
  }

  // MARK: - Patterns

  private mutating func added(_ list: [LexiconSource.Pattern]) throws(LexiconError) -> [Int] {
    let first = patterns.count
    for pattern in list { try add(pattern, owner: -1) }
    return Array(first..<patterns.count)
  }

  private mutating func add(
    _ pattern: LexiconSource.Pattern, owner: Int
  ) throws(LexiconError) {
    let text = try PatternText(pattern, near: source.near, far: source.far)
    let firstPart = parts.count
    var required: [Int] = []
    for part in text.parts {
      let firstElement = elements.count
      for element in part.elements {
        let number = try number(of: element.choices, pattern.place)
        let (gap, near) =
          switch element.gap {
          case .none: (0, true)
          case .near(let width): (width, true)
          case .far(let width): (width, false)
          }
        elements.append(
          CompiledLexicon.Element(
            wordClass: number, gap: gap, near: near, optional: element.optional,
            core: element.core))
        if !element.optional, !part.negated { required.append(number) }
      }
      parts.append(
        CompiledLexicon.Part(
          elements: firstElement..<elements.count, negated: part.negated, atStart: part.atStart,
          atEnd: part.atEnd))
    }
    patterns.append(
      CompiledLexicon.Pattern(
        parts: firstPart..<parts.count, required: required, owner: owner,
        spansTwo: text.spansTwo))
  }

  /// The class of a pattern whose words are met least: one without common words, and of these the
  /// one with the fewest phrases.
  private func anchor(of pattern: CompiledLexicon.Pattern, _ common: Set<UInt16>) -> Int {
    func weight(_ number: Int) -> Int {
      phrases[number].reduce(0) { sum, phrase in
        sum + (phrase.first.map(common.contains) == true ? 1000 / phrase.count : 1)
      }
    }
    return pattern.required.min { weight($0) < weight($1) } ?? 0
  }

  // MARK: - Putting it together

  private mutating func assemble(
    _ rules: [CompiledLexicon.Rule], _ rulePatterns: Int, _ scopes: [CompiledLexicon.Scope],
    _ scopeEnds: [Int], _ expansions: [(UInt16, [UInt16])], _ abbreviations: [UInt16],
    _ wholeWords: Int?
  ) -> CompiledLexicon {
    let common = Set(source.common.map { id($0) })
    let wordCount = words.count + Int(Vocabulary.Sign.firstWord)
    var result = CompiledLexicon(
      language: source.language,
      vocabulary: Vocabulary(words: words, oldBefore: source.oldBefore),
      expansions: Array(repeating: 0..<0, count: wordCount), expansionWords: [],
      abbreviations: Array(repeating: false, count: wordCount),
      roots: Array(repeating: 0, count: wordCount), nodes: [], edgeWords: [], edgeNodes: [],
      nodeClasses: [], classCount: phrases.count, wholeWords: wholeWords, elements: elements,
      parts: parts, patterns: patterns,
      anchored: Array(repeating: [], count: phrases.count),
      anchorsTwo: Array(repeating: false, count: phrases.count), rules: rules,
      scopes: scopes, scopeEnds: scopeEnds)
    for (word, expansion) in expansions {
      let first = result.expansionWords.count
      result.expansionWords += expansion
      result.expansions[Int(word)] = first..<result.expansionWords.count
    }
    for word in abbreviations { result.abbreviations[Int(word)] = true }
    for index in 0..<rulePatterns {
      let anchor = anchor(of: patterns[index], common)
      result.anchored[anchor].append(index)
      if patterns[index].spansTwo { result.anchorsTwo[anchor] = true }
    }
    PhraseTrie(phrases).write(
      into: &result, ofRules: classes(of: 0..<rulePatterns),
      ofScopes: classes(of: rulePatterns..<patterns.count))
    return result
  }

  private func classes(of patterns: Range<Int>) -> Set<Int> {
    Set(
      self.patterns[patterns].flatMap(\.parts).flatMap { parts[$0].elements }
        .map { elements[$0].wordClass })
  }
}
