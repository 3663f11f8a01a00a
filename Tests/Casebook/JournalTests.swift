import Casebook
import Cases
import Foundation
import Testing

/// The files of a book, to be changed behind its back.
struct BookFiles {
  let path: String

  init(_ scratch: Scratch) { path = scratch.path }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  var torn: [String] { names.filter { $0.hasPrefix("torn.") } }

  /// Where each line of a text begins.
  static func lineBeginnings(_ bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.filter { bytes[$0] == 0x0A && $0 + 1 < bytes.count }.map { $0 + 1 }
  }
}

let journalName = "journal.1.jsonl"

@Suite struct JournalTests {
  /// Three cases in one append, a note, two notes in one append.
  private func makeSmallBook(_ scratch: Scratch) throws {
    let book = try Book.create(at: scratch.path, charter: deskCharter)
    _ = try book.perform(
      (0..<2).map { Order(number($0), .place(makeFile($0))) }, by: "mei", now: morning)
    _ = try book.perform([Order(number(0), .note("一"))], by: "lin", now: morning)
    _ = try book.perform(
      [Order(number(0), .note("two")), Order(number(1), .note("three"))], by: "lin",
      now: morning + 1000)
  }

  @Test func verifiesAGoodBook() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let book = try Book.open(at: scratch.path)
    let found = try book.verify()
    #expect(found.problems == [])
    #expect(found.notes == [])
    #expect(found.events == 5)
    #expect(found.cases == 2)
    #expect(found.head == book.head)
    #expect(try book.verify(expecting: book.head).isOK)
    #expect(try !book.verify(expecting: String(repeating: "a", count: 64)).isOK)
  }

  @Test(arguments: [UInt8(0x01), 0x20])
  func findsEveryFlippedByteWithItsLine(mask: UInt8) throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let files = BookFiles(scratch)
    let good = try files.bytes(journalName)
    let beginnings = BookFiles.lineBeginnings(good)
    var missed: [Int] = []
    for position in good.indices {
      var bad = good
      bad[position] ^= mask
      try files.write(bad, journalName)
      let found = try Book.verify(at: scratch.path)
      let line = beginnings.lastIndex { $0 <= position }.map { $0 + 1 }
      if found.problems.first?.line != line || found.problems.first?.file != journalName {
        missed.append(position)
      }
    }
    #expect(missed == [])
  }

  @Test func findsBytesTurnedIntoNewlines() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let files = BookFiles(scratch)
    let good = try files.bytes(journalName)
    for position in good.indices where good[position] != 0x0A {
      var bad = good
      bad[position] = 0x0A
      try files.write(bad, journalName)
      #expect(try !Book.verify(at: scratch.path).isOK, "byte \(position)")
    }
  }

  @Test func aTornWriteAtAnyByteIsSetAsideAndNothingElse() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let files = BookFiles(scratch)
    let good = try files.bytes(journalName)
    let beginnings = BookFiles.lineBeginnings(good)
    // The last append has two lines.
    let acknowledged = beginnings[3]
    for length in acknowledged..<good.count {
      try files.write(Array(good[..<length]), journalName)
      let before = try Book.verify(at: scratch.path)
      #expect(before.problems == [], "cut at \(length)")
      #expect(before.events == 3)
      #expect(before.notes.isEmpty == (length == acknowledged))
      let book = try Book.open(at: scratch.path)
      #expect(book.seq == 3)
      #expect(try book.file(number(0))?.history.count == 1)
      let done = try book.perform([Order(number(1), .note("on"))], by: "wu", now: morning)
      #expect(done.events.map(\.seq) == [4])
      let torn = files.torn
      if length == acknowledged {
        #expect(done.notices == [])
        #expect(torn == [])
      } else {
        #expect(done.notices.count == 1)
        #expect(torn.count == 1)
        #expect(try files.bytes(torn[0]) == Array(good[acknowledged..<length]))
        try FileManager.default.removeItem(atPath: "\(scratch.path)/\(torn[0])")
      }
      #expect(try Book.verify(at: scratch.path).problems == [])
      #expect(try Book.open(at: scratch.path).seq == 4)
    }
  }

  @Test func findsMissingReorderedAndRepeatedLines() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let files = BookFiles(scratch)
    let good = try files.bytes(journalName)
    let lines = good.split(separator: 0x0A).map { Array($0) + [0x0A] }
    func line(of changed: [[UInt8]]) throws -> Int? {
      try files.write(Array(changed.joined()), journalName)
      return try Book.verify(at: scratch.path).problems.first?.line
    }
    #expect(try line(of: lines) == nil)
    #expect(try line(of: [lines[0], lines[2], lines[3], lines[4]]) == 2)
    #expect(try line(of: [lines[0], lines[2], lines[1], lines[3], lines[4]]) == 2)
    #expect(try line(of: [lines[0], lines[1], lines[1], lines[2], lines[3], lines[4]]) == 3)
    #expect(try line(of: Array(lines[1...])) == 1)
  }

  @Test func damageInTheMiddleStopsWritingNotReading() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let files = BookFiles(scratch)
    var bad = try files.bytes(journalName)
    bad[BookFiles.lineBeginnings(bad)[2] + 5] ^= 1
    try files.write(bad, journalName)
    let book = try Book.open(at: scratch.path)
    #expect(book.seq == 2)
    #expect(try book.file(number(0)) != nil)
    guard case .damaged(let error)? = book.takeNotices().first,
      case .damaged(journalName, 3, _) = error
    else {
      Issue.record("the damage is not reported")
      return
    }
    #expect(throws: PerformError.failed(error)) {
      try book.perform([Order(number(0), .note("x"))], by: "lin", now: morning)
    }
    #expect(try files.bytes(journalName) == bad)
  }

  @Test func timeNeverGoesBack() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    let done = try book.perform([Order(number(0), .note("x"))], by: "lin", now: morning + -5000)
    #expect(done.events.map(\.at) == [morning])
    #expect(done.notices == [.clockBehind(milliseconds: 5000)])
    #expect(try book.verify().isOK)
  }

  @Test func theLogGivesLinesAsTheyStand() throws {
    let scratch = Scratch()
    try makeSmallBook(scratch)
    let book = try Book.open(at: scratch.path)
    let lines = try BookFiles(scratch).bytes(journalName).split(separator: 0x0A).map {
      String(decoding: $0, as: UTF8.self)
    }
    func logged(_ filter: LogFilter) throws -> [LoggedEvent] {
      var all: [LoggedEvent] = []
      #expect(
        try book.log(filter) {
          all.append($0); return true
        } == 5)
      return all
    }
    #expect(try logged(LogFilter()).map(\.line) == lines)
    #expect(try logged(LogFilter(after: 3)).map(\.event.seq) == [4, 5])
    #expect(try logged(LogFilter(caseID: number(1))).map(\.event.seq) == [2, 5])
    #expect(try logged(LogFilter(by: "mei")).map(\.event.seq) == [1, 2])
    #expect(try logged(LogFilter(since: morning + 1)).map(\.event.seq) == [4, 5])
  }
}
