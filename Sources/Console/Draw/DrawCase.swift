internal import Cases
internal import Screen
internal import Settings
internal import Worklist

extension Painter {
  /// Who, what, how much, how to reach them; below it what happened.
  func drawCaseAndHistory(_ canvas: inout Canvas) {
    guard let open = model.open else {
      rule(&canvas, wording.caseTitle)
      canvas.draw(wording.emptyView(model.queue.view), x: 1, y: 2, theme["muted"])
      return
    }
    rule(&canvas, "\(wording.caseTitle) \(open.file.id)")
    // The history keeps a third of the place at least.
    let most = max(4, canvas.size.height * 2 / 3)
    let lines = Array(caseLines(open).prefix(most))
    for (index, line) in lines.enumerated() { draw(line, on: &canvas, y: 1 + index) }
    let top = 1 + lines.count
    let rest = Rect(x: 0, y: top, width: canvas.size.width, height: canvas.size.height - top)
    canvas.within(rest) { drawHistory(&$0, open) }
  }

  /// A line in pieces, each with its role.
  typealias Line = [(text: String, role: String)]

  func draw(_ line: Line, on canvas: inout Canvas, y: Int) {
    var x = 1
    for piece in line where !piece.text.isEmpty {
      x += canvas.draw(piece.text, x: x, y: y, theme[piece.role])
      x += 2
    }
  }

  private func caseLines(_ open: OpenCase) -> [Line] {
    let file = open.file
    var lines = [whoLine(file), moneyLine(file)]
    for clue in file.clues.suffix(3) {
      lines.append([(wording.clues + ":", "label"), (clue.text, "strong")])
    }
    for party in file.parties {
      for point in party.points { lines.append(pointLine(point, of: party, open)) }
    }
    if let line = promiseLine(file) { lines.append(line) }
    lines.append(factsLine(file))
    if !open.mates.isEmpty {
      let ids = open.mates.prefix(4).map(\.text).joined(separator: "  ")
      lines.append([(wording.otherAccounts(open.mates.count), "label"), (ids, "text")])
    }
    if let to = open.movedTo { lines.insert([(wording.movedAway(to), "alert")], at: 0) }
    return lines
  }

  private func whoLine(_ file: CaseFile) -> Line {
    let debtor = file.debtor
    var line: Line = [(debtor?.name ?? file.id.text, "title")]
    if let romanised = debtor?.romanised, romanised != debtor?.name {
      line.append((romanised, "text"))
    }
    let age = debtor?.born.map { (model.today - $0) * 100 / 36_525 }
    let person = [debtor?.sex, age.map(String.init)].compactMap { $0 }.joined(separator: " ")
    line.append((person, "text"))
    let days = file.debt.daysPastDue(on: model.today)
    let bucket = model.charter.limits.buckets.bucket(daysPastDue: days)
    line.append(("\(bucket.name)  \(wording.overdue(days))", "overdue"))
    line.append((debtor?.occupation ?? "", "muted"))
    line.append((debtor?.employer ?? "", "muted"))
    return line
  }

  private func moneyLine(_ file: CaseFile) -> Line {
    let debt = file.debt
    func money(_ minor: Int64) -> String { Money(minor: minor, currency: debt.currency).grouped }
    var line: Line = [
      ("\(wording.balance) \(money(debt.balance)) \(debt.currency.code)", "money")
    ]
    if debt.minimum > 0 { line.append(("\(wording.minimum) \(money(debt.minimum))", "money")) }
    var parts = "\(wording.principal) \(money(debt.principal))"
    if debt.interest != 0 { parts += "  \(wording.interest) \(money(debt.interest))" }
    if debt.fees != 0 { parts += "  \(wording.fees) \(money(debt.fees))" }
    line.append((parts, "muted"))
    line.append(([debt.creditor, debt.product].compactMap { $0 }.joined(separator: ", "), "muted"))
    return line
  }

  private func pointLine(_ point: ContactPoint, of party: Party, _ open: OpenCase) -> Line {
    let isChosen = point.id == open.point
    let relation = party.role == .debtor ? "" : party.relation ?? party.role.rawValue
    let tried = open.file.history.lazy.filter { past in
      if case .contacted(let contacted) = past.happening {
        return contacted.to == point.id && contacted.flags.contains(.attempt)
          && !contacted.flags.contains(.contact)
      }
      return false
    }.count
    return [
      (isChosen ? "*" : " ", "key"), (point.value, isChosen ? "strong" : "text"),
      (wording.place(point.place), "muted"), (relation, "warning"),
      (
        wording.pointState(point.state),
        point.state == .bad ? "error" : point.state == .good ? "allowed" : "muted"
      ),
      (wording.tries(tried), "muted"),
    ]
  }

  private func promiseLine(_ file: CaseFile) -> Line? {
    guard let promise = file.livePromise ?? file.promises.last else { return nil }
    let amount = Money(minor: promise.amount, currency: file.debt.currency).grouped
    let isLate =
      promise.state == .open
      && promise.due + model.charter.limits.promise.grace < model.today
    let state = isLate ? Promise.State.broken : promise.state
    var line: Line = [
      (wording.promise, "label"), ("\(amount) \(wording.due) \(promise.due)", "promise"),
      (wording.promiseState(state), state == .broken ? "error" : "text"),
    ]
    if promise.firmness != .firm { line.append((wording.firmness(promise.firmness), "warning")) }
    return line
  }

  private func factsLine(_ file: CaseFile) -> Line {
    let facts = file.facts(at: model.moment.now).map { wording.fact($0.fact) }
    var line: Line = []
    if !facts.isEmpty {
      line.append((wording.facts + ":", "label"))
      line.append((facts.joined(separator: ", "), "warning"))
    }
    if let callBack = file.callBack {
      let (day, minute) = model.charter.zone.local(callBack.at)
      let time = "\(day) \(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
      line.append(("\(wording.callBackAt) \(time)", "notice"))
    }
    line.append((file.segment.map(wording.segment) ?? "", "muted"))
    if let language = file.debtor?.language {
      line.append(("\(wording.language) \(language)", "muted"))
    }
    line.append(("\(wording.owner) \(file.owner?.text ?? wording.nobody)", "muted"))
    return line
  }

  private func drawHistory(_ canvas: inout Canvas, _ open: OpenCase) {
    rule(
      &canvas, "\(wording.history) \(open.history.count)", focused: model.focus == .history)
    let room = canvas.size.height - 1
    guard !open.history.isEmpty else {
      canvas.draw(wording.noHistory, x: 1, y: 1, theme["muted"])
      return
    }
    // Long notes wrap where there is height to spare; on a small screen a line is a line.
    let wraps = canvas.size.height > 10
    var y = 1
    for line in open.history.dropFirst(open.historyTop) where y <= room {
      var x = 1 + canvas.draw(line.when, x: 1, y: y, theme["muted"]) + 1
      x += canvas.draw(line.who.cut(toWidth: 10), x: x, y: y, theme["label"]) + 1
      x += canvas.draw(line.what, x: x, y: y, theme["strong"]) + 1
      let width = canvas.size.width - x - 1
      guard wraps, width > 12 else {
        canvas.draw(line.detail, x: x, y: y, width: width)
        y += 1
        continue
      }
      let texts = line.detail.wrapped(toWidth: width)
      for text in texts where y <= room {
        canvas.draw(text, x: x, y: y)
        y += 1
      }
      if texts.isEmpty { y += 1 }
    }
  }
}
