/// One word, number or sign of a text: its number in the vocabulary, and its bytes.
struct TextToken: Sendable, Equatable {
  var id: UInt16
  var start: Int
  var end: Int
}

/// Cuts the bytes of a text into sentences of numbered words, in one pass. A Chinese character is
/// a word; what is written as one word and means two (`won't`) becomes two, with the same bytes.
/// Sentences longer than `longest` are cut, each piece beginning with the last words of the one
/// before, so that time and memory stay proportional to the text, whatever it is.
struct SentenceReader {
  static let longest = 120
  private static let overlap = 32

  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: CompiledLexicon
  private let endsAtLine: Bool
  private var position = 0
  /// Whether the sentence goes on in the next piece.
  private(set) var isCut = false
  private var word: [UInt8] = []
  private(set) var tokens: [TextToken] = []

  init(_ text: UnsafeBufferPointer<UInt8>, _ lexicon: CompiledLexicon) {
    self.text = text
    self.lexicon = lexicon
    endsAtLine = lexicon.language == .zh
    word.reserveCapacity(Vocabulary.longest + 8)
    tokens.reserveCapacity(Self.longest + 16)
  }

  /// Reads the next sentence into `tokens`; false at the end of the text.
  mutating func next() -> Bool {
    if isCut {
      tokens.removeFirst(tokens.count - Self.overlap)
    } else {
      tokens.removeAll(keepingCapacity: true)
    }
    let kept = tokens.count
    isCut = false
    while position < text.count {
      if readToken(), tokens.count > kept { return true }
      if tokens.count >= Self.longest {
        isCut = true
        return true
      }
    }
    return tokens.count > kept
  }

  /// Reads one token or skips what is none; true if it ends the sentence.
  private mutating func readToken() -> Bool {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      readWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      return readLineEnd()
    case 0..<0x80:
      return readSign(byte)
    default:
      return readWide()
    }
    return false
  }

  private mutating func add(_ id: UInt16, length: Int) {
    tokens.append(TextToken(id: id, start: position, end: position + length))
    position += length
  }

  // MARK: - Signs

  private mutating func readSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."): return readStop()
    case UInt8(ascii: "?"):
      add(Vocabulary.Sign.question, length: 1)
      return true
    case UInt8(ascii: "!"):
      add(Vocabulary.Sign.exclamation, length: 1)
      return true
    case UInt8(ascii: ","): add(Vocabulary.Sign.comma, length: 1)
    case UInt8(ascii: ":"): add(Vocabulary.Sign.colon, length: 1)
    case UInt8(ascii: ";"): add(Vocabulary.Sign.semicolon, length: 1)
    case UInt8(ascii: "\""): add(Vocabulary.Sign.quote, length: 1)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      add(Vocabulary.Sign.dash, length: 1)
    case UInt8(ascii: "-"):
      let joined = isLetter(at: position - 1) && isLetter(at: position + 1)
      if joined { position += 1 } else { add(Vocabulary.Sign.dash, length: 1) }
    default: position += 1
    }
    return false
  }

  /// A full stop: the end of a sentence, unless it belongs to an abbreviation or to dots.
  private mutating func readStop() -> Bool {
    var end = position + 1
    while end < text.count, text[end] == UInt8(ascii: ".") { end += 1 }
    if end - position > 1 {
      add(Vocabulary.Sign.dash, length: end - position)
      return false
    }
    if let last = tokens.last, last.end == position {
      let single = last.end - last.start == 1 && isLetter(at: last.start)
      if single || lexicon.isAbbreviation(last.id) {
        position += 1
        return false
      }
      if end < text.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[end]) {
        position += 1
        return false
      }
    }
    add(Vocabulary.Sign.stop, length: 1)
    return true
  }

  /// Line ends separate words; an empty line (in Chinese: every line's end) ends the sentence.
  private mutating func readLineEnd() -> Bool {
    var lines = 0
    scan: while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\n"): lines += 1
      case UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: break scan
      }
      position += 1
    }
    return endsAtLine || lines > 1
  }

  // MARK: - Numbers

  private mutating func readNumber() {
    var end = position
    var value = 0
    var digits = 0
    var plain = true
    while end < text.count {
      let byte = text[end]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
        digits += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":"),
        isDigit(at: end + 1)
      {
        plain = false
      } else {
        break
      }
      end += 1
    }
    let id: UInt16
    if plain, value <= 6 {
      id = Vocabulary.Sign.few
    } else if plain, digits == 4, value >= 1950, value < lexicon.vocabulary.oldBefore {
      id = Vocabulary.Sign.oldYear
    } else {
      id = Vocabulary.Sign.many
    }
    add(id, length: end - position)
  }

  // MARK: - Wide characters

  /// A character of two bytes or more: an ideograph, a letter, or a sign.
  private mutating func readWide() -> Bool {
    let (scalar, length) = decode(at: position)
    if Vocabulary.ideographRange.contains(scalar) {
      add(lexicon.vocabulary.id(ideograph: scalar), length: length)
      return false
    }
    switch WideSign(scalar) {
    case .letter: readWord()
    case .skip: position += length
    case .sign(let id): add(id, length: length)
    case .end(let id):
      add(id, length: length)
      return true
    case .digit:
      let few = scalar - 0xFF10 <= 6 && !isWideDigit(at: position + length)
      var end = position + length
      while isWideDigit(at: end) { end += 3 }
      add(few ? Vocabulary.Sign.few : Vocabulary.Sign.many, length: end - position)
    }
    return false
  }

  private func isWideDigit(at index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xEF && text[index + 1] == 0xBC
      && text[index + 2] >= 0x90 && text[index + 2] <= 0x99
  }

  /// The scalar at a lead byte and its length. The bytes come from a String and are well formed;
  /// were they not, a byte would be skipped as one that is no letter.
  private func decode(at index: Int) -> (scalar: Int, length: Int) {
    let lead = Int(text[index])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (0, 1) }
    var scalar = lead & (0xFF >> (length + 1))
    for offset in 1..<length { scalar = scalar << 6 | Int(text[index + offset] & 0x3F) }
    return (scalar, length)
  }

  private func isLetter(at index: Int) -> Bool {
    guard text.indices.contains(index) else { return false }
    let byte = text[index] | 0x20
    return byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  private func isDigit(at index: Int) -> Bool {
    text.indices.contains(index) && text[index] >= 0x30 && text[index] <= 0x39
  }

  // MARK: - Words

  /// A word of letters: also `can't`, `f*ck`, and one with invisible characters in it.
  private mutating func readWord() {
    word.removeAll(keepingCapacity: true)
    var hash = Vocabulary.seed
    var hashBeforeApostrophe = hash
    var apostrophe: Int?
    var end = position
    while end < text.count {
      let (letter, length) = wordLetter(at: end)
      guard length > 0 else { break }
      end += length
      guard letter != 0, word.count < Vocabulary.longest else { continue }
      if letter == UInt8(ascii: "'"), apostrophe == nil {
        apostrophe = word.count
        hashBeforeApostrophe = hash
      }
      word.append(letter)
      hash = Vocabulary.mix(hash, letter)
    }
    let length = max(end - position, 1)
    let id = word.withUnsafeBufferPointer { lexicon.vocabulary.id($0, hash: hash) }
    if id == Vocabulary.Sign.unknown, let apostrophe {
      addParts(apostrophe, hashBeforeApostrophe, length)
    } else {
      addExpanded(id, length)
    }
  }

  /// `mother's` is `mother` and `'s`; `she'll` is `she` and what `'ll` stands for.
  private mutating func addParts(_ apostrophe: Int, _ hash: UInt32, _ length: Int) {
    let start = position
    let (first, second) = word.withUnsafeBufferPointer { bytes in
      let tail = UnsafeBufferPointer(rebasing: bytes[apostrophe...])
      return (
        lexicon.vocabulary.id(UnsafeBufferPointer(rebasing: bytes[..<apostrophe]), hash: hash),
        lexicon.vocabulary.id(tail, hash: tail.reduce(Vocabulary.seed) { Vocabulary.mix($0, $1) })
      )
    }
    addExpanded(first, length)
    position = start
    addExpanded(second, length)
  }

  private mutating func addExpanded(_ id: UInt16, _ length: Int) {
    let end = position + length
    let expansion = lexicon.expansion(of: id)
    if expansion.isEmpty {
      tokens.append(TextToken(id: id, start: position, end: end))
    } else {
      for index in expansion {
        tokens.append(
          TextToken(id: lexicon.expansionWords[index], start: position, end: end))
      }
    }
    position = end
  }

  /// The normalised letter at a place inside a word and the bytes it takes: letter 0 for what is
  /// invisible, length 0 where the word ends. Other letters than ASCII's are taken a byte at a time.
  private func wordLetter(at index: Int) -> (UInt8, Int) {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return (byte, 1)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return (byte | 0x20, 1)
    case UInt8(ascii: "'"): return isLetter(at: index + 1) && !word.isEmpty ? (byte, 1) : (0, 0)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return !word.isEmpty && isLetter(at: index + 1) ? (byte, 1) : (0, 0)
    case UInt8(ascii: "*"):
      return word.count == 1 || (!word.isEmpty && hasLetterAfterStars(index))
        ? (byte, 1)
        : word.last == byte ? (byte, 1) : (0, 0)
    case 0..<0x80: return (0, 0)
    case 0x80..<0xC0: return (byte, 1)
    default: return wideLetter(at: index)
    }
  }

  private func hasLetterAfterStars(_ index: Int) -> Bool {
    var next = index + 1
    while next < min(text.count, index + 6), text[next] == UInt8(ascii: "*") { next += 1 }
    return isLetter(at: next)
  }

  private func wideLetter(at index: Int) -> (UInt8, Int) {
    let (scalar, length) = decode(at: index)
    if scalar == 0x2019, isLetter(at: index + length), !word.isEmpty {
      return (UInt8(ascii: "'"), length)
    }
    if (0xFF21...0xFF5A).contains(scalar) {
      return (UInt8(truncatingIfNeeded: scalar - 0xFEE0) | 0x20, length)
    }
    if Vocabulary.ideographRange.contains(scalar) { return (0, 0) }
    switch WideSign(scalar) {
    case .letter: return (text[index], 1)
    case .skip where scalar != 0x3000 && scalar != 0xA0: return (0, length)
    default: return (0, 0)
    }
  }
}
