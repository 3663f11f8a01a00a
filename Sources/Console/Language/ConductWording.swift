package import Cases
package import Conduct

/// The sentences about contact rules, and about what holds on a case.
package struct ConductWording: Sendable {
  /// How a call to a number stands, in a few words: `OK until 21:00`, `CLOSED before 09:00`.
  package var standing: @Sendable (Standing, Instant, BookZone) -> String
  /// How much of a limit is used: `tries 2/7 in 7d`.
  package var usage: @Sendable (Standing.Usage) -> String
  /// Why a call is not made, at an instant: how long, what can be done, then the rule, which a narrow
  /// line may cut.
  package var stopped: @Sendable (ContactStop, Instant, [String]) -> String
  package var instead: @Sendable (String, String) -> String
  package var overrideHint: @Sendable (Member.Role?) -> String
  package var overrideTitle: @Sendable (ContactStop) -> String
  package var askTitle: @Sendable (ContactStop) -> String
  package var exceptionTitle: @Sendable (ContactStop) -> String
  package var nothingStops: String
  package var nobodyMay: String
  package var rules: String
  /// The head of a rule that says something: how strictly, which, and when it alone would open.
  package var reason: @Sendable (Verdict.Reason, BookZone) -> String
  /// Where a rule is written, how well that was verified, and what stands behind its pack.
  package var source: @Sendable (Verdict.Reason, Pack?) -> String
  package var task: @Sendable (ConductTask) -> String
  package var hint: @Sendable (ProhibitedCategory, String) -> String
  // What holds.
  package var holding: String
  package var holds: String
  package var lift: @Sendable (String) -> String
  package var onlyLead: String
  package var onlyLeadSays: String
  package var consent: @Sendable (String) -> String
  package var meaning: @Sendable (FactName) -> String
  package var dates: @Sendable (Day?, Day?, UserID?) -> String
  package var askDates: @Sendable (String) -> String
  package var askUntil: @Sendable (String) -> String
  package var askInconvenient: String
  package var askTimes: String
  package var unclear: @Sendable (String) -> String
  package var recorded: @Sendable (String, CaseID) -> String
  package var lifted: @Sendable (String, CaseID) -> String
  package var asked: @Sendable (CaseID) -> String
}

extension ConductWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> ConductWording {
    ConductWording(
      standing: englishStanding, usage: englishUsage,
      stopped: { stop, now, ways in
        let until = stop.opens.map { " until \(englishTime($0, stop.zone, now))" } ?? ""
        let head = (stop.level == .override ? "Needs a lead" : "Not allowed") + until + "."
        let rule = "\(stop.rule): \(stop.text) (\(stop.citation))"
        return ([head] + ways + [rule]).joined(separator: " ")
      },
      instead: { "\(keys.name(of: .call)) calls \($0) (\($1)) instead." },
      overrideHint: {
        "\(keys.name(of: .override)) "
          + ($0 == .lead ? "overrides it with a reason." : "asks a lead.")
      },
      overrideTitle: { "Override \($0.rule): why?" },
      askTitle: { "Ask a lead to override \($0.rule): why?" },
      exceptionTitle: { "\($0.rule) forbids this. If it really happened, write why; leads see it" },
      nothingStops: "Nothing stops a call to this number.",
      nobodyMay: "Nobody may override it.",
      rules: "Contact rules",
      reason: { reason, zone in
        "\(englishLevel(reason.effect)) \(reason.rule)"
          + (reason.opens.map { ", opens \(englishTime($0, zone))" } ?? "")
      },
      source: { reason, pack in
        var parts = [reason.citation, "basis \(reason.basis.rawValue)", reason.pack]
        if let pack {
          parts.append(pack.force.rawValue.replacing("-", with: " "))
          if let date = pack.date { parts.append("read \(date)") }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
      },
      task: { "Due \($0.due): \($0.task.replacing("-", with: " ")) (\($0.rule))" },
      hint: { "Hint: this reads as \($0.rawValue.replacing("_", with: " ")): “\($1)”." },
      holding: "What holds on this case", holds: "Holds",
      lift: { "Lift: \($0)" }, onlyLead: "only a lead may lift this",
      onlyLeadSays: "only a lead may record this",
      consent: englishConsent, meaning: englishMeaning,
      dates: { since, until, by in
        var parts: [String] = []
        if let since { parts.append("since \(since)") }
        if let until { parts.append("until \(until)") }
        if let by { parts.append("by \(by)") }
        return parts.joined(separator: ", ")
      },
      askDates: { "\($0): since when, until when? Enter: from now on. (2026-11-01 +30)" },
      askUntil: { "\($0): until when? Enter: until taken back. (+30)" },
      askInconvenient: "Inconvenient where or when? (work · mon-fri 09:00-17:00)",
      askTimes: "Agreed times? (mon-fri 21:00-22:30)",
      unclear: {
        "“\($0)” is not clear: dates such as 2026-11-01 or +30, times such as 09:00-17:00."
      },
      recorded: { "\($0) is recorded on \($1).  \(keys.name(of: .undo)) = undo" },
      lifted: { "\($0) is lifted on \($1).  \(keys.name(of: .undo)) = undo" },
      asked: { "Asked on \($0): a lead will answer." })
  }
}

@Sendable private func englishStanding(
  _ standing: Standing, _ now: Instant, _ zone: BookZone
) -> String {
  let verdict = standing.verdict
  let reason = verdict.reasons.first
  switch verdict.level {
  case .allowed:
    return standing.closes.map { "OK until \(englishTime($0, zone, now))" } ?? "OK"
  case .warned: return "CAUTION \(reason?.rule ?? "")"
  case .override:
    let until = verdict.opens.map { " until \(englishTime($0, zone, now))" } ?? ""
    return "NEEDS LEAD \(reason?.rule ?? "")\(until)"
  case .refused:
    if let missing = reason?.missing {
      return "REFUSED \(missing.rawValue) unknown (\(reason?.rule ?? ""))"
    }
    guard let opens = verdict.opens else { return "REFUSED \(reason?.rule ?? "")" }
    return "CLOSED before \(englishTime(opens, zone, now)) \(reason?.rule ?? "")"
  }
}

@Sendable private func englishUsage(_ usage: Standing.Usage) -> String {
  let span =
    switch usage.span {
    case .days(1): "today"
    case .days(let days): "in \(days)d"
    case .week: "this wk"
    case .month: "this month"
    case .time, .ever: ""
    }
  return usage.used == 0 ? "" : "tries \(usage.used)/\(usage.most) \(span)"
}

private func englishLevel(_ level: VerdictLevel) -> String {
  switch level {
  case .allowed: "OK"
  case .warned: "CAUTION"
  case .override: "NEEDS LEAD"
  case .refused: "REFUSED"
  }
}

/// The time, with the day where it is another one.
private func englishTime(_ instant: Instant, _ zone: BookZone, _ now: Instant? = nil) -> String {
  let (day, minute) = zone.local(instant)
  let clock = "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  if let now, zone.day(of: now) == day { return clock }
  return "\(day.description.dropFirst(5)) \(clock)"
}

@Sendable private func englishConsent(_ name: String) -> String {
  if name == ConsentName.prior { return "agreed to be called (prior consent)" }
  if name == ConsentName.agreedTime { return "agreed to a time" }
  if name.hasPrefix(ConsentName.optedOutNumber) {
    return "no more at \(name.dropFirst(ConsentName.optedOutNumber.count))"
  }
  return "no more by \(name.dropFirst(ConsentName.optedOut.count))"
}

@Sendable private func englishMeaning(_ fact: FactName) -> String {
  switch fact {
  case .attorneyKnown: "only the attorney may be contacted"
  case .attorneySilent: "the attorney does not answer"
  case .ceaseRequested: "contact stops; notices may still go"
  case .disputed: "collecting stops until it is verified"
  case .verified: "the dispute was answered"
  case .moratorium: "breathing space, 60 days"
  case .crisisMoratorium: "until 30 days after the crisis ends"
  case .crisisEnded: "the treatment has ended"
  case .deceased: "work stops; the executor may be spoken to"
  case .inconvenient: "a time or place the person named"
  case .workProhibited: "the employer does not allow it"
  case .unreachable: "third parties may be asked where the person is"
  case .contactRefused: "a third party wants no more contact"
  case .timeBarred: "too old to sue"
  case .insolvent: "the claim goes to the administrator, entered as executor"
  case .vulnerable: "no visits; care in what is said"
  case .hardship: "cannot pay now; a plan, or debt advice"
  case .incapacitated: "cannot act; third parties may be asked who does"
  case .locationRequested: "a third party asked to be called again"
  case .locationAnswerWrong: "what a third party said was wrong; asked once more"
  case .imprisoned: "no calls; letters may go"
  case .suitFiled, .judgment: "set by the legal track"
  }
}
