internal import Cases

// What the current field of an entry wants.
extension Model {
  func hint(for entry: Entry) -> String {
    let hints = wording.hints
    let outcome = entry.isNote ? nil : entry.outcome
    guard entry.fields.indices.contains(entry.current) else {
      return hints.then + hints.follows(entry.outcome) + "."
    }
    switch entry.fields[entry.current].kind {
    case .amount: return amountHint
    case .date:
      guard entry.outcome.needs == .promise else { return hints.callBackDay }
      let latest = today + charter.limits.promise.days
      return hints.promiseDay(
        actor?.role == .lead ? nil : "\(wording.desk.weekday(latest)) \(latest)")
    case .time: return hints.callBackTime
    case .firmness: return hints.firmness
    case .count: return hints.parts(mostParts(entry))
    case .interval: return hints.every
    case .note:
      let follows = outcome.map { " " + hints.then + hints.follows($0) + "." } ?? ""
      return hints.note(outcome) + (outcome?.needs == .note ? follows : "")
    }
  }

  private var amountHint: String {
    guard let open else { return "" }
    let owed = owedThere(open) ?? open.file.debt.balance
    let smallest = charter.limits.promise.smallest(of: owed)
    let currency = open.file.debt.currency
    return wording.hints.amount(
      Money(minor: smallest, currency: currency),
      Money(minor: max(owed, smallest), currency: currency))
  }

  /// In how many parts the amount of a plan may be paid, each as large as the smallest promise.
  func mostParts(_ entry: Entry) -> Int {
    guard let open,
      let sum = entry.text(.amount).flatMap({ Money(typed: $0, currency: open.file.debt.currency) })
    else { return Instalments.most }
    let owed = owedThere(open) ?? open.file.debt.balance
    let parts = sum.minor / charter.limits.promise.smallest(of: owed)
    return max(1, min(Instalments.most, Int(clamping: parts)))
  }
}
