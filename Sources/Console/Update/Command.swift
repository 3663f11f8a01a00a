internal import Cases
package import Screen
package import Settings

/// What a key can ask for. The table below gives each its words and default keys; help screen, key
/// bar, the keymap file and the README's table come from it.
package enum Action: Hashable, Sendable {
  case up, down, pageUp, pageDown, top, bottom
  case help, back, cancel, list, refresh, note
  case previous, next, call, filter
  case previousView, nextView
  case why, undo, pane
  case suspend, redraw, quit
  case outcome(Int)
}

/// One command of the console.
package struct ConsoleCommand: Sendable {
  package var action: Action
  /// As keymap files name it.
  package var name: String
  /// As the key bar shows it; empty where it does not.
  package var label: String
  /// One sentence for help.
  package var help: String
  package var keys: [Key]
  /// Why it cannot be done now; nil if it can.
  package var unavailable: @Sendable (Model) -> String?

  init(
    _ action: Action, _ name: String, _ keys: [Key], label: String = "", _ help: String,
    unless unavailable: @escaping @Sendable (Model) -> String? = { _ in nil }
  ) {
    self.action = action
    self.name = name
    self.label = label
    self.help = help
    self.keys = keys
    self.unavailable = unavailable
  }
}

extension ConsoleCommand {
  /// Every command, in the order of help.
  package static let table: [ConsoleCommand] = [
    .init(.down, "down", [.down, .character("j")], "Next line of the focused pane"),
    .init(.up, "up", [.up, .character("k")], "Line above"),
    .init(.pageDown, "page-down", [.pageDown], "A page down"),
    .init(.pageUp, "page-up", [.pageUp], "A page up"),
    .init(.top, "top", [.home, .character("g")], "First line"),
    .init(.bottom, "bottom", [.end, .character("G")], "Last line"),
    .init(
      .next, "next-case", [.function(8), .character("+")], label: "Next", "Open the next case"),
    .init(
      .previous, "previous-case", [.function(7), .character("-")], label: "Prev",
      "Open the case before"),
    .init(.nextView, "next-view", [.right], "Next saved view"),
    .init(.previousView, "previous-view", [.left], "Saved view before"),
    .init(
      .filter, "filter", [.character("/")], label: "Filter",
      "Narrow the queue as you type: name, pinyin, initials, phone, number"),
    .init(
      .call, "call", [.function(9), .character("0")], label: "Call",
      "Call the chosen number", unless: cannotRecord),
    .init(
      .list, "list", [.function(4)], label: "List", "The outcomes that have no digit",
      unless: cannotRecord),
    .init(
      .note, "note", [.function(6), .character("n")], label: "Note", "Write a line on the case",
      unless: cannotRecord),
    .init(.undo, "undo", [.character("u")], label: "Undo", "Take back your last action"),
    .init(
      .why, "why", [.character("w")], label: "Why", "Why this case is here: the points",
      unless: { $0.queue.selected == nil ? "no case is selected" : nil }),
    .init(.pane, "pane", [.tab], "Next pane: queue, history, script"),
    .init(
      .refresh, "refresh", [.function(5)], label: "Refresh", "Draw the queue up anew"),
    .init(.help, "help", [.function(1), .character("?")], label: "Help", "This list"),
    .init(
      .back, "back", [.function(3), .character("q")], label: "Back",
      "Back; at the top it leaves the console"),
    .init(
      .cancel, "cancel", [.function(12), .escape, .control("c")], label: "Cancel",
      "Give up what is being entered"),
    .init(.redraw, "redraw", [.control("l")], "Paint the screen anew"),
    .init(.suspend, "suspend", [.control("z")], "Back to the shell; `fg` returns"),
    .init(.outcome(1), "outcome-1", [.character("1")], "No answer", unless: cannotRecord),
    .init(.outcome(2), "outcome-2", [.character("2")], "Left message", unless: cannotRecord),
    .init(.outcome(3), "outcome-3", [.character("3")], "Third party", unless: cannotRecord),
    .init(.outcome(4), "outcome-4", [.character("4")], "Call back", unless: cannotRecord),
    .init(.outcome(5), "outcome-5", [.character("5")], "Promise to pay", unless: cannotRecord),
    .init(.outcome(6), "outcome-6", [.character("6")], "Says paid", unless: cannotRecord),
    .init(.outcome(7), "outcome-7", [.character("7")], "Wrong number", unless: cannotRecord),
    .init(.outcome(8), "outcome-8", [.character("8")], "Dispute", unless: cannotRecord),
    .init(.outcome(9), "outcome-9", [.character("9")], "Refused", unless: cannotRecord),
  ]

  /// As the keymap of the settings sees the table.
  package static var bindings: [Keymap.Command] {
    table.map { Keymap.Command($0.name, $0.keys) }
  }

  /// Keys to commands, with a person's differences.
  package static func byKey(_ keymap: Keymap) -> [Key: ConsoleCommand] {
    var result: [Key: ConsoleCommand] = [:]
    for command in table {
      for key in keymap.keys(of: command.name) { result[key] = command }
    }
    return result
  }

  static func of(_ action: Action) -> ConsoleCommand? { table.first { $0.action == action } }
}

@Sendable private func cannotRecord(_ model: Model) -> String? {
  guard let actor = model.actor else { return "you are not in this book's team: you may read" }
  if actor.role == .auditor { return "auditors read everything and change nothing" }
  guard let open = model.open else { return "no case is open" }
  if let to = open.movedTo { return model.wording.movedAway(to) }
  if let reason = open.file.closed { return "the case is closed (\(reason))" }
  return nil
}
