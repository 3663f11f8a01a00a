internal import Cases

/// Which rows are meant: comparisons of columns with numbers, texts and days, with `and`, `or`,
/// `not` and brackets.
///
///     PAY_0 >= 1 and BILL_AMT1 > 0
///     DueDate < $day and (SettledDate > $day or SettledDate = '')
///     {Account Status} in ('open', 'late')
///
/// A name with other characters than letters, digits, `_` and `.` stands in braces. What stands on
/// the right decides how the cell is read: as a number, as a day (`2012-03-16`, `$day`, `$day - 30`)
/// in the mapping's date formats, or as text in quotes. An empty cell compares with a number or a
/// day as false.
indirect enum Condition: Hashable, Sendable {
  enum Operator: String, Hashable, Sendable {
    case equal = "=", unequal = "!=", less = "<", lessOrEqual = "<=", more = ">"
    case moreOrEqual = ">="
  }

  enum Literal: Hashable, Sendable {
    case number(DecimalNumber)
    case text(String)
    case day(Day)
    /// The day of the import and this many days.
    case importDay(Int)
  }

  case compare(column: Int, Operator, Literal)
  case oneOf(column: Int, [Literal])
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// Whether it depends on the day of the import.
  var asksTheDay: Bool {
    switch self {
    case .compare(_, _, .importDay): true
    case .compare: false
    case .oneOf(_, let literals):
      literals.contains { literal in
        if case .importDay = literal { true } else { false }
      }
    case .all(let parts), .any(let parts): parts.contains(where: \.asksTheDay)
    case .not(let part): part.asksTheDay
    }
  }

  /// - Throws: `CellProblem` where a cell that is compared with a number is none, and so for days.
  func holds(
    _ row: BoundRow, _ style: NumberStyle, _ dates: [DateFormat]
  ) throws(CellProblem) -> Bool {
    switch self {
    case .compare(let column, let op, let literal):
      return try Condition.compare(row, column, op, literal, style, dates)
    case .oneOf(let column, let literals):
      for literal in literals
      where try Condition.compare(row, column, .equal, literal, style, dates) { return true }
      return false
    case .all(let parts):
      for part in parts where !(try part.holds(row, style, dates)) { return false }
      return true
    case .any(let parts):
      for part in parts where try part.holds(row, style, dates) { return true }
      return false
    case .not(let part): return !(try part.holds(row, style, dates))
    }
  }

  private static func compare(
    _ row: BoundRow, _ column: Int, _ op: Operator, _ literal: Literal, _ style: NumberStyle,
    _ dates: [DateFormat]
  ) throws(CellProblem) -> Bool {
    let cell = trimmed(row[column])
    if case .text(let text) = literal {
      return op.holds(
        less: cell.lexicographicallyPrecedes(text.utf8), equal: cell.elementsEqual(text.utf8))
    }
    guard !cell.isEmpty else { return false }
    do {
      switch literal {
      case .number(let number):
        let value = try DecimalNumber(cell, style: style)
        return op.holds(
          less: DecimalNumber.isLess(value, number), equal: DecimalNumber.isEqual(value, number))
      case .day(let day):
        let value = try readDay(cell, dates)
        return op.holds(less: value < day, equal: value == day)
      case .importDay(let days):
        let value = try readDay(cell, dates)
        return op.holds(less: value < row.day + days, equal: value == row.day + days)
      case .text: return false
      }
    } catch {
      throw error.within(row.name(column))
    }
  }
}

extension Condition.Operator {
  func holds(less: Bool, equal: Bool) -> Bool {
    switch self {
    case .equal: equal
    case .unequal: !equal
    case .less: less
    case .lessOrEqual: less || equal
    case .more: !less && !equal
    case .moreOrEqual: !less
    }
  }
}
