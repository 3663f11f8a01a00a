internal import Cases
internal import Worklist

// What a person asks of the leads beside a later date and an override, which follow from a promise
// and a call that are refused: a settlement, a closing; and what was asked, taken back.
extension Model {
  func askPicker() -> Picker {
    guard let file = open?.file else { return Picker(wording.requests.title, []) }
    func row(_ kind: Requested.Kind, _ text: String) -> Picker.Row {
      let earlier = file.requests.first { $0.isOpen && $0.wanted.kind == kind }
      return Picker.Row(
        text, detail: wording.requests.meaning(kind),
        unavailable: earlier.map { wording.refusal(.alreadyRequested(kind, by: $0.by)) },
        choice: .ask(kind))
    }
    var rows = [
      row(.settlement, wording.requests.settle),
      row(.closing, actor?.role == .lead ? wording.requests.closeIt : wording.requests.close),
    ]
    rows += file.requests.filter { $0.isOpen && $0.by == actor?.user }.map { request in
      Picker.Row(
        wording.requests.takeBack(summary(request.wanted, in: file.debt.currency)),
        detail: request.wanted.reason,
        choice: .takeBack(request.id))
    }
    return Picker(wording.requests.title, rows)
  }

  mutating func beginAsking(_ kind: Requested.Kind, _ text: String = "") -> [Effect] {
    layer = .prompt(Prompt(title: wording.requests.prompt(kind), text: text, use: .ask(kind)))
    return []
  }

  mutating func takeBack(_ request: String) -> [Effect] {
    guard let open else { return [.beep] }
    return [.perform(open.file.id, .answer(request: request, .withdraw, reason: ""))]
  }

  /// What was typed is asked for; a lead closes a case without asking anybody.
  mutating func ask(_ kind: Requested.Kind, typed text: String) -> [Effect] {
    guard let open else { return [.beep] }
    guard kind == .settlement else {
      let isLead = actor?.role == .lead
      return [
        .perform(
          open.file.id, isLead ? .close(reason: text) : .request(.closing(reason: text)))
      ]
    }
    guard let typed = settlement(text, open.file.debt.currency) else {
      notice = Notice(.refused, wording.requests.unclear(text))
      return beginAsking(kind, text) + [.beep, .dropTypeahead]
    }
    return [.perform(open.file.id, .request(typed))]
  }

  /// `9000 fri lost the job`: an amount and a day in either order, then why.
  private func settlement(_ text: String, _ currency: Currency) -> Requested? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 2 else { return nil }
    let pair = [(words[0], words[1]), (words[1], words[0])].lazy.compactMap { amount, day in
      Money(typed: amount, currency: currency).flatMap { [today] money in
        readDay(day, today: today).map { (money.minor, $0) }
      }
    }.first
    guard let (amount, until) = pair else { return nil }
    return .settlement(amount, until: until, reason: words.dropFirst(2).joined(separator: " "))
  }
}
