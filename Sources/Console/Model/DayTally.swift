package import Cases

/// What one person did today.
package struct DayTally: Sendable, Equatable {
  package var attempts = 0
  package var rightParty = 0
  package var promises = 0
  /// Minor units by currency; two currencies never add.
  package var promised: [Currency: Int64] = [:]
  package var worked: Set<CaseID> = []

  package init() {}

  /// Counts one event of the person on a case.
  package mutating func count(_ happening: Happening, on id: CaseID, _ currency: Currency) {
    switch happening {
    case .contacted(let contacted):
      if contacted.flags.contains(.worked) { worked.insert(id) }
      if contacted.flags.contains(.attempt) { attempts += 1 }
      if contacted.flags.contains(.rightParty) { rightParty += 1 }
    case .promised(let promise):
      promises += 1
      promised[currency, default: 0] += promise.amount
    case .planAgreed(let plan):
      promises += 1
      promised[currency, default: 0] += plan.sum
    default: break
    }
  }

  /// Counts what the histories say the person did from an instant on.
  package init(of user: UserID, in files: some Sequence<CaseFile>, since: Instant) {
    for file in files {
      for past in file.history where past.by == user && past.at >= since {
        count(past.happening, on: file.id, file.debt.currency)
      }
    }
  }
}
