package import Cases

/// Something the rules ask a desk to do about a case by a day.
package struct ConductTask: Sendable, Equatable {
  /// `validation-information`.
  package var task: String
  package var due: Day
  package var rule: String
  package var text: String
  package var citation: String
}

extension ContactJudge {
  /// What is due on a case: every deadline of its debtor's rules that has begun and that nothing in
  /// the history has met yet. A task is met by what was sent under its name.
  package func tasks(on file: CaseFile, at instant: Instant) -> [ConductTask] {
    guard let (situation, zone) = debtor(of: file, at: instant) else { return [] }
    let ofCase = [estateTask(file, at: instant, zone), retentionTask(file, at: instant)]
    return ofCase.compactMap { $0 }
      + rulebook.deadlines(for: situation).compactMap { duty in
        guard duty.demand.start == "first-communication",
          let first = situation.history.filter(\.isCommunication).map(\.at).min(),
          !file.hasSent(duty.demand.task)
        else { return nil }
        return ConductTask(
          task: duty.demand.task, due: duty.demand.due.after(zone.day(of: first)),
          rule: duty.rule.id, text: duty.rule.text, citation: duty.rule.citation)
      }
  }

  /// The records of a closed case go once nothing asks for them any more; `arrears expire` does it.
  private func retentionTask(_ file: CaseFile, at instant: Instant) -> ConductTask? {
    guard file.closed != nil, let kept = keptUntil(file, at: instant) else { return nil }
    return ConductTask(
      task: "erase-the-records", due: kept.day + 1, rule: kept.rule.id, text: kept.rule.text,
      citation: kept.rule.citation)
  }

  /// What is left to do on the case of one who has died or is insolvent: find who administers the
  /// estate, then claim there.
  private func estateTask(_ file: CaseFile, at instant: Instant, _ zone: Zone) -> ConductTask? {
    let path: [FactName: String] = [.deceased: "desk.deceased", .insolvent: "desk.insolvent"]
    guard file.closed == nil,
      let record = file.facts(at: instant).first(where: { path[$0.fact] != nil }),
      let rule = path[record.fact]
    else { return nil }
    let isKnown = file.parties.contains { $0.role == .executor }
    let task = isKnown ? "letter-executor" : "find-executor"
    guard !file.hasSent(task) else { return nil }
    return ConductTask(
      task: task, due: zone.day(of: record.since ?? instant) + ContactJudge.estateDays, rule: rule,
      text: isKnown
        ? "Write to the executor or administrator; nobody else pays from the estate."
        : "Find who administers the estate and enter them as executor; until then nobody is asked.",
      citation: "House rules")
  }

  /// Estates and insolvencies set a time within which claims are lodged; a month is within all that
  /// the packs know.
  private static let estateDays = 30

  /// The last day on which the records of a case must be kept, by the rule that keeps them longest;
  /// nil where no rule says so. An open case is kept in any event.
  package func keptUntil(_ file: CaseFile, at instant: Instant) -> (day: Day, rule: PackRule)? {
    guard let (situation, zone) = debtor(of: file, at: instant) else { return nil }
    let last = file.history.map(\.at).max()
    let start = last.map(zone.day) ?? file.placed ?? zone.day(of: instant)
    return rulebook.retentions(for: situation)
      .map { (day: $0.demand.keep.after(start), rule: $0.rule) }
      .max { $0.day < $1.day }
  }

  private func debtor(of file: CaseFile, at instant: Instant) -> (Situation, Zone)? {
    let contact = IntendedContact(to: nil, by: .letter, for: .notice)
    return CaseReading(file).situation(contact, actor: actor, at: instant).map {
      ($0, $0.person.zones.first ?? .utc)
    }
  }
}

extension Situation.Past {
  /// Information about the debt passed to a person liable for it, or from them.
  fileprivate var isCommunication: Bool {
    guard role != .thirdParty else { return false }
    switch event {
    case .callPlaced, .visitMade: return conversation
    case .smsSent, .emailSent, .letterSent: return true
    case .voicemailLeft, .socialSent: return false
    }
  }
}

extension CaseFile {
  fileprivate func hasSent(_ task: String) -> Bool {
    history.contains { past in
      guard case .sent(_, let sent) = past.happening else { return false }
      return sent.template == task
    }
  }
}
