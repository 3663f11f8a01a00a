package import Cases

/// One thing that happened to a case, as the history pane shows it.
package struct HistoryLine: Sendable, Equatable {
  package var year: String
  /// `11-23 10:42` in the book's zone.
  package var when: String
  package var who: String
  /// What happened, in a word or two; shown with weight.
  package var what: String
  package var detail: String

  package init(year: String, when: String, who: String, what: String, detail: String) {
    self.year = year
    self.when = when
    self.who = who
    self.what = what
    self.detail = detail
  }
}

/// The history of a case as it is on a day, newest first.
package func historyLines(
  of file: CaseFile, on today: Day, charter: Charter, outcomes: [Outcome], wording: Wording
) -> [HistoryLine] {
  let teller = HistoryTeller(
    file: file.settled(on: today, charter.limits.promise), taken: file.takenBack,
    charter: charter, outcomes: outcomes, wording: wording)
  return file.history.indices.reversed()
    .filter { !isCompleted(at: $0, in: file.history) }
    .map { teller.line(file.history[$0]) }
}

/// A call whose outcome follows is told by the outcome; one without (a console that ended in the
/// middle of it) is told by itself.
private func isCompleted(at index: Int, in history: [PastEvent]) -> Bool {
  guard case .callPlaced(let call) = history[index].happening, index + 1 < history.count,
    case .contacted(let contacted) = history[index + 1].happening
  else { return false }
  return contacted.to == call.to
}

private struct HistoryTeller {
  let file: CaseFile
  /// What was taken back and not done again.
  let taken: Set<Int>
  let charter: Charter
  let outcomes: [Outcome]
  let wording: Wording

  func line(_ past: PastEvent) -> HistoryLine {
    let (day, minute) = charter.zone.local(past.at)
    let date = day.description.dropFirst(5)
    var (what, detail) = tell(past.happening, on: day)
    if let seq = past.seq, taken.contains(seq) {
      detail = joined([detail.isEmpty ? nil : detail, wording.desk.isTakenBack])
    }
    return HistoryLine(
      year: String(day.description.prefix(4)),
      when: "\(date) \(padded(minute / 60, 2)):\(padded(minute % 60, 2))",
      who: past.by.text, what: what, detail: detail)
  }

  private func money(_ minor: Int64) -> String {
    Money(minor: minor, currency: file.debt.currency).grouped
  }

  private func place(_ point: String?) -> String {
    guard let point, let found = file.point(point) else { return "" }
    return "(\(wording.place(found.point.place)))"
  }

  private func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: " ")
  }

  private func hours(_ open: String?, _ close: String?) -> String? {
    open == nil && close == nil ? nil : "\(open ?? "00:00")-\(close ?? "24:00")"
  }

  /// From another day than the one it was written on, and until when.
  private func span(_ since: Instant?, _ until: Instant?, _ today: Day) -> [String?] {
    let start = since.map(charter.zone.day)
    return [
      start.flatMap { $0 == today ? nil : wording.treatment.from($0) },
      until.map { wording.treatment.until(charter.zone.day(of: $0)) },
    ]
  }

  /// Whose it is, where it is not the debtor's.
  private func tell(_ added: PointAdded) -> (String, String) {
    let party = file.parties.first { $0.id == added.party }
    let name = party.flatMap { $0.role == .debtor ? nil : $0.name }
    return (wording.treatment.pointAdded(added.point.kind), joined([added.point.value, name]))
  }

  private func tell(_ changed: PointChanged) -> (String, String) {
    let point = file.point(changed.point)?.point
    return (
      wording.treatment.pointChanged(point?.kind ?? .phone),
      "\(point?.value ?? changed.point): \(wording.pointState(changed.state))"
    )
  }

  private func tell(_ happening: Happening, on today: Day) -> (String, String) {
    let name = wording.event(happening.name)
    switch happening {
    case .contacted(let contacted):
      let title = outcomes.first { $0.code == contacted.outcome }?.title ?? contacted.outcome
      return (
        title, [contacted.note, place(contacted.to)].compactMap { $0 }.joined(separator: " ")
      )
    case .callPlaced(let call): return (name, place(call.to))
    case .promised(let promise):
      let state = file.promises.last { $0.amount == promise.amount && $0.due == promise.due }?.state
      let firmness = promise.firmness == .firm ? "" : " " + wording.firmness(promise.firmness)
      return (
        name,
        "\(money(promise.amount)) \(wording.due) \(promise.due)\(firmness)"
          + (state.map { " " + wording.promiseState($0) } ?? "")
      )
    case .promiseDecided(let decision):
      return (wording.promiseState(decision.state), "\(wording.paid) \(money(decision.received))")
    case .paid(let payment): return (name, "\(money(payment.amount)) \(payment.reference)")
    case .paymentReversed(let reversal): return (name, reversal.reference)
    case .callBackSet(let callBack): return (name, "\(callBack.day) \(callBack.time)")
    case .noted(let note): return (name, note.text)
    case .assigned(let assignment):
      return (
        name,
        "\(assignment.from?.text ?? "-") → \(assignment.to?.text ?? "-"): \(assignment.reason)"
      )
    case .held(let held):
      let limits = [held.place.map(wording.place), held.days, hours(held.open, held.close)]
      return (name, joined([held.fact.rawValue] + limits + span(held.since, held.until, today)))
    case .released(let released): return (name, released.fact.rawValue)
    case .consented(let given):
      let limits = [given.days, hours(given.open, given.close)]
      return (name, joined([given.consent] + limits + span(nil, given.until, today)))
    case .pointAdded(let added): return tell(added)
    case .pointChanged(let changed): return tell(changed)
    case .partyAdded(let added): return (name, added.party.name)
    case .sent(_, let sent): return (name, sent.template ?? "")
    case .delivered, .visitOrdered, .visitMade, .visitCancelled, .findingsJudged, .legalStep,
      .traced, .partyChanged, .offered:
      return (name, treatmentDetail(happening, file))
    case .segmentSet(let set):
      let segment = set.segment.map(wording.segment) ?? wording.guide.asFacts
      return (name, [segment, set.reason].compactMap { $0 }.joined(separator: ": "))
    case .strategySet(let set): return (name, set.strategy ?? wording.guide.asRecommended)
    case .clueAdded(let clue): return (name, clue.text)
    case .closed(let closing): return (name, closing.reason)
    case .planAgreed(let plan):
      guard let first = plan.instalments.first else { return (name, "") }
      return (
        name,
        "\(plan.instalments.count) × \(money(first.amount)), \(wording.desk.from) \(first.due)"
      )
    case .requested(let wanted):
      return (name, "\(wording.requests.kind(wanted.kind)): \(wanted.reason)")
    case .answered(let answer):
      return (
        name,
        [wording.requests.decision(answer.decision), answer.reason].compactMap { $0 }
          .joined(separator: ": ")
      )
    case .exception(let exception): return (name, "\(exception.rule): \(exception.reason)")
    case .reverted(let reverted):
      return (name, reverted.move.map { "→ \($0.from?.text ?? "-")" } ?? "")
    case .undone, .other("undone", _): return tell(undoing: happening.undoes ?? [], on: today)
    case .placed, .updated, .onBreak, .reopened, .other: return (name, "")
    }
  }

  /// What an undo took back; one that took an undo back did again what that had taken.
  private func tell(undoing seqs: [Int], on today: Day) -> (String, String) {
    func past(_ seqs: [Int]) -> [PastEvent] {
      file.history.filter { $0.seq.map(seqs.contains) ?? false }
    }
    let earlier = past(seqs).flatMap { $0.happening.undoes ?? [] }
    var names: [String] = []
    for one in past(earlier.isEmpty ? seqs : earlier) where one.happening.name != "call.placed" {
      let name = tell(one.happening, on: today).0
      if !names.contains(name) { names.append(name) }
    }
    let what = earlier.isEmpty ? wording.event("undone") : wording.desk.isDoneAgain
    return (what, names.joined(separator: ", "))
  }
}
