internal import Cases

// What the rules demand besides judging contacts: for messages, tasks, records and questions.

extension Rulebook {
  /// A rule that judges no contact, with what it says.
  package struct Duty<Demand: Sendable & Equatable>: Sendable, Equatable {
    package var rule: PackRule
    package var demand: Demand
  }

  /// What a message must and may hold that is sent this way, to this person, for this purpose
  /// (`us.optout`, `us.voicemail`).
  package func contents(for situation: Situation) -> [Duty<PackRule.Content>] {
    duties(for: situation) { kind in
      guard case .content(let content) = kind,
        content.channels.contains(situation.contact.channel)
      else { return nil }
      return content
    }
  }

  /// What falls due (`us.valid`), and the periods that are counted.
  package func deadlines(for situation: Situation) -> [Duty<PackRule.Deadline>] {
    duties(for: situation) { kind in
      switch kind {
      case .deadline(let deadline), .period(let deadline): deadline
      default: nil
      }
    }
  }

  /// How long records are kept; the longest of them counts.
  package func retentions(for situation: Situation) -> [Duty<PackRule.Retention>] {
    duties(for: situation) { kind in
      if case .retain(let retention) = kind { retention } else { nil }
    }
  }

  /// Language that the packs forbid, beside the language check's own.
  package func lexicons(for situation: Situation) -> [Duty<PackRule.Lexicon>] {
    duties(for: situation) { kind in
      if case .lexicon(let lexicon) = kind { lexicon } else { nil }
    }
  }

  /// Questions a person must answer before the contact.
  package func questions(for situation: Situation) -> [Duty<String>] {
    duties(for: situation) { kind in
      if case .judgement(let ask) = kind { ask } else { nil }
    }
  }

  /// The duties of the rules that look at a contact and whose packs are in force on its local
  /// date; what is unknown of the contact leaves a duty in.
  private func duties<Demand: Sendable & Equatable>(
    for situation: Situation, _ demand: (PackRule.Kind) -> Demand?
  ) -> [Duty<Demand>] {
    let facets = Facets(situation)
    let concerned = concerns(situation.person)
    let day = (situation.person.zones.first ?? .utc).day(of: situation.at)
    return duties.compactMap { entry in
      let (from, to) = (entry.compiled.from ?? .min, entry.compiled.to ?? .max)
      guard entry.reach.match(facets) != .no, from <= day.number, day.number <= to,
        entry.region.map({ concerned[$0] }) ?? true,
        let demand = demand(entry.rule.kind)
      else { return nil }
      return Duty(rule: entry.rule, demand: demand)
    }
  }
}
