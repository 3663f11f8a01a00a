package import Cases
package import Conduct
package import Worklist

/// The lead's board: the agents above, their cases below, and what is being moved.
package struct BoardState: Sendable {
  package enum Pane: Sendable { case cases, agents }

  /// Whose cases are shown.
  package enum Subject: Hashable, Sendable {
    case person(UserID)
    case nobody
    case everybody
  }

  package var pane = Pane.cases
  package var subject = 0
  package var view = View.all
  /// The rows of the subject and view, in the order they were drawn up.
  package var entries: [Int32] = []
  /// Those that the filter lets through.
  package var shown: [Int32] = []
  package var cursor = 0
  package var filter = ""
  package var isFiltering = false
  package var marks = RowSet()
  package var anchor: Int?
  /// Agents marked for evening out.
  package var markedAgents: Set<UserID> = []
  package var move: MovePrompt?
  /// The team's names in Latin letters, and of which team: the first one costs a key's time many
  /// times over, and every letter of a receiver's name asks for all of them.
  package var latin: (of: [Member], names: [UserID: String]) = ([], [:])

  // What the day brought, and what follows from it.
  package var day: TeamDay?
  package var kept: [UserID: KeptRate] = [:]
  /// Cases near the limit of a contact rule.
  package var limits: [CaseID: Standing.Usage] = [:]
  package var loads = Loads()
  package var rows: [TeamRow] = []
  package var alerts: [TeamAlert] = []
  /// The latest first.
  package var activity: [ActivityLine] = []
  /// The case under the cursor, where it was read.
  package var preview: CaseFile?
  /// The minute that the states were computed for.
  package var minute: Int64 = 0

  package init() {}

  package var subjects: [Subject] {
    rows.map { .person($0.member.user) } + [.nobody, .everybody]
  }

  package var current: Subject {
    let all = subjects
    return all.indices.contains(subject) ? all[subject] : .everybody
  }

  package var selected: Int32? { shown.indices.contains(cursor) ? shown[cursor] : nil }

  /// The marked rows in their order, or the one under the cursor.
  package var chosen: [Int32] {
    let marked = shown.filter(marks.contains)
    return marked.isEmpty ? selected.map { [$0] } ?? [] : marked
  }
}

/// One thing that somebody just did.
package struct ActivityLine: Sendable, Equatable {
  package var when: String
  package var who: String
  package var what: String
  package var caseID: CaseID?
  package var detail: String
}

/// To whom, why, until when: typed while both sides are shown as they would be.
package struct MovePrompt: Sendable, Equatable {
  package enum Field: Int, Sendable, CaseIterable { case to, reason, until }

  /// What was chosen, with the other cases of the same people.
  package var rows: [Int32]
  /// How many of them came because they are of the same people.
  package var mates: Int
  package var to = ""
  package var cursor = 0
  package var reason: String
  /// Nobody has typed a reason: the first letter replaces what is proposed.
  package var reasonIsProposal = true
  package var until = ""
  package var field = Field.to

  /// Whose the rows were when they were chosen: what somebody moves meanwhile is not taken from
  /// them unseen.
  package var owners: [UInt16]
  /// What the rows amount to.
  package var moving: MovingRows

  package init(
    rows: [Int32], owners: [UInt16], moving: MovingRows, mates: Int, reason: String
  ) {
    self.rows = rows
    self.moving = moving
    self.owners = owners
    self.mates = mates
    self.reason = reason
  }
}

/// What a board begins with, read from the book.
package struct BoardData: Sendable {
  package var day: TeamDay
  package var kept: [UserID: KeptRate]
  /// The latest events of the day, in order.
  package var recent: [Event]

  package init(day: TeamDay, kept: [UserID: KeptRate], recent: [Event]) {
    self.day = day
    self.kept = kept
    self.recent = recent
  }
}

/// A report on the screen.
package struct ReportView: Sendable, Equatable {
  package var sheet: ReportSheet
  package var top = 0
  /// How many columns after the names are hidden: some tables are wider than a window.
  package var left = 0
}

/// A proposal to even cases out, or to give out those of nobody, before it is done.
package struct BalanceView: Sendable, Equatable {
  package var plan: BalancePlan
  /// By which rule somebody gets a case of nobody; empty where cases are evened out.
  package var why: [Int32: String] = [:]
  package var top = 0

  /// A proposal at its first line.
  package init(_ plan: BalancePlan, why: [Int32: String] = [:]) {
    self.plan = plan
    self.why = why
  }
}

/// A command on one case among several that are done together.
package struct CaseOrder: Sendable, Equatable {
  package var caseID: CaseID
  package var command: Command
}

/// A lead's answer that still needs a reason.
package struct AnswerDraft: Sendable, Equatable {
  package enum Kind: Sendable { case approve, change, sendBack }
  package var caseID: CaseID
  package var request: Request
  package var kind: Kind
  /// What is granted instead, once it was typed.
  package var wanted: Requested?
}
