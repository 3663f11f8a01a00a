internal import Cases
internal import Screen

// The commands of the lead's board.
extension ConsoleCommand {
  static let lead: [ConsoleCommand] = [
    .init(
      .board, "board", [.character("B")], label: "Board",
      "The team's board, and back to the desk", unless: cannotSeeBoard),
    .init(
      .assign, "assign", [.character("m"), .function(9)], label: "Assign",
      "Move the marked cases, or this one, to a person", on: .board, unless: cannotMove),
    .init(
      .balance, "balance", [.character("=")],
      "Even the agents’ cases out; give out those of “unassigned”", on: .board,
      unless: cannotMove),
    .init(
      .requests, "requests", [.character("r")], "What agents ask the leads for", on: .board),
    .init(
      .exceptions, "exceptions", [.character("E")],
      "Exceptions to conduct: rules set aside, attempts taken back", on: .board,
      unless: cannotSeeBoard),
    .init(
      .reports, "reports", [.character("R")], "Day close, aging, team, promises, strategies",
      on: .board,
      unless: cannotSeeBoard),
    .init(
      .alerts, "alerts", [.character("!")], "All alerts; Enter shows what one is about", on: .board,
      unless: cannotSeeBoard),
    .init(
      .carry, "carry-over", [.character("C")],
      "Carry what was not worked over to the next day, with a reason", unless: cannotCarry),
    .init(.openCase, "open-case", [.enter], "Open the case at the desk", on: .board),
  ]
}

@Sendable private func cannotCarry(_ model: Model) -> String? {
  guard model.scene == .board else { return cannotRecord(model) }
  return cannotLead(model, model.wording.board.leadsCarry)
}

@Sendable private func cannotSeeBoard(_ model: Model) -> String? {
  guard let actor = model.actor, actor.role == .agent, !model.charter.limits.seesAll else {
    return nil
  }
  return model.wording.board.readsOnly
}

@Sendable private func cannotMove(_ model: Model) -> String? {
  cannotLead(model, model.wording.board.leadsOnly)
}

/// - Parameter sentence: what an agent reads.
private func cannotLead(_ model: Model, _ sentence: String) -> String? {
  switch model.actor?.role {
  case .lead: nil
  case .auditor, nil: cannotWrite(model)
  case .agent: sentence
  }
}
