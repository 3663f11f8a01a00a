import Cases
import Foundation
import Testing

@Suite struct ValueTests {
  @Test(arguments: [
    ("2026-02-28", 1, "2026-03-01"), ("2024-02-28", 1, "2024-02-29"),
    ("2026-12-31", 1, "2027-01-01"), ("1970-01-01", -1, "1969-12-31"),
    ("2000-02-29", 366, "2001-03-01"), ("1900-02-28", 1, "1900-03-01"),
  ])
  func daysAdd(_ start: String, _ days: Int, _ end: String) {
    #expect((Day(start)! + days).description == end)
  }

  @Test(arguments: [
    "2026-02-31", "2026-13-01", "31/02", "2026-1-1", "", "2026-11-231", "２０２６-11-23",
  ])
  func notADay(_ text: String) { #expect(Day(text) == nil) }

  @Test func weekdays() {
    #expect(Day("2026-11-23")?.weekday == 1)
    #expect(Day("1969-12-28")?.weekday == 7)
  }

  @Test(arguments: [
    ("2026-11-23T10:42:07.123Z", "2026-11-23T10:42:07.123Z"),
    ("2026-11-23T10:42:07+08:00", "2026-11-23T02:42:07.000Z"),
    ("2026-11-23T00:30-05:30", "2026-11-23T06:00:00.000Z"),
    ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"),
  ])
  func instants(_ text: String, _ utc: String) {
    #expect(Instant(text)?.description == utc)
  }

  @Test(arguments: ["2026-11-23T25:00:00Z", "2026-11-23T10:42:07", "now", "2026-11-23T10:42:07.Z"])
  func notAnInstant(_ text: String) { #expect(Instant(text) == nil) }

  @Test(arguments: [
    ("12,480.5", "CNY", 1_248_050 as Int64?), ("500", "CNY", 50_000), ("500", "JPY", 500),
    ("1.234", "KWD", 1_234), ("1.234", "CNY", nil), ("1.2.3", "CNY", nil), ("-5", "CNY", nil),
    ("1e9", "CNY", nil), ("99999999999999999999", "CNY", nil), ("", "CNY", nil), (".5", "CNY", nil),
    ("500,00", "CNY", nil), ("1,2345", "CNY", nil), (",500", "CNY", nil),
    ("1,234,567", "JPY", 1_234_567),
  ])
  func typedAmounts(_ text: String, _ currency: String, _ minor: Int64?) {
    #expect(Money(typed: text, currency: Currency(currency)!)?.minor == minor)
  }

  @Test(arguments: [
    (1_248_000 as Int64, "CNY", "12,480.00"), (5, "CNY", "0.05"),
    (-123_456_789, "CNY", "-1,234,567.89"),
    (1_000, "JPY", "1,000"), (Int64.min, "JPY", "-9,223,372,036,854,775,808"),
  ])
  func groupedAmounts(_ minor: Int64, _ currency: String, _ text: String) {
    #expect(Money(minor: minor, currency: Currency(currency)!).grouped == text)
  }

  @Test(arguments: [
    (0, Bucket.current), (1, .m1), (30, .m1), (31, .m2), (90, .m3), (180, .m6), (181, .beyond),
    (-5, .current),
  ])
  func buckets(_ days: Int, _ bucket: Bucket) {
    #expect(BucketEdges.standard.bucket(daysPastDue: days) == bucket)
  }

  @Test func localTimesThatAClockChangeLeavesOutOrRepeats() {
    let berlin = BookZone("Europe/Berlin")!
    let spring = Day("2026-03-29")!
    let autumn = Day("2026-10-25")!
    #expect(berlin.instant(of: spring, minute: 150) == Instant("2026-03-29T01:30:00Z"))
    #expect(berlin.instant(of: autumn, minute: 150) == Instant("2026-10-25T00:30:00Z"))
    #expect(berlin.local(Instant("2026-10-25T01:30:00Z")!).minute == 150)
  }

  @Test(arguments: ["A-1", "INV#2026/7", "x"]) func caseNumbers(_ text: String) {
    #expect(CaseID(text) != nil)
  }

  @Test(arguments: ["", "a b", "周", "a\"b", String(repeating: "x", count: 41), "a\n"])
  func notCaseNumbers(_ text: String) { #expect(CaseID(text) == nil) }
}

@Suite struct CodingTests {
  private let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  @Test func aCaseLineBeginsWithItsNumberAndComesBackEqual() throws {
    let file = try Desk.after(Desk.promising(130_000, "2026-11-25", .hesitant))
    let line = try encoder.encode(file)
    #expect(String(decoding: line, as: UTF8.self).hasPrefix("{\"case\":\"A-100482\","))
    #expect(try JSONDecoder().decode(CaseFile.self, from: line) == file)
  }

  @Test func whatANewerProgramWroteSurvives() throws {
    let line = """
      {"case":"A-1","debt":{"creditor":"B","currency":"CNY","due":"2026-01-01","principal":5,\
      "tariff":{"code":[1,2.5,null,true]}},"parties":[{"id":"d","name":"N","role":"debtor",\
      "points":[{"id":"p1","kind":"phone","value":"+1","rank":3}],"nickname":"x"}],"zodiac":"ox"}
      """
    let file = try JSONDecoder().decode(CaseFile.self, from: Data(line.utf8))
    let again = try JSONSerialization.jsonObject(with: encoder.encode(file)) as? [String: Any]
    #expect(again?["zodiac"] as? String == "ox")
    let debt = again?["debt"] as? [String: Any]
    #expect((debt?["tariff"] as? [String: Any])?["code"] != nil)
    let party = (again?["parties"] as? [[String: Any]])?.first
    #expect(party?["nickname"] as? String == "x")
    #expect(((party?["points"] as? [[String: Any]])?.first?["rank"] as? Int) == 3)
  }

  @Test func anUnknownEventIsKeptAsItWas() throws {
    let line =
      #"{"at":"2026-11-23T00:00:00.000Z","by":"lin","case":"A-1","event":"sang","key":"C","seq":7}"#
    let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
    #expect(event.happening.name == "sang")
    #expect(String(decoding: try encoder.encode(event), as: UTF8.self) == line)
  }

  @Test func findKeys() {
    let keys = searchKeys(of: Desk.file)
    for wanted in ["a-100482", "周伟", "zhou wei", "zhouwei", "zw", "8613800138000", "6222-1"] {
      #expect(keys.contains(wanted))
    }
  }

  @Test func aTableFindsChangesAndFilters() {
    var files = (1...50).map { number -> CaseFile in
      var file = Desk.file
      file = CaseFile(id: CaseID("A-\(1000 + number)")!, debt: file.debt, parties: file.parties)
      file.owner = number.isMultiple(of: 2) ? "lin" : nil
      return file
    }
    var table = CaseTable(files)
    #expect(table.index(of: CaseID("A-1007")!) == 6)
    #expect(table.index(of: CaseID("A-2000")!) == nil)
    files[6].owner = "chen"
    table.put(CaseDigest(files[6]), id: files[6].id)
    #expect(table.count == 50)
    #expect(table.owner(6) == "chen")
    let all = (0..<50).map(Int32.init)
    #expect(table.filter(all, needles: [Array("zw".utf8), Array("1049".utf8)]) == [48])
  }
}
