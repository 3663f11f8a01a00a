// Rules about who works a case, and about cases coming and going.

extension Desk {
  /// A case as the creditor states it. The same statement twice changes nothing.
  func place(_ stated: CaseFile, over known: CaseFile?) throws(Refusal) -> [Happening] {
    try needLead("bring cases into the book")
    guard let known else {
      var file = stated
      file.placed = file.placed ?? today
      return [.placed(Placed(file: file))]
    }
    guard known.debt.currency == stated.debt.currency else {
      throw .otherCurrency(
        stated: stated.debt.currency.code, book: known.debt.currency.code)
    }
    var happenings = restatement(of: known, as: stated).map { [Happening.updated($0)] } ?? []
    for party in stated.parties {
      guard let same = known.parties.first(where: { $0.id == party.id }) else {
        happenings.append(.partyAdded(PartyAdded(party: party)))
        continue
      }
      for point in party.points
      where !same.points.contains(where: { $0.kind == point.kind && $0.value == point.value }) {
        var added = point
        added.id = freshPoint(in: known, besides: happenings)
        happenings.append(.pointAdded(PointAdded(party: party.id, point: added)))
      }
    }
    // What people here have recorded stays: only a fact never seen on the case is news.
    for record in stated.facts where !known.facts.contains(where: { $0.fact == record.fact }) {
      let seen = known.history.contains {
        if case .released(let released) = $0.happening { return released.fact == record.fact }
        return false
      }
      if !seen { happenings.append(.held(Held(fact: record.fact, since: record.since))) }
    }
    return happenings
  }

  /// What the statement says otherwise of the debt and of the people it knows; nil for nothing.
  private func restatement(of known: CaseFile, as stated: CaseFile) -> Restatement? {
    var news = Restatement()
    var debt = stated.debt
    debt.paid = known.debt.paid
    debt.unknown = known.debt.unknown
    if debt != known.debt {
      debt.paid = 0
      news.debt = debt
    }
    let changed = stated.parties.filter { party in
      guard var same = known.parties.first(where: { $0.id == party.id }) else { return false }
      let before = same
      same.restate(as: party)
      return same != before
    }
    if !changed.isEmpty { news.parties = changed.map(\.withoutPoints) }
    return news == Restatement() ? nil : news
  }

  func freshPoint(in file: CaseFile, besides happenings: [Happening]) -> String {
    var taken = Set(file.parties.flatMap(\.points).map(\.id))
    for case .pointAdded(let added) in happenings { taken.insert(added.point.id) }
    var number = taken.count + 1
    while taken.contains("p\(number)") { number += 1 }
    return "p\(number)"
  }

  func assign(
    _ file: CaseFile, to user: UserID, until: Day?, reason text: String
  ) throws(Refusal) -> [Happening] {
    try needLead("reassign cases")
    guard let member = charter.member(user) else { throw .noSuchMember(user) }
    guard member.role != .auditor else { throw .notAnAgent(user) }
    guard file.owner != user || (file.coverUntil != nil && until == nil) else {
      throw .sameOwner(user)
    }
    if let until, until < today { throw .dayPast(until) }
    let from = file.owner.flatMap { charter.member($0)?.desk }
    guard charter.limits.mayMove(from: from, to: member.desk) else {
      throw .deskNotAllowed(from: from ?? "", to: member.desk ?? "", user)
    }
    var move = Assignment(from: file.owner, to: user, until: until, reason: try reason(text))
    move.cover = file.cover
    return [.assigned(move)]
  }

  /// Anybody's program may see that the last day of a cover has passed; the case goes back then,
  /// whoever it was.
  func endCover(_ file: CaseFile) -> [Happening] {
    let after = file.withoutEndedCover(on: today, charter)
    guard let cover = file.cover, after.cover == nil else { return [] }
    var move = Assignment(from: file.owner, to: after.owner, reason: Assignment.ending(cover))
    move.cover = cover
    return [.assigned(move)]
  }

  func moveBack(_ seq: Int, _ move: Assignment, _ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("move cases back")
    try unchanged(since: seq, file)
    return [.reverted(Reverted(seq: seq, move: move))]
  }

  func revert(_ seq: Int, restored: CaseFile, _ file: CaseFile) throws(Refusal) -> [Happening] {
    if let author = file.history.last(where: { $0.seq == seq })?.by, author != actor.user {
      try needLead("take back what others did")
    }
    try unchanged(since: seq, file)
    var before = restored
    before.history = []
    return [.reverted(Reverted(seq: seq, restored: before))]
  }

  /// Taking back is refused where somebody has built upon it.
  private func unchanged(since seq: Int, _ file: CaseFile) throws(Refusal) {
    if let later = file.standing(since: seq) {
      throw .changedSince(by: later.by, event: later.happening.name)
    }
  }

  func close(_ file: CaseFile, reason text: String) throws(Refusal) -> [Happening] {
    try needLead("close cases")
    if let reason = file.closed { throw .caseClosed(reason: reason) }
    return [.closed(Closed(reason: try reason(text)))]
  }

  func reopen(_ file: CaseFile) throws(Refusal) -> [Happening] {
    try needLead("reopen cases")
    guard file.closed != nil else { throw .caseOpen }
    return [.reopened]
  }

  func undo(
    _ seqs: [Int], restored: CaseFile, _ file: CaseFile
  ) throws(Refusal) -> [Happening] {
    guard let last = seqs.max() else { throw .nothingToUndo }
    if actor.role != .lead,
      let other = file.history.first(where: {
        $0.by != actor.user && $0.seq.map(seqs.contains) == true
      })
    {
      throw .notYours(by: other.by)
    }
    try unchanged(since: last, file)
    let sent = file.history.contains { past in
      guard case .sent(let kind, _) = past.happening, let seq = past.seq else { return false }
      return kind.isAtOnce && seqs.contains(seq)
    }
    guard !sent else { throw .treatment(.cannotUnsend) }
    var before = restored
    before.history = []
    var undone = Undone(seqs: seqs, restored: before)
    if noLongerCounts(seqs, file) { undone.uncounted = true }
    return [.undone(undone)]
  }

  /// DOMAIN.md section 8: an attempt that is taken back stops counting toward contact limits only
  /// where its author took it back within five minutes, or a lead did.
  private func noLongerCounts(_ seqs: [Int], _ file: CaseFile) -> Bool {
    if actor.role == .lead { return true }
    return file.history.filter { $0.seq.map(seqs.contains) ?? false }.allSatisfy {
      $0.by == actor.user && now - $0.at <= 5 * 60_000
    }
  }
}
