internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// What is evened out or given out, what speaks against it, and what everybody would have.
  func drawBalance(_ canvas: inout Canvas, _ place: Rect, _ view: BalanceView) {
    let lines = model.lines(of: view)
    window(
      &canvas, place, width: place.width, height: lines.count + 2,
      title: (view.why.isEmpty ? wording.board.balance : wording.board.distribute)
        + ": \(view.plan.moves.count)"
        + linesShown(view.top, lines.count, room: place.height - 2),
      hint: wording.board.balanceHint
    ) { canvas in
      for (y, line) in lines.dropFirst(view.top).prefix(canvas.size.height).enumerated() {
        canvas.draw(line.text, x: 0, y: y, width: canvas.size.width, theme[line.role])
      }
    }
  }
}

extension Model {
  /// The preview of a balance, as wide as its window.
  func lines(of view: BalanceView) -> [ReadingLine] {
    let plan = view.plan
    let width = layerRoom.width
    func wrapped(_ text: String, _ role: String) -> [ReadingLine] {
      text.wrapped(toWidth: width).map { ReadingLine(text: $0, role: role) }
    }
    var lines = (view.why.isEmpty ? wording.board.evens(plan) : [givesOut(view)])
      .flatMap { wrapped($0, "strong") }
    for warning in plan.warnings {
      lines += wrapped("! " + wording.board.warning(warning) { name($0) }, "warning")
    }
    let names = plan.before.map { name($0.0).displayWidth }.max() ?? 0
    for ((user, before), (_, after)) in zip(plan.before, plan.after) {
      let parts = wording.board.side(
        before, after, money(before, after), charter.member(user)?.capacity)
      lines += flowed([name(user).padded(toWidth: names)] + parts, width: width)
        .map { ReadingLine(text: $0) }
    }
    return lines
  }

  private func givesOut(_ view: BalanceView) -> String {
    let rules = Dictionary(grouping: view.why.values) { $0 }.map { (rule: $0, count: $1.count) }
    return wording.board.givesOut(
      view.plan.moves.count, board.loads[nil].cases, Set(view.plan.moves.map(\.to)).count,
      rules.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) })
  }
}
