import Casebook
import Cases
import Foundation
import Synchronization
import Testing

/// Agents work cases while leads move them, each with the book open on their own.
@Suite struct MovingTests {
  /// Longer by hand: `ARREARS_MOVING_SECONDS=60 swift test --filter MovingTests`.
  private static let seconds =
    ProcessInfo.processInfo.environment["ARREARS_MOVING_SECONDS"].flatMap(Double.init) ?? 2

  private static let agents: [UserID] = ["lin", "wu", "han", "zhao"]
  private static let leads: [UserID] = ["mei", "rui"]

  private struct Tally {
    var done = 0
    var moved = 0
    var refusals: [Refusal] = []
    var failures: [String] = []
  }

  /// What the six found, for all of them to write to.
  private final class Findings: Sendable {
    let all = Mutex(Tally())

    var isOneSided: Bool { all.withLock { $0.done == 0 || $0.moved == 0 } }
  }

  @Test func nothingIsLostAndEveryRefusalNamesWhoChangedWhat() throws {
    let scratch = Scratch()
    let count = 60
    let book = try Book.make(at: scratch.path, cases: count)
    try book.updateCharter(by: "mei", now: morning) { charter in
      charter.team += [
        Member(user: "han", name: "Han", role: .agent),
        Member(user: "zhao", name: "Zhao", role: .agent),
        Member(user: "rui", name: "Rui", role: .lead),
      ]
    }
    let before = try state(of: book, count)
    let tally = Findings()
    let end = Date(timeIntervalSinceNow: Self.seconds)
    let path = scratch.path
    // Threads of their own: six at once on a machine of any number of processors.
    let group = DispatchGroup()
    for worker in 0..<6 {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          let mine = try Book.open(at: path)
          var numbers = SystemRandomNumberGenerator()
          // Where everything is slow, until something was logged and something moved.
          while Date() < end || (tally.isOneSided && Date() < end + 60) {
            worker < 4
              ? try Self.work(mine, Self.agents[worker], count, tally, &numbers)
              : try Self.move(mine, Self.leads[worker - 4], count, tally, &numbers)
          }
        } catch { tally.all.withLock { $0.failures.append("\(error)") } }
      }
    }
    group.wait()
    let result = tally.all.withLock { $0 }
    #expect(result.failures == [])
    #expect(result.done > 0)
    #expect(result.moved > 0)
    for refusal in result.refusals {
      guard case .movedAway(let to, let by) = refusal else {
        Issue.record("another refusal: \(refusal)")
        continue
      }
      #expect(to != nil)
      #expect(by.map(Self.leads.contains) == true, "\(refusal)")
    }
    _ = try book.catchUp()
    let after = try state(of: book, count)
    #expect(after.ids == before.ids)
    #expect(after.balance == before.balance)
    #expect(after.owners.allSatisfy(Self.agents.contains))
    #expect(after.owners.count == count, "every case has its one owner")
    #expect(try book.verify().problems == [])
    // What happened to each case is one story: every move begins where the one before ended.
    for index in 0..<count {
      var owner: UserID? = "lin"
      for past in try book.file(number(index))?.history ?? [] {
        guard case .assigned(let move) = past.happening else { continue }
        #expect(move.from == owner)
        owner = move.to
      }
    }
    print(
      "moving: \(result.done) outcomes, \(result.moved) cases moved, "
        + "\(result.refusals.count) refused in \(Self.seconds) s")
  }

  private func state(
    of book: Book, _ count: Int
  ) throws -> (ids: [String], balance: Int64, owners: [UserID]) {
    let table = try book.loadTable()
    let rows = 0..<table.count
    return (
      rows.compactMap { table.id($0)?.text }.sorted(),
      table.rows.reduce(0) { $0 + $1.balance }, rows.compactMap { table.owner($0) }
    )
  }

  /// An agent logs on a case that they saw as theirs a moment ago.
  private static func work(
    _ book: Book, _ user: UserID, _ count: Int, _ tally: Findings,
    _ numbers: inout SystemRandomNumberGenerator
  ) throws {
    let id = number(Int.random(in: 0..<count, using: &numbers))
    guard let file = try book.file(id), file.owner == user else {
      _ = try book.catchUp()
      return
    }
    var record = Record(outcome: Outcome(code: "x", title: "x", flags: [.worked]))
    record.expectedOwner = user
    do {
      _ = try book.perform([Order(id, .record(record))], by: user, now: morning)
      tally.all.withLock { $0.done += 1 }
    } catch {
      try note(error, in: tally)
    }
  }

  /// A lead moves some cases as they saw them a moment ago, all or none.
  private static func move(
    _ book: Book, _ user: UserID, _ count: Int, _ tally: Findings,
    _ numbers: inout SystemRandomNumberGenerator
  ) throws {
    let to = agents[Int.random(in: 0..<4, using: &numbers)]
    let chosen = Set((0..<5).map { _ in Int.random(in: 0..<count, using: &numbers) })
    let orders = try chosen.compactMap { index -> Order? in
      guard let file = try book.file(number(index)), file.owner != to else { return nil }
      return Order(
        number(index),
        .assign(to: to, until: nil, reason: "balance", expecting: .owner(file.owner)))
    }
    guard !orders.isEmpty else { return }
    do {
      _ = try book.perform(orders, by: user, now: morning)
      tally.all.withLock { $0.moved += orders.count }
    } catch {
      try note(error, in: tally)
    }
  }

  /// A refusal is what this is about; a store that fails is not.
  private static func note(_ error: PerformError, in tally: Findings) throws {
    switch error {
    case .refused(let refusal, _): tally.all.withLock { $0.refusals.append(refusal) }
    case .failed(let failure): throw failure
    }
  }
}
