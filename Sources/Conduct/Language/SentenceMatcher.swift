/// Finds a lexicon's constructions in one sentence after another. Places in a sentence are bits of
/// a 128-bit number, so that gaps, clauses and scopes are a few operations.
struct SentenceMatcher {
  /// Where a class's phrase stands in the sentence; spans of a class are a list through `next`.
  /// One inside a word that is read whole starts at -1, where no pattern looks.
  private struct Span {
    var start: Int
    var end: Int
    var next: Int
  }

  private let lexicon: CompiledLexicon
  /// The class of the words that are read whole, or -1.
  private let wholeWords: Int
  private var tokens: [TextToken] = []
  private var spans: [Span] = []
  /// By class: its first and last span in this sentence, or -1.
  private var heads: [Int]
  private var tails: [Int]
  private var present: [Int] = []
  /// Whether the last sentence has a word of a construction that may span two.
  private(set) var mayReachNext = false
  /// The places of commas, colons, dashes: a near gap does not cross them.
  private var barriers: UInt128 = 0
  /// The places of quotation marks.
  private var quotes: UInt128 = 0
  /// By scope: the places it covers; made when the first match of the sentence asks for it.
  private var covered: [UInt128] = []
  /// By element of the part at hand: the places from where it is known not to match.
  private var failed: [UInt128] = []

  init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    wholeWords = lexicon.wholeWords ?? -1
    heads = Array(repeating: -1, count: lexicon.classCount)
    tails = heads
    failed = Array(repeating: 0, count: 16)
    spans.reserveCapacity(512)
    present.reserveCapacity(256)
  }

  /// A rule that matches, and the words from its first to its last.
  struct Match {
    var rule: Int
    var words: Range<Int>
  }

  /// The matches of a sentence: of each category the first rule that matches. `facts` are those of
  /// the case the text belongs to.
  ///
  /// With `two`, the words are those of two sentences beside each other, and only constructions
  /// that may span them are looked for.
  mutating func matches(
    in words: [TextToken], two: Bool = false, facts: Set<String>
  ) -> [Match] {
    tokens = words
    collectSpans()
    if !two { mayReachNext = present.contains { lexicon.anchorsTwo[$0] } }
    var candidates: [Int] = []
    for number in present {
      for index in lexicon.anchored[number] {
        let pattern = lexicon.patterns[index]
        if (!two || pattern.spansTwo) && hasAll(pattern.required) { candidates.append(index) }
      }
    }
    guard !candidates.isEmpty else { return [] }
    var matches: [Match] = []
    var found: UInt32 = 0
    for pattern in candidates.sorted() {
      let owner = lexicon.patterns[pattern].owner
      let rule = lexicon.rules[owner]
      let category = UInt32(1) << UInt32(rule.category.number)
      guard found & category == 0, rule.applies(with: facts),
        match(lexicon.patterns[pattern], excused: 0) != nil
      else { continue }
      if covered.isEmpty { coverScopes() }
      if let words = match(lexicon.patterns[pattern], excused: mask(rule.unless)) {
        matches.append(Match(rule: owner, words: words))
        found |= category
      }
    }
    return matches
  }

  // MARK: - Classes in the sentence

  /// The classes' phrases in this sentence, but for those inside a word that is read whole. The
  /// class of whole words has the highest number: what is as long as one is added before it.
  private mutating func collectSpans() {
    for number in present {
      heads[number] = -1
      tails[number] = -1
    }
    present.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    covered.removeAll(keepingCapacity: true)
    barriers = 0
    quotes = 0
    for start in tokens.indices {
      let id = tokens[start].id
      if id >= Vocabulary.Sign.comma, id <= Vocabulary.Sign.dash {
        barriers |= 1 << UInt128(truncatingIfNeeded: start)
      } else if id == Vocabulary.Sign.quote {
        quotes |= 1 << UInt128(truncatingIfNeeded: start)
      }
    }
    addSpans(ofScopes: false)
  }

  /// The spans of the rules' classes, or of those that only scopes use: most sentences match no
  /// rule, and nobody asks for their scopes.
  @inline(__always)
  private mutating func addSpans(ofScopes: Bool) {
    var wholeEnd = 0
    for start in tokens.indices {
      var node = lexicon.roots[Int(tokens[start].id)]
      var end = start + 1
      let first = spans.count
      while node != 0 {
        let found = lexicon.nodes[Int(node)]
        for index in ofScopes ? found.scopeClasses : found.classes {
          let number = Int(lexicon.nodeClasses[Int(index)])
          if number == wholeWords {
            hideSpans(from: first, before: end)
            wholeEnd = max(wholeEnd, end)
          } else if end > wholeEnd {
            addSpan(number, start, end)
          }
        }
        guard end < tokens.count else { break }
        node = lexicon.child(of: node, tokens[end].id)
        end += 1
      }
    }
  }

  /// Takes out the spans from `first` on, all of one beginning, that end before a whole word does.
  private mutating func hideSpans(from first: Int, before end: Int) {
    for index in first..<spans.count where spans[index].end < end { spans[index].start = -1 }
  }

  private mutating func addSpan(_ number: Int, _ start: Int, _ end: Int) {
    if heads[number] < 0 {
      heads[number] = spans.count
      present.append(number)
    } else {
      spans[tails[number]].next = spans.count
    }
    tails[number] = spans.count
    spans.append(Span(start: start, end: end, next: -1))
  }

  @inline(__always)
  private func hasAll(_ required: [Int]) -> Bool {
    for number in required where heads[number] < 0 { return false }
    return true
  }

  // MARK: - Patterns

  /// The words of the first match of a pattern, none of whose core words lies in `excused`.
  private mutating func match(
    _ pattern: CompiledLexicon.Pattern, excused: UInt128
  ) -> Range<Int>? {
    guard hasAll(pattern.required) else { return nil }
    var words: Range<Int>?
    for index in pattern.parts {
      let part = lexicon.parts[index]
      let found = match(part, from: 0, excused: excused)
      if part.negated {
        if found != nil { return nil }
      } else {
        guard let found else { return nil }
        let start = min(words?.lowerBound ?? found.lowerBound, found.lowerBound)
        words = start..<max(words?.upperBound ?? 0, found.upperBound)
      }
    }
    return words
  }

  private mutating func match(
    _ part: CompiledLexicon.Part, from first: Int, excused: UInt128
  ) -> Range<Int>? {
    for offset in 0..<part.elements.count { failed[offset] = 0 }
    var element = part.elements.lowerBound
    // What may be absent at the start of a part is not looked for.
    while element < part.elements.upperBound - 1, lexicon.elements[element].optional {
      element += 1
    }
    var span = heads[lexicon.elements[element].wordClass]
    let core = lexicon.elements[element].core
    while span >= 0 {
      let (start, end, next) = (spans[span].start, spans[span].end, spans[span].next)
      span = next
      guard start >= first, !part.atStart || isStart(start, within: lexicon.elements[element].gap),
        !core || !contains(excused, start)
      else { continue }
      if let last = follow(part, element + 1, from: end, excused: excused) {
        return start..<last
      }
    }
    return nil
  }

  /// The end of a match of the elements from `element` on, the words before `place` being matched.
  private mutating func follow(
    _ part: CompiledLexicon.Part, _ element: Int, from place: Int, excused: UInt128
  ) -> Int? {
    guard element < part.elements.upperBound else {
      return !part.atEnd || isEnd(place) ? place : nil
    }
    let offset = element - part.elements.lowerBound
    if contains(failed[offset], place) { return nil }
    let wanted = lexicon.elements[element]
    let last = place + (wanted.near ? near(wanted.gap, from: place) : wanted.gap)
    var span = heads[wanted.wordClass]
    while span >= 0 {
      let (start, end, next) = (spans[span].start, spans[span].end, spans[span].next)
      span = next
      if start > last { break }
      guard start >= place, !wanted.core || !contains(excused, start) else { continue }
      if let found = follow(part, element + 1, from: end, excused: excused) { return found }
    }
    if wanted.optional, let found = follow(part, element + 1, from: place, excused: excused) {
      return found
    }
    if place < 128 { failed[offset] |= 1 << UInt128(truncatingIfNeeded: place) }
    return nil
  }

  @inline(__always)
  private func contains(_ places: UInt128, _ place: Int) -> Bool {
    place < 128 && places >> UInt128(truncatingIfNeeded: place) & 1 == 1
  }

  /// How far a gap of up to `gap` words reaches without crossing the end of a clause.
  @inline(__always)
  private func near(_ gap: Int, from place: Int) -> Int {
    guard gap > 0, place < 128 else { return 0 }
    let ahead = barriers >> UInt128(truncatingIfNeeded: place)
    return ahead == 0 ? gap : min(gap, ahead.trailingZeroBitCount)
  }

  /// Whether at most `gap` words of the sentence stand before a place.
  private func isStart(_ place: Int, within gap: Int) -> Bool {
    tokens[..<place].count { $0.id == 0 || $0.id >= Vocabulary.Sign.few } <= gap
  }

  private func isEnd(_ place: Int) -> Bool {
    tokens[place...].allSatisfy { $0.id != 0 && $0.id < Vocabulary.Sign.few }
  }

  // MARK: - Scopes

  private func mask(_ scopes: UInt64) -> UInt128 {
    var places: UInt128 = 0
    for index in covered.indices where scopes >> UInt64(index) & 1 == 1 { places |= covered[index] }
    return places
  }

  private mutating func coverScopes() {
    addSpans(ofScopes: true)
    var ends: UInt128 = 0
    for place in tokens.indices
    where tokens[place].id >= Vocabulary.Sign.stop
      && tokens[place].id <= Vocabulary.Sign.exclamation
    {
      ends |= 1 << UInt128(truncatingIfNeeded: place)
    }
    for pattern in lexicon.scopeEnds {
      for words in allMatches(pattern) {
        ends |= 1 << UInt128(truncatingIfNeeded: words.lowerBound)
      }
    }
    var all: [UInt128] = []
    for scope in lexicon.scopes {
      var places: UInt128 = 0
      let exceptions = scope.except.flatMap { allMatches($0) }
      for pattern in scope.open {
        for words in allMatches(pattern) where !exceptions.contains(where: words.overlaps) {
          places |= reach(scope.reach, after: words.upperBound, ends)
        }
      }
      all.append(places)
    }
    covered = all
  }

  private func reach(
    _ reach: LexiconSource.Reach, after place: Int, _ ends: UInt128
  ) -> UInt128 {
    if reach == .sentence { return UInt128.max }
    guard place < 128 else { return 0 }
    let rest = UInt128.max << UInt128(truncatingIfNeeded: place)
    if reach == .rest { return rest }
    let ahead = (reach == .quote ? quotes : ends) & rest
    guard ahead != 0 else { return rest }
    let end = ahead.trailingZeroBitCount
    return rest & ~(UInt128.max << UInt128(truncatingIfNeeded: end))
  }

  private mutating func allMatches(_ index: Int) -> [Range<Int>] {
    let pattern = lexicon.patterns[index]
    guard hasAll(pattern.required), let first = pattern.parts.first else { return [] }
    guard pattern.parts.count == 1 else {
      return match(pattern, excused: 0).map { [$0] } ?? []
    }
    var all: [Range<Int>] = []
    var place = 0
    while let words = match(lexicon.parts[first], from: place, excused: 0) {
      all.append(words)
      place = words.lowerBound + 1
    }
    return all
  }
}
