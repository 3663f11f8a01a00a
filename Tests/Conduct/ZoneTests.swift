import Cases
import Conduct
import Testing

/// Local dates and clocks, where they are not even.
struct ZoneTests {
  @Test(arguments: [
    ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"),
    ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"),
    ("America/New_York", "2026-11-01T05:59:59Z", "2026-11-01T01:59:59-04:00"),
    ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01T01:00:00-05:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04T01:59:59+10:30"),
    ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00+11:00"),
    ("Asia/Kathmandu", "2026-11-20T18:15:00Z", "2026-11-21T00:00:00+05:45"),
    ("America/St_Johns", "2026-11-20T03:30:00Z", "2026-11-20T00:00:00-03:30"),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00"),
    ("Europe/London", "1999-06-01T12:00:00Z", "1999-06-01T13:00:00+01:00"),
    ("Europe/London", "2070-06-01T12:00:00Z", "2070-06-01T13:00:00+01:00"),
    ("Asia/Shanghai", "9999-12-31T15:59:59Z", "9999-12-31T23:59:59+08:00"),
  ])
  func clocks(zone: String, instant: String, local: String) throws {
    let zone = try #require(Zone(zone))
    let instant = try #require(Instant(instant))
    #expect(zone.written(instant) == local)
    #expect(Instant(local) == instant)
    #expect(zone.day(of: instant) == Day(local.prefix(10)))
  }

  @Test(arguments: ["Japan", "UTC", "GB-Eire", "EST5EDT", "PRC"])
  func namesOfTheDatabaseWithoutARegionCount(_ name: String) { #expect(Zone(name) != nil) }

  @Test(arguments: [
    ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z"),
    ("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z"),
    // Midnight itself is left out: the day begins at one.
    ("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z"),
    ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
    // Midnight comes twice: the day begins with the second.
    ("America/Asuncion", "2024-03-24", "2024-03-24T04:00:00Z"),
    // A day that never was begins with the next.
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
  ])
  func daysBegin(zone: String, day: String, start: String) throws {
    let zone = try #require(Zone(zone))
    let start = try #require(Instant(start))
    #expect(zone.start(of: try #require(Day(day))) == start)
  }

  @Test(arguments: ["", "Mars/Olympus", "GMT+5", "UTC+8", "JST", "america/new_york"])
  func thereIsNoZone(name: String) {
    #expect(Zone(name) == nil)
  }

  @Test func anUnknownZoneMakesThePersonsZonesUnknown() {
    let person = Situation.Person(role: .debtor, zoneNames: ["America/New_York", "Mars/Olympus"])
    #expect(person.zones.isEmpty)
  }
}

struct WeekTimesTests {
  @Test(arguments: ["mon-fri", "sat-mon", "mon,wed,sat-sun", "sun"])
  func days(text: String) { #expect(Weekdays(text) != nil) }

  @Test(arguments: ["", "mon-", "mon-tue-wed", "monday", "mo", "mon,,tue", "weekdays"])
  func noDays(text: String) { #expect(Weekdays(text) == nil) }

  @Test func aRangePastSundayGoesOn() {
    #expect(Weekdays("sat-mon") == Weekdays("mon,sat,sun"))
    #expect(Weekdays("mon-sun") == .all)
  }

  @Test(arguments: [("00:00", 0), ("08:05", 485), ("24:00", 1440)])
  func times(text: String, minutes: Int) { #expect(WeekTimes.minutes(text) == minutes) }

  @Test(arguments: ["8:00", "08:60", "24:01", "0800", "ab:cd", "", "-1:00"])
  func noTimes(text: String) { #expect(WeekTimes.minutes(text) == nil) }

  @Test(arguments: [
    ("P7D", "2026-11-27"), ("P1M", "2026-12-20"), ("P3Y", "2029-11-20"), ("P1W", "2026-11-27"),
    ("P1Y2M3D", "2028-01-23"), ("PT5M", "2026-11-20"),
  ])
  func spansOfTheCalendar(text: String, day: String) throws {
    let span = try #require(CalendarSpan(text))
    #expect(span.after(try #require(Day("2026-11-20"))) == Day(day))
  }

  @Test func aMonthEndsWhereTheShorterOneDoes() throws {
    let span = try #require(CalendarSpan("P1M"))
    #expect(span.after(try #require(Day("2027-01-31"))) == Day("2027-02-28"))
  }

  @Test(arguments: ["", "P", "7D", "PT", "P7", "PD", "P7DT", "P1H", "P99999999D", "P-1D", "p7d"])
  func noSpans(text: String) { #expect(CalendarSpan(text) == nil) }
}

struct HolidayCalendarTests {
  @Test(arguments: [
    (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"),
    (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"),
    (2038, "2038-04-25"),
  ])
  func easter(year: Int, day: String) {
    #expect(HolidayCalendar.easter(year) == Day(day))
  }

  @Test(arguments: [
    ("12-25", "2026-12-25"), ("02-29", "2028-02-29"), ("easter", "2026-04-05"),
    ("easter-2", "2026-04-03"), ("easter+1", "2026-04-06"),
    ("second monday of june", "2026-06-08"), ("last monday of may", "2026-05-25"),
    ("fifth friday of january", "2027-01-29"), ("first monday of march", "2027-03-01"),
  ])
  func days(rule: String, day: String) throws {
    let date = try #require(HolidayCalendar.DateRule(rule))
    let calendar = HolidayCalendar(name: "c", days: [.init(name: "n", date: date)])
    let day = try #require(Day(day))
    #expect(calendar.holiday(on: day) != nil)
    #expect(calendar.holiday(on: day - 1) == nil)
    #expect(calendar.holiday(on: day + 1) == nil)
  }

  @Test(arguments: [
    "2-1", "13-01", "02-30", "easter2", "easter+", "monday of may", "x monday of y",
  ])
  func noDays(rule: String) { #expect(HolidayCalendar.DateRule(rule) == nil) }
}
