internal import Cases

/// A contact point, and whose it is.
struct Reach: Sendable {
  var id: String
  var role: PartyRole
  var place: Place = .mobile
}

/// Writes the past of one case: every step is an event, and the case is what `apply` makes of it.
struct Story {
  /// The case as it stands; its history is kept beside it until `end`.
  private(set) var file: CaseFile
  private(set) var history: [PastEvent] = []
  var dice: Dice
  let region: Region
  /// Who works the case now.
  var agent: UserID
  let speaksChinese: Bool
  /// The Shanghai day and minute that the past has reached.
  private(set) var day: Day
  private var minute = 0
  private var payments = 0

  init(
    _ file: CaseFile, in region: Region, chinese: Bool, agent: UserID, from day: Day, dice: Dice
  ) {
    self.file = file
    self.dice = dice
    self.agent = agent
    self.region = region
    speaksChinese = chinese
    self.day = day
    history.reserveCapacity(8)
  }

  /// The finished case.
  consuming func end() -> CaseFile {
    file.history = history
    file.seq = 0
    return file
  }

  // MARK: - Time

  /// The next time at which the desk calls, on that day or, where that is over, the first day after.
  private mutating func move(to wanted: Day) -> Instant {
    let hours = region.hours
    let next = region.workday(after: max(region.workday(before: wanted), day))
    if next > day || minute < hours.lowerBound {
      day = next
      minute = hours.lowerBound + dice.below(hours.count - 12)
    } else {
      let later = minute + 3 + dice.below(30)
      minute = later <= hours.upperBound ? later : minute + 1
    }
    return now
  }

  /// To a minute of a Shanghai day; the past never goes back.
  private mutating func move(to wanted: Day, minute at: Int) -> Instant {
    if wanted > day || (wanted == day && at >= minute) {
      day = wanted
      minute = at
    }
    return now
  }

  private var now: Instant {
    Instant(utcDay: day, milliseconds: Int64(minute - 8 * 60) * 60_000) + Int64(dice.peek % 50_000)
  }

  // MARK: - Events

  mutating func add(_ happening: Happening, at instant: Instant, by user: UserID? = nil) {
    let user = user ?? agent
    // Seconds are drawn: within one minute the past must not go back either.
    let instant = max(instant, history.last?.at ?? instant)
    let event = Event(seq: 0, at: instant, by: user, caseID: file.id, happening: happening)
    let promises = file.promises.count
    // The history is kept apart: a case that `apply` copies for every event stays small.
    file.history = []
    if let applied = apply(event, to: file) { file = applied }
    for index in promises..<max(promises, file.promises.count) {
      file.promises[index].id = "h\(index + 1)"
    }
    history.append(PastEvent(seq: nil, at: instant, by: user, happening: happening))
  }

  /// One attempt with all that follows from it. Calls are placed before they have an outcome.
  /// - Returns: when it was over.
  @discardableResult
  mutating func attempt(
    _ code: OutcomeCode, on wanted: Day, to point: Reach?,
    next: Day? = nil, by user: UserID? = nil, then consequence: Happening? = nil
  ) -> Instant {
    var at = move(to: wanted)
    let role = point.flatMap { $0.role == .debtor ? nil : $0.role }
    if code.flags.contains(.attempt), !code.isVisit {
      add(.callPlaced(CallPlaced(to: point?.id, role: role)), at: at, by: user)
      let seconds = code.isContact ? 40 + dice.below(400) : 12 + dice.below(40)
      at = at + Int64(seconds) * 1000
      minute += (seconds + 50) / 60 + 1
    }
    var contacted = Contacted(outcome: code.rawValue, flags: code.flags, to: point?.id, role: role)
    if code.isRightParty {
      contacted.strategy = strategy()
      contacted.segment = segment
    }
    contacted.note = Notes.text(code, to: role, chinese: speaksChinese, &dice)
    contacted.next = next ?? code.retry.map { day + $0 }
    add(.contacted(contacted), at: at, by: user)
    if let consequence { add(consequence, at: at, by: user) }
    if let state = code.pointState, let point, file.point(point.id)?.point.state != state {
      add(.pointChanged(PointChanged(point: point.id, state: state)), at: at, by: user)
    }
    if let fact = code.holds, !file.facts.contains(where: { $0.fact == fact }) {
      add(.held(Held(fact: fact)), at: at, by: user)
    }
    if let (segment, title) = code.segment, file.segment != segment {
      add(.segmentSet(SegmentSet(segment: segment, reason: title)), at: at, by: user)
    }
    return at
  }

  /// What the case was taken for before the call.
  private var segment: Segment {
    if let segment = file.segment { return segment }
    if file.tally.failures >= 6 { return .lostContact }
    let broken = file.promises.contains { $0.state == .broken }
    return broken && file.debt.daysPastDue(on: day) > 90 ? .unwilling : .cooperative
  }

  /// The strategy that fits what is known before dialling (DOMAIN.md section 5).
  private mutating func strategy() -> String {
    if dice.chance(perMille: 120) { return dice.pick(Story.strategies) }
    if file.segment == .unable { return dice.chance(perMille: 700) ? "empathy" : "family" }
    let debtor = file.debtor
    if let work = debtor?.occupation, Story.praised.contains(work) {
      return dice.chance(perMille: 500) ? "praise" : "reciprocity"
    }
    if file.debt.daysPastDue(on: day) <= 60 {
      return dice.chance(perMille: 750) ? "framework" : "empathy"
    }
    if let born = debtor?.born, born > Story.nineties {
      return dice.chance(perMille: 600) ? "interview" : "sandwich"
    }
    return dice.chance(perMille: 400) ? "family" : "reciprocity"
  }

  private static let strategies = [
    "framework", "empathy", "praise", "family", "reciprocity", "interview", "sandwich",
  ]
  private static let praised = ["教师", "公务员", "teacher", "civil servant"]
  /// 1989-12-31.
  private static let nineties = Day(number: 7_304)

  // MARK: - Promises and money

  /// Half past five in the morning, when the creditors' payments come in and promises are decided.
  private static let settlement = 5 * 60 + 30

  /// A promise in a call on a day: how much, due how many days later.
  /// - Returns: its id.
  @discardableResult
  mutating func promise(
    _ code: OutcomeCode = .promise, on wanted: Day, to point: Reach?,
    amount: Int64, due later: Int, firmness: Promise.Firmness = .firm, by user: UserID? = nil
  ) -> String {
    let made = region.workday(after: max(region.workday(before: wanted), day))
    let due = made + later
    let next = firmness == .firm ? due + 2 : max(made + 1, due - 1)
    let promised = Promised(amount: amount, due: due, firmness: firmness, made: made)
    attempt(code, on: made, to: point, next: next, by: user, then: .promised(promised))
    return "h\(file.promises.count)"
  }

  /// A call that ends with a time to call again: that minute of the first working day after.
  mutating func callBack(on wanted: Day, to point: Reach?, again: Day, minute: Int) {
    let due = Instant(utcDay: again, milliseconds: Int64(minute - 8 * 60) * 60_000)
    let time = padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
    let set = CallBackSet(day: again, time: time, instant: due, to: point?.id)
    attempt(.callBack, on: wanted, to: point, next: again, then: .callBackSet(set))
  }

  /// The creditor reports a payment made on a day, early on the next one.
  mutating func pay(_ amount: Int64, on paid: Day) -> Payment {
    payments += 1
    let reference = "P" + file.id.text.dropFirst(2) + "-" + String(payments)
    let payment = Payment(reference: reference, amount: amount, day: paid)
    add(.paid(payment), at: move(to: paid + 1, minute: Story.settlement), by: Team.lead)
    return payment
  }

  mutating func decide(
    _ promise: String, _ state: Promise.State, received: Int64 = 0, on day: Day
  ) {
    add(
      .promiseDecided(PromiseDecided(promise: promise, state: state, received: received)),
      at: move(to: day, minute: Story.settlement), by: Team.lead)
  }

  /// The promise made last comes to its end: `part` of it, in percent, is paid on a day.
  mutating func settle(_ id: String, paying part: Int64, on paid: Day) {
    guard let promise = file.promises.first(where: { $0.id == id }) else { return }
    if part > 0 {
      let amount = part >= 100 ? promise.amount : max(1, promise.amount / 100 * part)
      _ = pay(amount, on: paid)
      let kept = part >= 100
      decide(id, kept ? .kept : .open, received: amount, on: paid + 1)
      if !kept { decide(id, .partly, received: amount, on: promise.due + 2) }
    } else {
      decide(id, .broken, on: promise.due + 2)
    }
  }

  /// Something at a Shanghai time that is no call.
  mutating func add(_ happening: Happening, on wanted: Day, minute: Int, by user: UserID? = nil) {
    add(happening, at: move(to: wanted, minute: minute), by: user)
  }

  /// Something in the same moment as the last event.
  mutating func addNow(_ happening: Happening, by user: UserID? = nil) {
    add(happening, at: history.last?.at ?? now, by: user)
  }
}
