internal import Cases
internal import Screen
internal import Worklist

// What agents ask the leads for: listed, approved, changed, sent back.
extension Model {
  mutating func show(requests files: [CaseFile]) {
    let rows = files.flatMap { file in
      file.requests.filter(\.isOpen).map { request in
        Picker.Row(
          "\(file.id) \(file.debtor?.name ?? "")  "
            + summary(request.wanted, in: file.debt.currency),
          detail: "\(name(request.by)): \(request.wanted.reason)",
          choice: .request(file.id, request))
      }
    }
    guard !rows.isEmpty else {
      notice = Notice(.news, wording.board.noRequests)
      return
    }
    layer = .picker(Picker(wording.board.requests, rows))
  }

  /// The exceptions to conduct of a day, each of which opens its case.
  mutating func show(exceptions sheet: ReportSheet) {
    let rows = sheet.sections.flatMap(\.rows).compactMap { row -> Picker.Row? in
      let cells = row.map { text($0) }
      guard cells.count > 4, let id = CaseID(cells[1]) else { return nil }
      let debtor = table.index(of: id).map(table.name) ?? ""
      // What is taken back needs no reason.
      let who = [name(UserID(cells[2])), cells[4]].filter { !$0.isEmpty }
      return Picker.Row(
        "\(cells[0]) \(id) \(debtor)  \(cells[3])", detail: who.joined(separator: ": "),
        choice: .openCase(id))
    }
    guard !rows.isEmpty else {
      notice = Notice(.news, wording.board.noExceptions)
      return
    }
    layer = .picker(Picker(wording.board.exceptions, rows))
  }

  func summary(_ wanted: Requested, in currency: Currency) -> String {
    var parts = [wording.requests.kind(wanted.kind)]
    if let amount = wanted.amount {
      parts.append(Money(minor: amount, currency: currency).grouped)
    }
    if let due = wanted.due { parts.append("\(wording.due) \(due)") }
    if let rule = wanted.rule { parts.append(rule) }
    return parts.joined(separator: " ")
  }

  /// What may be done with one request.
  mutating func choose(_ id: CaseID, _ request: Request) -> [Effect] {
    let isLead = actor?.role == .lead
    let no = isLead ? nil : wording.board.leadsOnly
    func row(_ text: String, _ kind: AnswerDraft.Kind) -> Picker.Row {
      Picker.Row(
        text, unavailable: no,
        choice: .answer(AnswerDraft(caseID: id, request: request, kind: kind)))
    }
    var rows = [row(wording.board.approve, .approve)]
    if request.wanted.amount != nil { rows.append(row(wording.board.change, .change)) }
    rows.append(row(wording.board.sendBack, .sendBack))
    rows.append(Picker.Row(wording.board.openCase, choice: .openCase(id)))
    layer = .picker(
      Picker(
        [id.text, table.index(of: id).map { table.name($0) } ?? ""].joined(separator: " "),
        about: about(request, on: id), rows))
    return []
  }

  /// Everything a lead answers by: who asks for what, why, and what the case owes.
  private func about(_ request: Request, on id: CaseID) -> String {
    guard let index = table.index(of: id) else { return request.wanted.reason }
    let balance = table.balance(index)
    return wording.board.asks(
      name(request.by), summary(request.wanted, in: balance.currency), request.wanted.reason,
      "\(balance.grouped) \(balance.currency.code)",
      Int(today.number - table.rows[index].due))
  }

  mutating func begin(_ draft: AnswerDraft) -> [Effect] {
    switch draft.kind {
    case .approve where draft.request.wanted.kind != .override:
      return [answer(draft, .approve, "")]
    case .change:
      layer = .prompt(
        Prompt(
          title: "\(wording.board.change): \(wording.board.changeHint)", text: "",
          use: .answer(draft)))
    case .approve, .sendBack:
      layer = .prompt(Prompt(title: wording.board.reason, text: "", use: .answer(draft)))
    }
    return []
  }

  /// A line that was typed for an answer: what is granted instead, or the reason.
  mutating func finish(_ draft: AnswerDraft, _ text: String) -> [Effect] {
    if draft.kind == .change, draft.wanted == nil {
      guard let wanted = changed(draft.request.wanted, text, on: draft.caseID) else {
        notice = Notice(.refused, wording.board.unclearChange(text))
        return [.beep, .dropTypeahead]
      }
      var next = draft
      next.wanted = wanted
      layer = .prompt(Prompt(title: wording.board.reason, text: "", use: .answer(next)))
      return []
    }
    switch draft.kind {
    case .approve: return [answer(draft, .approve, text)]
    case .sendBack: return [answer(draft, .sendBack, text)]
    case .change: return draft.wanted.map { [answer(draft, .change($0), text)] } ?? []
    }
  }

  private func answer(_ draft: AnswerDraft, _ answer: Answer, _ reason: String) -> Effect {
    .perform(draft.caseID, .answer(request: draft.request.id, answer, reason: reason))
  }

  /// `500 fri`: an amount and a day.
  private func changed(_ wanted: Requested, _ text: String, on id: CaseID) -> Requested? {
    let words = text.split(separator: " ")
    guard (1...2).contains(words.count) else { return nil }
    let currency = table.index(of: id).map { table.currency($0) } ?? charter.currency
    var result = wanted
    for word in words {
      if let day = readDay(String(word), today: today), !word.allSatisfy(\.isNumber) {
        result.due = day
      } else if let money = Money(typed: word, currency: currency) {
        result.amount = money.minor
      } else {
        return nil
      }
    }
    return result
  }
}
