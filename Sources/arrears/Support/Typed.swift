internal import Cases
internal import Console

/// What people type as options, understood.
enum Typed {
  static func day(_ text: String?, _ place: Workplace) throws(Failure) -> Day? {
    guard let text else { return nil }
    guard let day = readDay(text, today: place.today) else {
      throw Failure(.usage, "a day looks like 2026-11-25, fri or +2, not “\(text)”")
    }
    return day
  }

  static func minor(_ text: String?, _ file: CaseFile) throws(Failure) -> Int64? {
    guard let text else { return nil }
    guard let money = Money(typed: text, currency: file.debt.currency) else {
      throw Failure(.usage, "an amount looks like 1300 or 1,300.50, not “\(text)”")
    }
    return money.minor
  }

  static func firmness(_ text: String) throws(Failure) -> Promise.Firmness {
    guard let firmness = readFirmness(text) else {
      throw Failure(.usage, "--firmness takes firm, hesitant or evasive, not “\(text)”")
    }
    return firmness
  }

  /// `phone:+8613800138000`, `address:18 Guangming Road`, anything else a clue.
  static func finding(_ text: String) -> Finding {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, let kind = Finding.Kind(rawValue: parts[0]) {
      return Finding(kind, parts[1])
    }
    return Finding(.clue, text)
  }

  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ what: String, as type: Word.Type
  ) throws(Failure) -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(.usage, "\(what) takes \(known), not “\(text)”")
  }
}
