import Cases
import SmallDesk
import TestSupport

/// Something that may be done, as data: generated from a seed, interpreted twice, made shorter when
/// the two differ.
enum Deed: Hashable {
  enum Kind: Int, CaseIterable { case noAnswer, wrongNumber, dispute, refused, silent }

  case note(String)
  case dial(String)
  case record(Kind, String)
  case promise(amount: Int64?, days: Int?, firm: Bool)
  case callBack(days: Int, minute: Int)
  case assign(UserID, days: Int?)
  case hold(FactName)
  case release(FactName)
  case consent
  case pay(String, Int64)
  case reverse(String)
  case settle
  case close(String)
  case reopen
  case segment(Segment?)
  case strategy(String?)
  /// Take back my last action on this case.
  case undo

  static let stopping: Set<FactName> = [
    .ceaseRequested, .attorneyKnown, .disputed, .moratorium, .crisisMoratorium, .deceased,
    .insolvent,
  ]

  static let outcomes: [Kind: Outcome] = [
    .noAnswer: Outcome(
      code: "no-answer", title: "No answer", flags: [.worked, .attempt], retryDays: 1),
    .wrongNumber: Outcome(
      code: "wrong", title: "Wrong", flags: [.worked, .attempt], pointState: .bad),
    .dispute: Outcome(
      code: "dispute", title: "Dispute", flags: [.worked, .attempt, .contact, .rightParty],
      holds: .disputed),
    .refused: Outcome(
      code: "refused", title: "Refused", flags: [.worked, .attempt, .contact, .rightParty],
      segment: .unwilling),
    .silent: Outcome(
      code: "told", title: "Told", flags: [.worked, .attempt, .contact], needs: .note),
  ]

  private static let promised = Outcome(
    code: "promise", title: "Promise", flags: [.worked, .attempt, .contact, .rightParty],
    needs: .promise)
  private static let calling = Outcome(
    code: "call-back", title: "Call back", flags: [.worked, .attempt, .contact], needs: .callBack)

  /// As the program is asked for it; nil for what needs a look at the past.
  func command(today: Day) -> Command? {
    switch self {
    case .note(let text): return .note(text)
    case .dial(let to): return .dial(to: to)
    case .record(let kind, let to):
      return Deed.outcomes[kind].map { .record(Record(outcome: $0, to: to)) }
    case .promise(let amount, let days, let firm):
      var record = Record(outcome: Deed.promised, to: "p1")
      record.amount = amount
      record.due = days.map { today + $0 }
      record.firmness = firm ? .firm : .hesitant
      return .record(record)
    case .callBack(let days, let minute):
      var record = Record(outcome: Deed.calling, to: "p1")
      record.callBack = CallBackTime(day: today + days, minute: minute)
      return .record(record)
    case .assign(let to, let days):
      return .assign(to: to, until: days.map { today + $0 }, reason: "balance")
    case .hold(let fact):
      var held = Held(fact: fact)
      if fact == .inconvenient { held.place = .work }
      return .hold(held)
    case .release(let fact): return .release(fact)
    case .consent: return .consent(Consented(consent: "prior-consent"))
    case .pay(let reference, let amount):
      return .pay(Payment(reference: reference, amount: amount, day: today))
    case .reverse(let reference): return .reverse(reference: reference)
    case .settle: return .settle
    case .close(let reason): return .close(reason: reason)
    case .reopen: return .reopen
    case .segment(let segment): return .segment(segment, reason: "seen")
    case .strategy(let strategy): return .strategy(strategy)
    case .undo: return nil
    }
  }

  static func random(_ random: inout Pseudorandom) -> Deed {
    let number = ["p1", "p1", "p2", "p2", "p9"][random.below(5)]
    let facts: [FactName] = [
      .disputed, .verified, .deceased, .vulnerable, .hardship, .inconvenient, .moratorium,
    ]
    switch random.below(20) {
    case 0, 1: return .note(["说好的", "x", "  ", "=1+1\u{1B}[31m"][random.below(4)])
    case 2: return .dial(number)
    case 3, 4, 5: return .record(Kind.allCases[random.below(5)], number)
    case 6, 7, 8:
      let amounts: [Int64?] = [nil, 0, 1, 10_000, 50_000, 101_300, 9_000_000, -5]
      let days: [Int?] = [nil, -1, 0, 1, 2, 3, 4, 30]
      return .promise(
        amount: amounts[random.below(8)], days: days[random.below(8)], firm: random.below(2) == 0)
    case 9: return .callBack(days: random.below(4) - 1, minute: random.below(1440))
    case 10:
      let days: [Int?] = [nil, nil, -1, 0, 7]
      return .assign(
        ["lin", "wu", "mei", "gao", "eve"][random.below(5)], days: days[random.below(5)])
    case 11: return .hold(facts[random.below(7)])
    case 12: return .release(facts[random.below(7)])
    case 13:
      return .pay("r\(random.below(12))", [0, 1, 9_600, 50_000, 100_000][random.below(5)])
    case 14: return .reverse("r\(random.below(12))")
    case 15: return .settle
    case 16: return random.below(3) == 0 ? .close(["paid", " "][random.below(2)]) : .reopen
    case 17:
      return random.below(2) == 0
        ? .segment(([nil] + Segment.allCases)[random.below(Segment.allCases.count + 1)])
        : .strategy([nil, "praise"][random.below(2)])
    case 18: return .consent
    default: return .undo
    }
  }
}
