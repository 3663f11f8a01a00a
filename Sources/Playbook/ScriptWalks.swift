internal import Cases

/// Every walk through a script, however its conditions turn out.
struct ScriptWalks {
  /// Where a walk may stand, with everything that decides how it can go on.
  private struct Place: Hashable {
    var step: String
    var ticks: Set<Tick>
    var amount = false
    var due = false
  }

  let script: Script
  let outcomes: OutcomeTable
  private(set) var reached: Set<String> = []
  private(set) var faults: [ScriptFault] = []
  private var seen: Set<Place> = []
  private var next: [Place: Set<Place>] = [:]
  private var ends: Set<Place> = []

  init(_ script: Script, outcomes: OutcomeTable) {
    self.script = script
    self.outcomes = outcomes
    var waiting = [Place(step: script.start, ticks: [])]
    // Opened from another script: the person is known and the disclosure read.
    if script.head.audience.mayHearOfDebt {
      waiting.append(Place(step: script.enter, ticks: Set(Tick.allCases)))
    }
    while let place = waiting.popLast() {
      guard script.steps[place.step] != nil, seen.insert(place).inserted else { continue }
      waiting += follow(place)
    }
    reached = Set(seen.map(\.step))
    findDeadEnds()
  }

  private mutating func follow(_ place: Place) -> [Place] {
    guard let step = script.steps[place.step] else { return [] }
    var found: [Place] = []
    if let otherwise = step.otherwise {
      var other = place
      other.step = otherwise
      found.append(other)
    }
    if let code = step.ends {
      ends.insert(place)
      check(code, place, line: step.line, file: step.file)
    }
    // The agent ticks what the step has to tick.
    let ticks = place.ticks.union(step.ticks)
    for reply in step.replies {
      var after = place
      after.ticks = ticks.union(reply.ticks)
      if reply.amount != nil { after.amount = true }
      if reply.days != nil { after.due = true }
      if let to = leave(place, reply.target, after, line: reply.line, file: step.file) {
        found.append(to)
      }
    }
    for objection in script.objections where objection.must.allSatisfy(ticks.contains) {
      guard let target = objection.target else { continue }
      var after = place
      after.ticks = ticks
      if let to = leave(place, target, after, line: objection.line, file: objection.file) {
        found.append(to)
      }
    }
    next[place] = Set(found)
    return found
  }

  /// Where a target leads; nil if out of the script, or nowhere yet.
  private mutating func leave(
    _ place: Place, _ target: Script.Target, _ after: Place, line: Int, file: String
  ) -> Place? {
    switch target {
    case .outcome(let code):
      ends.insert(place)
      check(code, after, line: line, file: file)
      return nil
    case .script:
      ends.insert(place)
      return nil
    case .step(let id):
      guard let step = script.steps[id], step.must.allSatisfy(after.ticks.contains) else {
        return nil
      }
      var to = after
      to.step = id
      return to
    }
  }

  private mutating func check(_ code: String, _ place: Place, line: Int, file: String) {
    guard outcomes[code]?.needs == .promise, !place.amount || !place.due else { return }
    let missing = place.amount ? "by when" : "how much"
    let fault = ScriptFault(
      file: file, line: line, script: script.head.id, kind: .promiseIncomplete,
      reason: "a walk ends in \(code) and nothing on it says \(missing)")
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Places from which no walk comes to an end.
  private mutating func findDeadEnds() {
    var good = ends
    var grew = true
    while grew {
      grew = false
      for (place, followers) in next where !good.contains(place) {
        if followers.contains(where: good.contains) {
          good.insert(place)
          grew = true
        }
      }
    }
    let dead = Set(seen.filter { !good.contains($0) }.map(\.step))
    for id in dead.sorted() {
      guard let step = script.steps[id] else { continue }
      faults.append(
        ScriptFault(
          file: step.file, line: step.line, script: script.head.id, kind: .deadEnd,
          reason: "from step \(id) no walk comes to an outcome"))
    }
  }
}
