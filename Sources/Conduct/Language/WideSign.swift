/// What a character beyond ASCII is to a reader of sentences, ideographs apart.
enum WideSign {
  case letter
  case digit
  /// A sign that goes on within the sentence, one that ends it.
  case sign(UInt16)
  case end(UInt16)
  /// Blanks and what cannot be seen.
  case skip

  init(_ scalar: Int) {
    switch scalar {
    case 0x3002, 0xFF0E, 0xFF61: self = .end(Vocabulary.Sign.stop)
    case 0xFF1F: self = .end(Vocabulary.Sign.question)
    case 0xFF01: self = .end(Vocabulary.Sign.exclamation)
    case 0xFF0C: self = .sign(Vocabulary.Sign.comma)
    case 0x3001: self = .sign(Vocabulary.Sign.listComma)
    case 0xFF1A: self = .sign(Vocabulary.Sign.colon)
    case 0xFF1B: self = .sign(Vocabulary.Sign.semicolon)
    case 0x201C, 0x201D, 0x300C...0x300F, 0xAB, 0xBB: self = .sign(Vocabulary.Sign.quote)
    case 0x2013, 0x2014, 0x2015, 0x2026, 0xFF08, 0xFF09, 0x3010, 0x3011:
      self = .sign(Vocabulary.Sign.dash)
    case 0xFF10...0xFF19: self = .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
    case 0..<0xAA, 0xAC...0xBF, 0xD7, 0xF7: self = .skip
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF: self = .skip
    case 0x3000...0x3020, 0x3030, 0xFE00...0xFE0F, 0xFEFF, 0xFF00...0xFFEF: self = .skip
    case 0x1F000...: self = .skip
    default: self = .letter
    }
  }
}
