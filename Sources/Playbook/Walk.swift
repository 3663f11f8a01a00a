package import Cases

/// A conversation along a script: where it stands, what was ticked, answered and written down, and
/// what comes of it.
package struct Walk: Hashable, Sendable {
  package enum Position: Hashable, Sendable {
    case step(String)
    /// The code of the outcome.
    case ended(String)
    /// Goes on in another script (`continued`).
    case handedOver(script: String)
  }

  /// Why a key did nothing.
  package enum Refusal: Error, Hashable, Sendable {
    case noSuchReply(Int)
    case noSuchObjection(String)
    case mustFirst([Tick])
    case notHere
  }

  package struct Recorded: Hashable, Sendable {
    package var field: ScriptSheet.Field
    package var value: String
    /// The agent wrote it down; a reply says something of it only where nobody did.
    package var isTyped = false
  }

  /// Everything that going back takes back.
  fileprivate struct State: Hashable, Sendable {
    var sheet: ScriptSheet
    var position: Position
    var ticks: Set<Tick> = []
    var recorded: [Recorded] = []
    var notes: [String] = []
    var pledge = ScriptSheet.Pledge()
    var answers = 0
  }

  /// The script it began with: the one that is recorded with the call.
  package let script: String
  private var state: State
  private var past: [State] = []

  package init(_ sheet: ScriptSheet) {
    script = sheet.script
    state = State(sheet: sheet, position: .step(sheet.start))
  }

  package var sheet: ScriptSheet { state.sheet }

  package var position: Position { state.position }
  package var ticks: Set<Tick> { state.ticks }
  package var recorded: [Recorded] { state.recorded }
  package var canGoBack: Bool { !past.isEmpty }
  /// Somebody has begun to go through it.
  package var isBegun: Bool { state.answers > 0 || !state.ticks.isEmpty || !recorded.isEmpty }

  /// The step to show; nil once it has ended or was handed over.
  package var step: ScriptSheet.Step? {
    if case .step(let id) = state.position { sheet.steps[id] } else { nil }
  }

  /// The step it came to last, whether or not the conversation is over.
  var lastStep: String? {
    for position in [state.position] + past.reversed().map(\.position) {
      if case .step(let id) = position { return id }
    }
    return nil
  }

  /// How far it is: the number of the step from 1, and how many there are.
  package var progress: (step: Int, of: Int)? {
    guard case .step(let id) = state.position, let index = sheet.order.firstIndex(of: id) else {
      return nil
    }
    return (index + 1, sheet.order.count)
  }

  /// Ticks a box of this step, or clears it.
  package mutating func toggle(_ tick: Tick) throws(Refusal) {
    guard let step, step.ticks.contains(tick) else { throw .notHere }
    if state.ticks.contains(tick) { state.ticks.remove(tick) } else { state.ticks.insert(tick) }
  }

  /// Ticks the first box of this step that is not ticked yet (the `.` key).
  package mutating func tickNext() throws(Refusal) {
    guard let tick = step?.ticks.first(where: { !state.ticks.contains($0) }) else {
      throw .notHere
    }
    state.ticks.insert(tick)
  }

  /// Takes the reply on a digit.
  package mutating func choose(_ digit: Int) throws(Refusal) {
    guard let step else { throw .notHere }
    guard let reply = step.replies.first(where: { $0.digit == digit }) else {
      throw .noSuchReply(digit)
    }
    var next = state
    next.ticks.formUnion(reply.ticks)
    try go(to: reply.target, with: &next)
    for told in reply.sets { next.record(told.field, told.value, typed: false) }
    if let note = reply.note { next.notes.append(note) }
    next.pledge.add(reply.pledge)
    next.answers += 1
    past.append(state)
    state = next
  }

  /// Takes up an objection.
  /// - Returns: what to answer. Where the objection leads somewhere, the walk is there afterwards.
  package mutating func object(_ key: String) throws(Refusal) -> String {
    guard step != nil else { throw .notHere }
    guard let objection = sheet.objections.first(where: { $0.key == key }) else {
      throw .noSuchObjection(key)
    }
    let missing = objection.must.filter { !state.ticks.contains($0) }
    guard missing.isEmpty else { throw .mustFirst(missing) }
    var next = state
    if let target = objection.target { try go(to: target, with: &next) }
    if let note = objection.note { next.notes.append(note) }
    next.answers += 1
    past.append(state)
    state = next
    return objection.answer
  }

  private func go(to target: Script.Target, with next: inout State) throws(Refusal) {
    switch target {
    case .outcome(let code): next.position = .ended(code)
    case .script(let id): next.position = .handedOver(script: id)
    case .step(let id):
      guard let step = sheet.steps[id] else { throw .notHere }
      let missing = step.must.filter { !next.ticks.contains($0) }
      guard missing.isEmpty else { throw .mustFirst(missing) }
      next.position = .step(id)
    }
  }

  /// Writes a fact down; an empty value takes it away.
  package mutating func record(_ key: String, _ value: String) throws(Refusal) {
    let fields = sheet.order.compactMap { sheet.steps[$0] }.flatMap(\.record)
    guard let field = fields.first(where: { $0.key == key }) else { throw .notHere }
    state.record(field, value, typed: true)
  }

  /// The amount the person named, in minor units.
  package mutating func state(amount: Int64) { state.pledge.amount = amount }

  /// Takes the last answer back.
  package mutating func back() {
    guard let last = past.popLast() else { return }
    state = last
  }

  /// The same conversation in the script it was handed over to. What was confirmed stays confirmed;
  /// with the person known it begins after the greeting.
  package func continued(in other: ScriptSheet) -> Walk {
    var walk = self
    walk.state.sheet = other
    let known = state.ticks.contains(.rightParty) || !other.audience.mayHearOfDebt
    let entry = other.steps[other.enter]
    let ready = entry?.must.allSatisfy { state.ticks.contains($0) } ?? false
    walk.state.position = .step(known && ready ? other.enter : other.start)
    return walk
  }

  /// The code that the walk has come to: it has ended, or shows a step that ends it.
  package var outcome: String? {
    switch state.position {
    case .ended(let code): code
    case .step(let id): sheet.steps[id]?.ends
    case .handedOver: nil
    }
  }

  /// What the person promised, as far as the answers say.
  package var pledge: ScriptSheet.Pledge { state.pledge }

  /// The conversation as a note that reads well, to be corrected rather than typed.
  package var note: String {
    sheet.noteWords.note(
      ticks: state.ticks, notes: state.notes, recorded: state.recorded,
      pledge: promises ? state.pledge : ScriptSheet.Pledge())
  }

  /// The answers amount to a promise.
  private var promises: Bool { state.pledge.due != nil || state.pledge.firmness != nil }

  /// The outcome to log, filled in as far as the walk goes.
  /// - Returns: nil while the walk has not come to an outcome, or to one the desk does not have.
  package func proposal(_ outcomes: OutcomeTable) -> Record? {
    outcome.flatMap { outcomes[$0] }.map(record)
  }

  /// An outcome with what the conversation says of it.
  package func record(as outcome: Outcome) -> Record {
    var record = Record(outcome: outcome)
    if outcome.needs == .promise {
      record.amount = state.pledge.amount
      record.due = state.pledge.due
      record.firmness = state.pledge.firmness ?? .firm
    }
    let text = note
    record.note = text.isEmpty ? nil : text
    record.script = script
    record.step = place
    record.learned = learned
    // Nothing was dialled at a door or for a letter, and nothing must be put on record as dialled.
    if sheet.channel != .call { record.dialled = true }
    return record
  }
}

extension Walk.State {
  fileprivate mutating func record(
    _ field: ScriptSheet.Field, _ value: String, typed: Bool
  ) {
    let text = value.drop { $0.isWhitespace }
    let index = recorded.firstIndex { $0.field.key == field.key }
    if let index, recorded[index].isTyped, !typed { return }
    switch (index, text.isEmpty) {
    case (let index?, true): recorded.remove(at: index)
    case (let index?, false):
      recorded[index] = Walk.Recorded(field: field, value: String(text), isTyped: typed)
    case (nil, false):
      recorded.append(Walk.Recorded(field: field, value: String(text), isTyped: typed))
    case (nil, true): break
    }
  }
}

extension ScriptSheet.Pledge {
  /// What a later answer says takes the place of what an earlier one said.
  fileprivate mutating func add(_ later: ScriptSheet.Pledge) {
    if later.asksAmount { amount = nil }
    amount = later.amount ?? amount
    asksAmount = later.asksAmount || (asksAmount && later.amount == nil)
    due = later.due ?? due
    firmness = later.firmness ?? firmness
  }
}
