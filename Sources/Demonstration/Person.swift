internal import Cases

/// A debtor of the demonstration before any case: the same on every case of a packet.
struct Person: Sendable {
  var number: Int
  var language: Language
  var region: Region
  var agent: UserID
  var party: Party

  init(number: Int, seed: UInt64) {
    var dice = Dice(seed: seed, stream: UInt64(number) &* 2 &+ 1)
    self.number = number
    language = dice.pick(Person.languages)
    region = dice.pick(Person.regions(language))
    agent = Team.agent(for: language, &dice)
    let female = dice.chance(perMille: 440)
    let name = Names.name(language, female: female, &dice)
    party = Party(id: "d", role: .debtor, name: name.own)
    if name.latin != name.own { party.romanised = name.latin }
    party.language = language.rawValue
    party.jurisdiction = region.jurisdiction
    // Between 20 and 66 years old, most of them younger.
    let age = 20 * 365 + min(dice.below(46 * 365), dice.below(62 * 365))
    let born = DemonstrationDesk.day - age
    if dice.chance(perMille: 600) { party.born = born }
    if dice.chance(perMille: 200) { party.sex = female ? "f" : "m" }
    party.identity = identity(born: born, &dice)
    work(&dice)
    points(&dice)
  }

  private static let languages: [(weight: Int, value: Language)] = [
    (580, .chinese), (170, .english), (85, .spanish), (83, .vietnamese), (82, .arabic),
  ]

  private static func regions(_ language: Language) -> [Regions.Choice] {
    switch language {
    case .chinese: Regions.chinese
    case .english: Regions.english
    case .spanish: Regions.spanish
    case .vietnamese: Regions.vietnamese
    case .arabic: Regions.arabic
    }
  }

  private mutating func work(_ dice: inout Dice) {
    guard dice.chance(perMille: 420) else { return }
    let isChina = region.country == .china
    party.occupation = dice.pick(isChina ? Lists.chineseOccupations : Lists.occupations)
    if dice.chance(perMille: 300) {
      party.employer = dice.pick(isChina ? Lists.chineseEmployers : Lists.employers)
    }
  }

  /// A Chinese identity number with a check digit that is wrong on purpose, so that it is nobody's;
  /// elsewhere the creditor's customer number.
  private func identity(born: Day, _ dice: inout Dice) -> String {
    guard region.country == .china else {
      return region.jurisdiction.prefix(2) + "-" + padded(2_400_000 + number, 7)
    }
    let (year, month, day) = born.civil
    let digits =
      dice.pick(Lists.districts) * 100_000_000_000 + year * 10_000_000 + month * 100_000
      + day * 1000 + dice.below(1000)
    // GB 11643-1999: weights are powers of two modulo 11, from the last digit on.
    var sum = 0
    var left = digits
    var weight = 2
    while left > 0 {
      sum += left % 10 * weight
      weight = weight * 2 % 11
      left /= 10
    }
    let right = (12 - sum % 11) % 11
    let wrong = (right + 1 + dice.below(8)) % 10
    return String(digits) + String(wrong == right ? (wrong + 1) % 10 : wrong)
  }

  private mutating func points(_ dice: inout Dice) {
    add(.mobile, telephone(region.mobile, 0, &dice))
    if dice.chance(perMille: 130) { add(.home, telephone(region.fixed, 3, &dice)) }
    if dice.chance(perMille: party.employer == nil ? 60 : 400) {
      add(.work, telephone(region.fixed, 7, &dice))
    }
    if dice.chance(perMille: 85) { addAddress(&dice) }
    if dice.chance(perMille: 20) {
      let name = party.romanised ?? party.name
      let local = name.lowercased().filter { $0 >= "a" && $0 <= "z" }
      add(.other, "\(local)\(number % 1000)@example.com", kind: .email)
    }
  }

  mutating func addAddress(_ dice: inout Dice) {
    add(.home, address(&dice), kind: .address)
  }

  private mutating func add(
    _ place: Place, _ value: String, kind: ContactPoint.Kind = .phone
  ) {
    let id = "p\(party.points.count + 1)"
    party.points.append(
      ContactPoint(id: id, kind: kind, value: value, place: place, zones: region.zones))
  }

  /// A number of one of the ranges. The small ranges that are reserved for fiction are gone through
  /// in turn, so that few people of a book share a number by chance.
  func telephone(_ ranges: [Region.Numbers], _ salt: Int, _ dice: inout Dice) -> String {
    let draw = dice.below(100_000_000)
    var size = 1
    for _ in 0..<ranges[0].digits { size *= 10 }
    if size <= 1000 {
      let turn = number &+ salt &* 131
      let range = ranges[(turn / size + salt) % ranges.count]
      return range.prefix + padded(turn % size, range.digits)
    }
    let range = ranges[draw % ranges.count]
    return range.prefix + padded(draw / 11 % size, range.digits)
  }

  private func address(_ dice: inout Dice) -> String {
    let house = dice.from(1...280)
    switch region.country {
    case .china:
      return region.city + dice.pick(Lists.chineseStreets)
        + "\(house)号\(dice.from(1...30))0\(dice.from(1...6))室"
    case .america, .britain:
      return "\(house) \(dice.pick(Lists.streets)), \(region.city)"
    case .mexico, .spain:
      return "Calle \(dice.pick(Lists.calles)) \(house), \(region.city)"
    case .vietnam: return "\(house) \(dice.pick(Lists.vietnameseStreets)), \(region.city)"
    case .emirates, .jordan:
      return "Building \(house), \(dice.pick(Lists.gulfStreets)), \(region.city)"
    }
  }
}
