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
}
