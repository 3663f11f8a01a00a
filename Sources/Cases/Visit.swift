/// A visit that a lead has ordered: where, why, by how many, when, and when the person was told.
package struct VisitOrder: Hashable, Sendable, Codable {
  /// The address: a contact point of the case.
  package var to: String
  package var day: Day
  /// `HH:MM` in the book's zone.
  package var time: String
  /// How many go.
  package var staff: Int
  /// Who goes, as the route sheet names them.
  package var visitors: [String]?
  /// The day the visit was announced, before the day itself.
  package var notice: Day
  package var reason: String
  /// What is to be handed over: the id of a letter template.
  package var letter: String?
  package var approver: UserID?

  package init(
    to: String, day: Day, time: String, staff: Int = 2, notice: Day, reason: String
  ) {
    self.to = to
    self.day = day
    self.time = time
    self.staff = staff
    self.notice = notice
    self.reason = reason
  }

  /// Minutes since midnight; nil if `time` is none.
  package var minute: Int? { Self.minute(time) }

  package static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = decimal(parts[0].utf8), hour < 24,
      let minute = decimal(parts[1].utf8), minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}

/// What was found at the door. There is no place in it for money: a visitor takes none.
package struct VisitReport: Hashable, Sendable, Codable {
  package enum Met: String, Codable, Sendable, CaseIterable {
    case debtor, guarantor, household, neighbour, nobody

    package var isLiable: Bool { self == .debtor || self == .guarantor }
  }

  package enum Address: String, Codable, Sendable, CaseIterable { case right, wrong, unknown }

  /// The address visited.
  package var to: String
  package var day: Day
  package var met: Met
  package var address: Address
  /// Who went.
  package var visitors: [String]
  /// Who lives there, as told or seen.
  package var occupants: String?
  /// A closed letter was handed over or left.
  package var letterDelivered: Bool
  /// What was found out, for the case.
  package var found: [Finding]
  package var note: String?

  package init(to: String, day: Day, met: Met, address: Address = .unknown) {
    self.to = to
    self.day = day
    self.met = met
    self.address = address
    visitors = []
    letterDelivered = false
    found = []
  }

  /// The outcome code that it amounts to.
  package func outcomeCode(promised: Bool) -> String {
    if address == .wrong { return met == .nobody ? "visit-not-found" : "visit-moved" }
    switch met {
    case .debtor: return promised ? "visit-promise" : "visit-met"
    case .guarantor: return promised ? "guarantor-promise" : "visit-met"
    case .household, .neighbour: return "visit-third-party"
    case .nobody: return letterDelivered ? "visit-letter-left" : "visit-nobody"
    }
  }
}

/// Something found out by a visit or a search, before it stands on the case: a way to reach the
/// person, or a clue.
package struct Finding: Hashable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable, CaseIterable { case phone, email, address, clue }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension Finding.Kind {
  /// The kind of contact point it makes; nil for a clue.
  package var pointKind: ContactPoint.Kind? {
    switch self {
    case .phone: .phone
    case .email: .email
    case .address: .address
    case .clue: nil
    }
  }
}

package struct VisitCancelled: Hashable, Sendable, Codable {
  package var reason: String
  package init(reason: String) { self.reason = reason }
}

/// A lead has looked at what a visit found out: what is taken over comes as events of its own.
package struct FindingsJudged: Hashable, Sendable, Codable {
  package var taken: Int
  package var refused: Int
  package init(taken: Int, refused: Int) {
    self.taken = taken
    self.refused = refused
  }
}

/// A visit as the case keeps it: the order, and the report once there is one.
package struct Visit: Hashable, Sendable, Codable {
  package var order: VisitOrder
  package var report: VisitReport?
  /// A report whose findings wait for a lead.
  package var findingsWait: Bool?
  /// Why it will not be made.
  package var cancelled: String?

  package init(order: VisitOrder, report: VisitReport? = nil) {
    self.order = order
    self.report = report
  }

  package var isOpen: Bool { report == nil && cancelled == nil }
}

extension CaseFile {
  /// The visit that is ordered and not yet made.
  package var openVisit: Visit? { visits.last { $0.isOpen } }

  /// The findings of visits that a lead has not looked at yet.
  package var waitingFindings: [Finding] {
    visits.filter { $0.findingsWait == true }.flatMap { $0.report?.found ?? [] }
  }
}
