internal import Cases
internal import Playbook

// F4: the list for the field that is being typed.
extension Model {
  /// The list of the current field; outcomes where none is chosen, or where it asks for nothing.
  func fieldPicker() -> Picker {
    guard let entry, let open, entry.fields.indices.contains(entry.current) else {
      return outcomePicker()
    }
    switch entry.fields[entry.current].kind {
    case .amount: return amountPicker(open.file)
    case .date: return datePicker(entry)
    case .time: return timePicker(entry)
    case .firmness:
      return Picker(
        wording.desk.firmnesses,
        Promise.Firmness.allCases.map {
          Picker.Row(wording.firmness($0), choice: .field($0.rawValue))
        })
    case .count:
      return Picker(wording.desk.parts, partRows(entry, open.file))
    case .interval:
      return Picker(
        wording.desk.every,
        ["month", "2 weeks", "week"].map { Picker.Row($0, choice: .field($0)) })
    case .note:
      let language = wording.code
      return Picker(
        wording.desk.templates,
        templates.map { Picker.Row($0[language], choice: .template($0[language])) })
    }
  }

  private func partRows(_ entry: Entry, _ file: CaseFile) -> [Picker.Row] {
    let most = mostParts(entry)
    let smallest = Money(
      minor: charter.limits.promise.smallest(of: file.debt.balance), currency: file.debt.currency)
    return (2...12).map { count in
      Picker.Row(
        "\(count)",
        unavailable: count > most
          ? wording.refusal(.amountTooSmall(smallest: smallest)) : nil,
        choice: .field("\(count)"))
    }
  }

  private func amountPicker(_ file: CaseFile) -> Picker {
    let debt = file.debt
    let terms = charter.limits.promise
    let smallest = terms.smallest(of: debt.balance)
    var wanted: [(Int64, String)] = [(debt.balance, wording.wholeBalance)]
    if debt.minimum > 0 { wanted.append((debt.minimum, wording.desk.minimumAmount)) }
    wanted += [2, 3, 4].map { (debt.balance / Int64($0), wording.desk.partOfBalance($0)) }
    // A book that names no minimum takes one cent, which nobody proposes.
    if terms.namesMinimum { wanted.append((smallest, wording.desk.smallestAmount)) }
    var rows: [Picker.Row] = []
    for (minor, why) in wanted where minor >= smallest && minor <= debt.balance {
      let text = Money(minor: minor, currency: debt.currency).grouped
      if rows.contains(where: { $0.text == text }) { continue }
      rows.append(Picker.Row(text, detail: why, choice: .field(text)))
    }
    return Picker(wording.desk.amounts, rows)
  }

  /// The days to come; for a promise those beyond an agent's authority say so.
  private func datePicker(_ entry: Entry) -> Picker {
    let isPromise = entry.outcome.needs == .promise
    let limit = actor?.role == .lead ? Int.max : charter.limits.promise.days
    let rows = (0...21).map { ahead in
      let day = today + ahead
      let beyond = isPromise && ahead > limit ? "  " + wording.desk.needsLead : ""
      return Picker.Row(
        "\(wording.desk.weekday(day)) \(day)", key: "+\(ahead)",
        detail: wording.desk.inDays(ahead) + beyond, choice: .field("\(day)"))
    }
    return Picker(wording.desk.dates, rows)
  }

  private func timePicker(_ entry: Entry) -> Picker {
    let day = entry.text(.date).flatMap { readDay($0, today: today) } ?? today
    let rows = stride(from: 8 * 60, through: 20 * 60 + 30, by: 30).map { minute in
      let text = "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
      return Picker.Row(
        text, detail: timesThere(day, minute: minute).joined(separator: ", "),
        choice: .field(text))
    }
    return Picker(wording.desk.times, rows)
  }

  /// Fills the current field.
  mutating func fill(_ text: String) {
    guard entry?.fields.isEmpty == false else { return }
    entry?.replace(text)
  }
}
