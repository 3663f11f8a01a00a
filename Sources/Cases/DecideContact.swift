// Rules about whether a contact may be made at all (CONDUCT.md, "Verdict").

extension Desk {
  /// Lets a contact that is about to be made pass, or throws what stops it.
  /// - Parameter override: a lead's reason to go ahead where the rules leave that to a lead.
  /// - Returns: the exception that an override is, to stand before the contact itself.
  func allow(
    _ contact: IntendedContact, override text: String? = nil, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard let stop = stop(contact, file) else { return [] }
    guard stop.level == .override else { throw .contactRefused(stop) }
    guard actor.role == .lead, let text else { throw .contactNeedsLead(stop) }
    return [
      .exception(ConductException(stop, contact, reason: try reason(text), at: now))
    ]
  }

  /// Lets a contact that was made already onto the record, or throws what forbade it. What really
  /// happened may be written down by anybody, as an exception that leads see.
  func allow(
    _ contact: IntendedContact, happened text: String?, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard let stop = stop(contact, file) else { return [] }
    guard let text else {
      throw stop.level == .override ? .contactNeedsLead(stop) : .contactRefused(stop)
    }
    return [
      .exception(ConductException(stop, contact, reason: try reason(text), at: now))
    ]
  }

  /// What stops a contact, after what leads have set aside.
  private func stop(_ contact: IntendedContact, _ file: CaseFile) -> ContactStop? {
    conduct.stop(contact, on: file, charter, at: now)?.without(file.exceptions, contact, at: now)
  }
}

extension ContactStop {
  /// The stop where a lead's exceptions do not cover all of it; nothing is set aside of what nobody
  /// may override.
  package func without(
    _ exceptions: [ConductException], _ contact: IntendedContact, at instant: Instant
  ) -> ContactStop? {
    guard level == .override else { return self }
    let left = rules.filter { rule in
      !exceptions.contains { $0.covers(rule, contact, at: instant) }
    }
    return left.isEmpty ? nil : self
  }
}
