internal import Cases

extension ContactJudge {
  /// The lexicons that ship, read when the first text is about to leave; nil if one of them cannot
  /// be read, and then nothing leaves.
  private static let language = try? LanguageCheck.bundled()

  /// Everything against a text that is about to leave, as `decide` asks it: whichever way it came,
  /// by the console, a command, a batch or a template of the desk's own, nothing else lets it out.
  func objections(
    _ file: CaseFile, _ dispatch: Dispatch, _ charter: Charter, _ actor: Member, _ now: Instant
  ) -> [String] {
    guard let check = ContactJudge.language else {
      return ["the language check cannot be read, so nothing can be checked"]
    }
    let message = OutgoingMessage(
      dispatch.text, language: TextLanguage(rawValue: dispatch.language), to: dispatch.to,
      by: dispatch.kind.channel, for: dispatch.purpose, from: charter.name, agent: actor.name)
    let problems = self.problems(in: message, on: file, at: now, check)
    // The text's own language, too: a text in English under the name of another passes no check.
    let others =
      dispatch.language == LanguageCheck.language(of: dispatch.text).rawValue
      ? []
      : check.check(
        dispatch.text, facts: Set(file.facts(at: now).map(\.fact.rawValue)), names: file.names)
    let legal = LegalMentions.shipped.unfounded(in: dispatch.text, on: file, at: now)
    return problems.map(\.description)
      + others.map { "\($0.category.rawValue.replacing("_", with: " ")): “\($0.quote)”" }
      + legal.map { "“\($0)” is not on the case's legal track" }
      + hearsay(in: dispatch, on: file)
  }

  /// The amounts and the creditor of a case in a text for somebody who is not liable: whatever the
  /// words around them.
  private func hearsay(in dispatch: Dispatch, on file: CaseFile) -> [String] {
    guard let party = file.point(dispatch.to)?.party, !party.role.mayHearOfDebt else { return [] }
    var secrets = [file.debt.creditor, file.debt.number, file.debt.product].compactMap { $0 }
    let debt = file.debt
    for minor in [debt.balance, debt.principal, debt.interest, debt.fees, debt.minimum]
    where minor != 0 {
      let money = Money(minor: minor, currency: debt.currency)
      secrets += [money.grouped, money.grouped.replacing(",", with: "")]
    }
    return secrets.filter { $0.count > 2 && dispatch.text.contains($0) }.map {
      "“\($0)” tells a third party of the debt"
    }
  }
}
