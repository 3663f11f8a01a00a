import Cases
import Testing
import Worklist

/// What a day's close and the board say of the same day.
@Suite struct DayTests {
  private static let now = Instant("2026-11-23T02:00:00Z")!
  private static let today = Day("2026-11-23")!
  private static let charter = Charter(
    name: "East", currency: Currency("CNY")!, zone: BookZone("Asia/Shanghai")!, actor: .agency,
    packs: [])
  private static let day: Int64 = 86_400_000

  /// A case of number `id` whose history is a happening each, with its number and its instant.
  private static func file(_ id: String, _ past: [(Int, Instant, Happening)]) -> CaseFile {
    let debt = Debt(
      creditor: "Bank", currency: charter.currency, due: today - 45, principal: 500_000)
    let phone = ContactPoint(id: "p1", kind: .phone, value: "+8613800138000", place: .mobile)
    var file = CaseFile(
      id: CaseID(id)!, debt: debt,
      parties: [Party(id: "d", role: .debtor, name: "Zhou", points: [phone])])
    file.owner = "lin"
    for (seq, at, happening) in past {
      let event = Event(seq: seq, at: at, by: "lin", caseID: file.id, happening: happening)
      file = apply(event, to: file) ?? file
    }
    return file
  }

  private static func source(_ files: [CaseFile], morning: [CaseFile] = []) -> ReportSource {
    ReportSource(charter: charter, day: today, now: now, files: files, morning: morning)
  }

  private static func exceptions(_ sheet: ReportSheet) -> Int? {
    sheet.sections.first { $0.key == "exceptions" }?.rows.count
  }

  /// Of today, of an earlier day, and something that was no attempt.
  @Test(arguments: [(Int64(-3_600_000), true), (-2 * day, true), (-2 * day, false)])
  func anAttemptTakenBackIsAnExceptionInTheListAndTheAlert(ago: Int64, isCall: Bool) {
    let first: Happening =
      isCall ? .callPlaced(CallPlaced(to: "p1", role: .debtor)) : .noted(Noted(text: "a note"))
    let made = Self.file("A-1", [(5, Self.now + ago, first)])
    let undo = Event(
      seq: 9, at: Self.now + -60_000, by: "lin", caseID: made.id,
      happening: .undone(Undone(seqs: [5], restored: Self.file("A-1", []))))
    let file = apply(undo, to: made) ?? made
    let expected = isCall ? 1 : 0
    #expect(Self.exceptions(exceptionReport(Self.source([file]))) == expected)
    var read = TeamDay(Self.today, zone: Self.charter.zone)
    read.count(file)
    #expect(read.exceptions(at: Self.now) == expected)
    // The board follows the journal of the day, and knows the case.
    var followed = TeamDay(Self.today, zone: Self.charter.zone)
    followed.know(file)
    followed.count(undo, currency: nil)
    #expect(followed.exceptions(at: Self.now) == expected)
  }

  /// It is the day's work still, and neither gone from the queue nor lost at its close.
  @Test func aHoldThatBeginsTomorrowLeavesTheCaseInTheDaysWork() {
    let held = { (since: Int64) -> CaseFile in
      let fact = Held(fact: .moratorium, since: Self.now + since)
      return Self.file("A-1", [(5, Self.now + -2 * Self.day, .held(fact))])
    }
    func ends(_ file: CaseFile) -> [DayEnd] {
      dayEntries(Self.source([file], morning: [file])).map(\.end)
    }
    #expect(ends(held(2 * Self.day)) == [.unaccounted])
    #expect(ends(held(3_600_000)) == [.held], "it begins in the course of the day")
    #expect(ends(held(-Self.day)).isEmpty, "it began yesterday: not in the morning's queue")
  }
}
