internal import Cases
internal import Conduct
internal import Playbook
internal import Screen
internal import Worklist

// What the contact rules allow: judging the numbers of the open case, and what `0` does where they
// stop it.
extension Model {
  /// The rules were loaded, or could not be: every number is judged.
  mutating func take(_ conduct: ConductDesk?, problem: String?) -> [Effect] {
    let isFirst = self.conduct == nil
    if let conduct {
      self.conduct = conduct
      contactRules = conduct.judge.rules
    }
    if let problem {
      notice = Notice(.refused, problem)
      contactRules = .unreadable(problem)
    }
    judgeContacts()
    proposeAgain()
    return isFirst ? readHead() : []
  }

  /// Judges the numbers of the open case as it is now.
  mutating func judgeContacts() {
    guard let open, let conduct else { return }
    self.open?.contacts = conduct.contacts(of: open.file, at: moment.now)
  }

  /// An opening or a closing has passed: what is shown is judged again.
  mutating func judgeAgainIfDue() {
    guard let changes = open?.contacts?.changes, changes <= moment.now else { return }
    judgeContacts()
    proposeAgain()
  }

  /// What is to be read of a queue in working order that was just drawn up, for the contact rules to
  /// judge.
  func readHead() -> [Effect] {
    guard conduct != nil, queue.sort.isWorkingOrder, !queue.entries.isEmpty else { return [] }
    return [.readHead(queue.entries.prefix(judgedHead).compactMap { table.id(Int($0)) })]
  }

  /// Cases that nobody may call now step down. Whoever stands at the head of the queue and has begun
  /// nothing stands at its head after that; everybody else keeps the case they are at.
  mutating func judgeHead(_ files: [CaseFile]) -> [Effect] {
    let stopped = files.filter { proposal(for: $0).isWait }
    queue.stopped = Set(stopped.compactMap { table.index(of: $0.id).map(Int32.init) })
    guard !queue.stopped.isEmpty else { return [] }
    let selected = queue.selected
    queue.entries = steppingDown(
      queue.stopped, in: queue.entries, of: table, at: moment, rules: rules)
    queue.shown = narrowed()
    guard queue.cursor > 0 || entry != nil || call != nil else {
      return scene == .desk ? openSelected() : []
    }
    queue.cursor = selected.flatMap(queue.shown.firstIndex) ?? 0
    return []
  }

  /// What the rules say of calling somebody there. Until they are loaded, only who owes is called.
  func ruling(
    _ file: CaseFile, _ party: Party, _ point: ContactPoint, _ purpose: Purpose,
    at instant: Instant
  ) -> Verdict {
    let contact = IntendedContact(to: point.id, for: purpose)
    if let conduct, let verdict = conduct.judge.verdict(on: file, contact, at: instant) {
      return verdict
    }
    return party.role == .debtor || party.role == .guarantor
      ? .allowed : Verdict(level: .refused, reasons: [], opens: nil)
  }

  /// What a call to the chosen number is for: as the order of calls says, or as the role suggests.
  func purpose(of point: String, _ file: CaseFile) -> Purpose? {
    if let choice = open?.proposal?.choice, choice.point == point { return choice.purpose }
    return file.point(point)?.party.role.usualPurpose
  }

  /// Why the chosen number cannot be called now; nil where it can, or where `decide` must say.
  func stopOfCall(to point: String) -> ContactStop? {
    guard let open, let conduct, let purpose = purpose(of: point, open.file) else { return nil }
    let contact = IntendedContact(to: point, for: purpose)
    return conduct.judge.verdict(on: open.file, contact, at: moment.now).flatMap {
      ContactStop($0, zone: charter.zone)
    }
  }

  /// Says why a call may not be made, and chooses the next number that may be called, which a second
  /// `0` dials. Nothing is stored, nothing is dialled.
  mutating func offerAnother(insteadOf point: String, _ stop: ContactStop) -> [Effect] {
    var ways: [String] = []
    if stop.level == .override { ways.append(wording.conduct.overrideHint(actor?.role)) }
    if let choice = open?.proposal?.choice, choice.point != point,
      let (_, next) = open?.file.point(choice.point), stopOfCall(to: choice.point) == nil
    {
      self.open?.point = choice.point
      ways.append(wording.conduct.instead(next.value, wording.place(next.place)))
    }
    notice = Notice(.refused, wording.conduct.stopped(stop, moment.now, ways))
    return [.beep, .dropTypeahead]
  }

  /// `X`: a lead sets a presumption aside, an agent asks a lead to.
  mutating func beginOverride() -> [Effect] {
    guard let point = open?.point, let stop = stopOfCall(to: point) else {
      notice = Notice(.refused, wording.conduct.nothingStops)
      return [.beep]
    }
    guard stop.level == .override else {
      notice = Notice(
        .refused, wording.conduct.stopped(stop, moment.now, [wording.conduct.nobodyMay]))
      return [.beep]
    }
    let isLead = actor?.role == .lead
    layer = .prompt(
      Prompt(
        title: (isLead ? wording.conduct.overrideTitle : wording.conduct.askTitle)(stop), text: "",
        use: isLead ? .override(point) : .askOverride(point, rule: stop.rule)))
    return []
  }

  /// An outcome that the rules forbid was refused: what really happened may still be written down,
  /// with the reason, as an exception that leads see.
  mutating func offerException(_ stop: ContactStop) {
    guard entry?.isNote == false, layer == nil else { return }
    layer = .prompt(
      Prompt(title: wording.conduct.exceptionTitle(stop), text: "", use: .exception))
  }

  /// What a reason was typed for.
  mutating func take(_ reason: String, for use: Prompt.Use) -> [Effect] {
    guard let open else { return [.beep] }
    switch use {
    case .override(let point):
      let purpose = purpose(of: point, open.file)
      return [.perform(open.file.id, .dial(to: point, purpose: purpose, override: reason))]
    case .askOverride(let point, let rule):
      var wanted = Requested(.override, reason: reason)
      wanted.rule = rule
      wanted.channel = .call
      wanted.to = point
      return [.perform(open.file.id, .request(wanted))]
    case .exception:
      entry?.exception = reason
      return entry.map { commit($0) } ?? []
    case .holding(let holding): return hold(holding, typed: reason)
    case .viewName, .segment, .answer, .carry, .ask: return []
    }
  }

  /// A hint where a note reads as something nobody may say; it is the agent's own, so no more.
  func languageHint(_ text: String?) -> String {
    guard let text, let language = conduct?.language,
      let finding = language.check(text, facts: factNames).first
    else { return "" }
    return "  " + wording.conduct.hint(finding.category, finding.quote)
  }

  private var factNames: Set<String> {
    Set(open?.file.facts(at: moment.now).map(\.fact.rawValue) ?? [])
  }

  /// What was recorded or lifted, on which case.
  mutating func tell(
    _ sentence: (String, CaseID) -> String, _ what: String, _ event: Event
  ) -> [Effect] {
    notice = event.caseID.map { Notice(.done, sentence(what, $0)) }
    return []
  }
}
