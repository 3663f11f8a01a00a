package import Cases

/// Which events of the journal are wanted.
package struct LogFilter: Hashable, Sendable {
  /// Events after this one; 0 is all.
  package var after: Int
  package var caseID: CaseID?
  package var by: UserID?
  package var since: Instant?

  package init(
    after: Int = 0, caseID: CaseID? = nil, by: UserID? = nil, since: Instant? = nil
  ) {
    self.after = after
    self.caseID = caseID
    self.by = by
    self.since = since
  }
}

/// An event, and its line as it stands in the journal, with everything that a newer program wrote.
package struct LoggedEvent: Hashable, Sendable {
  package var event: Event
  package var line: String
}
