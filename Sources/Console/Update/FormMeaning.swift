internal import Cases
internal import Playbook
internal import Worklist

/// A field that cannot be understood.
struct FormProblem: Error {
  var key: String
  var text: String
}

// What a form asks of the desk once its texts are understood.
extension Model {
  func command(of form: Form, on file: CaseFile) throws(FormProblem) -> Command {
    switch form.use {
    case .legal: return .legal(try legalStep(form, file))
    case .orderVisit: return .orderVisit(try visitOrder(form))
    case .reportVisit: return try visitReport(form, file)
    case .findings:
      let text = form.text("take") ?? "none"
      let numbers = text.split(separator: ",").compactMap {
        Int($0.filter { $0 != " " }).map { $0 - 1 }
      }
      guard text == "none" || !numbers.isEmpty else { throw FormProblem(key: "take", text: text) }
      return .judgeFindings(taken: Set(numbers))
    case .trace:
      let id = form.text("source") ?? ""
      guard let source = correspondence.playbook.sources[id] else {
        throw FormProblem(key: "source", text: id)
      }
      var trace = Trace(
        source: id, result: try word(form, "result", as: Trace.Result.self), day: today)
      trace.basis = form.text("basis")
      trace.found = findings(form)
      trace.note = form.text("note")
      return .trace(trace, of: source.rules)
    case .addPerson: return .addParty(try party(form, file))
    case .guarantee(let id):
      var change = PartyChanged(party: id)
      change.role = .guarantor
      change.guarantee = try guarantee(form, file)
      return .changeParty(change)
    case .offer(let id):
      return .offer(
        Offer(
          party: id, amount: try minor(form, "amount", file), consent: form.text("consent") ?? "",
          note: form.text("note")))
    case .addPoint(let id):
      let place = form.text("place") == nil ? .other : try word(form, "place", as: Place.self)
      return .addPoint(
        PointAdded(party: id, point: ContactPoint(told: form.text("reach") ?? "", at: place)))
    case .pointState(let id):
      return .changePoint(
        PointChanged(point: id, state: try word(form, "state", as: ContactPoint.State.self)))
    case .clue: return .addClue(form.text("clue") ?? "")
    }
  }

  private func legalStep(_ form: Form, _ file: CaseFile) throws(FormProblem) -> LegalStep {
    var step = LegalStep(
      step: try word(form, "step", as: LegalStep.Kind.self),
      day: try day(form, "day") ?? today)
    step.reference = form.text("reference")
    step.office = form.text("office")
    step.cost = try minor(form, "cost", file)
    step.amount = try minor(form, "amount", file)
    step.document = form.text("document")
    step.note = form.text("note")
    return step
  }

  private func visitOrder(_ form: Form) throws(FormProblem) -> VisitOrder {
    guard let staff = Int(form.text("staff") ?? "") else {
      throw FormProblem(key: "staff", text: form.text("staff") ?? "")
    }
    var order = VisitOrder(
      to: form.text("to") ?? "", day: try day(form, "day") ?? today,
      time: form.text("time") ?? "", staff: staff, notice: try day(form, "notice") ?? today,
      reason: form.text("reason") ?? "")
    order.letter = form.text("letter")
    return order
  }

  private func visitReport(_ form: Form, _ file: CaseFile) throws(FormProblem) -> Command {
    var report = VisitReport(
      to: file.openVisit?.order.to ?? "", day: today,
      met: try word(form, "met", as: VisitReport.Met.self),
      address: try word(form, "address", as: VisitReport.Address.self))
    report.visitors = (form.text("visitors") ?? "").split { ",、，;".contains($0) }.map {
      String($0.drop { $0 == " " })
    }
    report.occupants = form.text("occupants")
    report.letterDelivered = form.text("delivered") == "yes"
    report.found = findings(form)
    report.note = form.text("note")
    let code = report.outcomeCode(promised: form.text("amount") != nil)
    guard let outcome = outcomes.first(where: { $0.code == code }) else {
      throw FormProblem(key: "met", text: code)
    }
    var record = Record(outcome: outcome)
    record.amount = try minor(form, "amount", file)
    record.due = try day(form, "due")
    return .reportVisit(report, record)
  }

  private func party(_ form: Form, _ file: CaseFile) throws(FormProblem) -> Party {
    var party = Party(
      id: "", role: try word(form, "role", as: PartyRole.self), name: form.text("name") ?? "")
    party.relation = form.text("relation")
    if let phone = form.text("phone") {
      party.points.append(
        ContactPoint(id: "", kind: .phone, value: phone, place: .other, state: .unverified))
    }
    if let address = form.text("newAddress") {
      party.points.append(
        ContactPoint(id: "", kind: .address, value: address, place: .other, state: .unverified))
    }
    if form.text("kind") != nil { party.guarantee = try guarantee(form, file) }
    return party
  }

  private func guarantee(_ form: Form, _ file: CaseFile) throws(FormProblem) -> Guarantee {
    guard let document = form.text("document") else {
      throw FormProblem(key: "document", text: "")
    }
    return Guarantee(
      kind: try word(form, "kind", as: Guarantee.Kind.self), limit: try minor(form, "limit", file),
      until: try day(form, "until"), document: document)
  }

  private func findings(_ form: Form) -> [Finding] {
    [("phone", Finding.Kind.phone), ("newAddress", .address), ("clue", .clue)].compactMap {
      key, kind in form.text(key).map { Finding(kind, $0) }
    }
  }

  private func day(_ form: Form, _ key: String) throws(FormProblem) -> Day? {
    guard let text = form.text(key) else { return nil }
    guard let day = readDay(text, today: today) else { throw FormProblem(key: key, text: text) }
    return day
  }

  private func minor(_ form: Form, _ key: String, _ file: CaseFile) throws(FormProblem) -> Int64? {
    guard let text = form.text(key) else { return nil }
    guard let money = Money(typed: text, currency: file.debt.currency) else {
      throw FormProblem(key: key, text: text)
    }
    return money.minor
  }

  private func word<Word: RawRepresentable>(
    _ form: Form, _ key: String, as type: Word.Type
  ) throws(FormProblem) -> Word where Word.RawValue == String {
    let text = form.text(key) ?? ""
    guard let word = Word(rawValue: text) else { throw FormProblem(key: key, text: text) }
    return word
  }
}
