internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// To whom, the people that are meant, and both sides as they would be.
  func drawMove(_ canvas: inout Canvas) {
    guard let move = model.board.move else { return }
    rule(&canvas, wording.board.assign(move.rows.count, move.mates), focused: true)
    drawTarget(&canvas, move, y: 1)
    drawMoveFields(&canvas, move, y: 2)
    guard let preview = model.preview(move), let to = preview.to.user else { return }
    let from =
      preview.givers == 1 ? model.name(preview.from.user) : wording.board.several(preview.givers)
    let lines = sideLines(canvas.size.width)
    side(&canvas, from, preview.from, y: 3, lines: lines)
    side(&canvas, model.name(to), preview.to, y: 3 + lines, lines: lines)
    let warnings = preview.warnings.map { "! " + wording.board.warning($0) { model.name($0) } }
    canvas.draw(
      warnings.joined(separator: "   "), x: 1, y: 3 + 2 * lines, width: canvas.size.width - 2,
      theme["warning"])
  }

  /// How many lines the panel of a move takes.
  func moveHeight(_ width: Int) -> Int { 4 + 2 * sideLines(width) }

  /// How many lines each side takes, so that money and buckets are seen, too.
  private func sideLines(_ width: Int) -> Int { width >= 160 ? 1 : 2 }

  private func side(
    _ canvas: inout Canvas, _ name: String, _ side: MovePreview.Side, y: Int, lines: Int
  ) {
    let money = model.money(side.before, side.after)
    let others = money.count > 3 ? [wording.board.moreCurrencies(money.count - 3)] : []
    let parts = wording.board.side(
      side.before, side.after, money.prefix(3) + others, side.capacity)
    let width = canvas.size.width - 2
    let flowed = flowed([name.padded(toWidth: 14)] + parts, width: width, most: lines)
    for (row, line) in flowed.enumerated() {
      canvas.draw(line, x: 1, y: y + row, width: width)
    }
  }

  private func drawTarget(_ canvas: inout Canvas, _ move: MovePrompt, y: Int) {
    var x = 1 + canvas.draw(wording.board.to + " ", x: 1, y: y, theme["label"])
    field(&canvas, move.to, isActive: move.field == .to, x: x, y: y, width: 12)
    x += 14
    let found = model.candidates(move)
    guard !found.isEmpty else {
      canvas.draw(wording.board.nobodyMatches(move.to), x: x, y: y, theme["warning"])
      return
    }
    for (index, member) in found.enumerated().dropFirst(max(0, move.cursor - 2)) {
      let before = model.board.loads[member.user].cases
      let coming = move.moving.coming(to: member.user, in: model.table)
      let mark = index == move.cursor && !move.to.isEmpty ? "> " : "  "
      let text = "\(mark)\(member.name) \(before)→\(before + coming)"
      guard x + text.displayWidth < canvas.size.width else { break }
      x += canvas.draw(text, x: x, y: y, theme[mark == "> " ? "chosen" : "text"]) + 1
    }
  }

  private func drawMoveFields(_ canvas: inout Canvas, _ move: MovePrompt, y: Int) {
    var x = 1 + canvas.draw(wording.board.reason + " ", x: 1, y: y, theme["label"])
    field(&canvas, move.reason, isActive: move.field == .reason, x: x, y: y, width: 30)
    x += 32
    x += canvas.draw(wording.board.until + " ", x: x, y: y, theme["label"])
    field(&canvas, move.until, isActive: move.field == .until, x: x, y: y, width: 12)
    let meaning =
      move.until.isEmpty
      ? wording.board.forGood
      : readDay(move.until, today: model.today).map { "= \($0)" } ?? "?"
    canvas.draw(meaning, x: x + 13, y: y, theme["muted"])
  }

  private func field(
    _ canvas: inout Canvas, _ text: String, isActive: Bool, x: Int, y: Int, width: Int
  ) {
    let style = theme[isActive ? "input.active" : "input"]
    canvas.fill(Rect(x: x, y: y, width: width, height: 1), style)
    let used = canvas.draw(tail(text, width: width - 1), x: x, y: y, width: width, style)
    if isActive { canvas.placeCursor(x: x + used, y: y) }
  }
}

extension Model {
  /// The balances that change, before and after.
  func money(_ before: Load, _ after: Load) -> [String] {
    let currencies = table.currencies
    func amount(_ load: Load, _ index: Int) -> Int64 {
      load.balance.indices.contains(index) ? load.balance[index] : 0
    }
    return currencies.indices.filter { amount(before, $0) != amount(after, $0) }.map {
      let (now, then) = (amount(before, $0), amount(after, $0))
      return currencies[$0].code + " " + Money(minor: now, currency: currencies[$0]).whole + "→"
        + Money(minor: then, currency: currencies[$0]).whole
    }
  }
}

/// Parts one after the other; a new line begins with a part that does not fit.
/// - Parameter most: the last of so many lines takes what is left.
func flowed(_ parts: [String], width: Int, most: Int = .max) -> [String] {
  var lines = [""]
  for part in parts {
    let line = lines[lines.count - 1]
    if lines.count < most, line.displayWidth + 2 + part.displayWidth > width {
      lines.append("  " + part)
    } else {
      lines[lines.count - 1] = line.isEmpty ? part : line + "  " + part
    }
  }
  return lines
}
