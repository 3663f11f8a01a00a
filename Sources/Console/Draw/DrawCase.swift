internal import Cases
internal import Playbook
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
    let lines = Array(caseLines(open, width: canvas.size.width, most: most).prefix(most))
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

  /// Who, what and how it stands, for one who does not work the case.
  func previewLines(_ file: CaseFile, width: Int) -> [Line] {
    let (money, creditor) = moneyLines(file, width: width)
    return [whoLine(file)] + money + promiseLines(file) + [factsLine(file, creditor)]
  }

  /// What must be seen first comes first: that the case is no longer one's own, clues, then whom
  /// to call and why, what was agreed, what holds, and the person's other accounts.
  private func caseLines(_ open: OpenCase, width: Int, most: Int) -> [Line] {
    let file = open.file
    if model.hidesDebt { return sealedLines(open) }
    let (money, creditor) = moneyLines(file, width: width)
    var lines = handoverLines(file) + [whoLine(file)] + money
    if let to = open.movedTo { lines.insert([(wording.movedAway(to), "alert")], at: 0) }
    for clue in file.clues.suffix(3).reversed() {
      lines.append([(wording.clues + ":", "label"), (clue.text, "strong")])
    }
    var below = proposalLine(open).map { [$0] } ?? []
    below += promiseLines(file)
    below += file.requests.map { requestLine($0, file) }
    if let line = settlementLine(file) { below.append(line) }
    below += conductLines(open, width: width)
    below += treatmentLines(file)
    let place = most - lines.count - below.count
    lines += reachLines(open, place: place)
    lines += below + [factsLine(file, creditor)] + mateLines(open)
    return whole(lines, width: width, most: most)
  }

  /// The lines with those that are too long laid in several, the first ones first, as far as there
  /// is place: nothing is pushed out for it.
  private func whole(_ lines: [Line], width: Int, most: Int) -> [Line] {
    var spare = most - lines.count
    return lines.flatMap { line -> [Line] in
      let laid = laid(line, width: width)
      guard laid.count > 1, laid.count - 1 <= spare else { return [line] }
      spare -= laid.count - 1
      return laid
    }
  }

  /// As many pieces in a line as have their place in it; what is longer than a line is wrapped.
  private func laid(_ line: Line, width: Int) -> [Line] {
    let indent = "   "
    var lines: [Line] = [[]]
    var used = 1
    for piece in line where !piece.text.isEmpty {
      let wide = piece.text.displayWidth
      if used + wide <= width {
        lines[lines.count - 1].append(piece)
        used += wide + 2
        continue
      }
      // A long text begins where it stands, if there is some place; another begins a line.
      let left = width - used
      let begins = wide > width - 6 && left > 20
      var rest = piece.text
      if begins, let head = rest.wrapped(toWidth: left).first {
        lines[lines.count - 1].append((head, piece.role))
        rest = String(rest.dropFirst(head.count).drop { $0 == " " })
      }
      for text in rest.wrapped(toWidth: width - 6) {
        lines.append([(indent, "text"), (text, piece.role)])
      }
      used = 6 + (lines.last?.last?.text.displayWidth ?? 0) + 2
    }
    return lines
  }

  /// Every number and address; where there is no place for all, the chosen one and how many there
  /// are besides, so that what holds is not pushed out.
  private func reachLines(_ open: OpenCase, place: Int) -> [Line] {
    var lines: [Line] = []
    var chosen = 0
    for party in open.file.parties {
      for point in party.points {
        if point.id == open.point { chosen = lines.count }
        lines.append(pointLine(point, of: party, open))
      }
      if party.points.isEmpty, party.role != .debtor {
        lines.append(pointlessLine(party, open.file))
      }
    }
    guard lines.count > max(1, place) else { return lines }
    var first = lines.remove(at: chosen)
    let shown = max(1, place)
    first.insert((wording.desk.morePoints(lines.count + 1 - shown), "muted"), at: 2)
    return [first] + lines.prefix(shown - 1)
  }

  /// Who is looked for and where somebody may be reached; nothing of why.
  private func sealedLines(_ open: OpenCase) -> [Line] {
    var lines: [Line] = [[(open.file.debtor?.name ?? open.file.id.text, "title")]]
    for party in open.file.parties {
      for point in party.points { lines.append(pointLine(point, of: party, open)) }
    }
    lines.append([(wording.guide.hidden, "warning")])
    return lines
  }

  private func whoLine(_ file: CaseFile) -> Line {
    let debtor = file.debtor
    var line: Line = [(debtor?.name ?? file.id.text, "title")]
    if let romanised = debtor?.romanised, romanised != debtor?.name {
      line.append((romanised, "text"))
    }
    let age = debtor?.born.map { $0.years(until: model.today) }
    let person = [debtor?.sex?.uppercased(), age.map(String.init)]
      .compactMap { $0 }.joined(separator: " ")
    line.append((person, "text"))
    let days = file.debt.daysPastDue(on: model.today)
    let bucket = model.charter.limits.buckets.bucket(daysPastDue: days)
    line.append(("\(bucket.name)  \(wording.overdue(days))", "overdue"))
    line.append((debtor?.occupation ?? "", "muted"))
    line.append((debtor?.employer ?? "", "muted"))
    return line
  }

  /// What is owed and what it consists of; two lines where one would cut a figure.
  /// - Returns: with them whom it is owed to, where the lines have no place for it.
  private func moneyLines(_ file: CaseFile, width: Int) -> (lines: [Line], creditor: String) {
    let debt = file.debt
    func money(_ minor: Int64) -> String { Money(minor: minor, currency: debt.currency).grouped }
    var line: Line = [
      ("\(wording.balance) \(money(debt.balance)) \(debt.currency.code)", "money")
    ]
    if debt.minimum > 0 { line.append(("\(wording.minimum) \(money(debt.minimum))", "money")) }
    var parts = "\(wording.principal) \(money(debt.principal))"
    if debt.interest != 0 { parts += "  \(wording.interest) \(money(debt.interest))" }
    if debt.fees != 0 { parts += "  \(wording.fees) \(money(debt.fees))" }
    if debt.paid != 0 { parts += "  \(wording.paid) \(money(debt.paid))" }
    let creditor = [debt.creditor, debt.product].compactMap { $0 }.joined(separator: ", ")
    let used = line.reduce(1) { $0 + $1.text.displayWidth + 2 } + parts.displayWidth
    if used > width { return ([line + [(creditor, "muted")], [(parts, "muted")]], "") }
    guard used + 2 + creditor.displayWidth <= width else {
      return ([line + [(parts, "muted")]], creditor)
    }
    return ([line + [(parts, "muted"), (creditor, "muted")]], "")
  }

  private func pointLine(_ point: ContactPoint, of party: Party, _ open: OpenCase) -> Line {
    let isChosen = point.id == open.point
    let relation = party.role == .debtor ? "" : relation(of: party, open.file)
    let past = PointPast(point.id, in: open.file, since: model.moment.now + -7 * 86_400_000)
    var last = ""
    // What somebody said when last spoken to may tell of the debt.
    if let contact = past.lastContact, !model.hidesDebt {
      let (day, minute) = model.charter.zone.local(contact.at)
      last =
        "\(title(contact.outcome)) \(day.description.dropFirst(5)) "
        + "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    }
    let who: Line = [
      (isChosen ? "*" : " ", "key"), (point.value, isChosen ? "strong" : "text"),
      (wording.place(point.place), "muted"), (relation, "warning"),
      (
        wording.pointState(point.state),
        point.state == .bad ? "error" : point.state == .good ? "allowed" : "muted"
      ),
    ]
    return who + standingPieces(point, open)
      + [(wording.tries(past.failures), "muted"), (last, "text")]
  }

  private func title(_ outcome: String) -> String {
    model.outcomes.first { $0.code == outcome }?.title ?? outcome
  }

  /// The next number and why those before it are passed over; nothing where the first is next.
  private func proposalLine(_ open: OpenCase) -> Line? {
    guard let proposal = open.proposal else { return nil }
    let reasons = model.proposalReasons(proposal)
    switch proposal.next {
    case .call(let choice):
      guard !reasons.isEmpty || choice.callBack != nil else { return nil }
      return [
        (wording.desk.toCall + ":", "label"),
        ("\(wording.place(choice.place)) (\(reasons))", "muted"),
      ]
    case .wait(let until):
      let time = until.map(model.charter.zone.clock)
      return [(wording.desk.waits(time, proposal.areAllTried), "warning"), (reasons, "muted")]
    case .skip: return [(wording.desk.noneLeft, "alert"), (reasons, "muted")]
    }
  }

  /// What was asked of the leads, and what became of it.
  private func requestLine(_ request: Request, _ file: CaseFile) -> Line {
    // What was granted is what counts.
    let wanted = request.answer?.wanted ?? request.wanted
    let amount = wanted.amount.map { Money(minor: $0, currency: file.debt.currency).grouped } ?? ""
    let until = wanted.due.map { "\(wording.due) \($0)" } ?? ""
    let answer =
      request.answer.map { wording.requests.decision($0.decision) } ?? wording.desk.requestWaits
    return [
      (wording.desk.asked, "label"), (wording.requests.kind(wanted.kind), "text"),
      ("\(amount) \(until)", "promise"), (answer, request.isOpen ? "warning" : "strong"),
      (request.answer?.reason ?? "", "text"),
    ]
  }

  /// A settlement that a lead approved, while it may be spoken of; its request says so itself.
  private func settlementLine(_ file: CaseFile) -> Line? {
    guard let settlement = file.settlement, settlement.until >= model.today,
      !file.requests.contains(where: { $0.wanted.kind == .settlement && !$0.isOpen })
    else { return nil }
    let amount = Money(minor: settlement.amount, currency: file.debt.currency).grouped
    return [
      (wording.requests.settlement, "label"),
      ("\(amount) \(wording.due) \(settlement.until)", "promise"),
      (wording.requests.decision(.approved), "strong"),
    ]
  }

  /// The promise that lives or was made last; of a plan how many instalments there are and which is
  /// next.
  private func promiseLines(_ file: CaseFile) -> [Line] {
    let file = file.settled(on: model.today, model.charter.limits.promise)
    guard let promise = file.livePromise ?? file.promises.last else { return [] }
    let open = file.promises.filter { $0.state == .open }
    var line: Line = []
    if open.count > 1 {
      line.append((wording.desk.plan(open.count), "label"))
      line.append((wording.desk.instalment, "muted"))
    } else {
      line.append((wording.promise, "label"))
    }
    let amount = Money(minor: promise.amount, currency: file.debt.currency).grouped
    line.append(("\(amount) \(wording.due) \(promise.due)", "promise"))
    line.append((wording.promiseState(promise.state), promise.state == .broken ? "error" : "text"))
    if promise.firmness != .firm { line.append((wording.firmness(promise.firmness), "warning")) }
    return [line]
  }

  /// The person's other accounts, each with how late and how much.
  private func mateLines(_ open: OpenCase) -> [Line] {
    guard !open.mates.isEmpty else { return [] }
    var line: Line = [(wording.otherAccounts(open.mates.count), "label")]
    for id in open.mates.prefix(4) {
      guard let index = model.table.index(of: id) else { continue }
      let row = model.table.rows[index]
      let state = row.isOpen ? "\(model.today.number - row.due)d" : "closed"
      line.append(("\(id) \(state) \(model.table.balance(index).whole)", "text"))
    }
    return [line]
  }

  private func factsLine(_ file: CaseFile, _ creditor: String) -> Line {
    var line: Line = []
    if let callBack = file.callBack {
      let time = model.charter.zone.clock(callBack.at)
      line.append(("\(wording.callBackAt) \(time)", "notice"))
    }
    line.append((file.segment.map(wording.segment) ?? "", "muted"))
    if let language = file.debtor?.language {
      line.append(("\(wording.language) \(language)", "muted"))
    }
    line.append(("\(wording.owner) \(file.owner?.text ?? wording.nobody)", "muted"))
    line.append((creditor, "muted"))
    return line
  }
}

/// What a case's history says of one contact point.
private struct PointPast {
  /// Attempts that reached nobody.
  var failures = 0
  /// Attempts since an instant.
  var recent = 0
  var lastContact: (at: Instant, outcome: String)?

  init(_ point: String, in file: CaseFile, since: Instant) {
    let taken = file.takenBack
    for past in file.history {
      guard case .contacted(let contacted) = past.happening, contacted.to == point,
        past.seq.map({ !taken.contains($0) }) ?? true
      else { continue }
      if contacted.flags.contains(.contact) {
        lastContact = (past.at, contacted.outcome)
      } else if contacted.flags.contains(.attempt) {
        failures += 1
      }
      if contacted.flags.contains(.attempt), past.at >= since { recent += 1 }
    }
  }
}
