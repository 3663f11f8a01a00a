internal import Cases
internal import Screen

extension ConsoleCommand {
  /// What the contact rules ask of a person, and what a person tells them.
  static let conduct: [ConsoleCommand] = [
    .init(
      .contactRules, "contact-rules", [.character("i")],
      "Why the chosen number may or may not be called", unless: noNumber),
    .init(
      .holding, "holding", [.character("x")],
      "Record or lift what holds: attorney, dispute, opt-out, inconvenient times …",
      unless: cannotRecord),
    .init(
      .override, "override", [.character("X")],
      "Override a contact rule with a reason, or ask a lead to", unless: cannotRecord),
    .init(
      .ask, "ask-leads", [.character("a")],
      "Ask the leads: a settlement, closing; take back what you asked", unless: cannotRecord),
  ]
}

@Sendable private func noNumber(_ model: Model) -> String? {
  guard model.open != nil else { return "no case is open" }
  return model.open?.point == nil ? "no number is chosen" : nil
}
