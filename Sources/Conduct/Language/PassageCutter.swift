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
