// What each kind of event says: money, notes, facts, people, documents, and taking back.

package struct PaymentReversed: Hashable, Sendable, Codable {
  package var reference: String
  package init(reference: String) { self.reference = reference }
}

package struct Noted: Hashable, Sendable, Codable {
  package var text: String
  package init(text: String) { self.text = text }
}

/// A time to call again, in the book's calendar, and the same as an instant.
package struct CallBackSet: Hashable, Sendable, Codable {
  package var day: Day
  /// `HH:MM` in the book's zone.
  package var time: String
  package var instant: Instant
  package var to: String?

  package init(day: Day, time: String, instant: Instant, to: String? = nil) {
    self.day = day
    self.time = time
    self.instant = instant
    self.to = to
  }
}

/// A fact holds from `since` on (the event's own time where absent).
package struct Held: Hashable, Sendable, Codable {
  package var fact: FactName
  package var since: Instant?
  package var until: Instant?
  package var place: Place?
  package var days: String?
  package var open: String?
  package var close: String?

  package init(fact: FactName, since: Instant? = nil, until: Instant? = nil) {
    self.fact = fact
    self.since = since
    self.until = until
  }
}

package struct Consented: Hashable, Sendable, Codable {
  package var consent: String
  package var until: Instant?
  package var days: String?
  package var open: String?
  package var close: String?

  package init(consent: String, until: Instant? = nil) {
    self.consent = consent
    self.until = until
  }
}

package struct PartyAdded: Hashable, Sendable, Codable {
  package var party: Party
  package init(party: Party) { self.party = party }
}

package struct Released: Hashable, Sendable, Codable {
  package var fact: FactName
  package init(fact: FactName) { self.fact = fact }
}

package struct PointAdded: Hashable, Sendable, Codable {
  package var party: String
  package var point: ContactPoint
  package init(party: String, point: ContactPoint) {
    self.party = party
    self.point = point
  }
}

package struct PointChanged: Hashable, Sendable, Codable {
  package var point: String
  package var state: ContactPoint.State
  package init(point: String, state: ContactPoint.State) {
    self.point = point
    self.state = state
  }
}

package struct SegmentSet: Hashable, Sendable, Codable {
  /// Nil: nobody's word stands any more, it follows from the facts.
  package var segment: Segment?
  package var reason: String?
  package init(segment: Segment?, reason: String? = nil) {
    self.segment = segment
    self.reason = reason
  }
}

package struct StrategySet: Hashable, Sendable, Codable {
  /// Nil: as it is recommended.
  package var strategy: String?
  package init(strategy: String?) { self.strategy = strategy }
}

package struct ClueAdded: Hashable, Sendable, Codable {
  package var text: String
  package init(text: String) { self.text = text }
}

/// An agent goes on a break or comes back; it belongs to no case.
package struct Break: Hashable, Sendable, Codable {
  package enum State: String, Codable, Sendable { case began, ended }
  package var state: State
  package init(state: State) { self.state = state }
}

/// An action is taken back. It carries the case as it was before the action, without history, so
/// that applying it needs nothing but the event.
package struct Undone: Hashable, Sendable, Codable {
  package var seqs: [Int]
  package var restored: CaseFile
  package init(seqs: [Int], restored: CaseFile) {
    self.seqs = seqs
    self.restored = restored
  }
}

/// An earlier action is taken back, on one case. A move says itself how the case was before; of
/// anything else the case as it was goes with it, without history.
package struct Reverted: Hashable, Sendable, Codable {
  /// The last event of the action on this case.
  package var seq: Int
  package var move: Assignment?
  package var restored: CaseFile?

  /// The event has a `seq` of its own in the same object.
  private enum CodingKeys: String, CodingKey {
    case seq = "reverts"
    case move, restored
  }

  package init(seq: Int, move: Assignment) {
    self.seq = seq
    self.move = move
  }

  package init(seq: Int, restored: CaseFile) {
    self.seq = seq
    self.restored = restored
  }
}

package struct Closed: Hashable, Sendable, Codable {
  package var reason: String
  package init(reason: String) { self.reason = reason }
}
