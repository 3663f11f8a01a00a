/// A case as one line of JSON. `case` sorts before every other member, so that a line of a snapshot
/// begins with `{"case":"…","caseRow":[…],`: it can be found by bisection without parsing, and a scan
/// for rows touches only its beginning. `caseRow` is derived and ignored when read.
extension CaseFile: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id = "case"
    case digest = "caseRow"
    case clues, closed, consents, cover, debt, exceptions, facts, handover, history, legal
    case offers, owner, parties, payments, placed, promises, requests, schedule, segment, seq
    case settlement, strategy, tally, traces, visits
  }

  private struct Schedule: Codable {
    var next: Day?
    var callBack: CallBack?
  }

  package init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    id = try c.decode(CaseID.self, forKey: .id)
    debt = try c.decode(Debt.self, forKey: .debt)
    parties = try c.decodeIfPresent([Party].self, forKey: .parties) ?? []
    owner = try c.decodeIfPresent(UserID.self, forKey: .owner)
    cover = try c.decodeIfPresent(Cover.self, forKey: .cover)
    promises = try c.decodeIfPresent([Promise].self, forKey: .promises) ?? []
    payments = try c.decodeIfPresent([Payment].self, forKey: .payments) ?? []
    facts = try c.decodeIfPresent([FactRecord].self, forKey: .facts) ?? []
    consents = try c.decodeIfPresent([ConsentRecord].self, forKey: .consents) ?? []
    clues = try c.decodeIfPresent([Clue].self, forKey: .clues) ?? []
    legal = try c.decodeIfPresent([LegalStep].self, forKey: .legal) ?? []
    visits = try c.decodeIfPresent([Visit].self, forKey: .visits) ?? []
    traces = try c.decodeIfPresent([Trace].self, forKey: .traces) ?? []
    offers = try c.decodeIfPresent([Offer].self, forKey: .offers) ?? []
    segment = try c.decodeIfPresent(Segment.self, forKey: .segment)
    strategy = try c.decodeIfPresent(String.self, forKey: .strategy)
    let schedule = try c.decodeIfPresent(Schedule.self, forKey: .schedule)
    next = schedule?.next
    callBack = schedule?.callBack
    closed = try c.decodeIfPresent(String.self, forKey: .closed)
    placed = try c.decodeIfPresent(Day.self, forKey: .placed)
    tally = try c.decodeIfPresent(Tally.self, forKey: .tally) ?? Tally()
    requests = try c.decodeIfPresent([Request].self, forKey: .requests) ?? []
    settlement = try c.decodeIfPresent(ApprovedSettlement.self, forKey: .settlement)
    exceptions = try c.decodeIfPresent([ConductException].self, forKey: .exceptions) ?? []
    handover = try c.decodeIfPresent(Handover.self, forKey: .handover)
    history = try c.decodeIfPresent([PastEvent].self, forKey: .history) ?? []
    seq = try c.decodeIfPresent(Int.self, forKey: .seq) ?? 0
    unknown = try UnknownFields(in: decoder, besides: CodingKeys.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try unknown.encode(to: encoder)
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(id, forKey: .id)
    try c.encode(debt, forKey: .debt)
    try c.encode(parties, forKey: .parties)
    try c.encodeIfPresent(owner, forKey: .owner)
    try c.encodeIfPresent(cover, forKey: .cover)
    if !promises.isEmpty { try c.encode(promises, forKey: .promises) }
    if !payments.isEmpty { try c.encode(payments, forKey: .payments) }
    if !facts.isEmpty { try c.encode(facts, forKey: .facts) }
    if !consents.isEmpty { try c.encode(consents, forKey: .consents) }
    if !clues.isEmpty { try c.encode(clues, forKey: .clues) }
    if !legal.isEmpty { try c.encode(legal, forKey: .legal) }
    if !visits.isEmpty { try c.encode(visits, forKey: .visits) }
    if !traces.isEmpty { try c.encode(traces, forKey: .traces) }
    if !offers.isEmpty { try c.encode(offers, forKey: .offers) }
    try c.encodeIfPresent(segment, forKey: .segment)
    try c.encodeIfPresent(strategy, forKey: .strategy)
    if next != nil || callBack != nil {
      try c.encode(Schedule(next: next, callBack: callBack), forKey: .schedule)
    }
    try c.encodeIfPresent(closed, forKey: .closed)
    try c.encodeIfPresent(placed, forKey: .placed)
    if tally != Tally() { try c.encode(tally, forKey: .tally) }
    if !requests.isEmpty { try c.encode(requests, forKey: .requests) }
    try c.encodeIfPresent(settlement, forKey: .settlement)
    if !exceptions.isEmpty { try c.encode(exceptions, forKey: .exceptions) }
    try c.encodeIfPresent(handover, forKey: .handover)
    if !history.isEmpty { try c.encode(history, forKey: .history) }
    if seq != 0 { try c.encode(seq, forKey: .seq) }
    try c.encode(CaseDigest(self), forKey: .digest)
  }
}
