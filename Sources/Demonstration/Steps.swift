internal import Cases

// What happens on the way: calls that reach nobody, and now and then an episode.

extension Story {
  /// The numbers of the debtor that are still tried.
  var phones: [Reach] {
    var found: [Reach] = []
    for party in file.parties where party.role == .debtor {
      for point in party.points where point.kind == .phone && point.state != .bad {
        found.append(Reach(id: point.id, role: party.role, place: point.place))
      }
    }
    return found
  }

  /// A number of somebody else on the case.
  func phone(of role: PartyRole) -> Reach? {
    for party in file.parties where party.role == role {
      if let point = party.points.first { return Reach(id: point.id, role: role) }
    }
    return nil
  }

  /// The debtor's own mobile is tried most.
  mutating func phone() -> Reach? {
    let phones = phones
    guard let first = phones.first else { return nil }
    return dice.chance(perMille: 550) ? first : dice.pick(phones)
  }

  private enum Step: Sendable {
    case unanswered(OutcomeCode)
    case answered(OutcomeCode)
    case lostNumber(OutcomeCode)
    case promise, callBack, message, letter, visit, note
  }

  private static let steps: [(weight: Int, value: Step)] = [
    (380, .unanswered(.noAnswer)), (70, .unanswered(.busy)), (85, .unanswered(.switchedOff)),
    (70, .unanswered(.leftMessage)), (45, .answered(.hungUp)), (10, .answered(.notIdentified)),
    (60, .answered(.thirdParty)),
    (30, .lostNumber(.wrongNumber)), (25, .lostNumber(.outOfService)),
    (20, .answered(.saysPaid)), (18, .answered(.refused)), (14, .answered(.inboundCall)),
    (5, .answered(.languageBarrier)), (75, .promise), (30, .callBack), (22, .message),
    (12, .letter), (18, .visit), (11, .note),
  ]

  /// One step on a day, with that many days until the next.
  mutating func step(on day: Day, room: Int) {
    let phone = phone()
    switch dice.pick(Story.steps) {
    case .unanswered(let code): attempt(code, on: day, to: phone)
    case .answered(.thirdParty) where phone?.place == .mobile:
      attempt(.noAnswer, on: day, to: phone)
    case .answered(let code): attempt(code, on: day, to: phone)
    case .lostNumber(let code):
      // The last number of a person is given up in a last scene only.
      attempt(phones.count > 1 ? code : .noAnswer, on: day, to: phone)
    case .promise where room >= 9: promiseEpisode(on: day, to: phone)
    case .callBack where room >= 5: callBackEpisode(on: day, to: phone)
    case .promise, .callBack: attempt(.noAnswer, on: day, to: phone)
    case .message:
      attempt(.messageSent, on: day, to: phone)
      addNow(.sent(.sms, Sent(to: phone?.id, template: "reminder")))
    case .letter:
      let address = address
      attempt(.noAnswer, on: day, to: phone)
      if let address { addNow(.sent(.letter, Sent(to: address.id, template: "statement"))) }
    case .visit where file.debt.daysPastDue(on: day) > 75 && address != nil: visit(on: day)
    case .visit: attempt(.busy, on: day, to: phone)
    case .note:
      attempt(.noAnswer, on: day, to: phone)
      addFreeNote()
    }
  }

  mutating func addFreeNote() {
    addNow(
      .noted(Noted(text: dice.pick(speaksChinese ? ChineseNotes.free : EnglishNotes.free))))
  }

  var address: Reach? {
    for party in file.parties where party.role == .debtor {
      for point in party.points where point.kind == .address && point.state != .bad {
        return Reach(id: point.id, role: party.role, place: point.place)
      }
    }
    return nil
  }

  private static let visits: [(weight: Int, value: OutcomeCode)] = [
    (20, .visitNobody), (16, .visitLetterLeft), (14, .visitMet), (12, .visitRefused),
    (14, .visitThirdParty), (12, .visitMoved), (12, .visitNotFound),
  ]

  mutating func visit(on day: Day) {
    attempt(dice.pick(Story.visits), on: day, to: address)
  }

  private mutating func callBackEpisode(on day: Day, to phone: Reach?) {
    let again = region.workday(after: max(region.workday(before: day), self.day) + 1)
    callBack(on: day, to: phone, again: again, minute: region.hours.lowerBound)
    let codes: [OutcomeCode] = [.saysPaid, .hungUp, .refused, .promiseConfirmed]
    attempt(dice.pick(codes), on: again, to: phone)
  }

  private mutating func promiseEpisode(on day: Day, to phone: Reach?) {
    let later = dice.from(1...3)
    let firmness = firmness()
    let part = amount(atMost: 35)
    let code: OutcomeCode = dice.chance(perMille: 150) ? .partialPromise : .promise
    let id = promise(
      code, on: day, to: phone, amount: part, due: later, firmness: firmness)
    settlePromise(id, later, kept: firmness == .firm ? 620 : 300)
  }

  /// The promise made on the present day, due some days later, is kept that often in a thousand.
  mutating func settlePromise(_ id: String, _ later: Int, kept: Int) {
    let paid = day + dice.below(later + 1)
    let draw = dice.below(1000)
    if draw < kept {
      settle(id, paying: 100, on: paid)
    } else if draw < kept + 110 {
      settle(id, paying: Int64(dice.from(30...85)), on: paid)
    } else {
      settle(id, paying: 0, on: paid)
    }
  }

  mutating func firmness() -> Promise.Firmness {
    switch dice.below(100) {
    case ..<70: .firm
    case ..<92: .hesitant
    default: .evasive
    }
  }

  /// A round amount of at most so many percent of the balance.
  mutating func amount(atMost percent: Int) -> Int64 {
    let balance = max(file.debt.balance, 1)
    let part = balance / 100 * Int64(dice.from(max(4, percent / 4)...max(5, percent)))
    let unit = region.country.roundAmount
    return max(part / unit * unit, min(unit, balance / 2), 1)
  }
}
