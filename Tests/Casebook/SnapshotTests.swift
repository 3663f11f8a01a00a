import Casebook
import Cases
import Foundation
import Testing

/// Rows as values to compare: everything a table says of a case.
struct RowView: Equatable {
  var row: [Int64]
  var words: [String]

  init?(_ table: CaseTable, _ id: CaseID) {
    guard let index = table.index(of: id) else { return nil }
    let row = table.rows[index]
    self.row = [
      Int64(row.flags.rawValue), Int64(row.segmentIndex), Int64(row.failures), Int64(row.broken),
      row.promiseHesitant ? 1 : 0, Int64(row.due), Int64(row.next), Int64(row.placed),
      Int64(row.promiseDue), row.promiseAmount, row.balance, row.callBack, row.lastWorked,
      row.lastContact, row.identity,
    ]
    words = [
      table.id(index)?.text ?? "", table.name(index), table.owner(index)?.text ?? "nobody",
      table.currency(index).code, table.zones[Int(row.zone)] ?? "none",
      table.languages[Int(row.language)] ?? "none",
    ]
  }
}

@Suite struct SnapshotTests {
  @Test func holdsTheSameCasesAsTheJournal() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 300)
    for index in stride(from: 0, to: 300, by: 7) {
      _ = try book.perform([Order(number(index), .note("n\(index)"))], by: "lin", now: morning)
    }
    let before = try (0..<300).map { try book.file(number($0)) }
    let made = try book.compact()
    #expect(made.seq == book.seq)
    let after = try Book.open(at: scratch.path)
    #expect(try (0..<300).map { try after.file(number($0)) } == before)
    #expect(try (0..<300).map { try book.file(number($0)) } == before)
    #expect(try after.file(number(300)) == nil)
  }

  @Test func aRowHasTwoMakersThatAgree() throws {
    let scratch = Scratch()
    let files = (0..<500).map(makeUsedFile)
    let book = try Book.create(
      at: scratch.path, charter: deskCharter, placing: files, by: "mei", now: morning)
    let table = try book.loadTable()
    let decoded = CaseTable(try (0..<500).compactMap { try book.file(number($0)) })
    #expect(table.count == 500)
    for index in 0..<500 {
      let view = RowView(table, number(index))
      #expect(view != nil && view == RowView(decoded, number(index)))
    }
  }

  @Test func rebuildsTheSameBytes() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 100)
    for index in 0..<50 {
      _ = try book.perform([Order(number(index), .note("n"))], by: "lin", now: morning)
      if index % 20 == 0 { _ = try book.compact() }
    }
    let made = try book.compact()
    let path = "\(scratch.path)/cases.\(made.seq).jsonl"
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: path)
    let again = try Book.open(at: scratch.path)
    #expect(try again.file(number(3)) == book.file(number(3)))
    #expect(try again.rebuild() == made)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
