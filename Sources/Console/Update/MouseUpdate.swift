internal import Cases
internal import Screen

// The mouse, where the person turned it on: a click selects, the wheel scrolls. Nothing is logged
// or dialled by it.
extension Model {
  mutating func take(_ mouse: Key.Mouse) -> [Effect] {
    switch (mouse.action, layer) {
    case (.wheelUp, .some): return pressInLayer(.up)
    case (.wheelDown, .some): return pressInLayer(.down)
    case (_, .some): return []
    case (.wheelUp, nil): return scroll(mouse.point, by: -3)
    case (.wheelDown, nil): return scroll(mouse.point, by: 3)
    case (.press(.left), nil): return click(mouse.point)
    default: return []
    }
  }

  private mutating func scroll(_ point: Point, by lines: Int) -> [Effect] {
    guard entry == nil, let pane = pane(at: point) else { return [] }
    let before = focus
    focus = pane
    var effects: [Effect] = []
    if pane == .queue {
      effects = select(queue.cursor + lines)
    } else {
      for _ in 0..<abs(lines) { effects += move(lines > 0 ? .down : .up) }
    }
    focus = before
    return effects
  }

  private mutating func click(_ point: Point) -> [Effect] {
    guard entry == nil, let pane = pane(at: point) else { return [] }
    focus = pane
    guard pane == .queue, let place = DeskLayout(self).queue else { return [] }
    let room = queueRoom(place)
    let line = point.y - place.y - QueuePane.head
    let top = topOfList(cursor: queue.cursor, count: queue.shown.count, room: room)
    guard (0..<room).contains(line), queue.shown.indices.contains(top + line) else { return [] }
    return select(top + line)
  }

  private func pane(at point: Point) -> Focus? {
    let layout = DeskLayout(self)
    if layout.script.contains(point) { return .script }
    if layout.caseAndHistory.contains(point) { return .history }
    return layout.queue?.contains(point) == true || layout.next?.contains(point) == true
      ? .queue : nil
  }
}
