package import Cases
package import Playbook

/// The sentences of the agent's desk beyond its panes: proposals, lists of fields, drafts.
package struct DeskWording: Sendable {
  /// Why a number was passed over: `work: tried today`.
  package var passed: @Sendable (CallProposal.Passed, BookZone) -> String
  /// The person asked to be called then.
  package var askedToBeCalled: @Sendable (String) -> String
  package var toCall: String
  /// When the first number opens, and whether all were tried today.
  package var waits: @Sendable (String?, Bool) -> String
  package var noneLeft: String
  /// How many numbers and addresses there is no place for.
  package var morePoints: @Sendable (Int) -> String
  package var triesThisWeek: @Sendable (Int) -> String
  package var plan: @Sendable (Int) -> String
  package var instalment: String
  /// In how many parts, how far apart, from when on.
  package var parts: String
  package var every: String
  package var from: String
  package var numbers: String
  package var amounts: String
  package var dates: String
  package var times: String
  package var firmnesses: String
  package var templates: String
  package var minimumAmount: String
  package var smallestAmount: String
  package var partOfBalance: @Sendable (Int) -> String
  package var weekday: @Sendable (Day) -> String
  package var inDays: @Sendable (Int) -> String
  package var nothingFound: @Sendable (String) -> String
  package var movedToYou: @Sendable (UserID, Int) -> String
  package var needsLead: String
  /// The debtor's clock beside the book's.
  package var there: @Sendable (String, String) -> String
  package var draftKept: @Sendable (String, CaseID) -> String
  package var draftWaits: @Sendable (String) -> String
  package var callWithoutOutcome: @Sendable (String) -> String
  package var askALead: @Sendable (String) -> String
  /// What may be pressed where an outcome asks for nothing.
  package var enterLogs: String
  /// Beside a note: which key lists the desk's texts.
  package var listsTexts: @Sendable (String) -> String
  package var undoHint: String
  /// In the history: behind what was taken back, and before what was done again after all.
  package var isTakenBack: String
  package var isDoneAgain: String
  /// The reason of a request where the agent wrote no note.
  package var requestReason: String
  package var requested: String
  package var asked: String
  package var requestWaits: String
  package var onBreak: String
  package var backFromBreak: String
  package var isOnBreak: String
  package var copied: @Sendable (String) -> String
  package var tooLongToCopy: String
  package var copyTitle: String
  package var editorFailed: @Sendable (String) -> String
}

extension DeskWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> DeskWording {
    DeskWording(
      passed: englishPassed,
      askedToBeCalled: { "asked to be called \($0)" },
      toCall: "Call",
      waits: { opens, areTried in
        if areTried {
          let rests = opens.map { "; the first rests until \($0)" } ?? ""
          return "Every number was tried today" + rests
        }
        return opens.map { "No number is left now; the first opens \($0)" }
          ?? "No number may be called"
      },
      noneLeft: "No number is left: a search is next",
      morePoints: { "(+\($0) more)" },
      triesThisWeek: { $0 == 0 ? "" : "tries \($0) this week" },
      plan: { "Plan, \($0) instalments" },
      instalment: "next", parts: "Parts", every: "Every", from: "from",
      numbers: "Number to call", amounts: "Amount", dates: "Date", times: "Time",
      firmnesses: "Firmness", templates: "Notes",
      minimumAmount: "the creditor's minimum", smallestAmount: "the smallest promise here",
      partOfBalance: { "1/\($0) of what is owed" },
      weekday: { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][$0.weekday - 1] },
      inDays: { $0 == 0 ? "today" : $0 == 1 ? "tomorrow" : "in \($0) days" },
      nothingFound: { "Nothing matches “\($0)”. \(keys.name(of: .cancel)) clears the filter." },
      movedToYou: { user, count in
        count == 1
          ? "\(user) moved 1 case to you: it waits at the end, \(keys.name(of: .refresh)) sorts it in"
          : "\(user) moved \(count) cases to you: they wait at the end, \(keys.name(of: .refresh)) sorts them in"
      },
      needsLead: "needs a lead",
      there: { "\($0) in \($1)" },
      draftKept: { "Draft of \($0) kept on \($1)." },
      draftWaits: { "A draft waits on this case: choose \($0) again to go on with it." },
      callWithoutOutcome: { "The call to \($0) has no outcome yet: choose it." },
      askALead: { "Enter asks a lead: \($0)." },
      enterLogs: "Enter logs it, \(keys.name(of: .note)) adds a line",
      listsTexts: { "\($0) lists texts" },
      undoHint: "\(keys.name(of: .undo)) = undo",
      isTakenBack: "(taken back)", isDoneAgain: "Done again",
      requestReason: "the debtor cannot pay earlier",
      requested: "A lead is asked for the later date.",
      asked: "Asked", requestWaits: "waits for a lead",
      onBreak: "On a break; \(keys.name(of: .takeBreak)) brings you back.",
      backFromBreak: "Back from the break.",
      isOnBreak: "BREAK",
      copied: { "Copied: \($0)" }, tooLongToCopy: "That is too long for a terminal's clipboard.",
      copyTitle: "Copy",
      editorFailed: { "The editor “\($0)” could not be run; set editor in options.yaml." })
  }
}

@Sendable private func englishPassed(_ passed: CallProposal.Passed, _ zone: BookZone) -> String {
  func time(_ instant: Instant) -> String {
    let (day, minute) = zone.local(instant)
    return "\(day.description.dropFirst(5)) \(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }
  let why =
    switch passed.why {
    case .bad: "wrong number"
    case .failed(let times, _, let until): "\(times) failures, rests until \(until)"
    case .triedToday(let attempt, _): "tried \(time(attempt.at))"
    case .spared: "not while who owes can still be called"
    case .stopped(let rule, let text, let opens):
      (text.isEmpty ? rule : text) + (opens.map { ", opens \(time($0))" } ?? "")
    }
  let who = passed.role == .debtor ? "" : passed.role.rawValue + " "
  return "\(who)\(passed.place.rawValue): \(why)"
}
