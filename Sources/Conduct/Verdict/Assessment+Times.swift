internal import Cases

// Windows, holds and preconditions: rules about when, and about what is known.

extension Assessment {
  /// A window must be open at every zone that counts.
  func judge(_ window: PackRule.Window, _ rule: CompiledRule, at instant: Int64) -> Ruling? {
    let zones = zones(rule)
    guard !zones.isEmpty else { return .missing(.zone) }
    var closed = false
    var until: Int64? = instant
    for zone in zones
    where !zone.isInside(
      window.allow, exclusive: window.exclusive, closedOn: window.closedOn, at: instant)
    {
      closed = true
      until = later(
        until,
        zone.next(
          inside: window.allow, exclusive: window.exclusive, closedOn: window.closedOn,
          from: instant))
    }
    return closed ? .stops(until: until) : nil
  }

  func judge(_ precondition: PackRule.Precondition, at instant: Int64) -> Ruling? {
    let contact = situation.contact
    if let least = precondition.staffMin {
      guard let staff = contact.staff else { return .missing(.staff) }
      if staff < least { return .stops(until: nil) }
    }
    if precondition.identity {
      guard let shown = contact.identity else { return .missing(.identity) }
      if !shown { return .stops(until: nil) }
    }
    let consented = situation.consents.contains { $0.kind == .prior && $0.holds(at: instant) }
    return precondition.priorConsent && !consented ? .stops(until: nil) : nil
  }

  /// A hold stops while any of its starting facts does.
  func judge(_ hold: PackRule.Hold, _ rule: CompiledRule, at instant: Int64) -> Ruling? {
    var ruling = judge(hold.optedOut, at: instant)
    for fact in situation.facts where hold.start.contains(fact.name) {
      guard let one = judge(fact, hold, rule, at: instant) else { continue }
      // What is known to stop ends no earlier than what else does; the unknown never ends.
      if one.missing != nil { return one }
      ruling = ruling.map { .stops(until: later($0.until, one.until)) } ?? one
    }
    return ruling
  }

  private func judge(_ optedOut: PackRule.Hold.OptedOut, at instant: Int64) -> Ruling? {
    guard !optedOut.isEmpty else { return nil }
    let contact = situation.contact
    let out = situation.consents.contains { consent in
      guard consent.holds(at: instant) else { return false }
      switch consent.kind {
      case .optedOut(let channel):
        return optedOut.contains(.medium) && channel.includes(contact.channel)
      case .optedOutNumber(let number):
        return optedOut.contains(.number) && number == contact.number
      case .prior, .agreedTime: return false
      }
    }
    return out ? .stops(until: nil) : nil
  }

  private func judge(
    _ fact: Situation.Fact, _ hold: PackRule.Hold, _ rule: CompiledRule, at instant: Int64
  ) -> Ruling? {
    guard fact.since?.milliseconds ?? .min <= instant else { return nil }
    let held = fact.holds(at: instant)
    // The tail after an end outlasts the fact itself.
    guard held || hold.tail != nil && hold.until != nil else { return nil }
    if let place = fact.place {
      guard let at = situation.contact.place else { return .missing(.place) }
      if at != place { return nil }
    }
    var until: Int64?
    if let end = hold.until {
      switch ending(of: fact, end, hold.tail, rule, at: instant) {
      case .open: if !held { return nil }
      case .over: return nil
      case .unknown(let missing): return .missing(missing)
      case .tail(let last): until = last
      }
    }
    if let span = hold.span {
      guard let since = fact.since else { return .missing(.since) }
      guard let today = day(of: instant, rule), let first = self.day(of: since.milliseconds, rule)
      else { return .missing(.zone) }
      if today - first > Int64(span) { return nil }
      until = start(ofDay: first + Int64(span) + 1, rule)
    }
    guard let times = fact.times, !times.isWholeWeek else { return .stops(until: until) }
    return judge(times, rule, at: instant)
  }

  /// Times in which a person does not want to be contacted hold at every candidate zone.
  private func judge(
    _ times: WeekTimes, _ rule: CompiledRule, at instant: Int64
  ) -> Ruling? {
    let zones = zones(rule)
    guard !zones.isEmpty else { return .missing(.zone) }
    var until: Int64?
    for zone in zones where zone.isInside([times], at: instant) {
      until = max(until ?? .min, zone.end(of: times, at: instant))
    }
    return until.map { .stops(until: $0) }
  }

  private enum Ending {
    case open, over
    case tail(until: Int64?)
    case unknown(Verdict.Reason.Missing)
  }

  /// How far the fact that ends a hold has ended it.
  private func ending(
    of fact: Situation.Fact, _ end: FactName, _ tail: Int?, _ rule: CompiledRule,
    at instant: Int64
  ) -> Ending {
    var ending = Ending.open
    for other in situation.facts where other.name == end && other.holds(at: instant) {
      guard let ended = other.since, fact.since != nil || tail != nil else {
        ending = .unknown(.since)
        continue
      }
      if let since = fact.since, ended < since { continue }
      guard let tail else { return .over }
      guard let today = day(of: instant, rule), let day = self.day(of: ended.milliseconds, rule)
      else { return .unknown(.zone) }
      if today - day > Int64(tail) { return .over }
      ending = .tail(until: start(ofDay: day + Int64(tail) + 1, rule))
    }
    return ending
  }
}

extension PackRule.Hold {
  /// Something that it begins with is on the case, now or at another time.
  func mayBegin(_ situation: Situation) -> Bool {
    !optedOut.isEmpty && !situation.consents.isEmpty
      || situation.facts.contains { start.contains($0.name) }
  }
}

extension Channel {
  /// A voicemail is judged as a call by the rules on calls.
  func includes(_ channel: Channel) -> Bool {
    self == channel || self == .call && channel == .voicemail
  }
}
