internal import Cases
internal import Worklist

// What happened to cases, here and elsewhere.
extension Model {
  /// Puts changed cases in their rows; the order of the queue stays as it is.
  mutating func take(_ events: [Event], _ files: [CaseFile]) {
    let before = standing(touchedBy: events)
    let heldBefore = held(of: events)
    for event in events {
      guard case .assigned(let move) = event.happening, let id = event.caseID,
        let row = table.index(of: id)
      else { continue }
      table.setOwner(move.to, at: row, isCover: move.until != nil)
    }
    for file in files {
      let row = Int32(table.put(CaseDigest(file), id: file.id))
      packets.insert(Int(row), in: table)
      if file.id == open?.file.id { refreshOpen(file) }
    }
    changeHands(events, heldBefore: heldBefore)
    lookAhead()
    count(events, files)
    let refusal = freshRefusal
    if !announceUrgent(events, before: before) { tellAbout(events) }
    if let refusal { notice = refusal }
    takeOnBoard(events, files)
  }

  private mutating func refreshOpen(_ file: CaseFile) {
    guard let open else { return }
    self.open?.file = file
    let lines = historyLines(
      of: file, on: today, charter: charter, outcomes: outcomes, wording: wording)
    self.open?.history = lines
    if case .owned(let user) = scope, open.file.owner == user, file.owner != user {
      self.open?.movedTo = .some(file.owner)
      notice = Notice(.news, wording.movedAway(file.owner))
    }
    judgeContacts()
    proposeAgain()
  }

  private mutating func count(_ events: [Event], _ files: [CaseFile]) {
    guard let actor else { return }
    let currencies = Dictionary(files.map { ($0.id, $0.debt.currency) }) { first, _ in first }
    for event in events where event.by == actor.user {
      guard let id = event.caseID, let currency = currencies[id] else { continue }
      day.count(event.happening, on: id, currency)
    }
  }

  /// A refusal that there was no time to read: it says why others' events, which come with it, are in
  /// the way.
  private var freshRefusal: Notice? {
    guard let refusedAt, moment.now - refusedAt < 3000, notice?.kind == .refused else { return nil }
    return notice
  }

  /// One line about what others did. What one did oneself is told by `finish`.
  private mutating func tellAbout(_ events: [Event]) {
    let foreign = events.filter { $0.by != actor?.user }
    guard let first = foreign.first else { return }
    if let user = actor?.user {
      if let moved = moves(to: user, foreign) {
        notice = Notice(.news, wording.desk.movedToYou(moved.by, moved.count))
        return
      }
      // What was open when it went says so itself.
      if let moved = moves(from: user, foreign), open?.movedTo == nil {
        notice = Notice(.news, wording.movedFromYou(moved.by, moved.count))
        return
      }
      // Others' work on others' cases is no news here.
      guard foreign.contains(where: { concernsMe($0, user) }) else { return }
    }
    let cases = Set(foreign.compactMap(\.caseID))
    if cases.count == 1, let id = cases.first {
      let told = foreign.first { event in
        switch event.happening {
        case .contacted, .answered: true
        default: false
        }
      }
      notice = Notice(.news, wording.others(first.by, phrase(told ?? first), id))
    } else {
      notice = Notice(.news, wording.othersMany(first.by, cases.count))
    }
  }

  /// The case of a call without an outcome was opened: says so, or forgets a call that has one.
  private mutating func recallCall() {
    guard let call, let file = open?.file, file.id == call.caseID else { return }
    let isLogged = file.history.contains { past in
      guard case .contacted(let contacted) = past.happening else { return false }
      return past.at >= call.began && contacted.to == call.point
    }
    let stands = file.history.contains { $0.at >= call.began && $0.happening.name == "call.placed" }
    guard !isLogged, stands, let (_, point) = file.point(call.point) else {
      self.call = nil
      return
    }
    open?.point = call.point
    notice = Notice(.news, wording.desk.callWithoutOutcome(point.value))
  }

  private func concernsMe(_ event: Event, _ user: UserID) -> Bool {
    guard let id = event.caseID else { return false }
    if open?.file.id == id { return true }
    return table.index(of: id).map { table.owner($0) == user } ?? false
  }

  private func phrase(_ event: Event) -> String {
    if case .contacted(let contacted) = event.happening {
      return outcomes.first { $0.code == contacted.outcome }?.title ?? contacted.outcome
    }
    if case .answered(let answer) = event.happening {
      // Who asked reads what became of it, without opening the case.
      let parts = [wording.requests.decision(answer.decision), answer.reason].compactMap { $0 }
      return wording.event(event.happening.name) + " (" + parts.joined(separator: ": ") + ")"
    }
    return wording.event(event.happening.name)
  }

  /// A case was read: it stands in the panes.
  mutating func show(_ file: CaseFile?) -> [Effect] {
    guard let file else {
      open = nil
      return []
    }
    if open?.file.id != file.id { putAside() }
    open = ready(file.id) ?? prepared(file)
    offerDraft()
    recallCall()
    return []
  }
}
