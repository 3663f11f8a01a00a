internal import Cases
internal import Screen
internal import Settings

extension Painter {
  /// The outcomes, the entry, the line of what just happened, and the keys.
  func drawDesk(_ canvas: inout Canvas) {
    rule(&canvas, wording.outcome, focused: model.entry != nil)
    drawOutcomes(&canvas)
    let last = canvas.size.height - 2
    let lines = deskLines(width: canvas.size.width - 2).prefix(last - (model.entry == nil ? 0 : 1))
    // A long text takes the line of the entry while nothing is entered; beyond that the outcomes
    // make room, which are known by heart, and the entry stays right above what is said of it.
    let top = last + 1 - max(1, lines.count)
    let first = model.entry == nil ? top : top - 1
    let outcomes = Rect(x: 0, y: first, width: canvas.size.width, height: last + 1 - first)
    canvas.fill(outcomes, theme["text"])
    drawEntry(&canvas, y: first)
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line.text, x: 1, y: top + index, width: canvas.size.width - 2, theme[line.role])
    }
    if !model.pending.isEmpty { drawContinuations(&canvas, y: last) }
    drawKeyBar(&canvas, y: last + 1)
  }

  /// What just happened, or else what the current field wants, wrapped.
  private func deskLines(width: Int) -> [(text: String, role: String)] {
    guard model.pending.isEmpty else { return [] }
    if let notice = model.notice {
      let (text, role) = told(notice)
      return text.wrapped(toWidth: width).map { ($0, role) }
    }
    guard let hint = model.entry.map(model.hint) else { return [] }
    return hint.wrapped(toWidth: width).map { ($0, "muted") }
  }

  private func told(_ notice: Notice) -> (text: String, role: String) {
    switch notice.kind {
    case .done: (notice.text, "success")
    case .news: (notice.text, "notice")
    case .refused: ("! " + notice.text, "error")
    }
  }

  private func drawOutcomes(_ canvas: inout Canvas) {
    let digits = model.outcomes.filter { $0.digit != nil }.sorted { $0.digit ?? 0 < $1.digit ?? 0 }
    var x = 1
    var y = 1
    for outcome in digits {
      // Without a key it is chosen from the list.
      let key = model.keys.name(ofOutcome: outcome.digit).map { $0 + " " } ?? ""
      let width = key.displayWidth + outcome.title.displayWidth + 2
      if x + width > canvas.size.width, y == 1 {
        x = 1
        y = 2
      }
      let isChosen = model.entry?.outcome.code == outcome.code
      x += canvas.draw(key, x: x, y: y, theme["key"])
      x += canvas.draw(outcome.title, x: x, y: y, isChosen ? theme["chosen"] : theme["text"]) + 2
    }
    if y == 1 {
      x = 1
      y = 2
    }
    for action in [Action.call, .list, .note, .edit, .undo, .copy, .filter, .why, .palette, .help] {
      guard let command = ConsoleCommand.of(action),
        let key = model.keys.shortest(of: command)
      else { continue }
      let width = key.name.displayWidth + command.label.count + 3
      guard x + width <= canvas.size.width else { break }
      x += canvas.draw(key.name + " ", x: x, y: y, theme["key"])
      x += canvas.draw(command.label, x: x, y: y, theme["text"]) + 2
    }
  }

  private func drawEntry(_ canvas: inout Canvas, y: Int) {
    guard let entry = model.entry else { return }
    var x = 1 + canvas.draw("[\(entry.outcome.title)]", x: 1, y: y, theme["chosen"]) + 2
    if entry.asksLead { x += canvas.draw(wording.desk.needsLead, x: x, y: y, theme["warning"]) + 2 }
    let first = firstField(entry, room: canvas.size.width - x)
    for (index, field) in entry.fields.enumerated().dropFirst(first) {
      let label = model.label(of: field.kind) + " "
      let isActive = index == entry.current
      let isLast = index == entry.fields.count - 1
      let meaning = resolved(field, entry)
      let wanted = isLast ? 5 : fieldWidth(field, meaning)
      guard isActive || x + label.displayWidth + wanted <= canvas.size.width else {
        // That Tab leads on to more than there is place for, and to what.
        let name = "+" + model.label(of: field.kind)
        let more = x + name.displayWidth <= canvas.size.width ? name : ">"
        canvas.draw(more, x: canvas.size.width - more.displayWidth, y: y, theme["key"])
        break
      }
      x += canvas.draw(label, x: x, y: y, theme["label"])
      var width = isLast ? canvas.size.width - x - 1 : fieldWidth(field, meaning)
      if isLast, isActive, let hint = textsHint(field, room: width) {
        width -= hint.displayWidth + 2
        canvas.draw(hint, x: x + width + 2, y: y, theme["muted"])
      }
      guard width > 3 else { break }
      let style = theme[isActive ? "input.active" : "input"]
      canvas.fill(Rect(x: x, y: y, width: width, height: 1), style)
      // The end of a long text is what is being typed.
      let text = tail(field.text, width: width - 1)
      let used = canvas.draw(text, x: x, y: y, width: width, style)
      if isActive { canvas.placeCursor(x: x + used, y: y) }
      if !meaning.isEmpty {
        canvas.draw(
          meaning, x: x + used + 1, y: y, width: width - used - 1,
          field.isProposal ? theme["muted"] : theme["text"])
      }
      x += width + 2
      if field.kind == .time, let there = timeThere(entry) {
        x += canvas.draw(there, x: x - 1, y: y, theme["notice"]) + 1
      }
    }
    if entry.fields.isEmpty {
      canvas.draw(wording.desk.enterLogs, x: x, y: y, theme["key"])
      canvas.placeCursor(x: x, y: y)
    }
  }

  /// That the desk has texts for a note, where the line has room beside what is typed.
  private func textsHint(_ field: Entry.Field, room: Int) -> String? {
    guard field.kind == .note, !model.templates.isEmpty,
      let key = model.keys.nameWhileTyping(of: .list)
    else { return nil }
    let hint = wording.desk.listsTexts(key)
    let left = room - hint.displayWidth - 2
    return left >= max(20, field.text.displayWidth + 2) ? hint : nil
  }

  /// The first field that is drawn: those before it give way to the one that is being typed.
  private func firstField(_ entry: Entry, room: Int) -> Int {
    var used = 0
    for index in (0...max(0, entry.current)).reversed() where entry.fields.indices.contains(index) {
      let field = entry.fields[index]
      used += model.label(of: field.kind).displayWidth + 3
      used += fieldWidth(field, resolved(field, entry))
      if field.kind == .time { used += timeThere(entry)?.displayWidth ?? 0 }
      if used > room, index < entry.current { return index + 1 }
    }
    return 0
  }

  private func fieldWidth(_ field: Entry.Field, _ meaning: String) -> Int {
    switch field.kind {
    case .amount: 14
    // What a day in words means is seen whole.
    case .date: max(22, field.text.displayWidth + meaning.displayWidth + 2)
    case .time: max(8, field.text.displayWidth + meaning.displayWidth + 2)
    case .firmness: 9
    case .count: max(6, field.text.displayWidth + meaning.displayWidth + 2)
    case .interval: 9
    case .note: 20
    }
  }

  /// What the debtor's clock shows at the time that is typed, where it differs from the book's.
  private func timeThere(_ entry: Entry) -> String? {
    guard let day = entry.text(.date).flatMap({ readDay($0, today: model.today) }),
      let minute = entry.text(.time).flatMap(readTime)
    else { return nil }
    let times = model.timesThere(day, minute: minute)
    return times.isEmpty ? nil : "= " + times.prefix(2).joined(separator: ", ")
  }

  func tail(_ text: String, width: Int) -> String {
    var rest = Substring(text)
    while String(rest).displayWidth > width, !rest.isEmpty { rest = rest.dropFirst() }
    return String(rest)
  }

  /// What the desk understands by a short date or time: `= Fri 2026-11-27`.
  private func resolved(_ field: Entry.Field, _ entry: Entry) -> String {
    switch field.kind {
    case .date:
      guard let day = readDay(field.text, today: model.today) else { return "?" }
      return "= \(wording.desk.weekday(day)) \(day)"
    case .time:
      guard let minute = readTime(field.text) else { return "?" }
      // Hours and minutes say it themselves.
      if field.text.contains(":") { return "" }
      return "= \(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    case .firmness:
      let read = readFirmness(field.text)
      return read.map { $0.rawValue == field.text ? "" : $0.rawValue } ?? "?"
    case .count:
      guard let currency = model.open?.file.debt.currency, let count = decimal(field.text.utf8),
        (1...Instalments.most).contains(count),
        let sum = entry.text(.amount).flatMap({ Money(typed: $0, currency: currency) })
      else { return "?" }
      let parts = Instalments(count: count, every: .months).parts(of: sum, from: model.today)
      return "× " + Money(minor: parts[0].amount, currency: currency).whole
    case .interval: return readInterval(field.text) == nil ? "?" : ""
    case .amount, .note: return ""
    }
  }

  /// In one line, where there is one.
  func drawNotice(_ canvas: inout Canvas, y: Int) {
    guard model.pending.isEmpty else { return drawContinuations(&canvas, y: y) }
    guard let notice = model.notice else { return }
    let (text, role) = told(notice)
    canvas.draw(text, x: 1, y: y, width: canvas.size.width - 2, theme[role])
  }

  /// What may follow the keys typed so far.
  private func drawContinuations(_ canvas: inout Canvas, y: Int) {
    let typed = model.pending.map(\.name).joined(separator: " ")
    var x = 1 + canvas.draw("\(typed) … ", x: 1, y: y, theme["strong"])
    for (rest, command) in model.keys.continuations(of: model.pending, on: model.scene) {
      x += canvas.draw(rest + " ", x: x, y: y, theme["key"])
      x += canvas.draw(command.help, x: x, y: y, theme["text"]) + 2
    }
  }

  /// The function keys, from the table of commands.
  func drawKeyBar(_ canvas: inout Canvas, y: Int) {
    canvas.fill(Rect(x: 0, y: y, width: canvas.size.width, height: 1), theme["status"])
    var x = 1
    for number in 1...12 {
      guard
        case .command(let command) = model.keys.match([.function(number)], on: model.scene),
        !command.label.isEmpty
      else { continue }
      let width = "\(number)".count + command.label.count + 1
      guard x + width < canvas.size.width else { break }
      x += canvas.draw("\(number)", x: x, y: y, theme["key"])
      let isOff = model.reason(against: command) != nil
      x += canvas.draw(command.label, x: x, y: y, theme[isOff ? "status.disabled" : "status"]) + 1
    }
  }
}
