internal import Cases

// A row made into a case, field by field.

extension CaseReader {
  /// - Throws: `CellProblem` naming the first field that cannot be filled.
  mutating func caseFile(_ row: BoundRow) throws(CellProblem) -> CaseFile {
    let number = try needed(mapping.caseNumber, row, "case")
    guard let id = CaseID(number) else {
      throw CellProblem(
        "case: '\(number)' is no case number: letters, digits and -_.:/#, 40 at most")
    }
    let debt = try debt(row)
    var parties: [Party] = []
    var points = 0
    for rule in mapping.parties {
      if let party = try party(rule, row, among: parties, points: &points) {
        parties.append(party)
      }
    }
    var file = CaseFile(id: id, debt: debt, parties: parties)
    for rule in mapping.facts {
      let head = mapping.head
      if let condition = rule.condition, !(try condition.holds(row, head.numbers, head.dates)) {
        continue
      }
      let day = try given(rule.since, row, "since")
      let since = day.map { context.zone.instant(of: $0, minute: 0) } ?? context.start
      file.facts.append(FactRecord(fact: rule.fact, since: since, by: context.by))
    }
    for rule in mapping.clues {
      if let text = try given(rule, row, "clues") {
        file.clues.append(Clue(text: text, at: context.start, by: context.by))
      }
    }
    return file
  }

  private func debt(_ row: BoundRow) throws(CellProblem) -> Debt {
    let rule = mapping.debt
    let code = try needed(rule.currency, row, "currency")
    guard let currency = Currency(code) else {
      throw CellProblem("currency: '\(code)' is no ISO 4217 code")
    }
    guard let due = try given(rule.due, row, "due") else { throw CellProblem("due: is empty") }
    let interest = try given(rule.interest, row, currency, "interest") ?? 0
    let fees = try given(rule.fees, row, currency, "fees") ?? 0
    let stated = try given(rule.principal, row, currency, "principal")
    let balance = try given(rule.balance, row, currency, "balance")
    guard let principal = stated ?? balance.map({ $0 - interest - fees }) else {
      throw CellProblem((rule.principal == nil ? "balance" : "principal") + ": is empty")
    }
    guard principal + interest + fees >= 0 else {
      throw CellProblem("balance: below nothing; leave such rows out with 'where'")
    }
    let minimum = try given(rule.minimum, row, currency, "minimum") ?? 0
    guard minimum >= 0 else { throw CellProblem("minimum: below nothing") }
    var debt = Debt(
      creditor: try needed(rule.creditor, row, "creditor"), currency: currency, due: due,
      principal: principal, interest: interest, fees: fees, minimum: minimum)
    debt.product = try given(rule.product, row, "product")
    debt.number = try given(rule.number, row, "number")
    debt.opened = try given(rule.opened, row, "opened")
    if let kind = try given(rule.kind, row, "kind") {
      guard let known = DebtKind(rawValue: kind) else {
        throw CellProblem("kind: '\(kind)' is neither consumer nor commercial")
      }
      debt.kind = known
    }
    return debt
  }

  /// Nil where the row names nobody; a debtor must have a name.
  private mutating func party(
    _ rule: PartyRule, _ row: BoundRow, among others: [Party], points count: inout Int
  ) throws(CellProblem) -> Party? {
    guard let name = try given(rule.name, row, "name") else {
      guard rule.role == .debtor else { return nil }
      throw CellProblem("name: is empty")
    }
    let letter = rule.role == .debtor ? "d" : String(rule.role.rawValue.prefix(1))
    let same = others.count { $0.id.hasPrefix(letter) }
    var party = Party(
      id: rule.role == .debtor && same == 0 ? "d" : letter + String(same + 1), role: rule.role,
      name: name)
    party.language = try given(rule.language, row, "language")
    party.romanised =
      try given(rule.romanised, row, "romanised")
      ?? romaniser.romanised(name, language: party.language)
    party.relation = try given(rule.relation, row, "relation")
    party.identity = try given(rule.identity, row, "identity")
    party.born = try given(rule.born, row, "born")
    party.sex = try given(rule.sex, row, "sex")
    party.occupation = try given(rule.occupation, row, "occupation")
    party.employer = try given(rule.employer, row, "employer")
    party.jurisdiction = try given(rule.jurisdiction, row, "jurisdiction")
    for pointRule in rule.points {
      guard var point = try point(pointRule, row),
        !party.points.contains(where: { $0.kind == point.kind && $0.value == point.value })
      else { continue }
      count += 1
      point.id = "p\(count)"
      party.points.append(point)
    }
    return party
  }

  /// A number or address; what cannot be one is kept as written and marked bad, so that nothing the
  /// creditor said is lost and nobody dials it. A cell without a digit (`n/a`) is no number.
  private func point(_ rule: PointRule, _ row: BoundRow) throws(CellProblem) -> ContactPoint? {
    guard let text = try given(rule.value, row, rule.kind.rawValue) else { return nil }
    var value: String? = text
    switch rule.kind {
    case .phone:
      guard text.contains(where: \.isNumber) else { return nil }
      value = internationalNumber(text, country: rule.country.flatMap(DialPlan.of(country:)))
    case .email: if !text.contains("@") { value = nil }
    case .address: break
    }
    return ContactPoint(
      id: "", kind: rule.kind, value: value ?? text, place: rule.place,
      state: value == nil ? .bad : .untested, zones: rule.zones)
  }

  private func needed(
    _ rule: ValueRule, _ row: BoundRow, _ field: String
  ) throws(CellProblem) -> String {
    guard let text = try given(rule, row, field) else { throw CellProblem("\(field): is empty") }
    return text
  }

  private func given(
    _ rule: ValueRule?, _ row: BoundRow, _ field: String
  ) throws(CellProblem) -> String? {
    do { return try rule?.text(row) } catch { throw error.within(field) }
  }

  private func given(
    _ rule: DayRule?, _ row: BoundRow, _ field: String
  ) throws(CellProblem) -> Day? {
    do { return try rule?.day(row) } catch { throw error.within(field) }
  }

  private func given(
    _ rule: AmountRule?, _ row: BoundRow, _ currency: Currency, _ field: String
  ) throws(CellProblem) -> Int64? {
    do { return try rule?.minor(row, currency) } catch { throw error.within(field) }
  }
}
