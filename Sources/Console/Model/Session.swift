package import Cases
package import Worklist

/// What comes back at the next start: where one was, and what was half typed.
package struct Session: Sendable, Equatable, Codable {
  package var view: View
  package var own: OwnView?
  package var filter: String
  package var sort: QueueSort
  package var `case`: CaseID?
  package var drafts: [Draft]
  /// Dialled, and its outcome not logged yet.
  package var call: RunningCall?
}

extension Model {
  /// As it is now.
  package var session: Session {
    Session(
      view: queue.view, own: queue.own, filter: queue.filter, sort: queue.sort,
      case: open?.file.id, drafts: unsaved, call: call)
  }

  /// Goes back to where one was; `drawUp` follows. What a session names that is no longer there is
  /// left out.
  package mutating func restore(_ session: Session) {
    queue.view = session.view
    queue.own = session.own.flatMap { own in queue.ownViews.first { $0 == own } }
    queue.filter = session.filter
    queue.sort = session.sort
    drafts = session.drafts
    call = session.call
  }

  /// A call that was dialled before the console ended: its case opens and its outcome is asked for,
  /// unless it was logged elsewhere meanwhile.
  package mutating func askForOutcome() -> [Effect] {
    guard let call else { return [] }
    return goBack(to: call.caseID)
  }

  /// Puts the cursor on the case one was at, if the queue still has it.
  package mutating func select(_ id: CaseID?) {
    guard let row = id.flatMap(table.index(of:)),
      let index = queue.shown.firstIndex(of: Int32(row))
    else { return }
    queue.cursor = index
  }
}
