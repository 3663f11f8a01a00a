internal import Cases
internal import Screen
internal import Worklist

// The end of the day: what was not worked is carried over with a reason, one case or many.
extension Model {
  private var carrying: Outcome? { outcomes.first { $0.code == carryOver } }

  /// At the desk the open case, by its outcome and a note; on the board those that are chosen.
  mutating func beginCarry() -> [Effect] {
    guard let carrying else { return [.beep] }
    guard scene == .board else { return choose(carrying) }
    let ids = board.chosen.compactMap { table.id(Int($0)) }
    guard !ids.isEmpty else {
      notice = Notice(.refused, wording.board.nothingChosen)
      return [.beep]
    }
    layer = .prompt(
      Prompt(title: wording.board.carryReason(ids.count), text: "", use: .carry(ids)))
    return []
  }

  mutating func carry(_ ids: [CaseID], reason: String) -> [Effect] {
    guard let carrying else { return [.beep] }
    var record = Record(outcome: carrying)
    record.note = reason
    let effects: [Effect] = [
      .performAll(ids.map { CaseOrder(caseID: $0, command: .record(record)) })
    ]
    guard ids.count > 10 else { return effects }
    layer = .confirm(
      Confirmation(question: wording.board.confirmCarry(ids.count), effects: effects))
    return []
  }

  /// What was carried over is no longer marked; of several it says how many they were.
  mutating func finishCarry(_ events: [Event]) {
    guard scene == .board else { return }
    let carried = events.count { event in
      if case .contacted(let contacted) = event.happening { return contacted.outcome == carryOver }
      return false
    }
    guard carried > 0 else { return }
    (board.marks, board.anchor) = (RowSet(), nil)
    if carried > 1 { notice = Notice(.done, wording.board.carried(carried)) }
  }

  /// Marks on the board what the day's close cannot account for, so that it can be carried over,
  /// moved or opened.
  mutating func markUnaccounted(_ sheet: ReportSheet) -> [Effect] {
    guard let section = sheet.sections.first(where: { $0.key == "unaccounted" }) else { return [] }
    let rows = section.rows.compactMap { row -> Int32? in
      guard case .text(let text)? = row.first, let id = CaseID(text) else { return nil }
      return table.index(of: id).map { Int32($0) }
    }
    layer = nil
    scene = .board
    board.subject = board.subjects.firstIndex(of: .everybody) ?? board.subject
    (board.view, board.filter, board.cursor) = (.all, "", 0)
    drawUpBoard()
    board.marks = RowSet(rows).intersection(board.entries)
    // Marked ones first: they are what one came for.
    board.shown =
      board.shown.filter(board.marks.contains) + board.shown.filter { !board.marks.contains($0) }
    notice = Notice(.news, wording.board.markedUnaccounted(board.marks.count))
    return previewSelected()
  }
}
