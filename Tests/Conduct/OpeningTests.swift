import Cases
import Conduct
import TestSupport
import Testing

/// The opening is found by jumping between bounds; here it is sought the slow way, a verdict for
/// every minute, in random situations near boundaries.
struct OpeningTests {
  @Test(arguments: 0..<24)
  func isWhatAMinuteByMinuteSearchFinds(seed: Int) throws {
    var chance = Pseudorandom(seed)
    let library = PackLibrary()
    let country = chance.pick(Country.all)
    let rulebook = try library.rulebook(chance.pick(country.packs))
    for _ in 0..<8 {
      let situation = try chance.situation(country)
      let verdict = rulebook.verdict(situation)
      guard verdict.level.stops else {
        #expect(verdict.opens == nil, "nothing stops it")
        continue
      }
      if verdict.reasons.contains(where: { $0.missing != nil }) {
        #expect(verdict.opens == nil, "what is unknown does not end by itself")
        continue
      }
      let found = search(rulebook, situation, until: verdict.opens)
      #expect(found == verdict.opens, "seed \(seed): \(situation)")
    }
  }

  /// The first whole minute that nothing stops: every minute for a day and a half and for the
  /// half hour before the opening that is claimed, every ten minutes between.
  private func search(
    _ rulebook: Rulebook, _ situation: Situation, until claimed: Instant?
  ) -> Instant? {
    let minute: Int64 = 60_000
    var later = situation
    var at = (situation.at.milliseconds / minute + 1) * minute
    let closely = at + 36 * 60 * minute
    let end = claimed?.milliseconds ?? at + 4 * 1440 * minute
    while at <= end {
      later.at = Instant(milliseconds: at)
      if !rulebook.verdict(later).level.stops { return later.at }
      let close = at < closely || claimed.map { $0.milliseconds - at <= 30 * minute } ?? false
      at += close ? minute : 10 * minute
    }
    return nil
  }
}

private struct Country {
  var packs: [[String]]
  var zones: [[String]]

  static let all = [
    Country(
      packs: [["us-fed"], ["us-ma"], ["us-nyc"], ["us-wa"], ["us-ma", "us-nyc"]],
      zones: [
        ["America/New_York"], ["America/New_York", "America/Los_Angeles"],
        ["America/Phoenix", "America/Denver"], ["America/St_Johns"],
      ]),
    Country(
      packs: [["cn-gbt45251"], ["cn-cba2026"]], zones: [["Asia/Shanghai"], ["Europe/London"]]),
    Country(packs: [["gb-conc7"]], zones: [["Europe/London"]]),
    Country(
      packs: [["au-guideline"]],
      zones: [["Australia/Sydney"], ["Australia/Lord_Howe", "Australia/Perth"]]),
    Country(packs: [["br-sp"], ["in-rbi"]], zones: [["America/Sao_Paulo"], ["Asia/Kolkata"]]),
  ]
}

/// Random situations, the same for the same seed.
extension Pseudorandom {
  fileprivate mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }

  fileprivate mutating func once(in number: Int) -> Bool { below(number) == 0 }

  /// Near the changes of clocks, the ends of months and years, and holidays.
  private static let days = [
    "2026-03-08", "2026-03-29", "2026-04-03", "2026-04-05", "2026-09-01", "2026-10-04",
    "2026-10-25", "2026-11-01", "2026-11-20", "2026-12-24", "2026-12-31",
  ]

  fileprivate mutating func situation(_ country: Country) throws -> Situation {
    let day = try #require(Day(pick(Pseudorandom.days)))
    let minute = Int64(pick([0, 359, 419, 420, 480, 600, 780, 959, 960, 1260, 1320, 1439]))
    let at = Instant(utcDay: day, milliseconds: minute * 60_000 + (once(in: 4) ? 30_000 : 0))
    let role: PartyRole = pick([.debtor, .debtor, .debtor, .spouse, .thirdParty])
    return Situation(
      actor: pick([.agency, .agency, .creditor]),
      person: .init(role: role, zoneNames: pick(country.zones)),
      contact: .init(
        channel: pick([.call, .call, .call, .sms, .letter, .email]),
        place: pick([.mobile, .home, .work]), number: "+1",
        purpose: role == .debtor ? pick([.collect, .notice]) : .location, staff: 2),
      facts: facts(near: at), consents: consents(near: at), history: history(before: at), at: at)
  }

  private mutating func moment(_ at: Instant, _ days: ClosedRange<Int64>) -> Instant {
    at + Int64.random(in: days.lowerBound * 1440...days.upperBound * 1440, using: &self) * 60_000
  }

  private mutating func facts(near at: Instant) -> [Situation.Fact] {
    (0..<Int.random(in: 0...2, using: &self)).map { _ in
      let name: FactName = pick([
        .moratorium, .crisisMoratorium, .crisisEnded, .inconvenient, .inconvenient,
        .ceaseRequested, .disputed, .verified, .unreachable,
      ])
      let limited = name == .inconvenient && !once(in: 3)
      let open = Int.random(in: 0..<1440, using: &self)
      return Situation.Fact(
        name, since: moment(at, -90...1), until: once(in: 2) ? moment(at, -1...3) : nil,
        place: name == .inconvenient && once(in: 2) ? .home : nil,
        times: limited
          ? WeekTimes(
            days: pick([.all, .all, Weekdays(rawValue: 0b001_1111)]), open: open,
            close: (open + Int.random(in: 1..<1200, using: &self)) % 1440 + 1) : nil)
    }
  }

  private mutating func consents(near at: Instant) -> [Situation.Consent] {
    (0..<Int.random(in: 0...1, using: &self)).map { _ in
      Situation.Consent(
        pick([
          .prior, .optedOut(.sms),
          .agreedTime(WeekTimes(days: .all, open: 1320, close: 30)),
        ]), at: moment(at, -12...1), until: once(in: 2) ? moment(at, 0...3) : nil)
    }
  }

  private mutating func history(before at: Instant) -> [Situation.Past] {
    (0..<pick([0, 2, 4, 8, 14])).map { _ in
      let answered = once(in: 3)
      return Situation.Past(
        at: moment(at, -9...0), event: pick([.callPlaced, .callPlaced, .callPlaced, .smsSent]),
        role: pick([.debtor, .debtor, .spouse, .thirdParty]), number: "+1",
        place: pick([.mobile, .home, .work]), by: once(in: 8) ? .person : .collector,
        connected: !once(in: 9), answered: answered, conversation: answered && once(in: 3))
    }
  }
}
