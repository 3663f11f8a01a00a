package import Cases

/// One line about the field that is being filled in: what it wants, in what form, and what follows.
package struct HintWording: Sendable {
  /// An amount between two.
  package var amount: @Sendable (Money, Money) -> String
  /// A promise's day, with the last one that needs nobody else; nil: any.
  package var promiseDay: @Sendable (String?) -> String
  package var callBackDay: String
  package var callBackTime: String
  package var firmness: String
  package var parts: @Sendable (Int) -> String
  package var every: String
  /// What to write to an outcome, or on the case; nil: a line without any.
  package var note: @Sendable (Outcome?) -> String
  /// What logging it leads to.
  package var follows: @Sendable (Outcome) -> String
  /// Before what follows.
  package var then: String
  /// What an outcome of a list asks for, and what it leads to.
  package var listed: @Sendable (Outcome) -> String
  /// A field of a form, by its key.
  package var field: @Sendable (Form.Use, String) -> String
}

extension HintWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> HintWording {
    let list = keys.nameWhileTyping(of: .list).map { " \($0) lists some." } ?? ""
    return HintWording(
      amount: {
        "\($0.grouped) to \($1.grouped), as 500 or 1,300.50.\(list)"
      },
      promiseDay: { latest in
        "fri, +2, tomorrow, 15, eom or 11-25"
          + (latest.map { "; after \($0) a lead is asked." } ?? ": when it is paid.")
      },
      callBackDay: "When to call: fri, +2, tomorrow, 15, eom or 11-25. Enter: the time.",
      callBackTime: "15, 1530 or 15:30 by the desk's clock. Enter logs it.",
      firmness: "firm, hesitant or evasive; unless firm, it comes up the day before as well.",
      parts: { "In how many parts it is paid, 1 to \($0); the first is due on the date." },
      every: "What lies between two parts: month, week, 2 weeks, or days (14).",
      note: englishNote, follows: englishFollows, then: "Then: ",
      listed: { outcome in
        let asks =
          switch outcome.needs {
          case .promise where outcome.takesInstalments: "asks amount, day, parts; "
          case .promise: "asks amount, day, firmness; "
          case .callBack: "asks day and time; "
          case .note: "asks for a line; "
          case nil: ""
          }
        return asks + englishFollows(outcome)
      },
      field: englishField)
  }
}

@Sendable private func englishNote(_ outcome: Outcome?) -> String {
  guard let outcome else { return "One line for the history of this case. Enter keeps it." }
  guard outcome.needs == .note else { return "A line to go with it; may stay empty." }
  if outcome.flags.isEmpty {
    return "Needed: why not today, for the day's close."
  }
  if outcome.flags.contains(.thirdParty) {
    return "Needed: who it was, what they said; never the debt."
  }
  return "Needed: why, in their words."
}

@Sendable private func englishFollows(_ outcome: Outcome) -> String {
  var parts: [String] = []
  if let fact = outcome.holds {
    parts.append(fact.stopsWork ? "the case is held" : "it is marked \(words(fact.rawValue))")
  }
  switch outcome.needs {
  case .promise: parts.append("payments decide it")
  case .callBack: parts.append("the case comes up then")
  case .note, nil: break
  }
  if let days = outcome.retryDays {
    parts.append(days == 1 ? "again tomorrow" : "again in \(days) days")
  }
  if outcome.pointState == .bad { parts.append("number bad") }
  if let segment = outcome.segment {
    parts.append("segment \(Wording.english.segment(segment))")
  }
  if !outcome.flags.contains(.attempt) { parts.append("no attempt") }
  return parts.isEmpty ? "it stands where it stood" : parts.joined(separator: ", ")
}

private func words(_ name: String) -> String { name.replacing("-", with: " ") }

@Sendable private func englishField(_ use: Form.Use, _ key: String) -> String {
  switch (use, key) {
  case (.legal, "day"): "The day of the step: today, fri, +2, 11-25 or 2026-11-25."
  case (.legal, "amount"): "What a judgment awards: 500 or 1,300.50. Otherwise empty."
  case (.legal, "document"): "Where the paper is kept. May stay empty."
  case (.reportVisit, "amount"): "Only if payment was promised there: how much, 500 or 1,300.50."
  case (.reportVisit, "phone"), (.reportVisit, "newAddress"):
    "What somebody said or showed. It waits until the desk takes it over. May stay empty."
  case (.offer, "amount"): "How much the person offers: 500 or 1,300.50. Empty: none was named."
  case (.clue, "clue"):
    "What helps to find or understand the person; every later agent sees it first."
  case (.addPerson, "document"), (.guarantee, "document"):
    "Where the signed guarantee is kept. Without it nobody is liable."
  default: englishFields[key] ?? ""
  }
}

/// Of the fields that mean the same in every form.
private let englishFields = [
  "step": "What is done next. F4 lists the steps, with what stands against each.",
  "reference": "The number it has at the court or the lawyer's. May stay empty.",
  "office": "Which court, law firm or bailiff has it. May stay empty.",
  "cost": "What it costs: 120 or 1,300.50. May stay empty.",
  "note": "A line for the history of the case. May stay empty.",
  "to": "Which address is visited. F4 lists those of the people who are liable.",
  "day": "The day of the visit: fri, +2, 11-25. The contact rules of that day hold.",
  "time": "The time of the visit: 10:00. The contact rules of that hour hold.",
  "staff": "How many go: two at least.",
  "notice": "The day on which the visit is announced: today, +1, 11-25.",
  "letter": "A letter to hand over; F4 lists them. May stay empty.",
  "reason": "Why somebody goes there; who goes reads it.",
  "met": "Who was met; F4 lists them. It decides which outcome is logged.",
  "address": "Whether the person lives there: right, wrong or unknown.",
  "visitors": "The names of those who went, divided by commas: two at least.",
  "occupants": "Who lives there, as it was seen or said. May stay empty.",
  "delivered": "yes, if the closed letter was handed over or left; otherwise no.",
  "due": "The day promised: fri, +2, 11-25. Only with an amount.",
  "phone": "A number that is new; it is kept as unverified. May stay empty.",
  "newAddress": "An address that is new; it is kept as unverified. May stay empty.",
  "clue": "What may help to find the person, in one line. May stay empty.",
  "source": "Who or what was asked. F4 lists them, with what was tried before.",
  "result": "What came of it: found, nothing, refused, or asked (the answer is awaited).",
  "basis": "What allows asking there, a law or a consent. Needed where F4 says (basis).",
  "name": "The name, as papers have it.",
  "role": "F4 lists the roles. A third party is not liable and never learns of the debt.",
  "relation": "How the person stands to the debtor: mother, colleague. May stay empty.",
  "kind": "joint owes like the debtor; subsidiary once the debtor cannot be made to pay.",
  "limit": "The most that is owed under it: 5,000. Empty: all of the debt.",
  "until": "The last day of the guarantee: 2027-12-31. Empty: no end.",
  "reach": "A telephone number, an e-mail or a postal address; it is seen which.",
  "place": "Where it reaches the person: mobile, home, work or other. F4 lists them.",
  "state": "good: the person is reached there. bad: it is not called again.",
  "consent": "How the person agreed to the offer being noted: said so on the phone.",
  "take": "The numbers of the lines above that are right, as 1,3; or none.",
]
