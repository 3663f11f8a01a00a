internal import Cases
internal import Screen
internal import Worklist

/// The console as a function: what a message changes, and what is to be done outside for it.
package func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = take(message, &model)
  model.showWaiting()
  return model.wantsGuide ? effects + [.rest] : effects
}

private func take(_ message: Message, _ model: inout Model) -> [Effect] {
  if message.outdatesCases { model.foreseen = [] }
  switch message {
  case .key(let key): return model.press(key)
  case .resized(let size): model.size = size
  case .clock(let now): model.passTime(to: now)
  case .opened(let file): return model.show(file)
  case .headRead(let files): return model.judgeHead(files)
  case .foreseen(let file): model.foresee(file)
  case .happened(let events, let files): model.take(events, files)
  case .performed(let events): return model.finish(events)
  case .refused(let refusal):
    model.refusedAt = model.moment.now
    model.notice = Notice(.refused, model.keeping(model.sentence(refusal)))
    if refusal.isForALead, model.entry?.outcome.needs == .promise,
      model.entry?.outcome.takesInstalments == false
    {
      model.entry?.asksLead = true
      model.notice = Notice(.refused, model.wording.desk.askALead(model.wording.refusal(refusal)))
    }
    switch refusal {
    // What is to be typed otherwise is where the cursor stands.
    case .amountTooSmall, .amountAboveBalance, .amountMissing, .treatment(.aboveGuarantee):
      model.entry?.go(to: .amount)
    case .instalmentsOutOfRange: model.entry?.go(to: .count)
    case .dayTooLate, .dayPast, .dayMissing: model.entry?.go(to: .date)
    case .timePast, .timeMissing: model.entry?.go(to: .time)
    case .contactRefused(let stop), .contactNeedsLead(let stop): model.offerException(stop)
    default: break
    }
    return [.beep, .dropTypeahead]
  case .failed(let sentence):
    model.refusedAt = model.moment.now
    model.notice = Notice(.refused, model.keeping(sentence))
    return [.beep, .dropTypeahead]
  case .chartered(let charter):
    model.charter = charter
    model.moment = .init(
      now: model.moment.now, charter: charter, highBalances: model.moment.highBalances)
    if let actor = model.actor { model.actor = charter.member(actor.user) }
    if model.scene == .board { model.romaniseTeam() }
  case .tallied(let tally): model.day = tally
  case .rested: model.prepareGuide()
  case .learned(let playbook, let faults): model.learn(playbook, faults)
  case .compared(let figures): model.figures = figures
  case .told(let notice): model.notice = notice
  case .heard(let sentence): model.waiting.append(sentence)
  case .ruled(let conduct, let problem): return model.take(conduct, problem: problem)
  case .edited(let text): model.takeEdited(text)
  case .recovered(let text, let outcome, let id): model.recover(text, of: outcome, on: id)
  case .boarded(let data): model.take(data)
  case .kept(let rates):
    model.board.kept = rates
    model.refreshFigures()
  case .limited(let limits):
    model.board.limits = limits
    model.refreshFigures()
  case .previewed(let file): model.board.preview = file
  case .requests(let files): model.show(requests: files)
  case .reported(let sheet) where sheet.name == "exceptions": model.show(exceptions: sheet)
  case .reported(let sheet): model.layer = .report(ReportView(sheet: sheet))
  }
  return []
}

extension Model {
  /// What is refused, in words; of a contact rule first until when, which a narrow screen still shows.
  fileprivate func sentence(_ refusal: Refusal) -> String {
    switch refusal {
    case .contactRefused(let stop), .contactNeedsLead(let stop):
      wording.conduct.stopped(stop, moment.now, [])
    default: wording.refusal(refusal)
    }
  }

  /// A refusal leaves what was typed where it is, and says so.
  fileprivate func keeping(_ sentence: String) -> String {
    guard entry != nil else { return sentence }
    let ended = sentence.hasSuffix(".") ? sentence : sentence + "."
    return wording.keptEntry(ended)
  }

  mutating func press(_ key: Key) -> [Effect] {
    if case .paste(let text) = key {
      paste(text)
      return []
    }
    if case .mouse(let mouse) = key { return isTooSmall ? [] : take(mouse) }
    if case .focus = key { return [] }
    if isTooSmall { return pressWhileTooSmall(keys.action(of: key, on: scene)) }
    if layer != nil { return pressInLayer(key) }
    if scene == .board, let effects = pressOnBoard(key) { return effects }
    if queue.isFiltering, let effects = pressInFilter(key) { return effects }
    if entry != nil, let effects = pressInEntry(key) { return effects }
    if focus == .script, pending.isEmpty, let effects = pressInScript(key) { return effects }
    return pressCommand(key.folded)
  }

  /// A key of a command, or of the several that a command has.
  private mutating func pressCommand(_ key: Key) -> [Effect] {
    let typed = pending + [key]
    let isFirst = pending.isEmpty
    pending = []
    switch keys.match(typed, on: scene) {
    case .command(let command): return run(command)
    case .more:
      pending = typed
      return []
    case .nothing:
      // Enter with nothing chosen logs nothing and dials nothing. After a key that only begins a
      // command, a key that does not go on with it is no command of its own.
      if !isFirst, key != .escape {
        notice = Notice(.refused, wording.noSuchKeys(typed.map(\.name).joined(separator: " ")))
      }
      return []
    }
  }

  /// The next thing to hear of, where the line is free and nothing is being entered.
  fileprivate mutating func showWaiting() {
    guard notice == nil, entry == nil, layer == nil, !waiting.isEmpty else { return }
    notice = Notice(.news, waiting.removeFirst())
  }

  mutating func run(_ command: ConsoleCommand) -> [Effect] {
    if let reason = reason(against: command) {
      notice = Notice(.refused, reason)
      return [.beep]
    }
    notice = nil
    return run(command.action)
  }

  private func pressWhileTooSmall(_ action: Action?) -> [Effect] {
    switch action {
    case .back, .quit: [.quit]
    case .redraw: [.redraw]
    default: []
    }
  }

  private mutating func paste(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if queue.isFiltering {
      queue.filter += line
      applyFilter()
    } else if layer != nil {
      pasteInLayer(line)
    } else if entry?.fields.isEmpty == false {
      entry?.type(line)
    } else if case .writing(var writing)? = open?.guide?.mode {
      writing.text += line
      open?.guide?.mode = .writing(writing)
    }
  }

  mutating func run(_ action: Action) -> [Effect] {
    if scene == .board, let effects = runOnBoard(action) { return effects }
    switch action {
    case .up, .down, .pageUp, .pageDown, .top, .bottom: return move(action)
    case .next: return select(queue.cursor + 1)
    case .previous: return select(queue.cursor - 1)
    case .nextView: return changeView(by: 1)
    case .previousView: return changeView(by: -1)
    case .filter:
      queue.isFiltering = true
      return []
    case .refresh:
      drawUp()
      notice = Notice(.news, wording.refreshed(queue.entries.count))
      return openSelected() + readHead()
    case .outcome(let digit): return choose(digit: digit)
    case .contactRules: layer = .rules(top: 0)
    case .holding: layer = .picker(holdingPicker())
    case .override: return beginOverride()
    case .ask: layer = .picker(askPicker())
    case .call: return dial()
    case .note: return beginNote()
    case .edit: return edit()
    case .list: layer = .picker(fieldPicker())
    case .numbers: layer = .picker(numberPicker())
    case .help: layer = .picker(commandPicker(wording.help, isFuzzy: false))
    case .palette: layer = .picker(commandPicker(wording.palette, isFuzzy: true))
    case .why: layer = .why
    case .letters, .law, .visit, .trace, .people, .related: return treat(action)
    case .carry: return beginCarry()
    case .undo, .redo:
      doesAgain = action == .redo
      return [doesAgain ? .redo : .undo]
    case .pane:
      focus = focus == .queue ? .script : .queue
      if focus == .script { prepareGuide() }
    case .training: layer = .training(top: 0)
    case .faults: layer = .faults(top: 0)
    case .tick, .objections, .stepBack, .scripts, .strategy, .segment: return runInScript(action)
    case .otherPane: focus = focus == .history ? .queue : .history
    case .back, .quit:
      if focus != .queue {
        focus = .queue
        return []
      }
      return leave()
    case .cancel: cancel()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return runOnQueue(action)
    }
    return []
  }

  private mutating func cancel() {
    if !queue.filter.isEmpty {
      queue.filter = ""
      applyFilter()
    } else {
      queue.marks = []
      queue.anchor = nil
    }
    focus = .queue
  }
}
