import Casebook
import Cases
import Testing

@Suite struct CasebookTests {
  @Test func writesAndReads() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 5)
    let done = try book.perform([Order(number(2), .note("called back"))], by: "lin", now: morning)
    #expect(done.events.map(\.seq) == [6])
    let other = try Book.open(at: scratch.path)
    #expect(other.seq == 6)
    #expect(other.head == book.head)
    #expect(try other.file(number(2)) == book.file(number(2)))
    #expect(try other.file(number(2))?.history.count == 1)
    #expect(try other.file(number(7)) == nil)
    _ = try other.perform([Order(number(3), .note("again"))], by: "wu", now: morning)
    #expect(try book.catchUp().map(\.seq) == [7])
  }
}
