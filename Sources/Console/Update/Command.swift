internal import Cases
package import Screen
package import Settings

/// What a key can ask for. The table of commands gives each its words and default keys; help,
/// palette, key bar, the keymap file and the README's table come from it.
package enum Action: Hashable, Sendable {
  case up, down, pageUp, pageDown, top, bottom
  case help, palette, back, cancel, list, refresh, note
  case previous, next, call, filter
  case previousView, nextView
  case why, undo, pane, otherPane
  case tick, objections, stepBack, scripts, strategy, segment
  case training, faults
  case suspend, redraw, quit
  case redo, edit, numbers, copy, find, fullHistory, takeBreak, urgent
  case sort, ascending, descending, mark, range, markAll, saveView, forgetView
  case contactRules, holding, override, ask
  case outcome(Int)
  case letters, law, visit, trace, people, related
  case board, assign, balance, requests, exceptions, reports, alerts, openCase, carry

  /// It is done on the desk's case, which nobody sees on the board.
  var isOfDesk: Bool {
    switch self {
    case .outcome, .call, .list, .note, .edit, .numbers, .copy, .fullHistory, .why, .sort,
      .ascending, .descending, .saveView, .forgetView, .urgent, .ask, .holding, .override,
      .contactRules, .letters, .law, .visit, .trace, .people, .related, .strategy, .segment,
      .scripts, .tick, .objections, .stepBack:
      true
    default: false
    }
  }
}

/// The screens that take turns filling the window.
package enum Scene: String, Sendable {
  /// An agent's: queue, case, script.
  case desk
  /// A lead's: the agents and their cases.
  case board
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
  /// The same on the board, where it does something else.
  package var boardHelp: String?
  package var keys: [Chord]
  /// The only screen that offers it; nil for every one.
  package var scene: Scene?
  /// Why it cannot be done now; nil if it can.
  package var unavailable: @Sendable (Model) -> String?

  init(
    _ action: Action, _ name: String, _ keys: [Chord], label: String = "", _ help: String,
    onBoard boardHelp: String? = nil, on scene: Scene? = nil,
    unless unavailable: @escaping @Sendable (Model) -> String? = { _ in nil }
  ) {
    self.action = action
    self.name = name
    self.label = label
    self.help = help
    self.boardHelp = boardHelp
    self.keys = keys
    self.scene = scene
    self.unavailable = unavailable
  }
}

extension ConsoleCommand {
  /// Every command, in the order of help: a topic has its array in a file of its own.
  package static let table: [ConsoleCommand] =
    movement + work + conduct + script + treatments + queueing + lead + program + outcomes

  /// As the keymap of the settings sees the table.
  package static var bindings: [Keymap.Command] {
    table.map { Keymap.Command($0.name, $0.keys, scope: $0.scene?.rawValue) }
  }

  static func of(_ action: Action) -> ConsoleCommand? { byAction[action] }

  private static let byAction = Dictionary(
    table.map { ($0.action, $0) }, uniquingKeysWith: { first, _ in first })
}
