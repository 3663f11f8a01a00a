internal import Cases
internal import Playbook
internal import Screen

/// What the script panel says, line by line: before a call what to know and what to aim for, then the
/// step one is at, then what may follow. Drawing shows a part of it, and scrolling ends where it does.
struct ScriptPane {
  typealias Text = (text: String, role: String)

  let lines: [Text]
  /// How many lines are in sight.
  let room: Int
  let showsHint: Bool

  /// - Parameter size: of the panel, with its title.
  init(_ model: Model, _ size: Size) {
    let focused = model.focus == .script
    showsHint = focused && size.height >= 7
    room = size.height - 1 - (showsHint ? 1 : 0)
    guard let guide = model.open?.guide else {
      lines = []
      return
    }
    let words = ScriptWords(model: model)
    let width = size.width - 2
    let brief = words.briefLines(guide, width: width, room: size.height - 1)
    let walk =
      guide.walk.map { words.walkLines(guide, $0, width: width) }
      ?? [(model.wording.noScript, "muted")]
    // One who calls, or goes along the script, has the step first: what to say now. What was above it
    // is below it then.
    let isSpeaking = focused || model.call != nil
    lines = isSpeaking ? walk + words.wholeBrief(guide, width: width) : brief + walk
  }

  /// The first line in sight when the last one is.
  var lastTop: Int { max(0, lines.count - room) }
}

private struct ScriptWords {
  typealias Text = ScriptPane.Text

  let model: Model
  var wording: Wording { model.wording }

  // MARK: - Before the call

  /// Who, how it stands, what to aim for; segment and strategy with their reasons. Once one goes
  /// along the script it makes room, and a third party's conversation has none of it. Where not all
  /// of it has its place, who it is gives way, which the case says, then the reasons, which have keys.
  func briefLines(_ guide: Guide, width: Int, room: Int) -> [Text] {
    let whole = wholeBrief(guide, width: width)
    guard whole.count > room, !whole.isEmpty else { return whole }
    let brief = guide.preparation.brief
    let aim = [brief.standing, brief.aim].flatMap { $0.wrapped(toWidth: width) }
      .map { (text: $0, role: "strong") }
    let who = brief.who.wrapped(toWidth: width).map { (text: $0, role: "strong") }
    let reasons = [segmentLine(guide.preparation), strategyLine(guide.preparation)]
      .flatMap { $0.wrapped(toWidth: width) }.map { (text: $0, role: "muted") }
    if aim.count + reasons.count <= room { return aim + reasons }
    let keys = (text: wording.guide.briefKeys, role: "muted")
    return (who.count + aim.count < room ? who + aim : Array(aim.prefix(room - 1))) + [keys]
  }

  func wholeBrief(_ guide: Guide, width: Int) -> [Text] {
    guard !model.hidesDebt, guide.walk?.isBegun != true else { return [] }
    func laid(_ line: String, _ role: String) -> [Text] {
      line.isEmpty ? [] : line.wrapped(toWidth: width).map { ($0, role) }
    }
    return guide.preparation.brief.lines.flatMap { laid($0, "strong") }
      + laid(segmentLine(guide.preparation), "muted")
      + laid(strategyLine(guide.preparation), "muted")
  }

  private func segmentLine(_ preparation: Preparation) -> String {
    let assessment = preparation.segment
    var reasons = assessment.reasons.prefix(3).map { $0.text[wording.guide.language] }
    if let set = assessment.set {
      reasons = [wording.guide.setBy(set.by), set.reason ?? ""].filter { !$0.isEmpty }
    }
    let name = "\(wording.guide.segment): \(wording.segment(assessment.segment))"
    return reasons.isEmpty ? name : name + " – " + reasons.joined(separator: "; ")
  }

  private func strategyLine(_ preparation: Preparation) -> String {
    let language = wording.guide.language
    guard let id = preparation.strategy,
      let advice = preparation.advice.first(where: { $0.strategy == id })
    else { return "" }
    var parts = advice.reasons.prefix(3).map { $0[language] }
    if preparation.chosen != nil { parts.insert(wording.guide.chosen, at: 0) }
    if let figure = model.figure(id, in: preparation.segment.segment) {
      parts.append(wording.guide.figure(figure))
    }
    return "\(wording.guide.strategy): \(advice.title[language]) – "
      + parts.joined(separator: "; ")
  }

  // MARK: - The step

  func walkLines(_ guide: Guide, _ walk: Walk, width: Int) -> [Text] {
    var lines: [Text] = []
    if let answer = guide.answer {
      lines.append((wording.guide.answer, "heading"))
      lines += answer.wrapped(toWidth: width).map { ($0, "speech") }
    }
    if let step = walk.step { lines += stepLines(step, guide, walk, width: width) }
    if let code = walk.outcome {
      lines.append((wording.guide.ends(title(ofOutcome: code)), "success"))
    }
    if guide.mode == .objections {
      return objectionLines(walk.sheet, width: width) + lines
    }
    lines += following(walk, width: width)
    return lines
  }

  private func title(ofOutcome code: String) -> String {
    model.outcomes.first { $0.code == code }?.title ?? code
  }

  private func stepLines(
    _ step: ScriptSheet.Step, _ guide: Guide, _ walk: Walk, width: Int
  ) -> [Text] {
    var lines: [Text] = [(step.title ?? step.id, "heading")]
    lines += step.say.wrapped(toWidth: width).filter { !$0.isEmpty }.map { ($0, "speech") }
    if let hint = step.hint { lines += hint.wrapped(toWidth: width).map { ($0, "muted") } }
    lines += step.ticks.map { tick in
      let done = walk.ticks.contains(tick)
      return ("[\(done ? "x" : " ")] \(wording.tick(tick))", done ? "success" : "warning")
    }
    for (index, field) in step.record.enumerated() {
      lines.append(factLine(index, field, guide, walk))
    }
    lines += notedLines(guide, walk)
    for reply in step.replies {
      let words = reply.says.wrapped(toWidth: max(8, width - 4))
      for (index, text) in words.enumerated() {
        lines.append(
          (
            index == 0
              ? "  \(key(of: reply)) \(text)"
              : "    \(text)", "text"
          ))
      }
    }
    return lines
  }

  /// The key of a reply: that of the outcome with its digit, or the digit itself where no command has
  /// it; where it has neither, its place is kept.
  private func key(of reply: ScriptSheet.Reply) -> String {
    if let name = model.keys.name(ofOutcome: reply.digit) { return name }
    let digit = "\(reply.digit)"
    return model.keys.action(of: .character(Character(digit)), on: model.scene) == nil
      ? digit : " "
  }

  /// A fact to write down: what was typed, or what is typed now.
  private func factLine(
    _ index: Int, _ field: ScriptSheet.Field, _ guide: Guide, _ walk: Walk
  ) -> Text {
    if case .writing(let writing) = guide.mode, writing.field == index {
      return ("\(field.label): \(writing.text)", "input.active")
    }
    let value = walk.recorded.first { $0.field.key == field.key }?.value
    return ("\(field.label): \(value ?? "____")", value == nil ? "label" : "strong")
  }

  /// The amount and the day that the person has named so far.
  private func notedLines(_ guide: Guide, _ walk: Walk) -> [Text] {
    if case .writing(let writing) = guide.mode, writing.field == nil {
      return [("\(wording.amount): \(writing.text)", "input.active")]
    }
    let pledge = walk.pledge
    guard let currency = model.open?.file.debt.currency else { return [] }
    var parts: [String] = []
    if let amount = pledge.amount {
      parts.append(Money(minor: amount, currency: currency).grouped)
    } else if pledge.asksAmount {
      parts.append("\(wording.amount) ____")
    }
    if let due = pledge.due { parts.append("\(wording.due) \(due)") }
    if let firmness = pledge.firmness { parts.append(wording.firmness(firmness)) }
    return parts.isEmpty
      ? [] : [("\(wording.guide.noted): \(parts.joined(separator: " "))", "promise")]
  }

  private func objectionLines(_ sheet: ScriptSheet, width: Int) -> [Text] {
    [(wording.guide.objections, "heading")]
      + sheet.objections.map { ("  \($0.key) \($0.says)", "text") }
  }

  /// The steps that come after this one, to know where the conversation goes.
  private func following(_ walk: Walk, width: Int) -> [Text] {
    guard let place = walk.progress else { return [] }
    return walk.sheet.order.dropFirst(place.step).compactMap { walk.sheet.steps[$0] }.flatMap {
      step -> [Text] in
      [(step.title ?? step.id, "muted")]
        + step.say.wrapped(toWidth: width).filter { !$0.isEmpty }.map { ($0, "muted") }
    }
  }
}
