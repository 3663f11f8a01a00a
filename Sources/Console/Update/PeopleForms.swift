internal import Cases

// The people of a case: what can be done about each, and the forms for it.
extension Model {
  func peoplePicker(_ file: CaseFile) -> Picker {
    var rows = [
      Picker.Row(wording.treatment.addPerson, choice: .form(.addPerson)),
      Picker.Row(wording.treatment.noteClue, choice: .form(.clue)),
    ]
    for party in file.parties {
      rows.append(
        Picker.Row(
          "\(wording.treatment.addPoint) \(party.name)", detail: relation(party),
          choice: .form(.addPoint(party.id))))
    }
    rows += file.parties.filter { $0.role != .debtor }.flatMap { liabilityRows($0, file) }
    for party in file.parties {
      rows += party.points.map { point in
        Picker.Row(
          "\(wording.treatment.pointState) \(point.value)",
          detail: "\(party.name)  \(wording.pointState(point.state))",
          choice: .form(.pointState(point.id)))
      }
    }
    return Picker(wording.treatment.people, rows)
  }

  private func relation(_ party: Party) -> String { party.relation ?? party.role.rawValue }

  private func liabilityRows(_ party: Party, _ file: CaseFile) -> [Picker.Row] {
    let guarantee = Picker.Row(
      "\(wording.treatment.guarantee) \(party.name)", detail: relation(party),
      unavailable: actor?.role == .lead
        ? nil : Refusal.needsLead("change who is liable").description,
      choice: .form(.guarantee(party.id)))
    guard party.role != .guarantor else { return [guarantee] }
    let offer = file.offers.first { $0.party == party.id }
    return [
      guarantee,
      Picker.Row(
        "\(wording.treatment.offer) \(party.name)", detail: offer?.consent ?? relation(party),
        choice: .form(.offer(party.id))),
    ]
  }

  mutating func openForm(_ use: Form.Use) -> [Effect] {
    guard let file = open?.file, let form = form(use, file) else { return [.beep] }
    layer = .form(form)
    return []
  }

  private func form(_ use: Form.Use, _ file: CaseFile) -> Form? {
    let treatment = wording.treatment
    let people = file.parties.map { "\($0.id)  \($0.name)  \(relation($0))" }
    func titled(_ title: String, _ id: String) -> String {
      "\(title) \(file.parties.first { $0.id == id }?.name ?? id)"
    }
    let kinds = options(Guarantee.Kind.self)
    switch use {
    case .addPerson:
      let roles = PartyRole.allCases.filter { $0 != .debtor }.map { Form.Option($0.rawValue) }
      return Form(
        use, treatment.addPerson, context: people,
        [
          Form.Field("role", "third-party", roles), Form.Field("name"), Form.Field("relation"),
          Form.Field("phone"), Form.Field("newAddress"), Form.Field("kind", "", kinds),
          Form.Field("limit"), Form.Field("document"),
        ])
    case .guarantee(let id):
      return Form(
        use, titled(treatment.guarantee, id), context: people,
        [
          Form.Field("kind", "joint", kinds), Form.Field("limit"), Form.Field("until"),
          Form.Field("document"),
        ])
    case .offer(let id):
      return Form(
        use, titled(treatment.offer, id), context: people,
        [Form.Field("amount"), Form.Field("note"), Form.Field("consent")])
    case .addPoint(let id):
      let points = file.parties.first { $0.id == id }?.points ?? []
      return Form(
        use, titled(treatment.addPoint, id),
        context: points.map { "\($0.value)  \(wording.pointState($0.state))" },
        [Form.Field("reach"), Form.Field("place", "", options(Place.self))])
    case .pointState(let id):
      guard let (party, point) = file.point(id) else { return nil }
      let states: [ContactPoint.State] = [.good, .bad]
      return Form(
        use, "\(treatment.pointState) \(point.value)",
        context: ["\(party.name)  \(relation(party))  \(wording.pointState(point.state))"],
        [
          Form.Field(
            "state", (point.state == .good ? .bad : ContactPoint.State.good).rawValue,
            states.map { Form.Option($0.rawValue) })
        ])
    case .clue:
      return Form(
        use, treatment.noteClue, context: file.clues.suffix(6).map(\.text), [Form.Field("clue")])
    case .legal, .orderVisit, .reportVisit, .findings, .trace: return nil
    }
  }
}
