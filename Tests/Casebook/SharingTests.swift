import Casebook
import Cases
import Foundation
import Glibc
import Synchronization
import Testing

@Suite struct SharingTests {
  @Test func eachSeesWhatTheOtherDid() throws {
    let scratch = Scratch()
    let one = try Book.make(at: scratch.path, cases: 3)
    let two = try Book.open(at: scratch.path)
    for round in 0..<10 {
      let writer = round.isMultiple(of: 2) ? one : two
      let reader = round.isMultiple(of: 2) ? two : one
      let done = try writer.perform(
        [Order(number(round % 3), .note("\(round)"))], by: "lin", now: morning)
      #expect(done.earlier == [])
      #expect(try reader.catchUp() == done.events)
      #expect(try reader.file(number(round % 3)) == writer.file(number(round % 3)))
    }
    #expect(one.head == two.head)
  }

  @Test func aWriterFirstReadsWhatOthersWrote() throws {
    let scratch = Scratch()
    let one = try Book.make(at: scratch.path, cases: 1)
    let two = try Book.open(at: scratch.path)
    let moved = try one.perform(
      [Order(number(0), .assign(to: "wu", until: nil, reason: "balance"))], by: "mei",
      now: morning)
    // Two still believes that the case is lin's.
    var record = Record(outcome: Outcome(code: "x", title: "x", flags: [.worked]))
    record.expectedOwner = "lin"
    #expect(throws: PerformError.refused(.movedAway(to: "wu", by: "mei"), number(0))) {
      try two.perform([Order(number(0), .record(record))], by: "lin", now: morning)
    }
    // What it read on the way to the refusal is not lost.
    #expect(try two.catchUp() == moved.events)
  }

  @Test func threadsWithTheirOwnBooksLoseNothing() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 4)
    let path = scratch.path
    let writers = 4
    let rounds = 15
    let seqs = Mutex<[Int]>([])
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: writers) { writer in
      do {
        let mine = try Book.open(at: path)
        for round in 0..<rounds {
          let done = try mine.perform(
            [Order(number(writer), .note("\(writer).\(round)"))], by: "lin", now: morning)
          seqs.withLock { $0 += done.events.map(\.seq) }
          if round == 7, writer == 0 { _ = try mine.compact() }
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(seqs.withLock { $0 }.sorted() == Array(5..<(5 + writers * rounds)))
    #expect(try book.catchUp().count == writers * rounds)
    for writer in 0..<writers {
      let notes = try book.file(number(writer))?.history.compactMap { past in
        if case .noted(let noted) = past.happening { return noted.text } else { return nil }
      }
      #expect(notes == (0..<rounds).map { "\(writer).\($0)" })
    }
    #expect(try book.verify().problems == [])
  }

  @Test func aReaderFollowsNewSnapshots() throws {
    let scratch = Scratch()
    let one = try Book.make(at: scratch.path, cases: 20)
    let two = try Book.open(at: scratch.path)
    let watch = try #require(two.watchDescriptor)
    func isTold() -> Bool {
      var wanted = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
      return poll(&wanted, 1, 0) == 1
    }
    #expect(!isTold())
    _ = try one.perform([Order(number(3), .note("a"))], by: "lin", now: morning)
    #expect(isTold())
    #expect(try two.catchUp().count == 1)
    #expect(!isTold())
    _ = try one.compact()
    #expect(isTold())
    #expect(try two.catchUp() == [])
    _ = try one.perform([Order(number(3), .note("b"))], by: "lin", now: morning)
    #expect(try two.catchUp().count == 1)
    #expect(try two.file(number(3)) == one.file(number(3)))
    #expect(try two.file(number(19)) == one.file(number(19)))
    let names = BookFiles(scratch).names.filter { $0.hasPrefix("cases.") }
    #expect(names == ["cases.21.jsonl"])
  }

  @Test func aRefusalAnywhereLeavesNothing() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 100)
    let before = try BookFiles(scratch).bytes(journalName)
    for count in [3, 90] {
      var orders = (0..<count).map { Order(number($0), .note("x")) }
      orders.append(Order(number(500), .note("nobody")))
      #expect(throws: PerformError.refused(.unknownCase("A-100500"), number(500))) {
        try book.perform(orders, by: "lin", now: morning)
      }
    }
    #expect(throws: PerformError.refused(.auditorsOnlyRead, number(1))) {
      try book.perform([Order(number(1), .note("x"))], by: "gao", now: morning)
    }
    #expect(throws: PerformError.refused(.notInTeam("eve"), nil)) {
      try book.perform([Order(number(1), .note("x"))], by: "eve", now: morning)
    }
    #expect(try BookFiles(scratch).bytes(journalName) == before)
  }

  @Test func aBusyBookNamesItsHolder() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    let lock = open("\(scratch.path)/lock", O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let text = "+\(getpid()) \(getuid()) somebody                     "
    #expect(pwrite(lock, text, text.utf8.count, 0) == text.utf8.count)
    book.patience = 0.05
    do {
      _ = try book.perform([Order(number(0), .note("x"))], by: "lin", now: morning)
      Issue.record("the lock was not respected")
    } catch .failed(let error) {
      #expect(error.category == .busy)
      #expect(error.description.contains("process \(getpid()), somebody"))
    } catch {
      Issue.record("\(error)")
    }
    flock(lock, LOCK_UN)
    // The holder died without giving it back; that is no obstacle.
    #expect(
      try book.perform([Order(number(0), .note("x"))], by: "lin", now: morning).events.count == 1)
  }

  @Test func severalOrdersOfOneCaseBuildUponEachOther() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 70)
    _ = try book.compact()
    let day = BookZone.utc.day(of: morning)
    let pay = { (reference: String) in
      Order(number(0), .pay(Payment(reference: reference, amount: 1, day: day)))
    }
    for count in [2, 80] {
      let orders = (0..<count).map { pay("r\(count).\($0)") }
      #expect(try book.perform(orders, by: "mei", now: morning).events.count == count)
      #expect(throws: PerformError.self) {
        try book.perform([pay("twice"), pay("twice")], by: "mei", now: morning)
      }
    }
    #expect(try book.file(number(0))?.payments.count == 82)
  }

  @Test func movesManyCasesAtOnceAndKeepsTheirHistories() throws {
    let scratch = Scratch()
    let book = try Book.create(
      at: scratch.path, charter: deskCharter, placing: (0..<200).map(makeUsedFile), by: "mei",
      now: morning)
    let before = try (0..<200).map { try #require(try book.file(number($0))) }
    let orders = (0..<200).map {
      Order(number($0), .assign(to: "mei", until: nil, reason: "leave"))
    }
    #expect(try book.perform(orders, by: "mei", now: morning).events.count == 200)
    for (index, old) in before.enumerated() {
      let file = try #require(try book.file(number(index)))
      #expect(file.owner == "mei")
      #expect(Array(file.history.dropLast()) == old.history)
    }
  }
}
