/// Everything the book knows of one overdue account of one debtor: the fold of its events.
package struct CaseFile: Hashable, Sendable {
  package var id: CaseID
  /// The agent who works it; nil while unassigned.
  package var owner: UserID?
  /// The owner is a cover until this day, the last of it; then the case goes back to
  /// `ownerAfterCover`.
  package var coverUntil: Day?
  package var ownerAfterCover: UserID?
  package var debt: Debt
  /// The debtor first.
  package var parties: [Party]
  package var promises: [Promise] = []
  package var payments: [Payment] = []
  package var facts: [FactRecord] = []
  package var consents: [ConsentRecord] = []
  package var clues: [Clue] = []
  /// The legal track, in the order of its events.
  package var legal: [LegalStep] = []
  package var visits: [Visit] = []
  package var traces: [Trace] = []
  /// By people who are not liable.
  package var offers: [Offer] = []
  package var segment: Segment?
  package var strategy: String?
  /// The day the case is to be worked next; nil where nothing is scheduled.
  package var next: Day?
  package var callBack: CallBack?
  /// What was asked of the leads: unanswered, or answered and not worked since.
  package var requests: [Request] = []
  package var settlement: ApprovedSettlement?
  /// Conduct rules that a lead set aside for a time.
  package var exceptions: [ConductException] = []
  /// It came from somebody else and was not worked since.
  package var handover: Handover?
  /// Why it is closed; nil while open.
  package var closed: String?
  /// The day it came into the book.
  package var placed: Day?
  package var tally = Tally()
  package var history: [PastEvent] = []
  /// The last event that changed it.
  package var seq: Int = 0
  package var unknown = UnknownFields()

  package init(id: CaseID, debt: Debt, parties: [Party]) {
    self.id = id
    self.debt = debt
    self.parties = parties
  }

  package var debtor: Party? { parties.first { $0.role == .debtor } }

  package var balance: Money { Money(minor: debt.balance, currency: debt.currency) }

  /// Who gave the case to its owner; nil where nobody did since it came into the book.
  package var mover: UserID? {
    if let handover { return handover.by }
    return history.last {
      switch $0.happening {
      case .assigned, .reverted: true
      default: false
      }
    }?.by
  }

  /// The contact point of that id, and whose it is.
  package func point(_ id: String) -> (party: Party, point: ContactPoint)? {
    for party in parties {
      if let point = party.points.first(where: { $0.id == id }) { return (party, point) }
    }
    return nil
  }

  /// The promise that is still to be decided, the earliest if there are several.
  package var livePromise: Promise? {
    promises.filter { $0.state == .open }.min { $0.due < $1.due }
  }

  /// Facts that hold at an instant.
  package func facts(at instant: Instant) -> [FactRecord] {
    facts.filter { $0.holds(at: instant) }
  }

  /// Nobody works it until the fact is lifted or ends by itself. A dispute that was verified no
  /// longer holds.
  package func isHeld(at instant: Instant) -> Bool { facts(at: instant).stopWork }
}

/// Somebody works a case for another until a day, the last of it.
package struct Cover: Hashable, Sendable, Codable {
  package var until: Day
  /// Whose the case is then; nil for nobody's.
  package var back: UserID?

  package init(until: Day, back: UserID?) {
    self.until = until
    self.back = back
  }
}

extension CaseFile {
  package var cover: Cover? {
    get { coverUntil.map { Cover(until: $0, back: ownerAfterCover) } }
    set {
      coverUntil = newValue?.until
      ownerAfterCover = newValue?.back
    }
  }

  /// The case as it stands on a day: a cover whose last day has passed is over, though nobody's
  /// program has written so yet.
  package func withoutEndedCover(on day: Day, _ charter: Charter) -> CaseFile {
    guard let cover, cover.until < day else { return self }
    var file = self
    file.owner = cover.back.flatMap { charter.member($0)?.user }
    file.cover = nil
    return file
  }
}

/// Counts that queues and totals need without reading the history.
package struct Tally: Hashable, Sendable, Codable {
  package var attempts = 0
  package var contacts = 0
  package var rightParty = 0
  /// Attempts without a contact since the last contact.
  package var failures = 0
  package var lastWorked: Instant?
  package var lastAttempt: Instant?
  package var lastContact: Instant?

  package init() {}
}
