package import Cases

/// A case's facts, consents and history as the rules see them: read once for all the contacts that
/// are asked about.
struct CaseReading {
  private let file: CaseFile
  private let facts: [Situation.Fact]
  private let consents: [Situation.Consent]
  private let history: [Situation.Past]

  init(_ file: CaseFile) {
    self.file = file
    facts = file.facts.compactMap(Situation.Fact.init)
    consents = file.consents.compactMap(Situation.Consent.init)
    history = pastContacts(of: file)
  }

  /// - Returns: nil if the case has no such contact point.
  func situation(
    _ contact: IntendedContact, actor: CollectorKind, at instant: Instant
  ) -> Situation? {
    let named = contact.point.map(file.point)
    if case .some(.none) = named { return nil }
    let point = named??.point
    guard let party = named??.party ?? file.debtor else { return nil }
    let whereabouts = Whereabouts(of: party)
    return Situation(
      actor: actor, debtKind: file.debt.kind,
      person: Situation.Person(
        role: party.role, zoneNames: whereabouts.zones, jurisdictions: whereabouts.places),
      contact: Situation.Contact(
        channel: contact.channel, place: point?.place, number: point?.value,
        purpose: contact.purpose, staff: contact.staff),
      facts: facts, consents: consents, history: history, at: instant)
  }
}

/// The contacts that the history of a case tells of.
///
/// A call and the outcome that completes it are one contact. A call without an outcome (the program
/// ended in the middle) counts as unanswered; an outcome without a call stands for both.
package func pastContacts(of file: CaseFile) -> [Situation.Past] {
  var past: [Situation.Past] = []
  var waiting: (index: Int, to: String?)?
  let uncounted = file.uncountedEvents
  for event in file.history {
    if !uncounted.isEmpty, let seq = event.seq, uncounted.contains(seq) { continue }
    switch event.happening {
    case .callPlaced(let call):
      past.append(callMade(to: call.to, role: call.role, at: event.at, in: file))
      waiting = (past.count - 1, call.to)
    case .contacted(let contacted):
      if !contacted.flags.contains(.attempt), contacted.flags.contains(.contact) {
        var call = callMade(to: contacted.to, role: contacted.role, at: event.at, in: file)
        call.by = .person
        call.take(contacted)
        past.append(call)
        continue
      }
      guard contacted.flags.contains(.attempt) else { continue }
      if waiting == nil || waiting?.to != contacted.to {
        past.append(callMade(to: contacted.to, role: contacted.role, at: event.at, in: file))
        waiting = (past.count - 1, contacted.to)
      }
      if let index = waiting?.index { past[index].take(contacted) }
      waiting = nil
    case .sent(let kind, let sent):
      let (role, number, place) = person(sent.to, sent.role, in: file)
      past.append(
        Situation.Past(
          at: event.at, event: Situation.Past.Event(kind), role: role, number: number,
          place: place))
    default: break
    }
  }
  return past
}

extension CaseFile {
  /// Attempts that were taken back in time, or by a lead: as if they had not been made.
  fileprivate var uncountedEvents: Set<Int> {
    var seqs: Set<Int> = []
    for past in history {
      guard case .other("undone", let fields) = past.happening,
        fields.fields["uncounted"] == .bool(true)
      else { continue }
      seqs.formUnion(past.happening.undoes ?? [])
    }
    return seqs
  }
}

private func callMade(
  to point: String?, role: PartyRole?, at instant: Instant, in file: CaseFile
) -> Situation.Past {
  let (role, number, place) = person(point, role, in: file)
  return Situation.Past(
    at: instant, event: .callPlaced, role: role, number: number, place: place)
}

/// Whom and where a contact reached. A contact whose point is not known was with the debtor.
private func person(
  _ point: String?, _ role: PartyRole?, in file: CaseFile
) -> (PartyRole?, String?, Place?) {
  guard let found = point.flatMap(file.point) else { return (role ?? .debtor, nil, nil) }
  return (role ?? found.party.role, found.point.value, found.point.place)
}

extension Situation.Past {
  /// Outcomes that mean the call never connected to the number dialled (12 CFR 1006.14(b)(3)(ii)
  /// and its commentary: a busy signal, a number not in service).
  private static let notConnected: Set<String> = ["busy", "out-of-service", "switched-off"]

  fileprivate mutating func take(_ contacted: Contacted) {
    // The outcomes of door visits; they are no calls and count as none.
    if contacted.outcome.hasPrefix("visit-") { event = .visitMade }
    connected = !Self.notConnected.contains(contacted.outcome)
    answered = contacted.flags.contains(.contact)
    conversation = contacted.flags.contains(.contact)
    if let role = contacted.role { self.role = role }
    if contacted.flags.contains(.thirdParty), role == .debtor { role = .thirdParty }
  }
}

extension Situation.Past.Event {
  fileprivate init(_ kind: Sent.Kind) {
    switch kind {
    case .sms: self = .smsSent
    case .email: self = .emailSent
    case .letter: self = .letterSent
    case .voicemail: self = .voicemailLeft
    case .social: self = .socialSent
    }
  }
}

extension Situation.Fact {
  fileprivate init?(_ record: FactRecord) {
    self.init(
      record.fact, since: record.since, until: record.until, place: record.place,
      times: weekTimes(record.days, record.open, record.close))
  }
}

extension Situation.Consent {
  fileprivate init?(_ record: ConsentRecord) {
    guard let kind = Kind(record) else { return nil }
    self.init(kind, at: record.at, until: record.until)
  }
}

extension Situation.Consent.Kind {
  /// The kind by its name in files; nil for one that no rule knows.
  fileprivate init?(_ record: ConsentRecord) {
    let parts = record.consent.split(separator: ":", maxSplits: 2).map(String.init)
    switch (parts.first, parts.dropFirst().first, parts.dropFirst(2).first) {
    case ("prior-consent", nil, nil): self = .prior
    case ("agreed-time", nil, nil):
      self = .agreedTime(weekTimes(record.days, record.open, record.close))
    case ("opted-out", "number", let number?): self = .optedOutNumber(number)
    case ("opted-out", let medium?, nil):
      guard let channel = Channel(rawValue: medium) else { return nil }
      self = .optedOut(channel)
    default: return nil
    }
  }
}

/// Days and times as files write them; what is absent does not limit. Nil if nothing is there.
private func weekTimes(_ days: String?, _ open: String?, _ close: String?) -> WeekTimes? {
  guard days != nil || open != nil || close != nil else { return nil }
  return WeekTimes(
    days: days.flatMap { Weekdays($0) } ?? .all,
    open: open.flatMap { WeekTimes.minutes($0) } ?? 0,
    close: close.flatMap { WeekTimes.minutes($0) } ?? 24 * 60)
}
