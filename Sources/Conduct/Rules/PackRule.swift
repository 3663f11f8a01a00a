package import Cases

/// One rule of a pack: what it looks at, what it says, and where that is written.
package struct PackRule: Sendable, Equatable {
  package var id: String
  /// The pack that holds it.
  package var pack: String
  /// What happens to a contact that it stops; `allowed` for rules that judge no contact.
  package var effect: Verdict.Level
  /// For people: one sentence.
  package var text: String
  package var citation: String
  package var basis: Basis
  /// The contacts it looks at; those it leaves alone.
  package var only: Filter
  package var except: Filter
  /// The zones whose clocks and dates it goes by.
  package var clock: Clock
  /// What makes it not apply.
  package var lifts: [Lift]
  package var kind: Kind
  /// The line of its file it begins at.
  package var line: Int

  package enum Kind: Sendable, Equatable {
    case window(Window)
    /// Several limits: the first that is reached stops the contact.
    case count([Limit])
    case cooldown(Cooldown)
    case hold(Hold)
    case party(Party)
    case precondition(Precondition)
    case content(Content)
    case deadline(Deadline)
    case period(Deadline)
    case retain(Retention)
    case lexicon(Lexicon)
    case judgement(ask: String)
  }

  /// Where local times and dates are read.
  package enum Clock: Sendable, Equatable {
    /// Times hold at every candidate zone of the person; dates are those of the first.
    case person
    case fixed(Zone)
  }

  /// Contacts by their properties. nil: any.
  package struct Filter: Sendable, Equatable {
    package var actors: [CollectorKind]?
    package var debts: [DebtKind]?
    package var channels: [Channel]?
    package var roles: [PartyRole]?
    package var purposes: [Purpose]?
    package var places: [Place]?
    package var styles: [Situation.Style]?
  }

  /// Something that lifts a rule while it holds.
  package enum Lift: Sendable, Equatable {
    case fact(FactName)
    case priorConsent
    /// A prior consent given within so many local dates, today included.
    case priorConsentWithin(days: Int)
    /// The contact falls into a time the person has agreed to.
    case agreedTime
  }
}
