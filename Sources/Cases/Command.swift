/// What a person asks to be done with one case (or with none: a break). `decide` answers with what
/// then happens, or with the reason why not.
package enum Command: Hashable, Sendable {
  /// A case as the creditor states it: placed if the book lacks it, brought up to date otherwise.
  case place(CaseFile)
  /// A call is dialled now. `purpose` is what the person's role suggests where nil; `override` is a
  /// lead's reason to go ahead where the rules leave that to a lead.
  case dial(to: String, purpose: Purpose? = nil, override: String? = nil)
  case record(Record)
  case note(String)
  case assign(to: UserID, until: Day?, reason: String, expecting: ExpectedOwner = .anybody)
  case hold(Held)
  case release(FactName)
  case consent(Consented)
  case pay(Payment)
  case reverse(reference: String)
  /// Promises whose day has passed are decided.
  case settle
  case takeBreak(Break.State)
  /// A letter or message leaves the house.
  case send(Dispatch)
  case deliver(Delivery)
  case orderVisit(VisitOrder)
  case cancelVisit(reason: String)
  /// What was found at the door, and the outcome it amounts to.
  case reportVisit(VisitReport, Record)
  /// What a visit found out is taken over (those of these numbers, from 0) or not.
  case judgeFindings(taken: Set<Int>)
  case legal(LegalStep)
  case trace(Trace, of: TraceSource)
  case addParty(Party)
  case changeParty(PartyChanged)
  case offer(Offer)
  case addPoint(PointAdded)
  case changePoint(PointChanged)
  case addClue(String)
  case close(reason: String)
  /// What is beyond the person's authority is asked of the leads.
  case request(Requested)
  case answer(request: String, Answer, reason: String)
  /// A lead sets a conduct rule aside that is a presumption.
  case except(ConductException)
  /// The cover whose last day has passed ends: the case goes back.
  case endCover
  /// An action that only moved cases is taken back, as the move itself remembers it.
  case moveBack(seq: Int, Assignment)
  /// An earlier action is taken back; nothing else changed the case since.
  case revert(seq: Int, restored: CaseFile)
  case reopen
  /// The segment as this person sees it; nil: as it follows from the facts again.
  case segment(Segment?, reason: String)
  /// The strategy for the calls to come; nil: as it is recommended again.
  case strategy(String?)
  /// The action with these events is taken back; the case becomes what it was before it.
  case undo(seqs: [Int], restored: CaseFile)
}

/// An outcome to log, with the fields it needs.
package struct Record: Hashable, Sendable {
  package var outcome: Outcome
  /// The contact point tried.
  package var to: String?
  package var amount: Int64?
  package var due: Day?
  package var firmness: Promise.Firmness
  /// The amount is paid in parts from the day on; nil: at once.
  package var instalments: Instalments?
  /// When to call back.
  package var callBack: CallBackTime?
  package var note: String?
  package var strategy: String?
  package var script: String?
  /// How far the conversation came along it.
  package var step: String?
  /// What the case was taken for when the call was made.
  package var segment: Segment?
  /// What the conversation taught besides.
  package var learned = Learned()
  /// The call was dialled before and stands on record already.
  package var dialled: Bool
  /// The contact was made although the rules stop it: why. A lead's reason to override, or what
  /// really happened, reported to leads.
  package var exception: String?
  /// The owner the person saw when they wrote this down; a console refuses to log on a case that
  /// was moved away meanwhile. Nil: whoever owns it.
  package var expectedOwner: UserID?
  /// A promise beyond the person's authority becomes a request to the leads, with this reason; where
  /// nil it is refused.
  package var asking: String?

  package init(outcome: Outcome, to: String? = nil) {
    self.outcome = outcome
    self.to = to
    firmness = .firm
    dialled = false
  }
}

/// Whose a case was when somebody chose to move it. Two leads who move the same case at once do not
/// undo each other unseen.
package enum ExpectedOwner: Hashable, Sendable {
  case anybody
  case owner(UserID?)
}

/// A day and a minute of the day in the book's zone.
package struct CallBackTime: Hashable, Sendable {
  package var day: Day
  package var minute: Int

  package init(day: Day, minute: Int) {
    self.day = day
    self.minute = minute
  }
}
