internal import Cases
internal import Screen

// Help, why, and the list of outcomes: they lie over the panes and get every key.
extension Model {
  mutating func pressInLayer(_ key: Key, _ keymap: [Key: ConsoleCommand]) -> [Effect] {
    switch (layer, key) {
    case (_, .control("l")): return [.redraw]
    case (_, .escape), (_, .control("c")), (_, .function(12)), (_, .function(3)):
      layer = nil
    case (.help(let search, let top), _): return pressInHelp(key, search, top)
    case (.outcomes(let search, let cursor), _): return pressInOutcomes(key, search, cursor)
    case (.why, _): layer = nil
    case (nil, _): break
    }
    return []
  }

  private mutating func pressInHelp(_ key: Key, _ search: String, _ top: Int) -> [Effect] {
    let found = helpEntries(search)
    switch key {
    case .character(let character): layer = .help(search: search + String(character), top: 0)
    case .backspace: layer = .help(search: String(search.dropLast()), top: 0)
    case .down: layer = .help(search: search, top: min(top + 1, max(0, found.count - 1)))
    case .up: layer = .help(search: search, top: max(0, top - 1))
    case .enter:
      layer = nil
      guard found.indices.contains(top) else { return [] }
      let command = found[top]
      if let reason = command.unavailable(self) {
        notice = Notice(.refused, reason)
        return [.beep]
      }
      return run(command.action)
    default: break
    }
    return []
  }

  /// The commands whose name, words or keys hold the text.
  func helpEntries(_ search: String) -> [ConsoleCommand] {
    let wanted = search.lowercased()
    guard !wanted.isEmpty else { return ConsoleCommand.table }
    return ConsoleCommand.table.filter { command in
      command.name.contains(wanted) || command.help.lowercased().contains(wanted)
        || command.keys.contains { $0.name.lowercased() == wanted }
    }
  }

  private mutating func pressInOutcomes(
    _ key: Key, _ search: String, _ cursor: Int
  ) -> [Effect] {
    let found = outcomesFound(search)
    switch key {
    case .character(let character):
      layer = .outcomes(search: search + String(character), cursor: 0)
    case .backspace: layer = .outcomes(search: String(search.dropLast()), cursor: 0)
    case .down: layer = .outcomes(search: search, cursor: min(cursor + 1, max(0, found.count - 1)))
    case .up: layer = .outcomes(search: search, cursor: max(0, cursor - 1))
    case .enter:
      layer = nil
      return found.indices.contains(cursor) ? choose(found[cursor]) : []
    default: break
    }
    return []
  }

  func outcomesFound(_ search: String) -> [Outcome] {
    let wanted = search.lowercased()
    return outcomes.filter {
      wanted.isEmpty || $0.title.lowercased().contains(wanted) || $0.code.contains(wanted)
    }
  }
}
