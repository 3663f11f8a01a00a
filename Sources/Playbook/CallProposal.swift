package import Cases
package import Conduct

/// Which number to call next, and why that one: a value that a screen puts into words.
package struct CallProposal: Hashable, Sendable {
  package enum Next: Hashable, Sendable {
    case call(Choice)
    /// Nothing can be called now. `until`: when the first number can be; nil if none opens by itself.
    case wait(until: Instant?)
    /// No number is left: the case is a skip, and the search begins.
    case skip
  }

  package struct Choice: Hashable, Sendable {
    package var point: String
    package var place: Place
    package var party: String
    package var role: PartyRole
    package var purpose: Purpose
    /// When the person asked to be called, if that is why this number comes first.
    package var callBack: Instant?
    /// The contact goes ahead, but the rules have something to say.
    package var warned: Bool
    package var last: Attempt?
    /// The last failure was at this part of the day too: another part may do better.
    package var sameTimeOfDay: Bool
  }

  package struct Attempt: Hashable, Sendable {
    package var at: Instant
    package var outcome: String
  }

  /// A number that comes earlier in the order and is not proposed.
  package struct Passed: Hashable, Sendable {
    package enum Why: Hashable, Sendable {
      case bad
      /// So many failures in a row; it rests until that day.
      case failed(times: Int, last: Attempt, restsUntil: Day)
      /// When it may be called again; nil if the rules name no time.
      case triedToday(Attempt, opens: Instant?)
      /// A third party's, while somebody who owes can still be called: rules that close a number
      /// for a while are no reason to ask others.
      case spared
      /// The contact rules stop it.
      case stopped(rule: String, text: String, opens: Instant?)
    }
    package var point: String
    package var place: Place
    package var role: PartyRole
    package var why: Why
  }

  package var next: Next
  package var passed: [Passed]

  package var choice: Choice? {
    if case .call(let choice) = next { choice } else { nil }
  }

  /// Nobody answered at any number today: the rules close none of those that are left, the order
  /// of calls does.
  package var areAllTried: Bool {
    passed.contains(where: \.isTried) && passed.allSatisfy { !$0.isClosed }
  }

  /// There are numbers to call, and none now.
  package var isWait: Bool {
    if case .wait = next { true } else { false }
  }
}

extension CallProposal.Passed {
  fileprivate var isTried: Bool {
    if case .triedToday = why { true } else { false }
  }

  fileprivate var isClosed: Bool {
    if case .stopped = why { true } else { false }
  }
}

/// The next number to call.
///
/// - Parameters:
///   - verdict: what the contact rules say of calling this person there, for that purpose, then.
/// - Returns: the first number of the order that is not bad, does not rest, has not failed today and
///   is allowed. A call-back that is due comes before the order.
package func proposeCall(
  _ file: CaseFile, order: CallOrder, at now: Instant, zone: BookZone,
  verdict: (Party, ContactPoint, Purpose, Instant) -> Verdict
) -> CallProposal {
  let search = CallSearch(file: file, order: order, now: now, zone: zone)
  var passed: [CallProposal.Passed] = []
  for candidate in search.candidates {
    let choice = search.choice(candidate)
    if search.spares(candidate, passed) {
      passed.append(search.passed(candidate, .spared))
      continue
    }
    if var why = search.unusable(candidate) {
      if case .triedToday(let last, _) = why {
        why = .triedToday(last, opens: search.opening(of: candidate, verdict))
      }
      passed.append(search.passed(candidate, why))
      continue
    }
    let ruling = verdict(candidate.party, candidate.point, candidate.purpose, now)
    guard ruling.level.stops else {
      var choice = choice
      choice.warned = ruling.level == .warned
      return CallProposal(next: .call(choice), passed: passed)
    }
    let reason = ruling.reasons.first
    passed.append(
      search.passed(
        candidate,
        .stopped(
          rule: reason?.rule ?? ruling.level.rawValue, text: reason?.text ?? "",
          opens: ruling.opens)))
  }
  return CallProposal(next: search.ending(passed), passed: passed)
}

/// The numbers of a case in the order they are tried, and what is known of each.
private struct CallSearch {
  let file: CaseFile
  let order: CallOrder
  let now: Instant
  let zone: BookZone
  let contacts: [PastContact]

  init(file: CaseFile, order: CallOrder, now: Instant, zone: BookZone) {
    self.file = file
    self.order = order
    self.now = now
    self.zone = zone
    contacts = file.pastContacts
  }

  struct Candidate {
    let party: Party
    let point: ContactPoint
    let purpose: Purpose
    /// Asked for by the person; neither rest nor today's failures count.
    let callBack: Instant?
  }

  /// Before a call-back by this much it is due: the agent is on the case already.
  private static let early: Int64 = 5 * 60_000

  var candidates: [Candidate] {
    var found: [Candidate] = []
    if let callBack = file.callBack, callBack.at <= now + CallSearch.early,
      let to = callBack.to, let (party, point) = file.point(to), point.kind == .phone
    {
      let purpose: Purpose = Audience(party.role).mayHearOfDebt ? .collect : .location
      found.append(
        Candidate(party: party, point: point, purpose: purpose, callBack: callBack.at))
    }
    for step in order.steps {
      for party in file.parties where party.role == step.role {
        let points = party.points.filter {
          $0.kind == .phone && (step.place == nil || $0.place == step.place)
        }
        for point in points.sorted(by: { rank($0) < rank($1) })
        where !found.contains(where: { $0.point.id == point.id }) {
          found.append(
            Candidate(party: party, point: point, purpose: step.purpose, callBack: nil))
        }
      }
    }
    return found
  }

  /// Numbers that were good come first, those that nobody has confirmed last.
  private func rank(_ point: ContactPoint) -> Int {
    switch point.state {
    case .good: 0
    case .untested: 1
    case .unverified: 2
    case .bad: 3
    }
  }

  func choice(_ candidate: Candidate) -> CallProposal.Choice {
    let last = failures(candidate.point).last
    return CallProposal.Choice(
      point: candidate.point.id, place: candidate.point.place, party: candidate.party.id,
      role: candidate.party.role, purpose: candidate.purpose, callBack: candidate.callBack,
      warned: false, last: last,
      sameTimeOfDay: last.map { part(of: $0.at) == part(of: now) } ?? false)
  }

  /// Morning, afternoon, evening of the book's zone.
  private func part(of instant: Instant) -> Int {
    switch zone.local(instant).minute {
    case ..<720: 0
    case ..<1080: 1
    default: 2
    }
  }

  /// Why a number is not tried whatever the contact rules say.
  func unusable(_ candidate: Candidate) -> CallProposal.Passed.Why? {
    if candidate.point.state == .bad { return .bad }
    if candidate.callBack != nil { return nil }
    let failed = failures(candidate.point)
    guard let last = failed.last else { return nil }
    let today = zone.day(of: now)
    let day = zone.day(of: last.at)
    if failed.count >= order.tries, day + order.rest > today {
      return .failed(times: failed.count, last: last, restsUntil: day + order.rest)
    }
    return day == today ? .triedToday(last, opens: nil) : nil
  }

  /// Whether a third party is left alone for now: not asked for, and not the only way that is left.
  func spares(_ candidate: Candidate, _ passed: [CallProposal.Passed]) -> Bool {
    guard candidate.callBack == nil, !candidate.party.role.mayHearOfDebt,
      !file.facts(at: now).contains(where: { $0.fact == .unreachable })
    else { return false }
    return passed.contains { number in
      guard number.role.mayHearOfDebt, case .stopped(_, _, .some) = number.why else { return false }
      return true
    }
  }

  /// When a number that was tried today may be called again: tomorrow, where the rules allow it then.
  func opening(
    of candidate: Candidate, _ verdict: (Party, ContactPoint, Purpose, Instant) -> Verdict
  ) -> Instant? {
    let tomorrow = zone.instant(of: zone.day(of: now) + 1, minute: 0)
    let then = verdict(candidate.party, candidate.point, candidate.purpose, tomorrow)
    return then.level.stops ? then.opens : tomorrow
  }

  /// The attempts at a number since somebody last spoke there, oldest first.
  private func failures(_ point: ContactPoint) -> [CallProposal.Attempt] {
    var failed: [CallProposal.Attempt] = []
    for past in contacts where past.contacted.to == point.id && past.at <= now {
      if past.contacted.flags.contains(.contact) {
        failed = []
      } else if past.contacted.flags.contains(.attempt) {
        failed.append(CallProposal.Attempt(at: past.at, outcome: past.contacted.outcome))
      }
    }
    return failed
  }

  func passed(_ candidate: Candidate, _ why: CallProposal.Passed.Why) -> CallProposal.Passed {
    CallProposal.Passed(
      point: candidate.point.id, place: candidate.point.place, role: candidate.party.role,
      why: why)
  }

  /// Nothing was allowed: wait for the first number that opens, or begin the search.
  func ending(_ passed: [CallProposal.Passed]) -> CallProposal.Next {
    var opens: [Instant] = []
    var waits = false
    for number in passed {
      switch number.why {
      case .bad, .failed, .spared: break
      case .triedToday(_, let instant):
        waits = true
        if let instant { opens.append(instant) }
      case .stopped(_, _, let instant):
        // A third party who may not be asked at all is no number that is left.
        if instant != nil || Audience(number.role).mayHearOfDebt { waits = true }
        if let instant { opens.append(instant) }
      }
    }
    return waits ? .wait(until: opens.min()) : .skip
  }
}
