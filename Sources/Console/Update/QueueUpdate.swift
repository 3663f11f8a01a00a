package import Cases
internal import Playbook
internal import Screen
internal import Worklist

// The queue: drawing it up, moving in it, narrowing it, opening what is selected.
extension Model {
  /// Draws the queue of the current view up anew and keeps the selected case selected.
  package mutating func drawUp() {
    let selected = queue.selected
    queue.entries = Worklist.queue(queue.view, scope, of: table, at: moment, rules: rules)
    queue.counts = Worklist.counts(scope, of: table, at: moment)
    queue.entries = queue.sort.sorted(queue.entries, in: table)
    queue.done = []
    queue.stopped = []
    queue.shown = narrowed()
    lookAhead()
    queue.cursor = selected.flatMap(queue.shown.firstIndex) ?? 0
  }

  func narrowed() -> [Int32] {
    queue.filter.isEmpty
      ? queue.entries : table.filter(queue.entries, needles: needles(queue.filter))
  }

  /// Letters added to a filter can only take away: the rest is searched, not the whole queue.
  /// Where nothing was left, the open case is what one comes back to.
  mutating func applyFilter(narrowing: Bool = false) {
    let selected = queue.selected ?? open.flatMap { table.index(of: $0.file.id) }.map(Int32.init)
    queue.shown =
      narrowing ? table.filter(queue.shown, needles: needles(queue.filter)) : narrowed()
    queue.cursor = selected.flatMap(queue.shown.firstIndex) ?? 0
  }

  package func openSelected() -> [Effect] {
    guard let row = queue.selected, let id = table.id(Int(row)) else { return [] }
    return id == open?.file.id ? [] : [.open(id)]
  }

  /// The cases above and below the selected one.
  package var neighbours: [CaseID] {
    [queue.cursor + 1, queue.cursor - 1].filter(queue.shown.indices.contains)
      .compactMap { table.id(Int(queue.shown[$0])) }
  }

  mutating func select(_ index: Int) -> [Effect] {
    guard !queue.shown.isEmpty else { return [] }
    queue.cursor = max(0, min(queue.shown.count - 1, index))
    return openSelected()
  }

  mutating func move(_ action: Action) -> [Effect] {
    switch focus {
    case .queue: return select(moved(queue.cursor, action, count: queue.shown.count))
    case .history:
      guard let open else { return [] }
      let top = moved(open.historyTop, action, count: open.history.count)
      self.open?.historyTop = top
    case .script:
      // Lines, not steps: a long one is read to its end and no farther.
      guard let open, open.guide?.walk != nil else { return [] }
      let pane = ScriptPane(self, DeskLayout(self).script.size)
      let top = moved(min(open.scriptTop, pane.lastTop), action, count: pane.lastTop + 1)
      self.open?.scriptTop = top
    }
    return []
  }

  private func moved(_ index: Int, _ action: Action, count: Int) -> Int {
    let page = max(1, size.height - 14)
    let wanted =
      switch action {
      case .up: index - 1
      case .down: index + 1
      case .pageUp: index - page
      case .pageDown: index + page
      case .top: 0
      default: count - 1
      }
    return max(0, min(count - 1, wanted))
  }

  private mutating func dropFilter() {
    queue.filter = ""
    queue.isFiltering = false
    applyFilter()
  }

  /// Keys while the filter is being typed; nil lets the panes have the key.
  mutating func pressInFilter(_ key: Key) -> [Effect]? {
    switch key {
    case .character(let character):
      queue.filter.append(character)
      applyFilter(narrowing: queue.filter.count > 1)
    case .backspace:
      _ = queue.filter.popLast()
      applyFilter()
    case .enter, .tab: queue.isFiltering = false
    case .control("c"), .escape, .function(12): dropFilter()
    case _ where keys.action(of: key, on: scene) == .cancel: dropFilter()
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .up, .down, .pageUp, .pageDown, .home, .end: return nil
    default: return []
    }
    return openSelected()
  }
}
