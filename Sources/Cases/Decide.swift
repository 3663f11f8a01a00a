/// The rules of the desk: what happens when a person asks for something, or why it does not.
///
/// Pure: the same case, command, person and instant give the same answer, in the console, in a
/// command and in a test.
/// - Parameters:
///   - file: the case as it is now; nil if the book has none of that number.
///   - conduct: the contact rules of the book.
///   - now: the instant of the action; its day is taken in the book's zone.
/// - Returns: what happens, in order. Empty where nothing needs to (the same import twice).
package func decide(
  _ command: Command, on file: CaseFile?, by actor: Member, charter: Charter,
  conduct: ContactRules, now: Instant
) throws(Refusal) -> [Happening] {
  guard actor.role != .auditor else { throw .auditorsOnlyRead }
  let desk = Desk(actor: actor, charter: charter, conduct: conduct, now: now)
  switch command {
  case .place(let stated): return try desk.place(stated, over: file)
  case .takeBreak(let state): return [.onBreak(Break(state: state))]
  default: break
  }
  guard let file else { throw .unknownCase("of that number") }
  switch command {
  case .place, .takeBreak: return []
  case .dial(let to, let purpose, let reason):
    return try desk.dial(to, for: purpose, override: reason, file)
  case .record(let record): return try desk.record(record, file)
  case .note(let text): return [.noted(Noted(text: try desk.note(text)))]
  case .assign(let to, let until, let reason, let expected):
    if case .owner(let owner) = expected, file.owner != owner {
      throw .movedAway(to: file.owner, by: file.mover)
    }
    return try desk.assign(file, to: to, until: until, reason: reason)
  case .hold(let fact): return try desk.hold(fact, file)
  case .release(let fact): return try desk.release(fact, file)
  case .consent(let consent): return [.consented(consent)]
  case .pay(let payment): return try desk.pay(payment, file)
  case .reverse(let reference): return try desk.reverse(reference, file)
  case .settle: return desk.settle(file, payments: file.payments)
  case .send, .deliver, .orderVisit, .cancelVisit, .reportVisit, .judgeFindings, .legal, .trace,
    .addParty, .changeParty, .offer, .addPoint, .changePoint, .addClue:
    return try desk.treat(command, file)
  case .close(let reason): return try desk.close(file, reason: reason)
  case .request(let wanted): return try desk.request(wanted, file)
  case .answer(let id, let answer, let reason):
    return try desk.answer(id, answer, reason: reason, file)
  case .except(let exception): return try desk.except(exception, file)
  case .endCover: return desk.endCover(file)
  case .moveBack(let seq, let move): return try desk.moveBack(seq, move, file)
  case .revert(let seq, let restored): return try desk.revert(seq, restored: restored, file)
  case .reopen: return try desk.reopen(file)
  case .segment(let segment, let reason):
    return try desk.setSegment(segment, reason: reason, file)
  case .strategy(let strategy): return try desk.setStrategy(strategy, file)
  case .undo(let seqs, let restored):
    return try desk.undo(seqs, restored: restored, file)
  }
}

/// Who asks, where, when: what every rule may look at. The rules are in its extensions, by subject.
struct Desk {
  let actor: Member
  let charter: Charter
  let conduct: ContactRules
  let now: Instant

  var today: Day { charter.zone.day(of: now) }

  func needLead(_ what: String) throws(Refusal) {
    guard actor.role == .lead else { throw .needsLead(what) }
  }

  /// The longest text that enters the journal, in bytes: a note is a page, not a book.
  static let longestText = 8_000

  func note(_ text: String) throws(Refusal) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .noteMissing }
    guard text.utf8.count <= Desk.longestText else { throw .textTooLong(limit: Desk.longestText) }
    return text
  }

  func reason(_ text: String) throws(Refusal) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    guard text.utf8.count <= Desk.longestText else { throw .textTooLong(limit: Desk.longestText) }
    return text
  }
}
