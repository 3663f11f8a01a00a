internal import Cases
internal import Screen
internal import Worklist

// Views, one's own among them, sorting and marks.
extension Model {
  mutating func runOnQueue(_ action: Action) -> [Effect] {
    switch action {
    case .sort: return sortByNext()
    case .ascending: return sort(QueueSort(queue.sort.column, isDescending: false))
    case .descending: return sort(QueueSort(queue.sort.column, isDescending: true))
    case .mark: return mark()
    case .range: return markRange()
    case .markAll: return markAll()
    case .saveView:
      layer = .prompt(Prompt(title: wording.screens.nameOfView, text: "", use: .viewName))
    case .forgetView: layer = .picker(ownViewPicker())
    case .urgent: return openUrgent()
    case .find: layer = .find(FindState())
    case .fullHistory: layer = .history(HistoryView())
    case .copy: layer = .picker(copyPicker())
    case .board: return toggleBoard()
    case .takeBreak: return [.perform(nil, .takeBreak(isOnBreak ? .ended : .began))]
    default: break
    }
    return []
  }

  mutating func changeView(by step: Int) -> [Effect] {
    let views = View.allCases
    let count = views.count + queue.ownViews.count
    let index =
      queue.own.flatMap(queue.ownViews.firstIndex).map { views.count + $0 }
      ?? views.firstIndex(of: queue.view) ?? 0
    let wanted = (index + step + count) % count
    return wanted < views.count
      ? look(at: views[wanted]) : look(at: queue.ownViews[wanted - views.count])
  }

  /// A saved view, from its beginning.
  mutating func look(at view: View) -> [Effect] {
    (queue.view, queue.own, queue.filter, queue.sort) = (view, nil, "", QueueSort())
    return beginView()
  }

  mutating func look(at own: OwnView) -> [Effect] {
    (queue.view, queue.own, queue.filter, queue.sort) = (own.view, own, own.filter, own.sort)
    return beginView()
  }

  private mutating func beginView() -> [Effect] {
    (queue.marks, queue.anchor) = ([], nil)
    drawUp()
    queue.cursor = 0
    if queue.shown.isEmpty {
      putAside()
      open = nil
    }
    return openSelected() + readHead()
  }

  private mutating func sortByNext() -> [Effect] {
    let columns = QueueSort.Column.allCases
    let index = columns.firstIndex(of: queue.sort.column) ?? 0
    let column = columns[(index + 1) % columns.count]
    // Names and days to come are read upwards, the rest from the most down.
    return sort(QueueSort(column, isDescending: column != .name && column != .next))
  }

  private mutating func sort(_ sort: QueueSort) -> [Effect] {
    queue.sort = sort
    let done = queue.done
    drawUp()
    queue.done = done
    notice = Notice(.news, wording.screens.sorted(sort))
    return openSelected() + readHead()
  }

  /// Marks the case and goes down, so that marking is one key a case.
  private mutating func mark() -> [Effect] {
    guard let row = queue.selected else { return [.beep] }
    if queue.marks.remove(row) == nil { queue.marks.insert(row) }
    queue.anchor = queue.cursor
    return select(queue.cursor + 1)
  }

  private mutating func markRange() -> [Effect] {
    guard !queue.shown.isEmpty else { return [.beep] }
    let anchor = min(queue.anchor ?? queue.cursor, queue.shown.count - 1)
    for index in min(anchor, queue.cursor)...max(anchor, queue.cursor) {
      queue.marks.insert(queue.shown[index])
    }
    queue.anchor = queue.cursor
    notice = Notice(.news, wording.screens.marked(queue.marks.count))
    return []
  }

  private mutating func markAll() -> [Effect] {
    let isAll = !queue.shown.isEmpty && queue.shown.allSatisfy(queue.marks.contains)
    if isAll { queue.marks.subtract(queue.shown) } else { queue.marks.formUnion(queue.shown) }
    notice = Notice(.news, wording.screens.marked(queue.marks.count))
    return []
  }

  /// The view as it stands becomes one's own, in place of one of the same name.
  mutating func saveView(_ name: String) -> [Effect] {
    let trimmed = name.split(separator: " ").joined(separator: " ")
    guard !trimmed.isEmpty else { return [.beep] }
    let own = OwnView(
      name: String(trimmed.prefix(40)), view: queue.view, filter: queue.filter, sort: queue.sort)
    queue.ownViews.removeAll { $0.name == own.name }
    queue.ownViews.append(own)
    queue.own = own
    queue.isFiltering = false
    notice = Notice(.done, wording.screens.viewSaved(own.name))
    return [.keepViews(queue.ownViews)]
  }

  private func ownViewPicker() -> Picker {
    Picker(
      wording.screens.forgetView,
      queue.ownViews.map { own in
        Picker.Row(
          own.name, detail: [wording.viewTitle(own.view), own.filter].joined(separator: " "),
          choice: .forget(own))
      })
  }

  mutating func forget(_ own: OwnView) -> [Effect] {
    queue.ownViews.removeAll { $0 == own }
    let effects = queue.own == own ? look(at: queue.view) : []
    return [.keepViews(queue.ownViews)] + effects
  }

  /// The name of what is looked at.
  var viewName: String { queue.own?.name ?? wording.viewTitle(queue.view) }
}
