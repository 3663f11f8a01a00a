package import Cases

/// How a case of the morning's queue ended the day.
package enum DayEnd: String, Sendable, CaseIterable {
  case worked
  /// Not worked, and a note of the day says why.
  case skipped
  case held
  /// Not worked, but closed, paid off, scheduled for a later day, or put off with a reason.
  case carried
  case unaccounted
}

/// The outcome by which somebody puts a case off to the next day, with a reason.
package let carryOver = "carry-over"

/// A case of the day's queue, and how it ended.
package struct DayEntry: Sendable, Equatable {
  package var caseID: CaseID
  package var owner: UserID?
  package var end: DayEnd
}

/// Reconciles the day: every case that was in the morning's queue, or came into the queue with its
/// placing during the day, with how it ended. The ends add up to the total by construction: each
/// case has exactly one.
package func dayEntries(_ source: ReportSource) -> [DayEntry] {
  let zone = source.charter.zone
  let begin = zone.instant(of: source.day, minute: 0)
  let morningMoment = Moment(now: begin, charter: source.charter)
  let morning = CaseTable(source.morning, at: begin)
  let known = Set(source.morning.map(\.id))
  var queued: Set<CaseID> = []
  for (index, row) in morning.rows.enumerated()
  where View.today.holds(row, in: morning, at: morningMoment) {
    if let id = morning.id(index) { queued.insert(id) }
  }
  var entries: [DayEntry] = []
  for file in source.files {
    let acts = today(file, source.day, zone)
    let arrived = !known.contains(file.id) && (arrivesInQueue(file, source) || !acts.isEmpty)
    guard queued.contains(file.id) || arrived else { continue }
    entries.append(DayEntry(caseID: file.id, owner: file.owner, end: end(file, acts, source)))
  }
  return entries
}

/// A case that was placed during the day: in the queue unless it was scheduled for later.
private func arrivesInQueue(_ file: CaseFile, _ source: ReportSource) -> Bool {
  let table = CaseTable([file], at: source.now)
  return View.today.holds(table.rows[0], in: table, at: source.moment)
}

private func today(_ file: CaseFile, _ day: Day, _ zone: BookZone) -> [Happening] {
  var takenBack: Set<Int> = []
  var found: [(Int?, Happening)] = []
  for past in file.history where zone.day(of: past.at) == day {
    takenBack.formUnion(past.happening.undoes ?? [])
    found.append((past.seq, past.happening))
  }
  return found.filter { !($0.0.map(takenBack.contains) ?? false) }.map(\.1)
}

private func end(_ file: CaseFile, _ acts: [Happening], _ source: ReportSource) -> DayEnd {
  for case .contacted(let contacted) in acts where contacted.flags.contains(.worked) {
    return .worked
  }
  let later = source.charter.zone.instant(of: source.day + 1, minute: 0)
  if file.isHeld(at: later + -1) { return .held }
  for case .contacted(let contacted) in acts where contacted.outcome == carryOver {
    return .carried
  }
  for case .noted in acts { return .skipped }
  if file.closed != nil || file.isPaid { return .carried }
  if let callBack = file.callBack { return callBack.at >= later ? .carried : .unaccounted }
  if let promise = file.livePromise, promise.due >= source.day { return .carried }
  if let next = file.next, next > source.day { return .carried }
  return .unaccounted
}

/// The day's close: the reconciliation by owner, whatever is unaccounted for, the orphans, the
/// exceptions to conduct, and the head of the chain.
package func dayReport(_ source: ReportSource) -> ReportSheet {
  var sheet = ReportSheet("day", "Day close", on: source.day)
  let entries = dayEntries(source)
  func count(_ end: DayEnd, _ list: [DayEntry]) -> Int { list.count { $0.end == end } }
  sheet.add("total", "Morning's queue", .count(entries.count))
  for end in DayEnd.allCases {
    sheet.add(
      end.rawValue, end.rawValue,
      .ratio(Int64(count(end, entries)), of: Int64(entries.count)))
  }
  var agents = ReportSection(
    "agents", "By owner",
    [("agent", "Agent"), ("total", "Total")] + DayEnd.allCases.map { ($0.rawValue, $0.rawValue) },
    chart: .init(label: 0, value: 1 + DayEnd.allCases.count))
  let byOwner = Dictionary(grouping: entries, by: \.owner)
  for (owner, list) in byOwner.sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
    agents.rows.append(
      [.text(owner?.text ?? "nobody"), .count(list.count)]
        + DayEnd.allCases.map { .count(count($0, list)) })
  }
  var unaccounted = ReportSection(
    "unaccounted", "Unaccounted for", [("case", "Case"), ("agent", "Agent"), ("name", "Name")])
  let files = Dictionary(source.files.map { ($0.id, $0) }) { first, _ in first }
  for entry in entries where entry.end == .unaccounted {
    unaccounted.rows.append([
      .text(entry.caseID.text), .text(entry.owner?.text ?? "nobody"),
      .text(files[entry.caseID]?.debtor?.name ?? ""),
    ])
  }
  sheet.sections = [
    agents, treatmentSection(source), unaccounted, orphans(source), exceptions(source),
  ]
  sheet.add("head", "Head of the chain", .text(source.head))
  return sheet
}

/// Open cases that nothing is scheduled for.
private func orphans(_ source: ReportSource) -> ReportSection {
  var section = ReportSection(
    "orphans", "Orphans: open, nothing scheduled", [("case", "Case"), ("agent", "Agent")])
  let table = CaseTable(source.files, at: source.now)
  for (index, row) in table.rows.enumerated()
  where View.orphans.holds(row, in: table, at: source.moment) {
    section.rows.append([
      .text(table.id(index)?.text ?? ""), .text(table.owner(index)?.text ?? "nobody"),
    ])
  }
  return section
}

/// The exceptions to conduct alone, as the board lists them.
package func exceptionReport(_ source: ReportSource) -> ReportSheet {
  var sheet = ReportSheet("exceptions", "Exceptions to conduct", on: source.day)
  sheet.sections = [exceptions(source)]
  return sheet
}

/// Conduct rules set aside by a lead, and attempts that were taken back.
private func exceptions(_ source: ReportSource) -> ReportSection {
  var section = ReportSection(
    "exceptions", "Exceptions to conduct",
    [("at", "At"), ("case", "Case"), ("by", "By"), ("what", "What"), ("reason", "Reason")],
    names: 2)
  var found: [(at: Instant, row: [ReportCell])] = []
  for file in source.files {
    lazy var calls = file.callNumbers
    for past in file.history where source.charter.zone.day(of: past.at) == source.day {
      let what: String
      let reason: String
      switch past.happening {
      case .exception(let exception): (what, reason) = (exception.rule, exception.reason)
      case let other:
        guard other.undoes != nil, other.takesBack(anyOf: calls) else { continue }
        (what, reason) = ("attempt taken back", "")
      }
      let at = ReportCell.at(past.at, clock: source.charter.zone.clock(past.at))
      let row = [file.id.text, past.by.text, what, reason].map(ReportCell.text)
      found.append((past.at, [at] + row))
    }
  }
  section.rows = found.sorted { $0.at < $1.at }.map(\.row)
  return section
}
