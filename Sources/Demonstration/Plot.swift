internal import Cases

/// Puts a debt and a past to a person: what kind of case it is, where it stands today, and the
/// steps that led there.
///
/// - Parameter isPortfolio: the book is a large one, of which most waits for its first call.
func plot(_ id: CaseID, _ person: Person, _ dice: Dice, isPortfolio: Bool) -> CaseFile {
  var dice = dice
  let size = PastSize.draw(&dice, isPortfolio: isPortfolio)
  let days = daysPastDue(size, &dice)
  let debt = debt(person, days, &dice)
  var file = CaseFile(id: id, debt: debt, parties: [person.party])
  file.owner = person.agent
  if size == .none {
    addOther(other(&dice), to: &file, person, &dice)
    return untouched(file, days, &dice)
  }
  let finale = dice.pick(Finale.shares)
  if finale.isVisit, !file.parties[0].points.contains(where: { $0.kind == .address }) {
    var visited = person
    visited.addAddress(&dice)
    file.parties = [visited.party]
  }
  // The creditor has confirmed the mobile of most people whom the desk has worked with.
  if dice.chance(perMille: 600) { file.parties[0].points[0].state = .good }
  addOther(finale.needs ?? other(&dice), to: &file, person, &dice)
  return Plot(file, person, size, finale, dice).told()
}

/// How much has been done on a case.
enum PastSize: Sendable {
  case none, little, some, much, endless

  fileprivate static func draw(_ dice: inout Dice, isPortfolio: Bool) -> PastSize {
    let throwOfAll = dice.below(1000)
    // Twelve agents have worked half of two thousand cases, but not of a million.
    if isPortfolio {
      return switch throwOfAll {
      case ..<720: .none
      case ..<955: .little
      case ..<987: .some
      case ..<996: .much
      default: .endless
      }
    }
    return switch throwOfAll {
    case ..<500: .none
    case ..<908: .little
    case ..<972: .some
    case ..<990: .much
    default: .endless
    }
  }

  /// Attempts before the last scene.
  func attempts(_ dice: inout Dice) -> Int {
    switch self {
    case .none: 0
    case .little: dice.chance(perMille: 120) ? 1 : 0
    case .some: dice.from(1...2)
    case .much: dice.from(3...6)
    case .endless: dice.from(12...25)
    }
  }
}

/// Most of a desk is early: cases are cured, and those that are not go further and further.
private func daysPastDue(_ size: PastSize, _ dice: inout Dice) -> Int {
  if size == .endless { return dice.from(120...420) }
  let days =
    switch dice.below(100) {
    case ..<34: dice.from(1...30)
    case ..<55: dice.from(31...60)
    case ..<70: dice.from(61...90)
    case ..<80: dice.from(91...120)
    case ..<88: dice.from(121...150)
    case ..<93: dice.from(151...180)
    default: dice.from(181...640)
    }
  // What has been worked was overdue some days ago already.
  switch size {
  case .none: return days
  case .little, .some: return max(days, 9 + dice.below(6))
  case .much, .endless: return max(days, 40 + dice.below(15))
  }
}

private let sizes = [900, 1_600, 2_800, 4_500, 7_000, 11_000, 17_000, 28_000, 48_000, 90_000]

private func debt(_ person: Person, _ days: Int, _ dice: inout Dice) -> Debt {
  let country = person.region.country
  // Later debts are larger: small ones have been paid.
  let step = min(dice.below(10), dice.below(11)) + (days > 90 ? dice.below(3) : 0)
  let base = sizes[min(step, sizes.count - 1)]
  let total = Int64(base + dice.below(base)) * country.minorPerYuan + Int64(dice.below(100))
  let interest = total / 1000 * Int64(min(days, 360) / 5)
  let fees = dice.chance(perMille: 300) ? total / 100 * Int64(dice.from(1...4)) : 0
  let creditor = dice.pick(Lists.creditors(country))
  let today = DemonstrationDesk.day
  var debt = Debt(
    creditor: creditor.name, currency: country.currency, due: today - days,
    principal: total - interest - fees, interest: interest, fees: fees)
  debt.product = dice.pick(creditor.products)
  if dice.chance(perMille: 330) {
    debt.number = creditor.account + "****" + padded(dice.below(10_000), 4)
  }
  if dice.chance(perMille: 300) { debt.minimum = max(1, total / 10) }
  if dice.chance(perMille: 200) { debt.opened = debt.due - dice.from(150...2600) }
  if dice.chance(perMille: 20) { debt.kind = .commercial }
  return debt
}

/// Whether somebody else is on a case: a guarantor, who is liable, or a third party, who is not.
private func other(_ dice: inout Dice) -> PartyRole? {
  switch dice.below(1000) {
  case ..<35: .guarantor
  case ..<80: .thirdParty
  default: nil
  }
}

private let women = ["mother", "sister", "colleague", "friend", "cousin"]
private let men = ["father", "brother", "colleague", "friend", "uncle"]

private func addOther(
  _ role: PartyRole?, to file: inout CaseFile, _ person: Person, _ dice: inout Dice
) {
  guard let role else { return }
  let liable = role == .guarantor
  let isWoman = dice.chance(perMille: 500)
  let relation = liable ? "business partner" : dice.pick(isWoman ? women : men)
  let name = Names.name(person.language, female: isWoman, &dice)
  var party = Party(id: liable ? "g1" : "t1", role: role, name: name.own)
  if name.latin != name.own { party.romanised = name.latin }
  party.relation = relation
  party.jurisdiction = person.region.jurisdiction
  let points = file.parties[0].points.count
  party.points = [
    ContactPoint(
      id: "p\(points + 1)", kind: .phone,
      value: person.telephone(person.region.mobile, 17, &dice), place: .mobile,
      zones: person.region.zones)
  ]
  file.parties.append(party)
}

/// The first calls of new cases are spread over the days to come.
private let firstDays = [0, 1, 1, 1, 2, 2, 3, 4]

/// A case that came in lately and waits for its first call; some are assigned to nobody yet.
private func untouched(_ file: CaseFile, _ days: Int, _ dice: inout Dice) -> CaseFile {
  var file = file
  let today = DemonstrationDesk.day
  file.placed = max(today - dice.from(1...6), min(file.debt.due + 1, today - 1))
  if dice.chance(perMille: 43) {
    file.owner = nil
  } else if dice.chance(perMille: 690) {
    file.next = today + dice.pick(firstDays)
  }
  return file
}

/// A case that has been worked: steps that lead somewhere, and the scene that ended them so far.
struct Plot {
  private(set) var story: Story
  private let size: PastSize
  private let finale: Finale
  /// The day of the last scene.
  private let end: Day
  private let start: Day
  private let attempts: Int
  /// The agent it was taken from on the way, and before which step.
  private let handover: Int?

  init(
    _ file: CaseFile, _ person: Person, _ size: PastSize, _ finale: Finale, _ dice: Dice
  ) {
    var file = file
    var dice = dice
    let today = DemonstrationDesk.day
    var finale = finale
    var end = finale.day(&dice)
    if end < file.debt.due + 4 {
      finale = .trying
      end = today - 2
    }
    var attempts = size.attempts(&dice)
    attempts = min(attempts, (end - file.debt.due) / 2)
    let gap = max(1, min((end - file.debt.due) / (attempts + 1), size == .endless ? 11 : 8))
    let start = max(file.debt.due + 2, end - attempts * gap)
    file.placed = max(file.debt.due + 1, start - dice.from(1...4))
    handover = attempts > 1 && dice.chance(perMille: 160) ? dice.from(1...attempts - 1) : nil
    if handover != nil {
      file.owner = Team.earlier(than: person.agent, for: person.language, &dice)
    }
    story = Story(
      file, in: person.region, chinese: person.language == .chinese,
      agent: file.owner ?? person.agent, from: start, dice: dice)
    self.size = size
    self.finale = finale
    self.end = end
    self.start = start
    self.attempts = attempts
    agent = person.agent
  }

  private let agent: UserID

  consuming func told() -> CaseFile {
    var slots: [Day] = []
    let span = end - start
    for step in 0..<attempts {
      slots.append(start + (span * step + story.dice.below(span + 1)) / max(attempts, 1))
    }
    for (step, day) in slots.enumerated() {
      if step == handover { handOver(on: day) }
      let room = (step + 1 < attempts ? slots[step + 1] : end) - day
      story.step(on: day, room: room)
    }
    story.tell(finale, on: end)
    return story.end()
  }

  private mutating func handOver(on day: Day) {
    let reason = story.dice.pick(story.speaksChinese ? Plot.chineseReasons : Plot.reasons)
    story.add(
      .assigned(Assignment(from: story.file.owner, to: agent, reason: reason)), on: day,
      minute: 8 * 60, by: Team.lead)
    story.agent = agent
  }

  private static let chineseReasons = ["均衡案量", "原负责人休假", "按语言调整", "月初重新分案"]
  private static let reasons = ["balance of the team", "leave", "language", "new month"]
}
