/// The regions of the demonstration by language, each with how often it comes.
enum Regions {
  typealias Choice = (weight: Int, value: Region)

  static let chinese: [Choice] = [
    (16, china("北京市", "10")), (16, china("上海市", "21")), (13, china("广州市", "20")),
    (12, china("深圳市", "755")), (11, china("成都市", "28")), (9, china("武汉市", "27")),
    (8, china("杭州市", "571")), (7, china("西安市", "29")), (5, china("沈阳市", "24")),
    (2, china("乌鲁木齐市", "991", zones: ["Asia/Urumqi"])),
    (1, america("US-CA", "San Francisco", pacific, [415, 628])),
  ]

  static let english: [Choice] = [
    (12, america("US-MA", "Boston", eastern, [617, 857, 978, 508, 781])),
    (14, america("US-NY-NYC", "New York", eastern, [212, 646, 718, 917, 347])),
    (8, america("US-TX", "Houston", central, [713, 281, 832])),
    (9, america("US-IL", "Chicago", central, [312, 773, 872])),
    (10, america("US-CA", "Los Angeles", pacific, [213, 310, 323, 818])),
    (8, america("US-WA", "Seattle", pacific, [206, 425, 253])),
    (4, america("US-CO", "Denver", mountain, [303, 720])),
    // An Eastern number with a Pacific address: the person may be in either zone.
    (3, america("US-CA", "San Diego", pacific + eastern, [212, 617])),
    (20, britain("London", "+442079460")), (7, britain("Manchester", "+441614960")),
    (5, britain("Leeds", "+441134960")),
  ]

  static let spanish: [Choice] = [
    (26, mexico("Ciudad de México", "55")), (12, mexico("Puebla", "222")),
    (24, spain("Madrid", "91")), (14, spain("Valencia", "96")),
    (14, america("US-TX", "San Antonio", central, [210, 726])),
    (10, america("US-CA", "Los Angeles", pacific, [213, 323, 562])),
  ]

  static let vietnamese: [Choice] = [
    (44, vietnam("Thành phố Hồ Chí Minh", "283")), (34, vietnam("Hà Nội", "243")),
    (14, vietnam("Đà Nẵng", "236")), (8, america("US-CA", "San Jose", pacific, [408, 669])),
  ]

  static let arabic: [Choice] = [
    (50, emirates("Dubai", "4")), (24, emirates("Abu Dhabi", "2")),
    (18, jordan("Amman", "6")), (8, britain("London", "+442079460")),
  ]

  private static let eastern = ["America/New_York"]
  private static let central = ["America/Chicago"]
  private static let mountain = ["America/Denver"]
  private static let pacific = ["America/Los_Angeles"]

  private static func numbers(_ prefixes: [String], _ digits: Int) -> [Region.Numbers] {
    prefixes.map { Region.Numbers(prefix: $0, digits: digits) }
  }

  private static func china(
    _ city: String, _ area: String, zones: [String] = ["Asia/Shanghai"]
  ) -> Region {
    let mobile = ["135", "136", "138", "139", "150", "158", "159", "178", "186", "187", "189"]
    return Region(
      country: .china, jurisdiction: "CN", city: city, zones: zones,
      mobile: numbers(mobile.map { "+86" + $0 }, 8),
      fixed: numbers(["5", "6", "8"].map { "+86" + area + $0 }, area.count == 2 ? 7 : 6))
  }

  private static func america(
    _ jurisdiction: String, _ city: String, _ zones: [String], _ areas: [Int]
  ) -> Region {
    let all = numbers(areas.map { "+1\($0)55501" }, 2)
    return Region(
      country: .america, jurisdiction: jurisdiction, city: city, zones: zones, mobile: all,
      fixed: all)
  }

  private static func britain(_ city: String, _ fixed: String) -> Region {
    Region(
      country: .britain, jurisdiction: "GB", city: city, zones: ["Europe/London"],
      mobile: numbers(["+447700900"], 3), fixed: numbers([fixed], 3))
  }

  private static func mexico(_ city: String, _ area: String) -> Region {
    let all = numbers(["+52" + area], 10 - area.count)
    return Region(
      country: .mexico, jurisdiction: "MX", city: city, zones: ["America/Mexico_City"],
      mobile: all, fixed: all)
  }

  private static func spain(_ city: String, _ area: String) -> Region {
    Region(
      country: .spain, jurisdiction: "ES", city: city, zones: ["Europe/Madrid"],
      mobile: numbers(["+3461", "+3464", "+3465"], 7), fixed: numbers(["+34" + area], 7))
  }

  private static func vietnam(_ city: String, _ area: String) -> Region {
    Region(
      country: .vietnam, jurisdiction: "VN", city: city, zones: ["Asia/Ho_Chi_Minh"],
      mobile: numbers(["+8490", "+8491", "+8493", "+8498"], 7),
      fixed: numbers(["+84" + area], 7))
  }

  private static func emirates(_ city: String, _ area: String) -> Region {
    Region(
      country: .emirates, jurisdiction: "AE", city: city, zones: ["Asia/Dubai"],
      mobile: numbers(["+97150", "+97152", "+97155"], 7), fixed: numbers(["+971" + area], 7))
  }

  private static func jordan(_ city: String, _ area: String) -> Region {
    Region(
      country: .jordan, jurisdiction: "JO", city: city, zones: ["Asia/Amman"],
      mobile: numbers(["+96277", "+96278", "+96279"], 7), fixed: numbers(["+962" + area], 7))
  }
}
