internal import Cases
internal import Playbook
internal import Screen

// Going along a script.
extension ConsoleCommand {
  static let script: [ConsoleCommand] = [
    .init(
      .tick, "tick", [.character(".")], label: "Tick",
      "Tick what must be done before the script goes on", unless: noScript),
    .init(
      .objections, "objections", [.character("o")], label: "Objections",
      "What people say at any time, and a good answer", unless: noScript),
    .init(
      .scripts, "scripts", [], "Another script for this conversation", unless: noScript),
    .init(
      .strategy, "strategy", [.character("t")],
      "Strategies with their reasons and figures; choose another", unless: noGuide),
    .init(
      .segment, "segment", [.character("r")],
      "Regard the case as of another segment, with a reason", on: .desk, unless: noGuide),
    .init(
      .training, "training", [], "A case to train on, with what to press and why",
      unless: { $0.playbook?.training == nil ? $0.wording.guide.noTraining : nil }),
    .init(
      .faults, "playbook-faults", [], "What is wrong in the desk's own playbook",
      unless: { $0.faults.isEmpty ? $0.wording.guide.noFaults : nil }),
    .init(
      .stepBack, "script-back", [Chord(.backspace)], "Take the last reply of the script back",
      unless: noScript),
  ]
}

@Sendable private func noGuide(_ model: Model) -> String? {
  cannotRecord(model) ?? (model.playbook == nil ? model.wording.noScript : nil)
}

@Sendable private func noScript(_ model: Model) -> String? {
  if model.open == nil { return "no case is open" }
  if model.actor == nil { return "you are not in this book's team: you may read" }
  return model.open?.guide?.walk == nil ? model.wording.noScript : nil
}
