internal import Cases
internal import Screen
internal import Worklist

// Full-screen history, finding in the whole book, and small questions.
extension Model {
  mutating func pressInHistory(_ key: Key, _ view: HistoryView) -> [Effect] {
    var view = view
    let page = max(1, size.height - 6)
    let last = max(0, historyLayout(view).count - page)
    switch key {
    case .enter: view.isSearching = false
    case .character(let character) where view.isSearching:
      view.search.append(character)
      view.top = 0
    case .backspace where view.isSearching: _ = view.search.popLast()
    case .character("/"), .character("／"): (view.isSearching, view.search) = (true, "")
    case .down, .character("j"): view.top = min(view.top + 1, last)
    case .up, .character("k"): view.top = max(0, view.top - 1)
    case .pageDown, .character(" "): view.top = min(view.top + page, last)
    case .pageUp: view.top = max(0, view.top - page)
    case .home, .character("g"): view.top = 0
    case .end, .character("G"): view.top = last
    case .character("q"), .character("h"):
      layer = nil
      return []
    default: return []
    }
    layer = .history(view)
    return []
  }

  /// The lines of the full history that the search lets through, wrapped to the window: of an entry
  /// the first line carries when and who.
  func historyLayout(_ view: HistoryView) -> [(line: HistoryLine?, text: String)] {
    guard let open else { return [] }
    let wanted = view.search.lowercased()
    let width = max(20, size.width - HistoryView.indent - 1)
    return open.history.filter { line in
      wanted.isEmpty
        || "\(line.when) \(line.who) \(line.what) \(line.detail)".lowercased().contains(wanted)
    }.flatMap { line -> [(line: HistoryLine?, text: String)] in
      let texts = line.detail.wrapped(toWidth: width)
      return [(line, texts.first ?? "")] + texts.dropFirst().map { (nil, $0) }
    }
  }

  mutating func pressInFind(_ key: Key, _ state: FindState) -> [Effect] {
    var state = state
    let last = max(0, state.found.count - 1)
    switch key {
    case .enter:
      guard state.found.indices.contains(state.cursor),
        let id = table.id(state.found[state.cursor].row)
      else { return [.beep] }
      layer = nil
      notice = nil
      scene = .desk
      return goBack(to: id)
    case .character(let character): search(state.search + String(character), &state)
    case .backspace: search(String(state.search.dropLast()), &state)
    case .down, .tab: state.cursor = min(state.cursor + 1, last)
    case .up, .backtab: state.cursor = max(0, state.cursor - 1)
    case .pageDown: state.cursor = min(state.cursor + max(1, size.height - 10), last)
    case .pageUp: state.cursor = max(0, state.cursor - max(1, size.height - 10))
    case .home: state.cursor = 0
    case .end: state.cursor = last
    default: return []
    }
    layer = .find(state)
    return []
  }

  private func search(_ text: String, _ state: inout FindState) {
    guard text.utf8.count <= 200 else { return }
    state.search = text
    state.cursor = 0
    state.found = find(text, in: table, scope: scope)
  }

  mutating func pressInPrompt(_ key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .character(let character) where prompt.text.utf8.count < 200:
      prompt.text.append(character)
    case .backspace: _ = prompt.text.popLast()
    case .enter where prompt.use.needsReason && prompt.text.allSatisfy(\.isWhitespace):
      notice = Notice(.refused, wording.refusal(.reasonMissing))
      layer = .prompt(prompt)
      return [.beep]
    case .enter:
      layer = nil
      switch prompt.use {
      case .viewName: return saveView(prompt.text)
      case .answer(let draft): return finish(draft, prompt.text)
      case .segment(let segment): return set(segment: segment, reason: prompt.text)
      case .carry(let ids): return carry(ids, reason: prompt.text)
      case .holding(let holding): return hold(holding, typed: prompt.text)
      case .ask(let kind): return ask(kind, typed: prompt.text)
      default: return take(prompt.text, for: prompt.use)
      }
    default: return []
    }
    layer = .prompt(prompt)
    return []
  }

  mutating func pressInConfirmation(_ key: Key, _ question: Confirmation) -> [Effect] {
    layer = nil
    return key.folded == .character("y") || key.folded == .character("Y") ? question.effects : []
  }

  /// Leaves, after asking where something typed is not on disk.
  mutating func leave() -> [Effect] {
    guard !unsaved.isEmpty else { return [.quit] }
    layer = .confirm(
      Confirmation(question: wording.screens.leaveWithDrafts(unsaved.count), effects: [.quit]))
    return []
  }

  mutating func pasteInLayer(_ line: String) {
    switch layer {
    case .picker(var picker):
      picker.type(line)
      layer = .picker(picker)
    case .find(var state):
      search(state.search + line, &state)
      layer = .find(state)
    case .form(var form) where form.listing == nil:
      form.type(line)
      layer = .form(form)
    case .prompt(var prompt) where prompt.text.utf8.count + line.utf8.count <= 200:
      prompt.text += line
      layer = .prompt(prompt)
    case .history(var view) where view.isSearching:
      view.search += line
      layer = .history(view)
    default: break
    }
  }
}

// Copying, and the person's editor.
extension Model {
  func copyPicker() -> Picker {
    guard let file = open?.file else { return Picker(wording.desk.copyTitle, []) }
    var rows: [Picker.Row] = []
    func add(_ text: String, _ what: String, shown: String? = nil) {
      guard !text.isEmpty, !rows.contains(where: { $0.choice == .copy(text) }) else { return }
      rows.append(Picker.Row(shown ?? text, detail: what, choice: .copy(text)))
    }
    add(file.id.text, wording.screens.caseNumber)
    add(file.debtor?.name ?? "", wording.columnName)
    add(file.debtor?.romanised ?? "", wording.columnName)
    for party in file.parties {
      for point in party.points { add(point.value, wording.place(point.place)) }
    }
    add(file.balance.grouped, wording.columnBalance)
    add(file.debt.number ?? "", wording.screens.account)
    for link in file.links where link.kind == .identity && link.role == .debtor {
      add(link.value, wording.screens.identity, shown: link.shown)
    }
    add(file.debtor?.employer ?? "", wording.screens.employer)
    for clue in file.clues { add(clue.text, wording.clues) }
    for line in open?.history.prefix(20) ?? [] where !line.detail.isEmpty {
      add(line.detail, "\(line.when) \(line.what)")
    }
    let marked = queue.shown.filter(queue.marks.contains).compactMap { table.id(Int($0))?.text }
    if !marked.isEmpty {
      add(marked.joined(separator: "\n"), wording.screens.marked(marked.count))
    }
    return Picker(wording.desk.copyTitle, rows)
  }

  /// The note that is being written, or a new one, in the person's editor.
  mutating func edit() -> [Effect] {
    if entry == nil { _ = beginNote() }
    return [.edit(entry?.text(.note) ?? "")]
  }

  /// What the editor left becomes the note; Enter keeps it.
  mutating func takeEdited(_ text: String) {
    guard var entry else { return }
    if !entry.fields.contains(where: { $0.kind == .note }) {
      entry.fields.append(.init(kind: .note, text: "", isProposal: false))
    }
    entry.current = entry.fields.firstIndex { $0.kind == .note } ?? 0
    entry.replace(text.trimmingNewlines)
    self.entry = entry
  }
}
