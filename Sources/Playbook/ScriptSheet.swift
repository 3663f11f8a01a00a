package import Cases

/// A script in the words of one case and one language: what the script panel shows and a walk goes
/// through. Steps whose conditions do not hold are not in it.
package struct ScriptSheet: Hashable, Sendable {
  package var script: String
  package var title: String
  package var audience: Audience
  package var channel: Channel
  package var language: String
  /// The screen must show nothing of the debt beside it.
  package var hidesDebt: Bool
  package var start: String
  /// Where a walk goes on that comes from another script with the person known already.
  package var enter: String
  package var steps: [String: Step]
  /// The steps in the order of the conversation.
  package var order: [String]
  package var objections: [Objection]

  package struct Step: Hashable, Sendable {
    package var id: String
    package var title: String?
    package var say: String
    package var hint: String?
    package var must: [Tick]
    package var ticks: [Tick]
    package var record: [Field]
    package var replies: [Reply]
    /// The code of the outcome that a walk ends in here.
    package var ends: String?
  }

  package struct Field: Hashable, Sendable {
    package var key: String
    package var label: String
    package var kind: FactField.Kind
    package var isClue: Bool
    package var becomes: FactField.Becomes?
  }

  package struct Reply: Hashable, Sendable {
    package var digit: Int
    package var says: String
    package var target: Script.Target
    package var ticks: [Tick]
    package var pledge: Pledge
    package var sets: [Told]
    package var note: String?
  }

  /// A fact that a reply tells by itself.
  package struct Told: Hashable, Sendable {
    package var field: Field
    package var value: String
  }

  /// A part of a promise; a conversation puts it together answer by answer.
  package struct Pledge: Hashable, Sendable {
    /// Minor units; nil where this reply does not say.
    package var amount: Int64?
    /// The agent asks for the amount.
    package var asksAmount = false
    package var due: Day?
    package var firmness: Promise.Firmness?
  }

  package struct Objection: Hashable, Sendable {
    package var key: String
    package var says: String
    package var answer: String
    package var target: Script.Target?
    package var must: [Tick]
    package var note: String?
  }

  /// Words for the notes that walks write, in this sheet's language.
  var noteWords: NoteWords { NoteWords(language: language, currency: currency) }
  var currency: Currency
}

extension Script {
  /// The script in the words of a case.
  ///
  /// - Parameters:
  ///   - fields: what may be written down; a key that is not among them is left out.
  package func sheet(
    for subject: ScriptSubject, language: String, desk: DeskCard, fields: [FactField]
  ) -> ScriptSheet {
    let maker = SheetMaker(
      script: self, subject: subject, language: language, desk: desk, fields: fields)
    return maker.sheet
  }
}

/// Puts facts into a script's texts and conditions.
private struct SheetMaker {
  let script: Script
  let subject: ScriptSubject
  let language: String
  let fields: [FactField]
  let context: FactContext
  let conditions: CaseConditions
  let amounts: PromiseAmounts

  init(
    script: Script, subject: ScriptSubject, language: String, desk: DeskCard,
    fields: [FactField]
  ) {
    self.script = script
    self.subject = subject
    self.language = language
    self.fields = fields
    context = FactContext(
      subject, language: language, desk: desk, sealed: script.head.isSealed)
    conditions = subject.conditions
    amounts = PromiseAmounts(subject)
  }

  var sheet: ScriptSheet {
    var steps: [String: ScriptSheet.Step] = [:]
    for (id, step) in script.steps where conditions.hold(step.needs) { steps[id] = make(step) }
    let start = standing(script.start)
    return ScriptSheet(
      script: script.head.id, title: script.head.title[language],
      audience: script.head.audience, channel: script.head.channel, language: language,
      hidesDebt: !script.head.audience.mayHearOfDebt, start: start,
      enter: standing(script.enter), steps: steps, order: order(from: start, steps),
      objections: script.objections.filter { conditions.hold($0.needs) }.map(make),
      currency: subject.file.debt.currency)
  }

  /// The step of that name, or what takes its place on this case.
  private func standing(_ id: String) -> String {
    var id = id
    // As many turns as there are steps: a circle of replacements ends.
    for _ in script.order {
      guard let step = script.steps[id], !conditions.hold(step.needs),
        let otherwise = step.otherwise
      else { break }
      id = otherwise
    }
    return id
  }

  /// The steps as a conversation comes to them.
  private func order(from start: String, _ steps: [String: ScriptSheet.Step]) -> [String] {
    var found: [String] = []
    var waiting = [start]
    while let id = waiting.first {
      waiting.removeFirst()
      guard let step = steps[id], !found.contains(id) else { continue }
      found.append(id)
      for reply in step.replies {
        if case .step(let next) = reply.target { waiting.append(next) }
      }
    }
    return found
  }

  private func words(_ text: LocalText) -> String {
    TemplateText(text: text[language]).render(context)
  }

  private func target(_ target: Script.Target) -> Script.Target {
    if case .step(let id) = target { .step(standing(id)) } else { target }
  }

  private func make(_ step: Script.Step) -> ScriptSheet.Step {
    ScriptSheet.Step(
      id: step.id, title: step.title?[language], say: words(step.say),
      hint: step.hint.map(words), must: step.must, ticks: step.ticks,
      record: step.record.compactMap(field),
      replies: step.replies.filter { conditions.hold($0.needs) }.map(make), ends: step.ends)
  }

  private func field(_ key: String) -> ScriptSheet.Field? {
    fields.first { $0.key == key }.map {
      ScriptSheet.Field(
        key: key, label: $0.label[language], kind: $0.kind, isClue: $0.isClue,
        becomes: $0.becomes)
    }
  }

  private func make(_ reply: Script.Reply) -> ScriptSheet.Reply {
    let told = reply.sets.sorted { $0.key < $1.key }.compactMap { key, value in
      field(key).map { ScriptSheet.Told(field: $0, value: words(value)) }
    }
    return ScriptSheet.Reply(
      digit: reply.digit, says: words(reply.says), target: target(reply.target),
      ticks: reply.ticks, pledge: pledge(reply), sets: told, note: reply.note.map(words))
  }

  private func pledge(_ reply: Script.Reply) -> ScriptSheet.Pledge {
    var pledge = ScriptSheet.Pledge()
    switch reply.amount {
    case .balance: pledge.amount = amounts.balance
    case .minimum: pledge.amount = amounts.minimum
    case .half: pledge.amount = amounts.half
    case .settlement: pledge.amount = amounts.settlement
    case .broken:
      pledge.amount = amounts.broken
      pledge.asksAmount = amounts.broken == nil
    case .typed: pledge.asksAmount = true
    case nil: break
    }
    // The close: a date at most as far away as the book allows an agent to agree.
    let limit = max(0, subject.charter.limits.promise.days)
    pledge.due = reply.days.map { subject.today + min($0, limit) }
    pledge.firmness = reply.firmness
    return pledge
  }

  private func make(_ objection: Script.Objection) -> ScriptSheet.Objection {
    ScriptSheet.Objection(
      key: objection.key, says: words(objection.says), answer: words(objection.answer),
      target: objection.target.map(target), must: objection.must,
      note: objection.note.map(words))
  }
}
