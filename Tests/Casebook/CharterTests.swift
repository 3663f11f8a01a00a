import Casebook
import Cases
import Foundation
import Testing

/// What book.json says of people and limits is in the chain: what was changed by hand shows.
@Suite struct CharterTests {
  private func changeByHand(_ scratch: Scratch, _ old: String, _ new: String) throws {
    let url = URL(fileURLWithPath: scratch.path + "/book.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  @Test func aRoleChangedByHandIsFoundUntilALeadStandsForIt() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 3)
    try book.updateCharter(by: "mei", now: morning) { $0.limits.promise.days = 5 }
    _ = try book.compact()
    #expect(try Book.verify(at: scratch.path).isOK)
    try changeByHand(scratch, "\"role\" : \"agent\"", "\"role\" : \"lead\"")
    let found = try Book.verify(at: scratch.path)
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.file == "book.json")
    #expect(found.problems.first?.text.hasPrefix("team: not what event 4 says") == true)
    // Work goes on, and the finding stays.
    let again = try Book.open(at: scratch.path)
    _ = try again.perform([Order(number(0), .note("x"))], by: "lin", now: morning)
    #expect(try !Book.verify(at: scratch.path).isOK)
    try again.adoptCharter(by: "mei", now: morning)
    #expect(try Book.verify(at: scratch.path).isOK)
  }

  @Test func aChangeTakenBackByHandIsFound() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    let url = URL(fileURLWithPath: scratch.path + "/book.json")
    let before = try Data(contentsOf: url)
    try book.updateCharter(by: "mei", now: morning) { $0.team.removeAll { $0.user == "wu" } }
    try before.write(to: url)
    #expect(try Book.verify(at: scratch.path).problems.first?.file == "book.json")
  }

  @Test func onlyALeadTakesAChangeIntoTheJournal() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    #expect(throws: PerformError.refused(.needsLead("change the team or the book"), nil)) {
      try book.adoptCharter(by: "lin", now: morning)
    }
    #expect(book.seq == 1)
  }

  @Test func aMemberThatThisProgramDoesNotKnowIsNoChange() throws {
    let scratch = Scratch()
    let book = try Book.make(at: scratch.path, cases: 1)
    try book.updateCharter(by: "mei", now: morning) { $0.name = "New" }
    try changeByHand(scratch, "\"format\" : 1", "\"format\" : 1, \"later\" : 2")
    #expect(try Book.verify(at: scratch.path).isOK)
  }
}
