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
    CaseReading(file).situation(contact, actor: actor, at: instant).map(rulebook.verdict)
  }

  /// How calls to every telephone of a case stand, by contact point, each for the purpose that its
  /// person is called for; the history is read once.
  package func standings(of file: CaseFile, at instant: Instant) -> [String: Standing] {
    let reading = CaseReading(file)
    var standings: [String: Standing] = [:]
    for party in file.parties {
      for point in party.points where point.kind == .phone {
        let contact = IntendedContact(to: point.id, for: party.role.usualPurpose)
        standings[point.id] = reading.situation(contact, actor: actor, at: instant).map(
          rulebook.standing)
      }
    }
    return standings
  }

  /// What `decide` asks: the rule that stops a contact.
  package var rules: ContactRules {
    ContactRules { file, contact, charter, instant in
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
      level: verdict.level, rule: reason.rule, text: reason.text, citation: reason.citation,
      opens: verdict.opens, zone: zone)
  }
}
