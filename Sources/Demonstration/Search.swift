internal import Cases

// Last scenes in which nobody can be reached, and what is known besides.

extension Story {
  mutating func tellSearch(_ finale: Finale, on end: Day) {
    switch finale {
    case .imprisoned: attempt(.imprisoned, on: end, to: phone())
    case .moved: attempt(.moved, on: end, to: phone())
    case .askedThirdParty: askThirdParty(on: end)
    default:
      loseNumbers(on: end)
      if finale == .traced { addTrace() }
    }
  }

  /// Number after number fails for good; the case becomes a skip.
  private mutating func loseNumbers(on end: Day) {
    for phone in phones {
      attempt(dice.chance(perMille: 600) ? .outOfService : .wrongNumber, on: end, to: phone)
    }
    markLost()
  }

  private mutating func markLost() {
    if !file.facts.contains(where: { $0.fact == .unreachable }) {
      addNow(.held(Held(fact: .unreachable)))
    }
    if file.segment != .lostContact {
      let reason = speaksChinese ? "号码全部失效" : "no number is left"
      addNow(.segmentSet(SegmentSet(segment: .lostContact, reason: reason)))
    }
    let clue = dice.pick(speaksChinese ? Story.chineseClues : Story.clues)
    addNow(.clueAdded(ClueAdded(text: clue)))
  }

  /// A search found a number that nobody has confirmed.
  private mutating func addTrace() {
    let range = dice.pick(region.mobile)
    var size = 1
    for _ in 0..<range.digits { size *= 10 }
    let count = file.parties.reduce(0) { $0 + $1.points.count }
    let point = ContactPoint(
      id: "p\(count + 1)", kind: .phone,
      value: range.prefix + padded(dice.below(size), range.digits), place: .other,
      state: .unverified, zones: region.zones)
    addNow(.pointAdded(PointAdded(party: "d", point: point)))
  }

  /// A third party is asked where the debtor can be reached once nothing else is left: the mobile is
  /// off, the debtor is marked unreachable, nothing is said of the debt.
  private mutating func askThirdParty(on end: Day) {
    let own = phone()
    attempt(.switchedOff, on: end, to: own)
    guard let other = phone(of: .thirdParty) else { return }
    markLost()
    switch dice.below(10) {
    case ..<5: attempt(.thirdParty, on: end + 1, to: other)
    case ..<7: attempt(.thirdPartyOffer, on: end + 1, to: other)
    case ..<9: attempt(.contactRefused, on: end + 1, to: other)
    default: attempt(.noAnswer, on: end + 1, to: other)
    }
  }

  private static let chineseClues = [
    "邻居说其在城南开小店", "据同事称已去外地打工", "社交账号近期在深圳定位", "原单位说去年离职", "母亲住在老家，可转告",
    "快递地址仍在用旧小区",
  ]
  private static let clues = [
    "neighbour: works at a shop in the south of town", "former employer: left last year",
    "post still collected at the old address", "mother lives in the home town, passes things on",
    "profile names a new employer", "flatmate expects him back at the end of the month",
  ]

  /// Circumstances that later agents must know: few cases have any.
  mutating func addColour() {
    guard history.last.map({ $0.by != Team.lead }) ?? false, file.closed == nil else { return }
    if dice.chance(perMille: 70) { addFreeNote() }
    let draw = dice.below(1000)
    switch draw {
    case ..<22: hold(Held(fact: .vulnerable))
    case ..<36:
      var held = Held(fact: .inconvenient)
      held.days = "mon-fri"
      held.open = "09:00"
      held.close = "12:00"
      hold(held)
    case ..<42:
      var held = Held(fact: .inconvenient)
      held.place = .work
      hold(held)
    case ..<50: hold(Held(fact: .workProhibited))
    case ..<64: addNow(.consented(Consented(consent: "opted-out:sms")))
    case ..<70: addNow(.consented(Consented(consent: "prior-consent")))
    case ..<78:
      var given = Consented(consent: "agreed-time")
      given.days = "mon-sun"
      given.open = "20:00"
      given.close = "22:30"
      addNow(.consented(given))
    case ..<120 where region.country == .britain: hold(Held(fact: .moratorium))
    case ..<150 where file.debt.daysPastDue(on: day) > 300:
      hold(Held(fact: draw.isMultiple(of: 2) ? .suitFiled : .timeBarred))
    case ..<200 where file.clues.isEmpty && draw >= 175:
      addNow(
        .clueAdded(
          ClueAdded(text: dice.pick(speaksChinese ? ChineseNotes.free : EnglishNotes.free))))
    default: break
    }
  }

  private mutating func hold(_ held: Held) {
    guard !file.facts.contains(where: { $0.fact == held.fact }) else { return }
    addNow(.held(held))
  }
}
