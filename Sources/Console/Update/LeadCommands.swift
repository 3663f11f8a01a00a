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
      "Even the cases of the agents out; on “unassigned”, give these out", on: .board,
      unless: cannotMove),
    .init(
      .requests, "requests", [.character("r")], "What agents ask the leads for", on: .board),
    .init(
      .reports, "reports", [.character("R")], "Day close, aging, team, promises, strategies",
      on: .board,
      unless: cannotSeeBoard),
    .init(
      .carry, "carry-over", [.character("C")],
      "Carry what was not worked over to the next day, with a reason", unless: cannotCarry),
    .init(.openCase, "open-case", [.enter], "Open the case at the desk", on: .board),
  ]
}

@Sendable private func cannotCarry(_ model: Model) -> String? {
  model.scene == .board ? cannotMove(model) : cannotRecord(model)
}

@Sendable private func cannotSeeBoard(_ model: Model) -> String? {
  guard let actor = model.actor, actor.role == .agent, !model.charter.limits.seesAll else {
    return nil
  }
  return model.wording.board.readsOnly
}

@Sendable private func cannotMove(_ model: Model) -> String? {
  model.actor?.role == .lead ? nil : model.wording.board.leadsOnly
}
