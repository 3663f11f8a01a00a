internal import Cases
internal import Playbook
internal import Screen

// Keys while the script has them: digits are replies, Enter writes down and then logs.
extension Model {
  /// Nil lets the key be what it is everywhere.
  mutating func pressInScript(_ key: Key) -> [Effect]? {
    prepareGuide()
    guard let guide = open?.guide, let walk = guide.walk else { return nil }
    switch guide.mode {
    case .writing(let writing): return press(key, writing)
    case .objections: return pressInObjections(key, keys.action(of: key, on: scene))
    case .steps: break
    }
    if key == .enter { return goOn(walk) }
    let action = keys.action(of: key, on: scene)
    switch action {
    case .outcome(let digit): return reply(digit)
    case nil:
      // A digit that no command has is the reply beside which it stands.
      guard case .character(let character) = key.folded, let digit = character.wholeNumberValue,
        keys.name(ofOutcome: digit) == nil
      else { return nil }
      return reply(digit)
    case .list:
      layer = .picker(scriptPicker())
      return []
    default: return nil
    }
  }

  mutating func runInScript(_ action: Action) -> [Effect] {
    prepareGuide()
    switch action {
    case .strategy: layer = .picker(strategyPicker())
    case .segment: layer = .picker(segmentPicker())
    case .scripts: layer = .picker(scriptPicker())
    default: return goAlong(action)
    }
    return []
  }

  private mutating func goAlong(_ action: Action) -> [Effect] {
    guard open?.guide?.walk != nil else { return [.beep] }
    focus = .script
    switch action {
    case .tick: return walking { walk throws(Walk.Refusal) in try walk.tickNext() }
    case .objections:
      open?.guide?.mode = .objections
      open?.guide?.answer = nil
    case .stepBack:
      guard open?.guide?.walk?.canGoBack == true else { return [.beep] }
      open?.guide?.walk?.back()
      open?.guide?.answer = nil
    default: break
    }
    return []
  }

  private mutating func reply(_ digit: Int) -> [Effect] {
    let effects = walking { walk throws(Walk.Refusal) in try walk.choose(digit) }
    guard effects.isEmpty else { return effects }
    open?.guide?.answer = nil
    return arrive()
  }

  private mutating func pressInObjections(_ key: Key, _ action: Action?) -> [Effect] {
    switch key {
    case .escape, .backspace, .control("c"), .function(12), .function(3), .tab:
      open?.guide?.mode = .steps
      return []
    case .character(let letter):
      if action == .objections {
        open?.guide?.mode = .steps
        return []
      }
      var answer: String?
      let effects = walking { walk throws(Walk.Refusal) in
        answer = try walk.object(String(letter).lowercased())
      }
      guard effects.isEmpty else { return effects }
      open?.guide?.mode = .steps
      open?.guide?.answer = answer
      return arrive()
    default: return []
    }
  }

  /// Does something on the walk, or says why not.
  private mutating func walking(_ step: (inout Walk) throws(Walk.Refusal) -> Void) -> [Effect] {
    guard var walk = open?.guide?.walk else { return [.beep] }
    notice = nil
    do { try step(&walk) } catch {
      notice = Notice(.refused, wording.guide.refusal(error, wording.tick))
      return [.beep]
    }
    open?.guide?.walk = walk
    return []
  }

  /// The conversation has come to another place: into another script, to an amount to be named, or
  /// to its end.
  private mutating func arrive() -> [Effect] {
    open?.scriptTop = 0
    guard let walk = open?.guide?.walk else { return [] }
    if case .handedOver(let id) = walk.position { turn(to: id) }
    if walk.awaitsAmount {
      open?.guide?.mode = .writing(.init(field: nil))
      return []
    }
    // Facts of the last step are written down before it is logged.
    guard let walk = open?.guide?.walk, walk.outcome != nil, walk.unrecorded.isEmpty else {
      return []
    }
    return fillEntry()
  }

  /// Enter: the amount that is missing, then the facts of the step one after the other, then the
  /// outcome.
  private mutating func goOn(_ walk: Walk) -> [Effect] {
    if walk.awaitsAmount {
      open?.guide?.mode = .writing(.init(field: nil))
    } else if let field = walk.step?.record.indices.first(where: { isUnrecorded($0, walk) }) {
      open?.guide?.mode = .writing(.init(field: field))
    } else if walk.outcome != nil {
      return fillEntry()
    }
    return []
  }

  private func isUnrecorded(_ index: Int, _ walk: Walk) -> Bool {
    guard let field = walk.step?.record[index] else { return false }
    return walk.unrecorded.contains(field)
  }

  private mutating func press(_ key: Key, _ writing: Guide.Writing) -> [Effect] {
    var writing = writing
    switch key {
    case .enter, .tab, .down: return write(writing)
    case .escape, .control("c"), .function(12), .function(3):
      open?.guide?.mode = .steps
      return []
    case .backspace, .delete: _ = writing.text.popLast()
    case .character(let character): writing.text.append(character)
    default: return []
    }
    open?.guide?.mode = .writing(writing)
    return []
  }

  /// Writes a fact down and goes on to the next one; nothing typed leaves it open.
  private mutating func write(_ writing: Guide.Writing) -> [Effect] {
    guard let walk = open?.guide?.walk else { return [] }
    let text = String(writing.text.prefix(Model.longestFact)).trimmed
    guard let field = writing.field, let step = walk.step, step.record.indices.contains(field)
    else {
      return writeAmount(text)
    }
    if !text.isEmpty {
      guard let value = understood(text, step.record[field].kind) else {
        notice = Notice(.refused, wording.unclear(step.record[field].label, text))
        return [.beep]
      }
      let effects = walking { walk throws(Walk.Refusal) in
        try walk.record(step.record[field].key, value)
      }
      guard effects.isEmpty else { return effects }
    }
    let next = step.record.indices.first { index in
      index > field && open?.guide?.walk.map { isUnrecorded(index, $0) } == true
    }
    if let next {
      open?.guide?.mode = .writing(.init(field: next))
      return []
    }
    open?.guide?.mode = .steps
    return walk.outcome == nil ? [] : fillEntry()
  }

  private mutating func writeAmount(_ text: String) -> [Effect] {
    guard let currency = open?.file.debt.currency else { return [] }
    if !text.isEmpty {
      guard let money = Money(typed: text, currency: currency) else {
        notice = Notice(.refused, wording.unclear(wording.amount, text))
        return [.beep]
      }
      open?.guide?.walk?.state(amount: money.minor)
    }
    open?.guide?.mode = .steps
    return []
  }

  /// A fact is a line.
  private static let longestFact = 400

  /// What was typed in the form in which it is kept; nil where it is not clear.
  private func understood(_ text: String, _ kind: FactField.Kind) -> String? {
    switch kind {
    case .text: return text
    case .day: return readDay(text, today: today)?.description
    case .amount:
      guard let currency = open?.file.debt.currency else { return nil }
      return Money(typed: text, currency: currency)?.grouped
    case .phone:
      let digits = text.filter { $0.isASCII && $0.isNumber }
      return digits.count >= 5 ? text : nil
    }
  }

  /// The outcome that the conversation came to, filled in: to be corrected and committed.
  private mutating func fillEntry() -> [Effect] {
    guard let code = open?.guide?.walk?.outcome, let outcome = playbook?.outcomes[code] else {
      return [.beep]
    }
    if let reason = cannotRecord(self) {
      notice = Notice(.refused, reason)
      return [.beep]
    }
    entry = entry(for: outcome)
    return []
  }

  /// The entry of an outcome on the open case, with what a conversation that was begun says of it.
  func entry(for outcome: Outcome) -> Entry? {
    guard let open else { return nil }
    var entry = Entry(
      outcome, on: open.file, owed: owedThere(open), terms: charter.limits.promise, today: today)
    if let walk = open.guide?.walk, walk.isBegun {
      entry.fill(walk.record(as: outcome), currency: open.file.debt.currency)
    }
    return entry
  }

  /// What the person at the chosen number owes, where that is not the whole debt.
  func owedThere(_ open: OpenCase) -> Int64? {
    let party = open.point.flatMap(open.file.point)?.party
    let guarantor = party.flatMap { $0.role == .guarantor ? $0 : nil }
    return guarantor.map { open.file.liability(of: $0, on: today) }
  }
}

extension Entry {
  /// Puts what a conversation came to into the fields: a key typed on an amount or a day replaces
  /// it, a note is written on.
  mutating func fill(_ record: Record, currency: Currency) {
    if let amount = record.amount {
      set(.amount, Money(minor: amount, currency: currency).grouped)
    }
    if let due = record.due { set(.date, due.description) }
    if outcome.needs == .promise { set(.firmness, record.firmness.rawValue) }
    guard let note = record.note else { return }
    if !fields.contains(where: { $0.kind == .note }) {
      fields.append(Field(kind: .note, text: "", isProposal: false))
    }
    set(.note, note)
  }

  private mutating func set(_ kind: Field.Kind, _ text: String) {
    guard let index = fields.firstIndex(where: { $0.kind == kind }) else { return }
    fields[index].text = text
    fields[index].isProposal = kind != .note
  }
}

extension String {
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
