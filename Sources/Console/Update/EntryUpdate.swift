internal import Cases
internal import Screen

// Outcomes: choosing one, filling its fields, committing it, going on to the next case.
extension Model {
  mutating func choose(digit: Int) -> [Effect] {
    guard let outcome = outcomes.first(where: { $0.digit == digit }) else { return [.beep] }
    return choose(outcome)
  }

  mutating func choose(_ outcome: Outcome) -> [Effect] {
    guard let open else { return [.beep] }
    turn(after: outcome)
    guard var chosen = entry(for: outcome) else { return [.beep] }
    if let draft = draft(of: outcome.code, on: open.file.id) { chosen.take(draft) }
    entry = chosen
    return []
  }

  /// A line for the case, in the field of the chosen outcome if it has one.
  mutating func beginNote() -> [Effect] {
    guard let open else { return [.beep] }
    var note = Entry.note(Outcome(code: Entry.noteCode, title: wording.note, flags: []))
    if let draft = draft(of: Entry.noteCode, on: open.file.id) { note.take(draft) }
    entry = note
    return []
  }

  /// Keys while an outcome is chosen; nil lets the panes have the key.
  mutating func pressInEntry(_ key: Key) -> [Effect]? {
    guard let entry else { return nil }
    if entry.fields.isEmpty, key != .enter, key != .escape {
      // Whatever keys they have: another outcome, or a line to go with this one.
      switch keys.action(of: key, on: scene) {
      case .outcome(let digit): return choose(digit: digit)
      case .note: return addNote()
      default: break
      }
    }
    switch key {
    case .enter:
      guard entry.isLastToConfirm || entry.isNote else {
        self.entry?.move(by: 1)
        return []
      }
      return commit(entry)
    case .escape, .control("c"):
      putAside()
      return []
    case .tab, .down:
      guard !entry.fields.isEmpty else { return nil }
      self.entry?.move(by: 1)
      return []
    case .backtab, .up:
      guard !entry.fields.isEmpty else { return nil }
      self.entry?.move(by: -1)
      return []
    case .backspace, .delete:
      self.entry?.erase()
      return []
    case .character(let character):
      // Without fields other letters do nothing, so that a name typed by mistake runs no commands.
      self.entry?.type(String(character))
      return []
    default:
      switch keys.action(of: key, on: scene) {
      case .redraw, .suspend, .help, .palette: return nil
      case .list:
        layer = .picker(fieldPicker())
        return []
      case .edit: return edit()
      case .cancel, .back, .quit:
        putAside()
        return []
      default: return []
      }
    }
  }

  /// `n` after an outcome that asks for nothing: a line to go with it.
  private mutating func addNote() -> [Effect] {
    entry?.fields.append(.init(kind: .note, text: "", isProposal: false))
    return []
  }

  mutating func commit(_ entry: Entry) -> [Effect] {
    prepareGuide()
    guard let open else { return [.beep] }
    let dialled = call?.caseID == open.file.id && !entry.outcome.inbound
    switch entry.meaning(open, today: today, dialled: dialled) {
    case .record(var record):
      if entry.asksLead { record.asking = record.note ?? wording.desk.requestReason }
      return [.perform(open.file.id, .record(record))]
    case .note(let text): return [.perform(open.file.id, .note(text))]
    case .unclear(let field, let text):
      self.entry?.go(to: field)
      notice = Notice(.refused, wording.unclear(label(of: field), text))
      return [.beep, .dropTypeahead]
    }
  }

  func label(of field: Entry.Field.Kind) -> String {
    switch field {
    case .amount: wording.amount
    case .date: wording.date
    case .time: wording.time
    case .firmness: wording.firmnessLabel
    case .count: wording.desk.parts
    case .interval: wording.desk.every
    case .note: wording.note
    }
  }

  mutating func dial() -> [Effect] {
    guard let open else { return [.beep] }
    guard call == nil else {
      notice = Notice(.refused, wording.callStillRuns)
      return [.beep, .dropTypeahead]
    }
    guard let point = open.point else {
      notice = Notice(.refused, wording.nobodyToCall)
      return [.beep, .dropTypeahead]
    }
    if let stop = stopOfCall(to: point) { return offerAnother(insteadOf: point, stop) }
    return [.perform(open.file.id, .dial(to: point, purpose: purpose(of: point, open.file)))]
  }

  /// What this console asked for is on disk: say so, and go on.
  mutating func finish(_ events: [Event]) -> [Effect] {
    guard let last = events.last else { return [] }
    for event in events {
      switch event.happening {
      case .contacted(let contacted):
        let effects = finish(contacted, event)
        finishCarry(events)
        if events.contains(where: { $0.happening.name == "requested" }) {
          notice?.text += "  " + wording.desk.requested
        }
        return effects
      case .callPlaced(let placed) where !events.contains(where: \.isOutcome):
        return finish(placed, event)
      case .strategySet(let set):
        notice = Notice(.done, wording.guide.strategySet(set.strategy))
        return []
      case .segmentSet(let set):
        notice = Notice(.done, wording.guide.segmentSet(set.segment.map(wording.segment)))
        return []
      case .noted:
        if let id = event.caseID { forgetDraft(of: Entry.noteCode, on: id) }
        entry = nil
        let hint: String = {
          if case .noted(let note) = event.happening { return languageHint(note.text) }
          return ""
        }()
        notice = event.caseID.map { Notice(.done, wording.noted($0) + hint) }
        return []
      case .held(let held):
        return tell(wording.conduct.recorded, wording.fact(held.fact), event)
      case .released(let released):
        return tell(wording.conduct.lifted, wording.fact(released.fact), event)
      case .consented(let given):
        let sentence = given.withdrawn == true ? wording.conduct.lifted : wording.conduct.recorded
        return tell(sentence, wording.conduct.consent(given.consent), event)
      case .requested:
        notice = event.caseID.map { Notice(.done, wording.conduct.asked($0)) }
        return []
      case .assigned, .reverted:
        finishMove(events)
        return []
      case .answered(let answer):
        notice = event.caseID.map { Notice(.done, wording.board.answered(answer, $0)) }
        return []
      case .undone:
        let ids = Set(events.compactMap(\.caseID)).sorted()
        notice = Notice(.done, doesAgain ? wording.doneAgain(ids) : wording.undone(ids))
        return scene == .board ? [] : event.caseID.map { goBack(to: $0) } ?? []
      case .onBreak(let state):
        isOnBreak = state.state == .began
        notice = Notice(.done, isOnBreak ? wording.desk.onBreak : wording.desk.backFromBreak)
        return []
      default: continue
      }
    }
    // The first is what was asked for; what follows from it comes after.
    return tell(wording.conduct.recorded, wording.event(events[0].happening.name), last)
  }

  private mutating func finish(_ contacted: Contacted, _ event: Event) -> [Effect] {
    entry = nil
    call = nil
    turnBack()
    focus = .queue
    guard let id = event.caseID else { return [] }
    forgetDraft(of: contacted.outcome, on: id)
    let row = table.index(of: id)
    let title = outcomes.first { $0.code == contacted.outcome }?.title ?? contacted.outcome
    var text = wording.logged(title, id, row.map(table.name) ?? "")
    if let next = contacted.next { text += " " + wording.nextOn(next) }
    if let file = open?.file, file.id == id, contacted.flags.contains(.attempt),
      !contacted.flags.contains(.contact)
    {
      let call = nextCall(after: file)
      if !call.isEmpty { text += "  → " + call }
    }
    text += "  " + wording.desk.undoHint + languageHint(contacted.note)
    notice = Notice(.done, text)
    if let row { queue.done.insert(Int32(row)) }
    // A case from elsewhere (found, not queued) leads back to where the queue was left.
    if let selected = queue.selected, row.map({ Int32($0) }) != selected,
      !queue.done.contains(selected)
    {
      return openSelected()
    }
    guard let following = nextToWork() else {
      // Nothing stays open, so that keys typed ahead log nothing on a case that is done.
      notice = Notice(.done, text + "  " + wording.queueDone)
      open = nil
      return []
    }
    queue.cursor = following
    return openSelected()
  }

  private mutating func finish(_ placed: CallPlaced, _ event: Event) -> [Effect] {
    guard let id = event.caseID, let to = placed.to, let open, open.file.id == id,
      let found = open.file.point(to)
    else { return [] }
    call = RunningCall(caseID: id, point: to, began: event.at)
    notice = Notice(.news, wording.calling(found.point.value))
    return [.dial(number: found.point.value)]
  }

  /// The next case below that was not worked here yet.
  private func nextToWork() -> Int? {
    let below = queue.shown.indices.dropFirst(queue.cursor + 1)
    return below.first { !queue.done.contains(queue.shown[$0]) }
  }
}

extension Event {
  fileprivate var isOutcome: Bool {
    if case .contacted = happening { return true }
    return false
  }
}
