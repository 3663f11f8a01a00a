package import Cases

/// The contact rules of a desk, ready to judge its cases: its packs, and who the desk is.
package struct ContactJudge: Sendable {
  package let rulebook: Rulebook
  package let actor: CollectorKind

  package init(_ rulebook: Rulebook, actor: CollectorKind) {
    self.rulebook = rulebook
    self.actor = actor
  }

  /// May this contact be made on a case at an instant? Nil if the case has no such contact point.
  package func verdict(
    on file: CaseFile, _ contact: IntendedContact, at instant: Instant
  ) -> Verdict? {
    CaseReading(file).situation(contact, actor: actor, at: instant).map {
      rulebook.verdict($0).settingAside(file.exceptions, contact, at: instant)
    }
  }

  /// How calls to every telephone of a case stand, by contact point, each for the purpose that its
  /// person is called for; the history is read once.
  package func standings(of file: CaseFile, at instant: Instant) -> [String: Standing] {
    let reading = CaseReading(file)
    var standings: [String: Standing] = [:]
    for party in file.parties {
      for point in party.points where point.kind == .phone {
        let contact = IntendedContact(to: point.id, for: party.role.usualPurpose)
        guard let situation = reading.situation(contact, actor: actor, at: instant) else {
          continue
        }
        var standing = rulebook.standing(situation)
        standing.verdict = standing.verdict.settingAside(file.exceptions, contact, at: instant)
        standings[point.id] = standing
      }
    }
    return standings
  }

  /// What `decide` asks: the rule that stops a contact.
  package var rules: ContactRules {
    ContactRules(reading: objections) { file, contact, charter, instant in
      guard let verdict = verdict(on: file, contact, at: instant) else { return nil }
      return ContactStop(verdict, zone: charter.zone)
    }
  }
}

extension ContactStop {
  /// The rule that decides a verdict; nil where the contact may go ahead.
  package init?(_ verdict: Verdict, zone: BookZone) {
    guard verdict.level.stops, let reason = verdict.reasons.first else { return nil }
    self.init(
      level: verdict.level, rule: reason.rule,
      rules: verdict.reasons.filter(\.effect.stops).map(\.rule), text: reason.text,
      citation: reason.citation, opens: verdict.opens, zone: zone)
  }
}

extension Verdict {
  /// The verdict where leads have set presumptions aside: what they cover only warns. Nothing is set
  /// aside of what nobody may override.
  func settingAside(
    _ exceptions: [ConductException], _ contact: IntendedContact, at instant: Instant
  ) -> Verdict {
    guard level == .override, !exceptions.isEmpty else { return self }
    var verdict = self
    for index in reasons.indices where reasons[index].effect == .override {
      guard exceptions.contains(where: { $0.covers(reasons[index].rule, contact, at: instant) })
      else { continue }
      verdict.reasons[index].effect = .warned
      verdict.reasons[index].opens = nil
    }
    verdict.level = verdict.reasons.map(\.effect).max() ?? .allowed
    if !verdict.level.stops { verdict.opens = nil }
    return verdict
  }
}
