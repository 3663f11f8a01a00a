internal import Cases
internal import Playbook
internal import Worklist

extension Wording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> Wording {
    var wording = english
    wording.desk = .english(keys)
    wording.hints = .english(keys)
    wording.conduct = .english(keys)
    wording.screens = .english(keys)
    wording.guide = .english(keys)
    wording.board = .english(keys)
    return wording
  }

  /// With the keys as they are shipped.
  package static let english = Wording(
    code: "en",
    viewTitle: englishViewTitle,
    place: { $0.rawValue },
    event: englishEvent,
    firmness: { $0.rawValue },
    promiseState: { state in
      switch state {
      case .open: "open"
      case .kept: "KEPT"
      case .partly: "PARTLY KEPT"
      case .broken: "BROKEN"
      case .withdrawn: "withdrawn"
      case .rescheduled: "rescheduled"
      }
    },
    segment: { segment in
      switch segment {
      case .cooperative: "cooperative"
      case .lostContact: "lost contact"
      case .unwilling: "able, unwilling"
      case .unable: "willing, unable"
      }
    },
    pointState: { state in
      switch state {
      case .untested: "untested"
      case .good: "good"
      case .bad: "BAD"
      case .unverified: "unverified"
      }
    },
    fact: { $0.rawValue.replacing("-", with: " ") },
    refusal: { $0.description },
    tick: { $0 == .rightParty ? "Right party confirmed" : "Disclosure read" },
    queue: "Queue", caseTitle: "Case", history: "History", script: "Script", outcome: "Outcome",
    next: "Next", clues: "Clues",
    overdue: { $0 > 0 ? "\($0)d overdue" : "not due" },
    balance: "BAL", minimum: "MIN", principal: "principal", interest: "interest", fees: "fees",
    paid: "paid", due: "due", promise: "Promise", owner: "Owner", nobody: "nobody", facts: "Flags",
    language: "Lang",
    tries: { $0 == 0 ? "" : "no answer x\($0)" },
    callBackAt: "Call back",
    otherAccounts: { "Other accounts of this person (\($0))" },
    wholeBalance: "everything owed",
    noScript: "No script fits this case.", noHistory: "Nothing has happened yet.",
    position: { "case \($0)/\($1)" }, done: { "done \($0)" }, readOnly: "READ ONLY",
    columnName: "Name", columnBalance: "Balance", columnDays: "Days", columnFlag: "Flag",
    filter: "filter", emptyView: { "Nothing in “\(englishViewTitle($0))”." },
    emptyBook: [
      "This book has no cases yet.", "",
      "Bring some in:  arrears import FILE --map guess",
      "or look at a demonstration:  arrears demo DIR",
    ],
    amount: "Amount", date: "Date", time: "Time", firmnessLabel: "Firm", note: "Note",
    logged: { "Logged \($0): \($1) \($2)." },
    noted: { "Noted on \($0)." },
    nextOn: { "(next: \($0))" },
    calling: { "Calling \($0). Choose the outcome when it ends." },
    nobodyToCall: "No telephone number is left to try on this case.",
    unclear: { "\($0): “\($1)” is not clear." },
    keptEntry: { "\($0) Your entry is kept." },
    others: { "\($0): \($1) on \($2)" },
    othersMany: { "\($0) changed \($1) cases" },
    movedFromYou: { "\($0) moved \($1) of your cases to others" },
    movedAway: { to in
      to.map { "Moved to \($0) while open: outcomes are theirs to log." }
        ?? "Unassigned while open: a lead decides whose it is."
    },
    undone: { "Taken back on \(these($0))." }, doneAgain: { "Done again on \(these($0))." },
    refreshed: { "\($0) cases, drawn up anew." },
    queueDone: "That was the last case of this view.",
    enlarge: { "Enlarge to 80x24 (now \($0)x\($1))" },
    callStillRuns: "A call is running: choose its outcome first.",
    missingPoint: "no number chosen",
    desk: .english(.standard), hints: .english(.standard), conduct: .english(.standard),
    screens: .english(.standard),
    help: "Keys", palette: "Commands", pickerHint: "type to search · Enter chooses · Esc closes",
    nothingListed: { "Nothing here matches “\($0)”." },
    noSuchKeys: { "No command has the keys \($0)." },
    why: { "Why \($0) is here" }, whyHint: "Esc closes",
    outcomeList: "Outcomes",
    unavailable: "not now",
    guide: .english(.standard), treatment: .english,
    requests: .english, board: .english(.standard)
  )
}

@Sendable private func englishViewTitle(_ view: View) -> String {
  switch view {
  case .today: "Today"
  case .promises: "Promises due"
  case .broken: "Broken"
  case .callBacks: "Call-backs"
  case .skips: "Skips"
  case .highBalance: "High balance"
  case .orphans: "Orphans"
  case .all: "All"
  }
}

@Sendable private func englishEvent(_ name: String) -> String {
  switch name {
  case "placed": "Placed"
  case "updated": "Restated"
  case "assigned": "Moved"
  case "call.placed": "Call"
  case "promised": "Promise"
  case "plan.agreed": "Plan agreed"
  case "paid": "Paid"
  case "payment.reversed": "Reversed"
  case "call-back.set": "Call back"
  case "noted": "Note"
  case "held": "Marked"
  case "released": "Lifted"
  case "consented": "Consent"
  case "contact-point.added": "New number or address"
  case "contact-point.changed": "Number or address"
  case "party.added": "New party"
  case "sms.sent": "SMS"
  case "email.sent": "E-mail"
  case "letter.sent": "Letter"
  case "voicemail.left": "Voicemail"
  case "segment.set": "Segment"
  case "strategy.set": "Strategy"
  case "clue.added": "Clue"
  case "requested": "Asked"
  case "answered": "Answered"
  case "exception": "EXCEPTION"
  case "delivered": "Delivery"
  case "visit.ordered": "Visit ordered"
  case "visit.made": "Visit made"
  case "visit.cancelled": "Visit off"
  case "findings.judged": "Findings"
  case "legal.step": "Legal step"
  case "traced": "Search"
  case "party.changed": "Party"
  case "offered": "Offer to pay"
  case "social.sent": "Message"
  case "contacted": "Contact"
  case "promise.decided": "Promise"
  case "break": "Break"
  case "undone": "Taken back"
  case "reverted": "Taken back"
  case "closed": "Closed"
  case "reopened": "Reopened"
  default: name
  }
}

/// One case by its number, several by how many they are.
private func these(_ ids: [CaseID]) -> String {
  ids.count == 1 ? ids[0].text : "\(ids.count) cases"
}
