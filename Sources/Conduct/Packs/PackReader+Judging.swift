internal import Cases
internal import Yams

// The kinds of rule that judge a contact.

extension PackReader {
  mutating func window(_ fields: [String: Node], _ node: Node) -> PackRule.Window? {
    let allow = yaml.list(fields["allow"]).compactMap { times($0) }
    if fields["allow"] == nil { yaml.problem("the window has no allow", at: node) }
    var exclusive = false
    if let ends = yaml.string(fields["ends"], "ends") {
      exclusive = ends == "exclusive"
      if !exclusive { yaml.problem("ends can only be exclusive", at: fields["ends"]) }
    }
    var calendar: HolidayCalendar?
    if let name = yaml.string(fields["closed_on"], "closed_on") {
      calendar = defaults.calendars[name]
      if calendar == nil {
        yaml.problem("unknown calendar \(quoted(name))", at: fields["closed_on"])
      }
    }
    return allow.isEmpty
      ? nil : PackRule.Window(allow: allow, exclusive: exclusive, closedOn: calendar)
  }

  /// `{days: mon-fri, open: "08:00", close: "21:00"}`.
  private mutating func times(_ node: Node) -> WeekTimes? {
    guard
      let fields = yaml.fields(
        node, of: "a time", known: ["days", "open", "close"], required: ["days", "open", "close"]),
      let daysText = yaml.string(fields["days"], "days"),
      let openText = yaml.string(fields["open"], "open"),
      let closeText = yaml.string(fields["close"], "close")
    else { return nil }
    guard let days = Weekdays(daysText) else {
      yaml.problem("\(quoted(daysText)) is not days such as mon-fri", at: fields["days"])
      return nil
    }
    guard let open = WeekTimes.minutes(openText) else {
      yaml.problem("\(quoted(openText)) is not a time HH:MM", at: fields["open"])
      return nil
    }
    guard let close = WeekTimes.minutes(closeText) else {
      yaml.problem("\(quoted(closeText)) is not a time HH:MM", at: fields["close"])
      return nil
    }
    guard open < close, let times = WeekTimes(days: days, open: open, close: close) else {
      yaml.problem("the window opens at \(openText) but closes at \(closeText)", at: node)
      return nil
    }
    return times
  }

  // MARK: - Counts

  mutating func limits(_ fields: [String: Node], _ node: Node) -> [PackRule.Limit]? {
    guard let several = fields["limits"] else { return limit(fields, node).map { [$0] } }
    if fields["max"] != nil || fields["events"] != nil {
      yaml.problem("a count has either limits or max and events, not both", at: several)
    }
    let limits = yaml.list(several).compactMap { one -> PackRule.Limit? in
      guard
        let own = yaml.fields(
          one, of: "a limit", known: ["events", "where", "max", "span", "key", "skip"])
      else { return nil }
      return limit(own, one)
    }
    return limits.isEmpty ? nil : limits
  }

  private mutating func limit(_ fields: [String: Node], _ node: Node) -> PackRule.Limit? {
    for key in ["events", "max", "span", "key"] where fields[key] == nil {
      yaml.problem("the count has no \(key)", at: node)
    }
    let events = patterns(fields["events"], fields["where"])
    let skips = yaml.list(fields["skip"]).compactMap { consentWithin($0) }
    guard let max = yaml.integer(fields["max"], "max", in: 0...100_000),
      let span = limitSpan(fields["span"])
    else { return nil }
    return PackRule.Limit(
      events: events, max: max, span: span, key: key(fields["key"]),
      skipsConsentWithin: skips.max())
  }

  private mutating func limitSpan(_ node: Node?) -> PackRule.Limit.Span? {
    switch node?.scalar?.string {
    case "day": return .days(1)
    case "week": return .week
    case "month": return .month
    case "ever": return .ever
    default: break
    }
    guard let span = yaml.span(node, "span") else { return nil }
    if let days = span.wholeDays, (1...36_600).contains(days) { return .days(days) }
    if span.years == 0, span.months == 0, span.days == 0, span.milliseconds > 0 {
      return .time(span.milliseconds)
    }
    yaml.problem("a span of days, of time, or day, week, month, ever", at: node)
    return nil
  }

  private mutating func key(_ node: Node?) -> PackRule.Limit.Key {
    var key: PackRule.Limit.Key = []
    for part in yaml.list(node) {
      switch part.scalar?.string {
      case "person": key.insert(.person)
      case "debt", "account": key.insert(.debt)
      case "number": key.insert(.number)
      case "creditor-group": break  // all debts of the history given
      default:
        yaml.problem(
          "unknown key \(quoted(part.scalar?.string)); known: person, debt, account, number, "
            + "creditor-group", at: part)
      }
    }
    return key
  }

  mutating func cooldown(_ fields: [String: Node], _ node: Node) -> PackRule.Cooldown? {
    for key in ["after", "span", "key"] where fields[key] == nil {
      yaml.problem("the cooldown has no \(key)", at: node)
    }
    let after = patterns(fields["after"], fields["where"])
    let key = key(fields["key"])
    let dayOne = yaml.flag(fields["day_one"], "day_one") ?? false
    guard let days = yaml.days(fields["span"], "span") else { return nil }
    return PackRule.Cooldown(after: after, days: dayOne ? days : days + 1, key: key)
  }

  // MARK: - Holds and parties

  mutating func hold(_ fields: [String: Node], _ node: Node) -> PackRule.Hold? {
    if fields["start"] == nil { yaml.problem("the hold has no start", at: node) }
    for (own, general) in [("blocks", "only"), ("permits", "except")]
    where fields[own] != nil && fields[general] != nil {
      yaml.problem("\(own) and \(general) say the same: use one", at: fields[own])
    }
    var hold = PackRule.Hold(
      start: [], optedOut: [], until: yaml.word(fields["until"], "fact"),
      span: yaml.days(fields["span"], "span"), tail: yaml.days(fields["tail"], "tail"))
    if hold.tail != nil, fields["until"] == nil {
      yaml.problem(
        "a tail follows the end of a hold, and this one has no until", at: fields["tail"])
    }
    let scopes = yaml.strings(fields["scope"], "scope")
    for scope in scopes where !["person", "debt", "medium", "number", "place"].contains(scope) {
      yaml.problem("unknown scope \(quoted(scope))", at: fields["scope"])
    }
    for start in yaml.list(fields["start"]) {
      if start.scalar?.string == "opted-out" {
        if scopes.contains("medium") { hold.optedOut.insert(.medium) }
        if scopes.contains("number") { hold.optedOut.insert(.number) }
        if hold.optedOut.isEmpty {
          yaml.problem("an opt-out needs the scope medium or number", at: start)
        }
      } else if let fact = yaml.word(start, "fact", FactName.self) {
        hold.start.append(fact)
        if fact == hold.until { yaml.problem("the hold begins and ends with \(fact)", at: start) }
      }
    }
    return hold
  }

  mutating func party(_ fields: [String: Node], _ node: Node) -> PackRule.Party {
    var limit: PackRule.Limit?
    if fields["max"] != nil || fields["events"] != nil {
      if fields["max"] == nil || fields["events"] == nil {
        yaml.problem("a limit needs both max and events", at: node)
      }
      limit = yaml.integer(fields["max"], "max", in: 0...100_000).map {
        PackRule.Limit(
          events: patterns(fields["events"], fields["where"]), max: $0, span: .ever,
          key: [.person, .debt])
      }
    }
    let onlyIf = fields["only_if"].map { yaml.list($0).compactMap { condition($0) } }
    let stopIf = yaml.words(fields["stop_if"], "fact", FactName.self) ?? []
    for fact in stopIf where onlyIf?.contains(.fact(fact)) ?? false {
      yaml.problem("\(fact.rawValue) both permits and stops", at: fields["stop_if"])
    }
    if fields["again_if"] != nil, limit == nil {
      yaml.problem("again_if needs max and events", at: fields["again_if"])
    }
    let says = ["purpose", "only_if", "stop_if", "forbids", "max"]
    if !says.contains(where: { fields[$0] != nil }) {
      yaml.problem(
        "the rule says nothing: it has none of \(says.joined(separator: ", "))", at: node)
    }
    return PackRule.Party(
      purposes: yaml.words(fields["purpose"], "purpose"), onlyIf: onlyIf, stopIf: stopIf,
      forbids: channels(fields["forbids"]) ?? [], limit: limit,
      againIf: yaml.words(fields["again_if"], "fact") ?? [])
  }

  private mutating func condition(_ node: Node) -> PackRule.Party.Condition? {
    guard node.mapping != nil else {
      return yaml.word(node, "fact", FactName.self).map { .fact($0) }
    }
    guard
      let fields = yaml.fields(
        node, of: "a condition", known: ["failed_calls", "role"],
        required: ["failed_calls", "role"]),
      let calls = yaml.integer(fields["failed_calls"], "failed_calls", in: 1...1000),
      let role = yaml.word(fields["role"], "role", PartyRole.self)
    else { return nil }
    return .failedCalls(calls, to: role)
  }

  mutating func precondition(_ fields: [String: Node], _ node: Node) -> PackRule.Precondition? {
    var consent = false
    if let name = yaml.string(fields["consent"], "consent") {
      consent = name == "prior-consent"
      if !consent { yaml.problem("unknown consent \(quoted(name))", at: fields["consent"]) }
    }
    let one = PackRule.Precondition(
      staffMin: yaml.integer(fields["staff_min"], "staff_min", in: 1...100),
      priorConsent: consent, identity: yaml.flag(fields["identity"], "identity") ?? false)
    guard one.staffMin != nil || one.priorConsent || one.identity else {
      yaml.problem("the precondition needs nothing", at: node)
      return nil
    }
    return one
  }
}
