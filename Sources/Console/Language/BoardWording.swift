package import Cases
package import Worklist

/// The sentences of the lead's board.
package struct BoardWording: Sendable {
  package var team: String
  package var agent: String
  package var state: @Sendable (AgentState) -> String
  package var columns: [String]
  package var everybody: String
  package var nobody: String
  package var alerts: String
  /// How many of how many are seen, and how the others are.
  package var alertsShown: @Sendable (Int, Int) -> String
  /// How many lines of agents are out of sight, and how one gets there.
  package var moreAgents: @Sendable (Int, BoardState.Pane) -> String
  package var noAlerts: String
  package var alert: @Sendable (TeamAlert, (UserID) -> String) -> String
  package var casesOf: @Sendable (String) -> String
  package var noCases: String
  package var activity: String
  package var preview: String
  package var assign: @Sendable (Int, Int) -> String
  package var to: String
  package var reason: String
  package var until: String
  package var forGood: String
  package var proposedReason: String
  package var nobodyMatches: @Sendable (String) -> String
  package var warning: @Sendable (MovePreview.Warning, (UserID) -> String) -> String
  /// What one side has before and after, the most wanted first.
  package var side: @Sendable (Load, Load, [String], Int?) -> [String]
  package var moreCurrencies: @Sendable (Int) -> String
  package var several: @Sendable (Int) -> String
  package var nothingToMove: String
  package var confirmMove: @Sendable (Int, String) -> String
  /// How many from whom to whom, and their last day there.
  package var moved: @Sendable (Int, String, String, Day?) -> String
  package var movedMeanwhile: @Sendable (Int, String) -> String
  package var movedBack: @Sendable (Int) -> String
  package var handover: @Sendable (Handover) -> String
  package var balance: String
  /// What is evened out, and by how much; of the cases that there are.
  package var evens: @Sendable (BalancePlan) -> [String]
  /// How many of nobody's cases go to how many people, and how many by which rule.
  package var givesOut: @Sendable (Int, Int, Int, [(rule: String, count: Int)]) -> String
  package var balanceHint: String
  package var nothingToBalance: String
  package var tooManyToBalance: @Sendable (Int) -> String
  package var balanced: @Sendable (Int) -> String
  package var distribute: String
  package var nothingToDistribute: @Sendable (Int) -> String
  package var distributed: @Sendable (Int) -> String
  package var leadsOnly: String
  package var leadsCarry: String
  package var atTheDesk: String
  package var nothingChosen: String
  package var readsOnly: String
  package var report: String
  /// What may be pressed in the report of that name.
  package var reportHint: @Sendable (String) -> String
  package var requests: String
  /// Who asks for what, why, what is owed, and for how many days.
  package var asks: @Sendable (String, String, String, String, Int) -> String
  package var noRequests: String
  package var exceptions: String
  package var noExceptions: String
  package var approve: String
  package var change: String
  package var sendBack: String
  package var openCase: String
  package var changeHint: String
  package var unclearChange: @Sendable (String) -> String
  package var answered: @Sendable (Answered, CaseID) -> String
  /// The keys of a pane, the most important first; the last is shown always.
  package var hints: @Sendable (BoardState.Pane) -> [String]
  package var moveHints: [String]
  package var carryReason: @Sendable (Int) -> String
  package var confirmCarry: @Sendable (Int) -> String
  package var carried: @Sendable (Int) -> String
  package var markedUnaccounted: @Sendable (Int) -> String
}

extension BoardWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> BoardWording {
    BoardWording(
      team: "TEAM", agent: "Agent",
      state: { $0.rawValue },
      columns: ["State", "Queue", "Done", "RPC", "PTP", "PTP amt", "Kept", "Last hour", "Goal"],
      everybody: "TEAM", nobody: "unassigned", alerts: "Alerts",
      alertsShown: { englishAlertsShown($0, $1, keys) },
      moreAgents: { "\($0) more: " + ($1 == .cases ? "\(keys.name(of: .pane)) " : "") + "↑ ↓" },
      noAlerts: "nothing to look at",
      alert: englishAlert(keys),
      casesOf: { "Cases of \($0)" }, noCases: "no cases here", activity: "Activity, newest first",
      preview: "Case",
      assign: { count, mates in
        "Assign \(count)" + (mates > 0 ? " (\(mates) of them of the same people)" : "") + " to"
      },
      to: "To", reason: "Reason", until: "Until", forGood: "for good",
      proposedReason: "workload",
      nobodyMatches: { "nobody here is called “\($0)”" },
      warning: englishWarning, side: englishSide,
      moreCurrencies: { "and \($0) \($0 == 1 ? "currency" : "currencies") more" },
      several: { "\($0) people" },
      nothingToMove: "nothing to move: these cases are theirs already",
      confirmMove: { "Move \($0) cases to \($1)?" },
      moved: { count, from, to, until in
        "Moved \(count) \(count == 1 ? "case" : "cases") \(from) → \(to)"
          + (until.map { " until \($0)" } ?? "") + ".  \(keys.name(of: .undo)) = undo"
      },
      movedMeanwhile: { "\($1) moved \($0) of these meanwhile: they stay where they are" },
      movedBack: { "Moved \($0) cases back" },
      handover: { handover in "From \(handover.from): \(handover.reason)" },
      balance: "Even out", evens: englishEvens,
      givesOut: englishGivesOut,
      balanceHint: "↑ ↓ PgUp PgDn scroll · Enter moves them · Esc closes",
      nothingToBalance: "nothing to move: they are even already, as far as the cases permit",
      tooManyToBalance: { "\($0) cases are too many at once: mark fewer agents" },
      balanced: { "Evened out: \($0) cases moved.  \(keys.name(of: .undo)) = undo" },
      distribute: "Give out",
      nothingToDistribute: {
        $0 == 0 ? "nobody's cases: there are none" : englishWarning(.left($0)) { $0.text }
      },
      distributed: { "Gave out \($0) cases.  \(keys.name(of: .undo)) = undo" },
      leadsOnly: "only leads move cases",
      leadsCarry: "only leads carry cases over for others; at the desk you carry your own",
      atTheDesk: "that is done at the desk: \(keys.name(of: .openCase)) opens the case there",
      nothingChosen: "no case is marked or chosen",
      readsOnly: "the board is for leads and auditors",
      report: "Report",
      reportHint: {
        "↑ ↓ lines · ← → columns · " + ($0 == "day" ? "Enter marks what is unaccounted for · " : "")
          + "Esc closes"
      },
      requests: "Requests", asks: englishAsks, noRequests: "nobody asks for anything",
      exceptions: "Exceptions to conduct", noExceptions: "no exceptions to conduct today",
      approve: "Approve", change: "Change", sendBack: "Send back", openCase: "Open the case",
      changeHint: "amount and day, as in “500 fri”",
      unclearChange: { "“\($0)” is no amount and day" },
      answered: { "\($1): \($0.decision == .sentBack ? "sent back" : $0.decision.rawValue)" },
      hints: { englishHints($0, keys) },
      moveHints: [
        "name or initials", "↑↓ choose", "Tab reason, until", "Enter moves", "Esc leaves it",
      ],
      carryReason: { $0 == 1 ? "Why it is carried over" : "Why \($0) cases are carried over" },
      confirmCarry: { "Carry \($0) cases over to the next day?" },
      carried: { "Carried \($0) cases over to the next day.  \(keys.name(of: .undo)) = undo" },
      markedUnaccounted: {
        "\($0) unaccounted for are marked: \(keys.name(of: .carry)) carries them over, \(keys.name(of: .assign)) moves them"
      })
  }
}

private func englishAlertsShown(_ shown: Int, _ count: Int, _ keys: KeyTable) -> String {
  shown == count
    ? "Alerts \(count)" : "Alerts \(shown) of \(count), \(keys.name(of: .alerts)) lists all"
}

@Sendable private func englishAsks(
  _ who: String, _ wanted: String, _ why: String, _ owed: String, _ days: Int
) -> String {
  "\(who) asks: \(wanted). Why: \(why). Owed: \(owed), \(days) days overdue."
}

private func englishHints(_ pane: BoardState.Pane, _ keys: KeyTable) -> [String] {
  let hints: [(Action, String)] =
    switch pane {
    case .cases:
      [
        (.pane, "agents"), (.mark, "mark"), (.assign, "move"), (.balance, "balance"),
        (.requests, "requests"), (.reports, "reports"), (.markAll, "all"),
        (.openCase, "open"), (.undo, "undo"), (.filter, "filter"), (.board, "desk"),
        (.range, "range"), (.exceptions, "exceptions"), (.help, "keys"),
      ]
    case .agents:
      [
        (.pane, "cases"), (.mark, "mark"), (.assign, "move all"), (.balance, "balance"),
        (.requests, "requests"), (.reports, "reports"), (.undo, "undo"), (.board, "desk"),
        (.exceptions, "exceptions"), (.help, "keys"),
      ]
    }
  return hints.map { keys.hints([$0]) }
}

@Sendable private func englishGivesOut(
  _ count: Int, _ all: Int, _ people: Int, _ rules: [(rule: String, count: Int)]
) -> String {
  "\(count) of the \(all) unassigned cases go to \(people) "
    + (people == 1 ? "person" : "people") + " by the desk’s rules: "
    + rules.map { "\($0.rule) \($0.count)" }.joined(separator: ", ")
}

private func englishAlert(
  _ keys: KeyTable
) -> @Sendable (TeamAlert, (UserID) -> String) -> String {
  { alert, name in
    switch alert {
    case .requests(let count):
      (count == 1 ? "1 request" : "\(count) requests") + " (\(keys.name(of: .requests)))"
    case .exceptions(let count):
      (count == 1 ? "1 exception" : "\(count) exceptions")
        + " to conduct (\(keys.name(of: .exceptions)))"
    case .idle(let user, let minutes, let queue):
      "\(name(user)) idle \(minutes) min, \(queue) in the queue"
    case .broken(let user, let count):
      "\(name(user)) \(count) broken promise\(count == 1 ? "" : "s")"
    case .unassigned(let count): "\(count) unassigned"
    case .callBacksOverdue(let count): "\(count) call-back\(count == 1 ? "" : "s") overdue"
    case .nearLimit(let id, let used, let most, let rule):
      "\(id) \(used) of \(most) contacts (\(rule))"
    case .moreNearLimits(let count): "\(count) more near a contact limit"
    }
  }
}

@Sendable private func englishWarning(
  _ warning: MovePreview.Warning, _ name: (UserID) -> String
) -> String {
  switch warning {
  case .overCapacity(let user, let after, let capacity):
    "\(name(user)) would have \(after), over the capacity of \(capacity)"
  case .language(let language, let count): "\(count) in a language not spoken: \(language)"
  case .livePromises(let count): "\(count) with a live promise"
  case .desk(let from, let to):
    "desk “\(from)” may not give to " + (to.isEmpty ? "people without a desk" : "“\(to)”")
  case .left(let count): "\(count) are left: no rule lets anybody with room have them"
  case .uneven(let before, let after, let all, let percent):
    "\(after) of \(all) shares stay more than \(percent) % off the mean, now \(before): "
      + "no better was found"
  }
}

@Sendable private func englishEvens(_ plan: BalancePlan) -> [String] {
  func span(_ sides: [(UserID, Load)]) -> String {
    let counts = sides.map(\.1.cases)
    guard let least = counts.min(), let most = counts.max() else { return "0" }
    return least == most ? "\(least)" : "\(least)–\(most)"
  }
  let all = plan.before.reduce(0) { $0 + $1.1.cases }
  let sentences = [
    "\(plan.moves.count) of \(all) cases move, so that \(plan.before.count) people have like shares "
      + "of the cases, and of the balance, of each bucket and currency.",
    "Cases each: now \(span(plan.before)), then \(span(plan.after)).",
  ]
  guard plan.evenAfter.off == 0 else { return sentences }
  return sentences + [
    "Then every share is within \(Int((plan.tolerance * 100).rounded())) % of the mean; now "
      + "\(plan.evenBefore.off) of \(plan.evenBefore.of) are not."
  ]
}

@Sendable private func englishSide(
  _ before: Load, _ after: Load, _ money: [String], _ capacity: Int?
) -> [String] {
  func step(_ title: String, _ a: Int, _ b: Int) -> String {
    a == b ? "\(title) \(a)" : "\(title) \(a)→\(b)"
  }
  let buckets = Bucket.allCases.filter {
    before.buckets[$0.rawValue] != after.buckets[$0.rawValue]
  }.map { step($0.name, before.buckets[$0.rawValue], after.buckets[$0.rawValue]) }
  let cases = step("cases", before.cases, after.cases) + (capacity.map { "/\($0)" } ?? "")
  let parts = [
    step("today", before.dueToday, after.dueToday), step("PTP", before.promises, after.promises),
    step("CB", before.callBacks, after.callBacks),
  ]
  return [cases] + money + parts + buckets
}
