import Cases
import Conduct
import Foundation
import Testing

struct CandidateZonesTests {
  let tables = CandidateZones.shipped

  @Test(arguments: [
    ("+1 212-555-0123", "US-NY-NYC", ["America/New_York"]),
    ("+16175550123", "US-MA", ["America/New_York"]),
    ("+12065550123", "US-WA", ["America/Los_Angeles"]),
    ("+18505550123", "US-FL", ["America/Chicago", "America/New_York"]),
    ("+14805550123", "US-AZ", ["America/Phoenix"]),
    ("+17875550123", "PR", ["America/Puerto_Rico"]),
    ("+16045550123", "CA-BC", ["America/Vancouver"]),
    ("+8613800138000", "CN", ["Asia/Shanghai"]),
    ("+85223456789", "HK", ["Asia/Hong_Kong"]),
    ("+447700900123", "GB", ["Europe/London"]),
    ("+61891234567", "AU", ["Australia/Perth"]),
    ("+5511961234567", "BR-SP", ["America/Sao_Paulo"]),
    ("+77011234567", "KZ", ["Asia/Almaty"]),
    ("+34922123456", "ES", ["Atlantic/Canary"]),
  ])
  func byTelephone(number: String, place: String, zones: [String]) {
    #expect(tables.candidate(phone: number) == .init(place: place, zones: zones))
  }

  @Test(arguments: ["2125550123", "", "+", "+18005550123", "+19995550123", "+883510000000", "+x"])
  func unknownTelephone(number: String) {
    #expect(tables.candidate(phone: number) == nil)
  }

  @Test(arguments: [
    ("MA", nil, "US-MA", ["America/New_York"]),
    ("FL", nil, "US-FL", ["America/New_York", "America/Chicago"]),
    ("FL", "32501", "US-FL", ["America/Chicago"]),
    ("FL", "33101", "US-FL", ["America/New_York"]),
    ("FL", "32401", "US-FL", ["America/New_York", "America/Chicago"]),
    ("TX", "79901", "US-TX", ["America/Denver"]),
    ("NY", "10001", "US-NY-NYC", ["America/New_York"]),
    ("NY", "12207", "US-NY", ["America/New_York"]),
    ("US-ID", "83814", "US-ID", ["America/Los_Angeles"]),
  ])
  func byState(state: String, postal: String?, place: String, zones: [String]) {
    let found = tables.candidate(country: "US", state: state, postal: postal)
    #expect(found == .init(place: place, zones: zones))
  }

  @Test func byProvince() {
    let alberta = tables.candidate(country: "CA", state: "AB", postal: "T2P 1A1")
    #expect(alberta?.zones == ["America/Edmonton"])
    let vancouver = tables.candidate(country: "CA", state: "BC", postal: "v6b 1a1")
    #expect(vancouver?.zones == ["America/Vancouver"])
    #expect(tables.candidate(country: "CA", state: "BC")?.zones.count == 3)
    #expect(tables.candidate(country: "US", state: "XX") == nil)
    #expect(tables.candidate(country: "DE", state: "BY") == nil)
  }

  @Test(arguments: [
    ("2 Oak St, Los Angeles, CA 90001", "US-CA", "America/Los_Angeles"),
    ("2 Oak St, El Paso TX 79901-1234, USA", "US-TX", "America/Denver"),
    ("1 King St W, Toronto, ON M5V 2T6", "CA-ON", "America/Toronto"),
    ("1 King St W, Toronto, ON M5V2T6, Canada", "CA-ON", "America/Toronto"),
  ])
  func byAddress(address: String, place: String, zone: String) {
    let found = tables.candidate(address: address)
    #expect(found?.place == place && found?.zones.contains(zone) == true, "\(found as Any)")
  }

  @Test(arguments: [
    "上海市建设大道272号2106室", "12 St James's Sq, London SW1Y 4JH", "CA 90001x", "90001", "", "XX 90001",
  ])
  func noPlaceIsGuessed(address: String) { #expect(tables.candidate(address: address) == nil) }

  @Test func everyZoneOfTheTablesIsKnown() {
    for name in tables.zoneNames { #expect(Zone(name) != nil, "\(name)") }
  }

  /// Against the telephone prefixes of libphonenumber, as far as clocks agree in 2026: ours may
  /// name more zones than theirs, because they know single exchanges, but not others.
  @Test func agreesWithPublicPrefixes() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data/phones/map_data.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    var agreed = 0
    var all = 0
    var areas: [String: Bool] = [:]
    for line in text.split(separator: "\n") where line.first?.isNumber ?? false {
      let columns = line.split(separator: "|")
      let theirs = Set(columns[1].split(separator: "&").map { clocks(String($0)) })
      let ours = Set(zones(of: String(columns[0])).map(clocks))
      let agrees = !ours.isEmpty && ours.isSuperset(of: theirs)
      all += 1
      agreed += agrees ? 1 : 0
      if columns[0].first == "1", columns[0].count >= 4 {
        areas[String(columns[0].prefix(4)), default: true] =
          areas[String(columns[0].prefix(4))] ?? true && agrees
      }
    }
    #expect(Double(agreed) / Double(all) >= 0.95, "\(agreed) of \(all)")
    let right = areas.values.count { $0 }
    #expect(Double(right) / Double(areas.count) >= 0.98, "\(right) of \(areas.count) area codes")
  }

  private func zones(of prefix: String) -> [String] {
    tables.candidate(phone: "+" + prefix)?.zones ?? []
  }

  /// The offsets of a zone in every week of 2026.
  private func clocks(_ name: String) -> String {
    guard let zone = Zone(name), let start = Instant("2026-01-03T12:00:00Z") else { return name }
    return (0..<52).map { String(zone.written(start + $0 * 604_800_000).suffix(6)) }.joined()
  }
}
