internal import Cases

/// Where a worked case stands today: its last scene.
enum Finale: Sendable {
  case trying, callBack, promised, hesitant, promisedToLead, broken, brokenAgain, kept, partly
  case saysPaid, refused, hardship, plan, oldPlan, lost, traced, askedThirdParty
  case disputed, disputeAnswered, deceased, represented, ceased, insolvent, imprisoned, moved
  case visited, visitPromise, paidInFull, inbound, message, language, guarantor, withdrawn
  case reversed, rescheduled

  static let shares: [(weight: Int, value: Finale)] = [
    (178, .trying), (100, .callBack), (160, .promised), (42, .hesitant), (10, .promisedToLead),
    (92, .broken), (26, .brokenAgain), (52, .kept), (34, .partly), (38, .saysPaid),
    (46, .refused), (28, .hardship), (14, .plan), (14, .oldPlan), (22, .lost), (10, .traced),
    (30, .askedThirdParty), (20, .disputed), (8, .disputeAnswered), (9, .deceased),
    (9, .represented), (8, .ceased), (7, .insolvent), (8, .imprisoned), (9, .moved),
    (62, .visited), (7, .visitPromise), (14, .paidInFull), (12, .inbound), (14, .message),
    (7, .language), (9, .guarantor), (7, .withdrawn), (7, .reversed), (9, .rescheduled),
  ]

  /// The day of the scene: late enough that what follows from it is still true today, early enough
  /// that it has happened.
  func day(_ dice: inout Dice) -> Day {
    let today = DemonstrationDesk.day
    return switch self {
    case .promised, .hesitant, .rescheduled, .guarantor, .visitPromise:
      today - (dice.chance(perMille: 550) ? 2 : 3)
    case .promisedToLead, .plan, .withdrawn, .callBack: today - dice.from(2...4)
    // Made at the latest on the 18th, due on the 21st, decided on the 23rd before dawn.
    case .broken, .partly: today - dice.from(5...16)
    case .kept, .paidInFull: today - dice.from(6...18)
    case .brokenAgain, .reversed: today - dice.from(13...24)
    case .disputed, .disputeAnswered, .deceased, .represented, .ceased, .insolvent, .imprisoned:
      today - dice.from(4...45)
    case .lost, .traced, .askedThirdParty: today - dice.from(4...20)
    case .oldPlan: today - dice.from(58...75)
    default: today - dice.pick(Finale.recent)
    }
  }

  /// Who must be on the case for it.
  var needs: PartyRole? {
    switch self {
    case .guarantor: .guarantor
    case .askedThirdParty: .thirdParty
    default: nil
    }
  }

  /// Somebody went to an address.
  var isVisit: Bool { self == .visited || self == .visitPromise }

  private static let recent = [2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 9]
}

extension Story {
  /// Tells the last scene of the case.
  mutating func tell(_ finale: Finale, on end: Day) {
    switch finale {
    case .trying, .message, .language, .inbound, .saysPaid, .refused, .hardship, .visited,
      .callBack:
      tellTalk(finale, on: end)
    case .promised, .hesitant, .promisedToLead, .guarantor, .visitPromise, .rescheduled,
      .withdrawn, .plan, .oldPlan:
      tellPromise(finale, on: end)
    case .broken, .brokenAgain, .kept, .partly, .paidInFull, .reversed:
      tellMoney(finale, on: end)
    case .lost, .traced, .askedThirdParty, .moved, .imprisoned: tellSearch(finale, on: end)
    case .disputed, .disputeAnswered, .deceased, .represented, .ceased, .insolvent:
      tellHold(finale, on: end)
    }
    addColour()
  }

  private static let failures: [(weight: Int, value: OutcomeCode)] = [
    (56, .noAnswer), (10, .busy), (13, .switchedOff), (12, .leftMessage), (7, .hungUp),
    (3, .notIdentified),
  ]

  private mutating func tellTalk(_ finale: Finale, on end: Day) {
    let phone = phone()
    switch finale {
    case .message:
      attempt(.messageSent, on: end, to: phone)
      addNow(.sent(.sms, Sent(to: phone?.id, template: "call-us")))
    case .language: attempt(.languageBarrier, on: end, to: phone)
    case .inbound: attempt(.inboundCall, on: end, to: phone)
    case .saysPaid: attempt(.saysPaid, on: end, to: phone)
    case .refused: attempt(.refused, on: end, to: phone)
    case .hardship: attempt(.hardship, on: end, to: phone)
    case .visited where file.debt.daysPastDue(on: end) > 35: visit(on: end)
    case .callBack:
      let today = DemonstrationDesk.day
      let again = region.workday(after: today + (dice.chance(perMille: 580) ? 0 : dice.from(1...4)))
      let hours = region.hours
      // Times people name are quarters of an hour; every other one is soon after the desk opens.
      let latest = dice.chance(perMille: 450) ? min(90, hours.count - 15) : hours.count - 15
      let minute = (hours.lowerBound + 14 + dice.below(max(1, latest - 14))) / 15 * 15
      callBack(on: end, to: phone, again: again, minute: minute)
    default: attempt(dice.pick(Story.failures), on: end, to: phone)
    }
  }

  private mutating func tellPromise(_ finale: Finale, on end: Day) {
    let today = DemonstrationDesk.day
    let phone = phone()
    let part = amount(atMost: dice.chance(perMille: 300) ? 100 : 45)
    switch finale {
    case .hesitant:
      let firmness: Promise.Firmness = dice.chance(perMille: 800) ? .hesitant : .evasive
      promise(on: today - 2, to: phone, amount: part, due: dice.from(2...3), firmness: firmness)
    case .promisedToLead:
      promise(on: end, to: phone, amount: part, due: dice.from(5...10), by: Team.lead)
    case .guarantor:
      let other = self.phone(of: .guarantor)
      promise(
        other == nil ? .partialPromise : .guarantorPromise, on: end, to: other ?? phone,
        amount: part, due: dice.from(2...3))
    case .visitPromise:
      promise(.visitPromise, on: end, to: address, amount: part, due: dice.from(2...3))
    case .rescheduled:
      promise(on: today - 5, to: phone, amount: part, due: 3, firmness: .hesitant)
      promise(on: today - 2, to: phone, amount: part, due: dice.from(1...3))
    case .withdrawn:
      let id = promise(on: end, to: phone, amount: part, due: 3, firmness: .evasive)
      attempt(.inboundCall, on: min(end + 1, today - 2), to: phone)
      addNow(.promiseDecided(PromiseDecided(promise: id, state: .withdrawn, received: 0)))
    case .plan, .oldPlan: plan(on: end, to: phone)
    default:
      let later = end == today - 2 ? dice.from(1...3) : dice.from(2...3)
      promise(
        dice.chance(perMille: 120) ? .partialPromise : .promise, on: end, to: phone, amount: part,
        due: later)
      // A reminder the day after; the person stands by it.
      if end < today - 2, dice.chance(perMille: 200) {
        attempt(.promiseConfirmed, on: today - 2, to: phone)
      }
    }
  }

  /// Instalments a month apart; those whose day has come are kept, or now and then broken.
  private mutating func plan(on end: Day, to phone: Reach?) {
    let count = dice.from(4...6)
    let first = dice.from(6...12)
    let made = region.workday(after: max(region.workday(before: end), day))
    let each = max(file.debt.balance / Int64(count), 1)
    let instalments = (0..<count).map { number in
      PlanAgreed.Instalment(
        amount: number == count - 1 ? file.debt.balance - each * Int64(count - 1) : each,
        due: made + first + 30 * number)
    }
    let before = file.promises.count
    let today = DemonstrationDesk.day
    let live = instalments.first { $0.due + 2 > today }?.due ?? today
    attempt(
      .planAgreed, on: made, to: phone, next: live + 2,
      then: .planAgreed(PlanAgreed(instalments: instalments, made: made)))
    for (number, instalment) in instalments.enumerated() where instalment.due + 2 <= today {
      let kept = dice.chance(perMille: 720)
      settle("h\(before + number + 1)", paying: kept ? 100 : 0, on: instalment.due)
    }
  }

  private mutating func tellMoney(_ finale: Finale, on end: Day) {
    let phone = phone()
    let later = dice.from(1...3)
    let whole = finale == .paidInFull
    let part = whole ? file.debt.balance : amount(atMost: finale == .broken ? 90 : 55)
    let id = promise(
      on: end, to: phone, amount: part, due: later,
      firmness: whole ? .firm : firmness())
    let made = day
    switch finale {
    case .broken: settle(id, paying: 0, on: made)
    case .brokenAgain:
      settle(id, paying: 0, on: made)
      attempt(dice.pick(Story.failures), on: DemonstrationDesk.day - dice.from(2...5), to: phone)
    case .partly: settle(id, paying: Int64(dice.from(25...85)), on: made + dice.below(later + 1))
    case .paidInFull:
      settle(id, paying: 100, on: made + dice.below(later + 1))
      addNow(.closed(Closed(reason: "paid in full")), by: Team.lead)
    case .reversed:
      let paid = made + later
      settle(id, paying: 100, on: paid)
      if let payment = file.payments.last {
        add(
          .paymentReversed(PaymentReversed(reference: payment.reference)), on: paid + 5,
          minute: 5 * 60 + 30, by: Team.lead)
        decide(id, .broken, on: paid + 5)
      }
    default:
      settle(id, paying: 100, on: made + dice.below(later + 1))
      if dice.chance(perMille: 450) {
        addNow(.segmentSet(SegmentSet(segment: .cooperative, reason: "kept a promise")))
      }
    }
  }

  private mutating func tellHold(_ finale: Finale, on end: Day) {
    let phone = phone()
    switch finale {
    case .disputed: attempt(.dispute, on: end, to: phone)
    case .disputeAnswered:
      attempt(.dispute, on: end, to: phone)
      add(.released(Released(fact: .disputed)), on: day + 2, minute: 11 * 60, by: Team.lead)
    case .deceased: attempt(.deceased, on: end, to: phone)
    case .represented: attempt(.represented, on: end, to: phone)
    case .ceased: attempt(.ceaseRequest, on: end, to: phone)
    default: attempt(.insolvent, on: end, to: phone)
    }
  }
}
