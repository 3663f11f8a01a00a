package import Cases
internal import Conduct
internal import Screen
internal import Worklist

/// A fact or consent that is being recorded: what Enter on its prompt records.
package enum Holding: Sendable, Equatable {
  case fact(FactName)
  case consent(String)
}

// What holds on a case: recording it with its dates, and lifting it.
extension Model {
  /// What holds now, to be lifted, then everything that can be recorded.
  func holdingPicker() -> Picker {
    guard let open else { return Picker(wording.conduct.holding, []) }
    let now = moment.now
    var rows: [Picker.Row] = []
    for record in open.file.facts(at: now) {
      let needsLead = record.fact.isLiftedByLead && actor?.role != .lead
      rows.append(
        Picker.Row(
          wording.conduct.lift(wording.fact(record.fact)), detail: dates(record),
          unavailable: needsLead ? wording.conduct.onlyLead : nil, choice: .release(record.fact)))
    }
    for record in open.file.consents where record.holds(at: now) {
      let needsLead = record.consent.hasPrefix(ConsentName.optedOut) && actor?.role != .lead
      rows.append(
        Picker.Row(
          wording.conduct.lift(wording.conduct.consent(record.consent)),
          detail: dates(record),
          unavailable: needsLead ? wording.conduct.onlyLead : nil,
          choice: .withdraw(record.consent)))
    }
    rows += Model.recordable.map { fact in
      Picker.Row(
        wording.fact(fact), detail: wording.conduct.meaning(fact), also: [fact.rawValue],
        unavailable: fact.isSaidByLead && actor?.role != .lead ? wording.conduct.onlyLeadSays : nil,
        choice: .hold(.fact(fact)))
    }
    rows += consentsToRecord(open).map { name in
      Picker.Row(wording.conduct.consent(name), also: [name], choice: .hold(.consent(name)))
    }
    return Picker(wording.conduct.holding, rows)
  }

  private static let recordable: [FactName] = [
    .attorneyKnown, .ceaseRequested, .disputed, .verified, .inconvenient, .workProhibited,
    .deceased, .insolvent, .vulnerable, .hardship, .moratorium, .crisisMoratorium, .crisisEnded,
    .attorneySilent, .unreachable, .incapacitated, .contactRefused, .locationRequested,
    .locationAnswerWrong, .timeBarred, .imprisoned,
  ]

  private func consentsToRecord(_ open: OpenCase) -> [String] {
    var names = [ConsentName.prior, ConsentName.agreedTime]
    names += [Channel.sms, .email, .call].map { ConsentName.optedOut + $0.rawValue }
    if let point = open.point.flatMap(open.file.point)?.point {
      names.append(ConsentName.optedOutNumber + point.value)
    }
    return names
  }

  private func dates(_ record: FactRecord) -> String {
    wording.conduct.dates(
      record.since.map(charter.zone.day), record.until.map(charter.zone.day), record.by)
  }

  private func dates(_ record: ConsentRecord) -> String {
    wording.conduct.dates(
      charter.zone.day(of: record.at), record.until.map(charter.zone.day), record.by)
  }

  /// Asks from when and until when it holds; nothing typed is from now on.
  mutating func beginHolding(_ holding: Holding) -> [Effect] {
    let title =
      switch holding {
      case .fact(.inconvenient): wording.conduct.askInconvenient
      case .fact(let fact): wording.conduct.askDates(wording.fact(fact))
      case .consent(ConsentName.agreedTime): wording.conduct.askTimes
      case .consent(let name): wording.conduct.askUntil(wording.conduct.consent(name))
      }
    layer = .prompt(Prompt(title: title, text: "", use: .holding(holding)))
    return []
  }

  /// Records what was typed as dates or times: `2026-11-01`, `2026-11-01 +30`, `work`,
  /// `mon-fri 09:00-17:00`.
  mutating func hold(_ holding: Holding, typed text: String) -> [Effect] {
    guard let open else { return [.beep] }
    guard let typed = HoldingText(text, today: today, isTimed: holding.isTimed) else {
      return ask(holding, again: wording.conduct.unclear(text))
    }
    func instant(_ day: Day?) -> Instant? { day.map { charter.zone.instant(of: $0, minute: 0) } }
    switch holding {
    case .fact(let fact):
      var held = Held(fact: fact, since: instant(typed.since), until: instant(typed.until))
      held.place = typed.place
      (held.days, held.open, held.close) = (typed.days, typed.open, typed.close)
      if let against = against(.hold(held), open.file) { return ask(holding, again: against) }
      return [.perform(open.file.id, .hold(held))]
    case .consent(let name):
      // The only date a consent takes is its end.
      var given = Consented(consent: name, until: instant(typed.until ?? typed.since))
      (given.days, given.open, given.close) = (typed.days, typed.open, typed.close)
      if let against = against(.consent(given), open.file) { return ask(holding, again: against) }
      return [.perform(open.file.id, .consent(given))]
    }
  }

  /// Refused, the question stays, with the reason.
  private mutating func ask(_ holding: Holding, again reason: String) -> [Effect] {
    notice = Notice(.refused, reason)
    return beginHolding(holding) + [.beep, .dropTypeahead]
  }

  mutating func lift(_ fact: FactName) -> [Effect] {
    open.map { [.perform($0.file.id, .release(fact))] } ?? [.beep]
  }

  mutating func withdraw(_ consent: String) -> [Effect] {
    var taken = Consented(consent: consent)
    taken.withdrawn = true
    return open.map { [.perform($0.file.id, .consent(taken))] } ?? [.beep]
  }
}

extension Holding {
  /// It may name times of the week, and a place.
  fileprivate var isTimed: Bool {
    self == .fact(.inconvenient) || self == .consent(ConsentName.agreedTime)
  }
}

/// Dates, times and a place as a person types them for a fact or consent.
struct HoldingText: Equatable {
  var since: Day?
  var until: Day?
  var place: Place?
  var days: String?
  var open: String?
  var close: String?

  /// - Returns: nil if a word is none of these.
  init?(_ typed: String, today: Day, isTimed: Bool) {
    for word in typed.lowercased().split(separator: " ").map(String.init) {
      let isDated = word.first == "+" || readDay(word, today: today) != nil
      if isTimed, let place = Place(rawValue: word) {
        self.place = place
      } else if isTimed, Weekdays(word) != nil {
        days = word
      } else if isTimed, let (from, to) = HoldingText.times(word) {
        (open, close) = (from, to)
      } else if isDated, let day = readDay(word, today: today), since == nil {
        since = day
      } else if isDated, let day = readDay(word, today: today), until == nil {
        until = day
      } else {
        return nil
      }
    }
  }

  /// `09:00-17:00`, `9-17`.
  private static func times(_ word: String) -> (String, String)? {
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, let from = readTime(ends[0]),
      let to = ends[1].hasPrefix("24") ? 1440 : readTime(ends[1]), from != to
    else { return nil }
    func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
    return (clock(from), clock(to))
  }
}
