// What was taken back, as the history of a case tells: an undo names the events that it takes back,
// and may be taken back itself.

extension CaseFile {
  /// The numbers of the events that are taken back and were not done again.
  package var takenBack: Set<Int> {
    var taken: Set<Int> = []
    // From the last one back: whether a taking back stands is decided by what came after it.
    for past in history.reversed() {
      guard let targets = past.takesBack, past.seq.map({ !taken.contains($0) }) ?? true else {
        continue
      }
      taken.formUnion(targets)
    }
    return taken
  }

  /// The numbers of all attempts in its history.
  package var callNumbers: Set<Int> {
    var numbers: Set<Int> = []
    for past in history {
      if case .callPlaced = past.happening, let seq = past.seq { numbers.insert(seq) }
    }
    return numbers
  }

  /// The last thing after an event that still stands: not taken back since, and not itself the
  /// taking back of something that came after that event too.
  func standing(since seq: Int) -> PastEvent? {
    let taken = takenBack
    return history.last { past in
      guard let number = past.seq, number > seq, !taken.contains(number) else { return false }
      return past.takesBack.map { targets in targets.contains { $0 <= seq } } ?? true
    }
  }
}

extension PastEvent {
  /// The events that this one takes back, as a case remembers it; nil for anything else.
  fileprivate var takesBack: [Int]? {
    switch happening {
    case .reverted(let reverted): return [reverted.seq]
    case .other("reverted", let fields):
      guard case .integer(let seq)? = fields.fields["reverts"] else { return nil }
      return [Int(seq)]
    default: return happening.undoes
    }
  }
}

extension Happening {
  /// The events that an undo takes back, as the journal tells it or as a case remembers it; nil for
  /// anything else.
  package var undoes: [Int]? {
    switch self {
    case .undone(let undone): return undone.seqs
    case .other("undone", let fields):
      guard case .array(let seqs)? = fields.fields["seqs"] else { return nil }
      return numbers(seqs)
    default: return nil
    }
  }

  /// It takes back an attempt: an exception to conduct, because that no longer counts against a limit.
  /// - Parameter calls: the numbers of the attempts, of whatever day.
  package func takesBack(anyOf calls: Set<Int>) -> Bool {
    undoes?.contains(where: calls.contains) ?? false
  }

  private func numbers(_ values: [JSONValue]) -> [Int] {
    values.compactMap { value in
      if case .integer(let seq) = value { return Int(seq) }
      return nil
    }
  }
}
