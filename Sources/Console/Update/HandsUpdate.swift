internal import Cases
internal import Worklist

// Cases that come and go while somebody works: the queue still holds what is one's own.
extension Model {
  /// Which of the cases that events touch one may work before they are taken in.
  func held(of events: [Event]) -> RowSet {
    RowSet(rows(of: events).filter { scope.sees(Int($0), in: table) })
  }

  private func rows(of events: [Event]) -> [Int32] {
    events.compactMap { $0.caseID.flatMap(table.index(of:)).map { Int32($0) } }
  }

  /// What went elsewhere leaves the queue, what came waits at its end. The case that is open stays
  /// where it is, whoever has it now.
  mutating func changeHands(_ events: [Event], heldBefore: RowSet) {
    let opened = open.flatMap { table.index(of: $0.file.id) }.map { Int32($0) }
    var gone = RowSet()
    var came: [Int32] = []
    var seen = RowSet()
    for row in rows(of: events) {
      let isHeld = scope.sees(Int(row), in: table)
      guard isHeld != heldBefore.contains(row), seen.insert(row) else { continue }
      if isHeld { came.append(row) } else if row != opened { gone.insert(row) }
    }
    guard !gone.isEmpty || !came.isEmpty else { return }
    let known = RowSet(queue.entries)
    queue.entries.removeAll(where: gone.contains)
    queue.entries += came.filter { row in
      !known.contains(row) && queue.view.holds(table.rows[Int(row)], in: table, at: moment)
    }
    queue.marks = queue.marks.filter { !gone.contains($0) }
    queue.counts = Worklist.counts(scope, of: table, at: moment)
    applyFilter()
  }
}
