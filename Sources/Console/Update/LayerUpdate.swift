internal import Cases
internal import Screen

// What lies over the panes gets every key.
extension Model {
  mutating func pressInLayer(_ key: Key) -> [Effect] {
    switch (layer, key) {
    case (_, .control("l")): return [.redraw]
    case (_, .control("z")): return [.suspend]
    case (.form(var form), .escape) where form.listing != nil:
      form.listing = nil
      layer = .form(form)
    case (_, .escape), (_, .control("c")), (_, .function(12)), (_, .function(3)):
      layer = nil
    case (.picker(let picker), _): return pressInPicker(key, picker)
    case (.why, _): layer = nil
    case (.form(let form), _): return pressInForm(key, form)
    case (.letter(let shown), _): return pressInLetter(key, shown)
    case (.training(let top), _):
      layer = read(key, top: top, of: trainingLines.count).map { .training(top: $0) }
    case (.rules(let top), _):
      layer = read(key, top: top, of: ruleLines.count).map { .rules(top: $0) }
    case (.faults(let top), _):
      layer = read(key, top: top, of: faultLines.count).map { .faults(top: $0) }
    case (.history(let view), _): return pressInHistory(key, view)
    case (.find(let state), _): return pressInFind(key, state)
    case (.prompt(let prompt), _): return pressInPrompt(key, prompt)
    case (.confirm(let question), _): return pressInConfirmation(key, question)
    case (.report(let view), _): return pressInReport(key, view)
    case (.balance(let view), _): return pressInBalance(key, view)
    case (nil, _): break
    }
    return []
  }
}
