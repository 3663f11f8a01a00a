internal import Cases
internal import Playbook
internal import Worklist

// The forms of the treatments: their fields, already filled where the desk knows better than an empty
// field, and what stands beside them.
extension Model {
  func options<Word: RawRepresentable & CaseIterable>(
    _ words: Word.Type
  ) -> [Form.Option] where Word.RawValue == String {
    words.allCases.map { Form.Option($0.rawValue) }
  }

  func legalForm(_ file: CaseFile) -> Form {
    let steps = LegalStep.Kind.allCases.map { kind in
      Form.Option(
        kind.rawValue,
        unavailable: against(.legal(LegalStep(step: kind, day: today)), file))
    }
    let last = file.legal.last { $0.step != .limitation }
    let passed = LegalStep.Kind.allCases.firstIndex { $0 == last?.step } ?? 0
    let next = steps.dropFirst(passed).first { option in
      option.unavailable == nil && !file.legal.contains { $0.step.rawValue == option.value }
    }
    return Form(
      .legal, wording.treatment.law, context: file.trackLines(on: today),
      [
        Form.Field("step", next?.value ?? "", steps), Form.Field("day", today.description),
        Form.Field("reference"), Form.Field("office"), Form.Field("cost"), Form.Field("amount"),
        Form.Field("document"), Form.Field("note"),
      ])
  }

  /// The order where none is open, the report of one that is, or what a report found.
  func visitForm(_ file: CaseFile) -> Form {
    if let visit = file.openVisit { return reportForm(file, visit.order) }
    let waiting = file.waitingFindings
    if !waiting.isEmpty {
      let all = waiting.indices.map { String($0 + 1) }.joined(separator: ",")
      return Form(
        .findings, wording.treatment.findings,
        context: waiting.enumerated().map { "\($0 + 1)  \($1.kind.rawValue)  \($1.text)" },
        [Form.Field("take", all, [Form.Option(all), Form.Option("none")])])
    }
    let addresses = file.parties.filter { $0.role == .debtor || $0.role == .guarantor }.flatMap {
      party in
      party.points.filter { $0.kind == .address }.map {
        Form.Option(
          $0.id, "\($0.value)  \(party.name)",
          unavailable: $0.state == .bad ? wording.pointState(.bad) : nil)
      }
    }
    let first = addresses.first { $0.unavailable == nil }
    let letters = correspondence.templates.filter { $0.channel == .letter }
      .map { Form.Option($0.id, $0.title["en"]) }
    return Form(
      .orderVisit, wording.treatment.orderVisit,
      context: (first == nil ? [wording.treatment.noAddress] : [])
        + addresses.map { "\($0.value)  \($0.detail)" }
        + [wording.tries(file.tally.failures)].filter { !$0.isEmpty },
      [
        Form.Field("to", first?.value ?? "", addresses),
        Form.Field("day", (today + 2).description), Form.Field("time", "10:00"),
        Form.Field("staff", "2"), Form.Field("notice", today.description),
        Form.Field("letter", "", letters), Form.Field("reason"),
      ])
  }

  private func reportForm(_ file: CaseFile, _ order: VisitOrder) -> Form {
    let address = file.point(order.to)?.point.value ?? order.to
    return Form(
      .reportVisit, wording.treatment.reportVisit,
      context: ["\(order.day) \(order.time)  \(address)", order.reason],
      [
        Form.Field("met", "nobody", options(VisitReport.Met.self)),
        Form.Field("address", "right", options(VisitReport.Address.self)),
        Form.Field("visitors", order.visitors?.joined(separator: ", ") ?? ""),
        Form.Field("occupants"),
        Form.Field("delivered", "no", [Form.Option("yes"), Form.Option("no")]),
        Form.Field("amount"), Form.Field("due"), Form.Field("phone"), Form.Field("newAddress"),
        Form.Field("clue"), Form.Field("note"),
      ])
  }

  /// The checklist with what was tried, and beside it the cases of this book that share something.
  func traceForm(_ file: CaseFile) -> Form {
    let sources = correspondence.playbook.sources.checklist(for: file)
    let options = sources.map { source in
      let tries = file.traces.filter { $0.source == source.id }
      let tried = tries.last.map { "\($0.day) \($0.result.rawValue)  " } ?? ""
      let asked = source.rules.isThirdParty && !tries.isEmpty
      return Form.Option(
        source.id,
        tried + source.title["en"] + (source.rules.needsBasis ? "  (basis)" : ""),
        unavailable: asked
          ? TreatmentRefusal.askedBefore(source: source.id).description : nil)
    }
    let untried = options.first { option in
      !file.traces.contains { $0.source == option.value }
    }
    let tried = file.traces.suffix(6).map { trace in
      "\(trace.day)  \(trace.source)  \(trace.result.rawValue)  \(trace.basis ?? "")"
    }
    return Form(
      .trace, wording.treatment.search, context: tried + relatedLines(file),
      [
        Form.Field("source", untried?.value ?? "", options),
        Form.Field("result", "nothing", self.options(Trace.Result.self)), Form.Field("basis"),
        Form.Field("phone"), Form.Field("newAddress"), Form.Field("clue"), Form.Field("note"),
      ])
  }
}
