internal import Cases

extension PackRule.Filter {
  /// Whether a rule looks at a contact.
  enum Match: Equatable {
    case yes, no
    /// It would, or would not, depending on something unknown.
    case unknown(Verdict.Reason.Missing)
  }

  /// Whether every property that the filter names is one of those it names.
  fileprivate func all(of situation: Situation) -> Match {
    let contact = situation.contact
    guard allows(actors, situation.actor), allows(debts, situation.debtKind),
      allows(channels, contact.channel), allows(purposes, contact.purpose),
      allows(styles, contact.style)
    else { return .no }
    if let role = situation.person.role, !allows(roles, role) { return .no }
    if let place = contact.place, !allows(places, place) { return .no }
    if roles != nil, situation.person.role == nil { return .unknown(.role) }
    if places != nil, contact.place == nil { return .unknown(.place) }
    return .yes
  }

  /// Whether any property that the filter names is one of those it names.
  fileprivate func any(of situation: Situation) -> Match {
    let contact = situation.contact
    if names(actors, situation.actor) || names(debts, situation.debtKind)
      || names(channels, contact.channel) || names(purposes, contact.purpose)
      || names(styles, contact.style)
    {
      return .yes
    }
    if let role = situation.person.role, names(roles, role) { return .yes }
    if let place = contact.place, names(places, place) { return .yes }
    if roles != nil, situation.person.role == nil { return .unknown(.role) }
    if places != nil, contact.place == nil { return .unknown(.place) }
    return .no
  }

  private func allows<Value: Equatable>(_ list: [Value]?, _ value: Value) -> Bool {
    list?.contains(value) ?? true
  }

  private func names<Value: Equatable>(_ list: [Value]?, _ value: Value) -> Bool {
    list?.contains(value) ?? false
  }
}

extension PackRule {
  /// Whether the rule looks at the contact: everything that `only` names must fit, nothing that
  /// `except` names may.
  func match(_ situation: Situation) -> Filter.Match {
    let inside = only.all(of: situation)
    if inside == .no { return .no }
    switch except.any(of: situation) {
    case .yes: return .no
    case .no: return inside
    case .unknown(let missing): return inside == .yes ? .unknown(missing) : inside
    }
  }
}
