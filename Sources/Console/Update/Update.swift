internal import Cases
package import Screen
internal import Worklist

/// The console as a function: what a message changes, and what is to be done outside for it.
///
/// - Parameter keymap: the person's keys; the model holds no settings.
package func update(
  _ model: inout Model, _ message: Message, keymap: [Key: ConsoleCommand]
) -> [Effect] {
  switch message {
  case .key(let key): return model.press(key, keymap)
  case .resized(let size): model.size = size
  case .clock(let now): model.moment.move(to: now, charter: model.charter)
  case .opened(let file): return model.show(file)
  case .happened(let events, let files): model.take(events, files)
  case .performed(let events): return model.finish(events)
  case .refused(let refusal):
    model.notice = Notice(.refused, model.keeping(model.wording.refusal(refusal)))
    return [.beep]
  case .failed(let sentence):
    model.notice = Notice(.refused, model.keeping(sentence))
    return [.beep]
  case .chartered(let charter):
    model.charter = charter
    model.moment = .init(
      now: model.moment.now, charter: charter, highBalances: model.moment.highBalances)
    if let actor = model.actor { model.actor = charter.member(actor.user) }
  case .tallied(let tally): model.day = tally
  case .scripted(let script): model.open?.script = script
  case .told(let notice): model.notice = notice
  }
  return []
}

extension Model {
  /// A refusal leaves what was typed where it is, and says so.
  fileprivate func keeping(_ sentence: String) -> String {
    guard entry != nil else { return sentence }
    let ended = sentence.hasSuffix(".") ? sentence : sentence + "."
    return wording.keptEntry(ended)
  }

  mutating func press(_ key: Key, _ keymap: [Key: ConsoleCommand]) -> [Effect] {
    if case .paste(let text) = key {
      paste(text)
      return []
    }
    if isTooSmall { return pressWhileTooSmall(keymap[key.folded]?.action) }
    if layer != nil { return pressInLayer(key, keymap) }
    if queue.isFiltering, let effects = pressInFilter(key) { return effects }
    if entry != nil, let effects = pressInEntry(key, keymap) { return effects }
    guard let command = keymap[key.folded] else { return key == .enter ? pressEnter() : [] }
    if let reason = command.unavailable(self) {
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

  /// Enter with nothing chosen logs nothing and dials nothing; on the queue's line it is already
  /// open.
  private mutating func pressEnter() -> [Effect] { [] }

  private mutating func paste(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if queue.isFiltering {
      queue.filter += line
      applyFilter()
    } else if entry?.fields.isEmpty == false {
      entry?.type(line)
    }
  }

  mutating func run(_ action: Action) -> [Effect] {
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
      return openSelected()
    case .outcome(let digit): return choose(digit: digit)
    case .call: return dial()
    case .note:
      let note = Outcome(code: Entry.noteCode, title: wording.note, flags: [])
      entry = .note(note)
      return []
    case .list: layer = .outcomes(search: "", cursor: 0)
    case .help: layer = .help(search: "", top: 0)
    case .why: layer = .why
    case .undo: return [.undo]
    case .pane: focus = focus.following
    case .back, .quit:
      if focus != .queue {
        focus = .queue
        return []
      }
      return [.quit]
    case .cancel: cancel()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    }
    return []
  }

  private mutating func cancel() {
    if !queue.filter.isEmpty {
      queue.filter = ""
      applyFilter()
    }
    focus = .queue
  }
}

extension Focus {
  fileprivate var following: Focus {
    switch self {
    case .queue: .history
    case .history: .script
    case .script: .queue
    }
  }
}
