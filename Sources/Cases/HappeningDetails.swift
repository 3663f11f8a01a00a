// What each kind of event says (INTERFACE.md, "Events"): ownership, attempts, promises.

/// A case comes into the book, with whatever history it had elsewhere.
package struct Placed: Hashable, Sendable, Codable {
  package var file: CaseFile
  package init(file: CaseFile) { self.file = file }
}

/// The creditor states the case anew: the debt, in whose new amounts is what was paid before, and
/// people of whom something is known that was not, or otherwise.
package struct Restatement: Hashable, Sendable, Codable {
  /// Nil where the debt is as it was.
  package var debt: Debt?
  /// As stated, without their contact points; nil where nobody changed.
  package var parties: [Party]?

  package init(debt: Debt? = nil, parties: [Party]? = nil) {
    self.debt = debt
    self.parties = parties
  }
}

/// A case changes hands. `until` makes it a cover: it reverts by itself once that day has passed.
package struct Assignment: Hashable, Sendable, Codable {
  package var from: UserID?
  package var to: UserID?
  package var until: Day?
  package var reason: String
  /// The cover that the case was under before; what taking the move back brings back.
  package var cover: Cover?

  package init(from: UserID?, to: UserID?, until: Day? = nil, reason: String) {
    self.from = from
    self.to = to
    self.until = until
    self.reason = reason
  }

  /// A cover ended because its last day had passed: whoever looked first, no person did it.
  package var endsCover: Bool { cover.map { reason == Assignment.ending($0) } ?? false }

  static func ending(_ cover: Cover) -> String { "cover until \(cover.until) ended" }
}

/// A call is about to be dialled; the outcome completes it.
package struct CallPlaced: Hashable, Sendable, Codable {
  package var to: String?
  package var role: PartyRole?
  package init(to: String?, role: PartyRole?) {
    self.to = to
    self.role = role
  }
}

/// An attempt and what came of it. The flags are stored with it, so that counting the past does not
/// depend on the outcome codes of today.
package struct Contacted: Hashable, Sendable, Codable {
  package var outcome: String
  package var flags: OutcomeFlags
  package var to: String?
  package var role: PartyRole?
  package var strategy: String?
  package var script: String?
  /// How far the conversation came along the script; nil where nobody went along one.
  package var step: String?
  /// What the case was taken for when the call was made, so that strategies can be compared later.
  package var segment: Segment?
  package var note: String?
  /// The day the case is to be worked again.
  package var next: Day?

  package init(
    outcome: String, flags: OutcomeFlags, to: String? = nil, role: PartyRole? = nil,
    strategy: String? = nil, script: String? = nil, note: String? = nil, next: Day? = nil
  ) {
    self.outcome = outcome
    self.flags = flags
    self.to = to
    self.role = role
    self.strategy = strategy
    self.script = script
    self.note = note
    self.next = next
  }
}

package struct Promised: Hashable, Sendable, Codable {
  package var amount: Int64
  package var due: Day
  package var firmness: Promise.Firmness
  /// The day it was made, in the book's calendar.
  package var made: Day
  /// Who took it, where another one entered it: a lead who approved a request.
  package var taker: UserID?

  package init(amount: Int64, due: Day, firmness: Promise.Firmness, made: Day) {
    self.amount = amount
    self.due = due
    self.firmness = firmness
    self.made = made
  }
}

package struct PromiseDecided: Hashable, Sendable, Codable {
  package var promise: String
  package var state: Promise.State
  package var received: Int64

  package init(promise: String, state: Promise.State, received: Int64) {
    self.promise = promise
    self.state = state
    self.received = received
  }
}

/// Several promises that belong together.
package struct PlanAgreed: Hashable, Sendable, Codable {
  package struct Instalment: Hashable, Sendable, Codable {
    package var amount: Int64
    package var due: Day
    package init(amount: Int64, due: Day) {
      self.amount = amount
      self.due = due
    }
  }
  package var instalments: [Instalment]
  package var made: Day

  /// What all of them come to, minor units.
  package var sum: Int64 { instalments.reduce(0) { $0 &+ $1.amount } }

  package init(instalments: [Instalment], made: Day) {
    self.instalments = instalments
    self.made = made
  }
}
