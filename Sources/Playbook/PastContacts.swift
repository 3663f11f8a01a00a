package import Cases

/// An attempt that stands: what came of it, and when.
package struct PastContact: Hashable, Sendable {
  package var at: Instant
  package var contacted: Contacted
}

extension CaseFile {
  /// What came of every attempt, oldest first, without those that were taken back.
  package var pastContacts: [PastContact] {
    let undone = takenBack
    return history.compactMap { event in
      guard case .contacted(let contacted) = event.happening,
        event.seq.map({ !undone.contains($0) }) ?? true
      else { return nil }
      return PastContact(at: event.at, contacted: contacted)
    }
  }

  /// The strategy that a person chose for the calls to come, rather than one that was only used.
  package var chosenStrategy: String? {
    lastStanding { happening -> StrategySet? in
      if case .strategySet(let setting) = happening { setting } else { nil }
    }?.value.strategy
  }

  /// The latest event of a kind that was not taken back.
  func lastStanding<Value>(
    _ value: (Happening) -> Value?
  ) -> (event: PastEvent, value: Value)? {
    let undone = takenBack
    for event in history.reversed() {
      guard let found = value(event.happening), event.seq.map({ !undone.contains($0) }) ?? true
      else { continue }
      return (event, found)
    }
    return nil
  }
}
