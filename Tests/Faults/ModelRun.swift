import Casebook
import Cases
import SmallDesk

/// One sequence of steps, done by the program and by the naive desk at once.
struct ModelRun {
  private let scratch = Scratch()
  private let path: String
  private var books: [Book]
  private var now = FaultDesk.now
  /// The time of the last event: no event is earlier.
  private var last = FaultDesk.now
  private var naive: [CaseID: NaiveCase] = [:]
  /// The fold of all events since the beginning.
  private var folded: [CaseID: CaseFile] = [:]
  private var actions: [Action] = []
  private var seq = 0
  private let forgetsGrace: Bool

  private struct Action {
    var id: CaseID
    var user: UserID
    var seqs: [Int]
    var before: NaiveCase
    /// The name of its last event.
    var event: String
    /// The events that it takes back, if it does.
    var takesBack: [Int]?
    var isTakenBack = false
  }

  /// - Parameter forgetsGrace: the naive desk has a wrong rule, for the test of the test.
  init(forgetsGrace: Bool = false) throws {
    self.forgetsGrace = forgetsGrace
    path = try scratch.book()
    books = try (0..<ModelTests.desks).map { [path] _ in try Book.open(at: path) }
    for index in 0..<FaultDesk.cases {
      let id = FaultDesk.number(index)
      var file = FaultDesk.file(index)
      naive[id] = NaiveCase(file)
      file.placed = FaultDesk.charter.zone.day(of: now)
      file.seq = index + 1
      folded[id] = file
    }
    seq = FaultDesk.cases
  }

  /// - Returns: the first difference, in words.
  /// - Throws: what made the program fail, which is no difference and does not make steps shorter.
  mutating func all(_ steps: [ModelTests.Step]) throws -> String? {
    for (index, step) in steps.enumerated() {
      if let difference = try take(step) { return "step \(index) \(step): \(difference)" }
    }
    return try compareAll()
  }

  private mutating func take(_ step: ModelTests.Step) throws -> String? {
    switch step {
    case .minutes(let minutes):
      now = now + Int64(minutes) * 60_000
      return nil
    case .compact(let desk):
      _ = try books[desk].compact()
      return try compareAll(fresh: true)
    case .rebuild(let desk):
      _ = try books[desk].rebuild()
      return try compareAll(fresh: true)
    case .reopen(let desk):
      books[desk] = try Book.open(at: path)
      return nil
    case .deed(let user, let desk, let file, let deed):
      return try take(deed, ModelTests.users[user], books[desk], FaultDesk.number(file))
    }
  }

  private mutating func take(
    _ deed: Deed, _ user: UserID, _ book: Book, _ id: CaseID
  ) throws -> String? {
    let at = max(now, last)
    let day = FaultDesk.charter.zone.day(of: at)
    let moment = NaiveMoment(
      user: user, role: FaultDesk.charter.member(user)?.role, now: at,
      today: Int(day.number) - (forgetsGrace && deed == .settle ? 1 : 0), seq: seq + 1)
    guard let before = naive[id] else { return nil }
    let target = actions.lastIndex {
      $0.id == id && $0.user == user && !$0.isTakenBack && $0.takesBack == nil
    }
    let expected = expect(deed, moment, id, target)
    let command: Command
    if deed == .undo {
      guard let target else { return nil }
      _ = try book.catchUp()
      let seqs = actions[target].seqs
      guard let restored = try book.file(id, before: seqs[0]) else { return "no earlier state" }
      command = .undo(seqs: seqs, restored: restored)
    } else {
      guard let usual = deed.command(today: day) else { return nil }
      command = usual
    }
    let time = now
    let answer = Result { () throws(PerformError) in
      try book.perform([Order(id, command)], by: user, now: time)
    }
    switch answer {
    case .failure(.failed(let error)): throw error
    case .failure(.refused(let refusal, _)):
      guard case .failure(refusal) = expected else {
        return "refused (\(refusal)), not \(expected)"
      }
      naive[id] = before
    case .success(let done):
      guard case .success(let count) = expected else { return "done, but \(expected)" }
      guard done.events.count == count else { return "\(done.events.count) events, not \(count)" }
      remember(done.events, of: id, user, before, isUndo: deed == .undo ? target : nil)
    }
    return try compare(id, books[(seq + 1) % books.count])
  }

  private mutating func remember(
    _ events: [Event], of id: CaseID, _ user: UserID, _ before: NaiveCase, isUndo target: Int?
  ) {
    if let last = events.last {
      actions.append(
        Action(
          id: id, user: user, seqs: events.map(\.seq), before: before,
          event: last.happening.name, takesBack: target.map { actions[$0].seqs }))
    }
    if let target { actions[target].isTakenBack = true }
    for event in events {
      folded[id] = apply(event, to: folded[id])
      last = event.at
    }
    seq += events.count
  }

  /// What the naive desk makes of it.
  private mutating func expect(
    _ deed: Deed, _ moment: NaiveMoment, _ id: CaseID, _ target: Int?
  ) -> Result<Int, Refusal> {
    guard deed == .undo else {
      return Result { () throws(Refusal) in
        try naive[id, default: NaiveCase.none].take(deed, moment)
      }
    }
    guard let target else { return .failure(.nothingToUndo) }
    guard let role = moment.role else { return .failure(.notInTeam(moment.user)) }
    if role == .auditor { return .failure(.auditorsOnlyRead) }
    if let later = standing(id, since: actions[target].seqs.last ?? 0) {
      return .failure(.changedSince(by: later.user, event: later.event))
    }
    naive[id] = actions[target].before
    return .success(1)
  }

  /// The last thing done with a case after an event that still stands: nobody took it back, and it
  /// is not the taking back of something that came after that event too.
  private func standing(_ id: CaseID, since seq: Int) -> Action? {
    let all = actions.filter { $0.id == id }
    var taken: Set<Int> = []
    for action in all.reversed() where !taken.contains(action.seqs[0]) {
      taken.formUnion(action.takesBack ?? [])
    }
    return all.last { action in
      guard action.seqs[0] > seq, !taken.contains(action.seqs[0]) else { return false }
      return action.takesBack.map { $0.contains { $0 <= seq } } ?? true
    }
  }

  private func compare(_ id: CaseID, _ book: Book) throws -> String? {
    _ = try book.catchUp()
    guard let file = try book.file(id) else { return "the case is gone" }
    if file != folded[id] { return "the fold of the events is not the state" }
    guard let expected = naive[id] else { return nil }
    let seen = NaiveCase(file)
    return seen == expected ? nil : "it is\n\(seen)\nand should be\n\(expected)"
  }

  /// - Parameter fresh: in a book that was opened anew, from snapshot and tail.
  private func compareAll(fresh: Bool = false) throws -> String? {
    let book = try fresh ? Book.open(at: path) : books[0]
    for index in 0..<FaultDesk.cases {
      if let difference = try compare(FaultDesk.number(index), book) { return difference }
    }
    if !fresh {
      let found = try book.verify()
      if !found.isOK { return "verify: \(found.problems)" }
      if found.events != seq { return "\(found.events) events, not \(seq)" }
    }
    return nil
  }
}

extension NaiveCase {
  fileprivate static let none = NaiveCase(FaultDesk.file(0))
}
