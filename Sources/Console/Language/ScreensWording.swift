package import Cases
package import Worklist

/// The sentences of what lies over the panes, of views, sorting and marks.
package struct ScreensWording: Sendable {
  package var column: @Sendable (QueueSort.Column) -> String
  package var sorted: @Sendable (QueueSort) -> String
  package var marked: @Sendable (Int) -> String
  package var nameOfView: String
  package var forgetView: String
  package var viewSaved: @Sendable (String) -> String
  package var callBackDue: @Sendable (String, String) -> String
  /// Who moved how many, where that is how it came; its name; why it comes first.
  package var becameUrgent: @Sendable ((by: UserID, count: Int)?, String, String) -> String
  package var find: String
  package var findHint: String
  package var matched: @Sendable (String) -> String
  package var ownCasesOnly: String
  package var historyHint: String
  package var promptHint: String
  package var confirmHint: String
  package var leaveWithDrafts: @Sendable (Int) -> String
  package var caseNumber: String
  package var account: String
  package var identity: String
  package var employer: String
  package var views: String
  /// What would move a case in the queue.
  package var moves: @Sendable (QueueMove) -> String
  package var whatMoves: String
  /// The first and the last line seen, and how many there are; the same of columns.
  package var linesShown: @Sendable (Int, Int, Int) -> String
  package var columnsShown: @Sendable (Int, Int, Int) -> String
}

extension ScreensWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> ScreensWording {
    ScreensWording(
      column: englishColumn,
      sorted: {
        "Sorted by \(englishColumn($0.column)), \($0.isDescending ? "highest" : "lowest") first."
      },
      marked: { $0 == 1 ? "1 case marked" : "\($0) cases marked" },
      nameOfView: "Name of your view", forgetView: "Views of your own",
      viewSaved: {
        "View “\($0)” kept; \(keys.name(of: .previousView)) and \(keys.name(of: .nextView)) bring it back."
      },
      callBackDue: { "Call-back due \($0): \($1). \(keys.name(of: .urgent)) opens it." },
      becameUrgent: { moved, name, why in
        let came = moved.map {
          "\($0.by) moved \($0.count) \($0.count == 1 ? "case" : "cases") to you. "
        }
        return (came ?? "") + "Now most urgent: \(name), \(why). \(keys.name(of: .urgent)) opens it"
      },
      find: "Find in the book", findHint: "type to search · Enter opens · Esc closes",
      matched: { $0 },
      ownCasesOnly: "You find your own cases, and any case by its exact number.",
      historyHint: "/ search · arrows, Space move · Esc closes",
      promptHint: "Enter keeps · Esc gives up", confirmHint: "y yes · any other key no",
      leaveWithDrafts: {
        ($0 == 1 ? "A draft is" : "\($0) drafts are")
          + " not on any case yet, and will be offered next time. Leave? y/N"
      },
      caseNumber: "case number", account: "account number",
      identity: "identity number", employer: "employer", views: "Views",
      moves: englishMove, whatMoves: "What would move it",
      linesShown: { "lines \($0)–\($1) of \($2)" },
      columnsShown: { "columns \($0)–\($1) of \($2), ← →" })
  }
}

@Sendable private func englishColumn(_ column: QueueSort.Column) -> String {
  switch column {
  case .points: "points"
  case .name: "name"
  case .balance: "balance"
  case .days: "days overdue"
  case .next: "next day"
  case .contact: "last contact"
  }
}

@Sendable private func englishMove(_ move: QueueMove) -> String {
  switch move {
  case .ahead(let id, let points):
    "\(points) \(points == 1 ? "point" : "points") more, and it stands before \(id)"
  case .first: "nothing: it stands first"
  case .rule(let rule, let points): "\(points > 0 ? "+" : "")\(points)  \(englishRule(rule))"
  }
}

private func englishRule(_ rule: QueueRule) -> String {
  switch rule {
  case .brokenPromise: "when its promise breaks"
  case .callBackDue: "when its call-back falls due"
  case .callBackToday: "when a call-back is set for today"
  case .promiseDue: "on the day its promise is due"
  case .hesitant: "the day before a hesitant promise is due"
  case .new: "once it has been worked, no longer"
  case .bucket: "when it rolls into the next bucket"
  case .balance: "with a balance ten times as high"
  case .silence: "with every day of silence"
  case .closedHours: "when it is day there"
  case .contactStopped: "when somebody may be called again"
  }
}
