internal import Cases
internal import Screen

// Lists to choose from: searching them, choosing, and what a choice does.
extension Model {
  mutating func pressInPicker(_ key: Key, _ picker: Picker) -> [Effect] {
    var picker = picker
    let last = max(0, picker.found.count - 1)
    let page = max(1, size.height - 11)
    switch key {
    case .enter: return choose(picker)
    case .character(let character): picker.type(String(character))
    case .backspace: picker.search.popLast().map { _ in picker.cursor = 0 } ?? ()
    case .down, .tab: picker.cursor = min(picker.cursor + 1, last)
    case .up, .backtab: picker.cursor = max(0, picker.cursor - 1)
    case .pageDown: picker.cursor = min(picker.cursor + page, last)
    case .pageUp: picker.cursor = max(0, picker.cursor - page)
    case .home: picker.cursor = 0
    case .end: picker.cursor = last
    default: return []
    }
    layer = .picker(picker)
    return []
  }

  /// A row that cannot be chosen says why, and the list stays.
  private mutating func choose(_ picker: Picker) -> [Effect] {
    guard let row = picker.selected else { return [.beep] }
    if let reason = row.unavailable {
      notice = Notice(.refused, reason)
      return [.beep]
    }
    layer = nil
    notice = nil
    return take(row.choice)
  }

  mutating func take(_ choice: Choice) -> [Effect] {
    switch choice {
    case .run(let action): return run(action)
    case .point(let id): open?.point = id
    case .hold(let holding): return beginHolding(holding)
    case .release(let fact): return lift(fact)
    case .withdraw(let consent): return withdraw(consent)
    case .field(let text): fill(text)
    case .template(let text):
      fill((entry?.current).flatMap { entry?.fields[$0].text }.map { $0 + text } ?? text)
    case .copy(let text): return [.copy(text)]
    case .letter(let template): return openLetter(template)
    case .returned(let reference): return markReturned(reference)
    case .form(let use): return openForm(use)
    case .script(let id):
      turn(to: id)
      focus = .script
    case .strategy(let strategy): return set(strategy: strategy)
    case .segment(let segment): return take(segment: segment)
    case .forget(let view): return forget(view)
    case .report(let name): return [.report(name)]
    case .request(let id, let request): return choose(id, request)
    case .answer(let draft): return begin(draft)
    case .ask(let kind): return beginAsking(kind)
    case .takeBack(let request): return takeBack(request)
    case .alert(let alert): return look(at: alert)
    case .openCase(let id):
      scene = .desk
      return goBack(to: id)
    case .outcome(let code):
      return outcomes.first { $0.code == code }.map { choose($0) } ?? [.beep]
    }
    return []
  }

  /// Every command of this screen; on the board its own come first, the desk's last.
  func commandPicker(_ title: String, isFuzzy: Bool) -> Picker {
    var commands = ConsoleCommand.table.filter { $0.scene == nil || $0.scene == scene }
    if scene == .board {
      func place(_ command: ConsoleCommand) -> Int {
        command.scene == .board
          ? 0 : command.boardHelp != nil ? 1 : command.action.isOfDesk ? 3 : 2
      }
      commands = (0...3).flatMap { wanted in commands.filter { place($0) == wanted } }
    }
    let rows = commands.map { command in
      Picker.Row(
        words(of: command), key: keys.chords(of: command).map(\.name).joined(separator: " "),
        names: names(of: command), unavailable: reason(against: command),
        choice: .run(command.action))
    }
    return Picker(title, rows, isFuzzy: isFuzzy)
  }

  /// What a command does; of a digit the outcome that it has at this desk.
  private func words(of command: ConsoleCommand) -> String {
    guard case .outcome(let digit) = command.action else {
      return (scene == .board ? command.boardHelp : nil) ?? command.help
    }
    return outcomes.first { $0.digit == digit }?.title ?? command.help
  }

  /// By what a command is called: its name, its word in the key bar, or the outcome's title.
  private func names(of command: ConsoleCommand) -> [String] {
    var names = [command.name]
    if !command.label.isEmpty { names.append(command.label) }
    if case .outcome = command.action { names.append(words(of: command)) }
    return names
  }

  /// Why a command cannot be run now; nil if it can.
  func reason(against command: ConsoleCommand) -> String? {
    guard scene == .board, command.action.isOfDesk else { return command.unavailable(self) }
    return cannotWrite(self) == nil ? wording.board.atTheDesk : command.unavailable(self)
  }

  func outcomePicker() -> Picker {
    Picker(
      wording.outcomeList,
      outcomes.map {
        Picker.Row(
          $0.title, key: keys.name(ofOutcome: $0.digit) ?? "", detail: wording.hints.listed($0),
          names: [$0.title, $0.code], choice: .outcome($0.code))
      })
  }
}

extension Picker {
  mutating func type(_ text: String) {
    guard search.utf8.count + text.utf8.count <= 200 else { return }
    search += text
    cursor = 0
  }
}
