import Cases
import Console
import Testing

@Suite struct TypedDateTests {
  /// A Tuesday.
  private let today = Day("2026-11-24")!

  @Test(arguments: [
    ("fri", "2026-11-27"), ("f", "2026-11-27"), ("tue", "2026-12-01"), ("w", "2026-11-25"),
    ("+2", "2026-11-26"), ("+0", "2026-11-24"), ("today", "2026-11-24"),
    ("tomorrow", "2026-11-25"), ("tom", "2026-11-25"), ("eom", "2026-11-30"),
    ("25", "2026-11-25"), ("24", "2026-11-24"), ("23", "2026-12-23"), ("31", "2026-12-31"),
    ("11-25", "2026-11-25"), ("01-05", "2027-01-05"), ("2027-02-28", "2027-02-28"),
    ("FRI", "2026-11-27"),
  ])
  func days(_ typed: String, _ day: String) {
    #expect(readDay(typed, today: today)?.description == day)
  }

  @Test(arguments: [
    "", "x", "32", "0", "13-01", "02-30", "+", "+99999999999999999999", "1.5", "2026-02-30",
  ])
  func notDays(_ typed: String) { #expect(readDay(typed, today: today) == nil) }

  @Test(arguments: [("15", 900), ("9", 540), ("1530", 930), ("930", 570), ("15:05", 905), ("0", 0)])
  func times(_ typed: String, _ minute: Int) { #expect(readTime(typed) == minute) }

  @Test(arguments: ["", "24", "15:60", "15:5", "12345", "x", "-1"])
  func notTimes(_ typed: String) { #expect(readTime(typed) == nil) }
}
