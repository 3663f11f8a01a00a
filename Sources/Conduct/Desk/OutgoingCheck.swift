package import Cases

/// A text that is about to be sent, left or handed over, with what the check needs of it.
package struct OutgoingMessage: Sendable, Equatable {
  package var text: String
  /// nil: the text's own.
  package var language: TextLanguage?
  /// Whom it goes to, by contact point; nil: the debtor.
  package var to: String?
  package var channel: Channel
  package var purpose: Purpose
  /// The desk's name and the writer's, as messages give them.
  package var deskName: String
  package var agentName: String

  package init(
    _ text: String, language: TextLanguage? = nil, to point: String? = nil, by channel: Channel,
    for purpose: Purpose = .collect, from deskName: String, agent agentName: String
  ) {
    self.text = text
    self.language = language
    to = point
    self.channel = channel
    self.purpose = purpose
    self.deskName = deskName
    self.agentName = agentName
  }
}

/// Why a text may not leave.
package enum OutgoingProblem: Sendable, Equatable {
  /// Prohibited language, with the words.
  case language(ProhibitedCategory, quote: String, rule: String)
  /// Something a rule asks for is not in it.
  case lacks(element: String, rule: String, text: String, citation: String)
  /// It says what a rule keeps out of it.
  case says(words: String, rule: String, text: String, citation: String)
}

extension OutgoingProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .language(let category, let quote, let rule):
      "\(category.rawValue.replacing("_", with: " ")): “\(quote)” (\(rule))"
    case .lacks(let element, let rule, let text, let citation):
      "\(rule): no \(element.replacing("-", with: " ")): \(text) (\(citation))"
    case .says(let words, let rule, let text, let citation):
      "\(rule): “\(words)”: \(text) (\(citation))"
    }
  }
}

extension ContactJudge {
  /// Everything against a text that is about to leave: prohibited language by the facts of the
  /// case, what the book's content rules miss in it, and a debt that a third party would learn of.
  /// Whether the contact itself is allowed is `verdict`'s to say.
  package func problems(
    in message: OutgoingMessage, on file: CaseFile, at instant: Instant, _ check: LanguageCheck
  ) -> [OutgoingProblem] {
    let facts = Set(file.facts(at: instant).map(\.fact.rawValue))
    let names = file.names + [message.deskName, message.agentName]
    var problems = check.check(
      message.text, language: message.language, facts: facts, names: names
    ).map { OutgoingProblem.language($0.category, quote: $0.quote, rule: $0.rule.id) }
    let contact = IntendedContact(to: message.to, by: message.channel, for: message.purpose)
    guard let situation = CaseReading(file).situation(contact, actor: actor, at: instant) else {
      return problems
    }
    let elements = ContentElements.shipped
    for duty in rulebook.contents(for: situation) {
      for element in duty.demand.must
      where elements.knows(element) && elements.find(element, in: message) == nil {
        problems.append(
          .lacks(
            element: element, rule: duty.rule.id, text: duty.rule.text,
            citation: duty.rule.citation))
      }
      if duty.demand.closed, let words = elements.find(ContactJudge.debt, in: message) {
        problems.append(
          .says(
            words: words, rule: duty.rule.id, text: duty.rule.text, citation: duty.rule.citation))
      }
    }
    let hearsNothing = situation.person.role.map { !$0.mayHearOfDebt } ?? true
    if hearsNothing, let words = elements.find(ContactJudge.debt, in: message) {
      problems.append(
        .says(
          words: words, rule: "desk.tp", text: "a third party never learns of the debt",
          citation: "House rules"))
    }
    return problems
  }

  private static let debt = "debt-mention"
}

extension CaseFile {
  /// The names that its texts are filled with: they are names, whatever words they are made of.
  var names: [String] { [debt.creditor] + parties.map(\.name) }
}
