internal import Cases

/// Where people of the demonstration live, and what follows from it: currency, zones, telephone
/// numbers, addresses, creditors, and the hours in which the desk calls them.
struct Region: Sendable {
  /// A range of telephone numbers: the beginning in international form, and how many digits follow.
  /// North America 555-01xx and the British drama numbers (Ofcom) are reserved for fiction.
  struct Numbers: Sendable {
    var prefix: String
    var digits: Int
  }

  enum Country: Sendable { case china, america, britain, mexico, spain, vietnam, emirates, jordan }

  var country: Country
  var jurisdiction: String
  var city: String
  /// Every zone the person may be in; the first is the city's.
  var zones: [String]
  var mobile: [Numbers]
  var fixed: [Numbers]

  var zone: String { zones[0] }
}

extension Region.Country {
  var currency: Currency {
    switch self {
    case .china: Iso.cny
    case .america: Iso.usd
    case .britain: Iso.gbp
    case .mexico: Iso.mxn
    case .spain: Iso.eur
    case .vietnam: Iso.vnd
    case .emirates: Iso.aed
    case .jordan: Iso.jod
    }
  }

  /// Minor units of the currency that are worth about one yuan; sizes of debts come from it.
  var minorPerYuan: Int64 {
    switch self {
    case .china: 100
    case .america: 14
    case .britain: 11
    case .mexico: 250
    case .spain: 13
    case .vietnam: 3500
    case .emirates: 51
    case .jordan: 98
    }
  }

  /// What people round promises to, in minor units.
  var roundAmount: Int64 {
    switch self {
    case .china: 100_00
    case .america, .britain, .spain: 10_00
    case .mexico: 100_00
    case .vietnam: 100_000
    case .emirates: 50_00
    case .jordan: 5_000
    }
  }

  var isAmerican: Bool { self == .america || self == .mexico }
}

/// The currencies of the demonstration, read once.
enum Iso {
  static let cny = known("CNY")
  static let usd = known("USD")
  static let gbp = known("GBP")
  static let mxn = known("MXN")
  static let eur = known("EUR")
  static let vnd = known("VND")
  static let aed = known("AED")
  static let jod = known("JOD")

  private static func known(_ code: StaticString) -> Currency {
    guard let currency = Currency(code.description) else {
      preconditionFailure("\(code) is an ISO 4217 code")
    }
    return currency
  }
}

extension Region {
  /// The minutes of a Shanghai day in which the desk, which works from 8 to 22 there, may call:
  /// between 8 and 21 where the person lives, in summer and in winter, with some minutes to spare.
  var hours: ClosedRange<Int> {
    switch zone {
    case "America/New_York": 8 * 60 + 5...8 * 60 + 45
    case "America/Chicago": 8 * 60 + 5...9 * 60 + 40
    case "America/Denver": 8 * 60 + 5...10 * 60 + 40
    case "America/Los_Angeles": zones.count > 1 ? 485...525 : 8 * 60 + 5...11 * 60 + 30
    case "America/Mexico_City": 8 * 60 + 5...10 * 60 + 40
    case "Europe/London": 16 * 60 + 10...21 * 60 + 30
    case "Europe/Madrid": 15 * 60 + 10...21 * 60 + 30
    case "Asia/Dubai", "Asia/Amman": 13 * 60 + 10...21 * 60
    case "Asia/Ho_Chi_Minh": 9 * 60 + 10...20 * 60 + 40
    case "Asia/Urumqi": 10 * 60 + 10...20 * 60 + 30
    default: 8 * 60 + 30...20 * 60 + 20
    }
  }

  /// Whether the desk calls there on that Shanghai day: not on Sundays and feasts; while it is
  /// Monday morning in Shanghai it is Sunday in America.
  func isWorked(on day: Day) -> Bool {
    let weekday = day.weekday
    if weekday == 7 || (weekday == 1 && country.isAmerican) { return false }
    return !Calendar.feasts.contains { $0.contains(day.number) }
  }

  /// That day or the last one before it on which the desk calls there.
  func workday(before day: Day) -> Day {
    var day = day
    while !isWorked(on: day) { day = day - 1 }
    return day
  }

  /// That day or the first one after it on which the desk calls there.
  func workday(after day: Day) -> Day {
    var day = day
    while !isWorked(on: day) { day = day + 1 }
    return day
  }
}

/// Days on which a Shanghai desk is closed: National Day 2025 and 2026, Spring Festival 2026.
enum Calendar {
  static let feasts: [ClosedRange<Int32>] = [
    20_362...20_368, 20_500...20_507, 20_727...20_733,
  ]
}
