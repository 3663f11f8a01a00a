internal import Cases

/// Reads a condition and notes the columns it names.
struct ConditionParser {
  enum Token: Hashable {
    case name(String), text(String), symbol(String), number(String), day, end
  }

  private var tokens: [Token]
  private var position = 0
  private let line: Int?
  private var columns: ColumnUses

  /// - Throws: `CellProblem` where the text is no condition, saying where.
  static func condition(
    _ text: String, line: Int?, columns: inout ColumnUses
  ) throws(CellProblem) -> Condition {
    var parser = ConditionParser(tokens: try tokens(of: text), line: line, columns: columns)
    let condition = try parser.anyOf(depth: 0)
    guard parser.peek == .end else { throw parser.problem("'and', 'or' or the end") }
    columns = parser.columns
    return condition
  }

  private init(tokens: [Token], line: Int?, columns: ColumnUses) {
    self.tokens = tokens
    self.line = line
    self.columns = columns
  }

  private var peek: Token { position < tokens.count ? tokens[position] : .end }

  private mutating func take(_ word: String) -> Bool {
    switch peek {
    case .name(word), .symbol(word):
      position += 1
      return true
    default: return false
    }
  }

  private func problem(_ expected: String) -> CellProblem {
    let found =
      switch peek {
      case .name(let text), .symbol(let text), .number(let text): "'\(text)'"
      case .text(let text): "'\(text)' in quotes"
      case .day: "$day"
      case .end: "its end"
      }
    return CellProblem("in the condition, \(expected) is expected where \(found) stands")
  }

  private mutating func anyOf(depth: Int) throws(CellProblem) -> Condition {
    guard depth < 32 else { throw CellProblem("the condition is nested too deeply") }
    var parts = [try allOf(depth: depth)]
    while take("or") { parts.append(try allOf(depth: depth)) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func allOf(depth: Int) throws(CellProblem) -> Condition {
    var parts = [try one(depth: depth)]
    while take("and") { parts.append(try one(depth: depth)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func one(depth: Int) throws(CellProblem) -> Condition {
    if take("not") { return .not(try one(depth: depth + 1)) }
    if take("(") {
      let inner = try anyOf(depth: depth + 1)
      guard take(")") else { throw problem("a closing bracket") }
      return inner
    }
    guard case .name(let name) = peek else { throw problem("a column") }
    position += 1
    let column = columns.slot(of: name, line: line)
    if take("in") { return .oneOf(column: column, try list()) }
    for op in ["!=", "<=", ">=", "=", "<", ">"] where take(op) {
      guard let op = Condition.Operator(rawValue: op) else { break }
      return .compare(column: column, op, try literal())
    }
    throw problem("a comparison (= != < <= > >= in)")
  }

  private mutating func list() throws(CellProblem) -> [Condition.Literal] {
    guard take("(") else { throw problem("a list in brackets") }
    var literals = [try literal()]
    while take(",") { literals.append(try literal()) }
    guard take(")") else { throw problem("a closing bracket") }
    return literals
  }

  private mutating func literal() throws(CellProblem) -> Condition.Literal {
    switch peek {
    case .text(let text):
      position += 1
      return .text(text)
    case .number(let text):
      position += 1
      if let day = Day(text) { return .day(day) }
      return .number(try DecimalNumber(Array(text.utf8)[...]))
    case .day:
      position += 1
      let sign = take("-") ? -1 : take("+") ? 1 : 0
      guard sign != 0 else { return .importDay(0) }
      guard case .number(let text) = peek, let days = Int(text), days <= 36_500 else {
        throw problem("a number of days")
      }
      position += 1
      return .importDay(sign * days)
    case .symbol("-"):
      position += 1
      guard case .number(let text) = peek else { throw problem("a number") }
      position += 1
      return .number(try DecimalNumber(Array(("-" + text).utf8)[...]))
    default: throw problem("a number, a day, $day or a text in quotes")
    }
  }

  /// Cuts the text into names, numbers, quoted texts and signs.
  private static func tokens(of text: String) throws(CellProblem) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "'" || first == "\"" || first == "{" {
        let close: Character = first == "{" ? "}" : first
        guard let end = rest.dropFirst().firstIndex(of: close) else {
          throw CellProblem("in the condition, \(first) is never closed")
        }
        let inner = String(rest[rest.index(after: rest.startIndex)..<end])
        tokens.append(first == "{" ? .name(inner) : .text(inner))
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("$day") {
        tokens.append(.day)
        rest = rest.dropFirst(4)
      } else if first.isASCII, first.isNumber {
        let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        tokens.append(.number(String(number)))
        rest = rest.dropFirst(number.count)
      } else if first.isLetter || first == "_" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else {
        let two = ["!=", "<=", ">=", "=="].first { rest.hasPrefix($0) }
        let symbol = two ?? String(first)
        tokens.append(.symbol(symbol == "==" ? "=" : symbol))
        rest = rest.dropFirst(symbol.count)
      }
    }
    return tokens
  }
}
