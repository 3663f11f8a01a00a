internal import Cases
internal import Screen

// The commands of an agent's desk and of every screen, by topic.
extension ConsoleCommand {
  static let movement: [ConsoleCommand] = [
    .init(.down, "down", [.down, .character("j")], "Next line of the focused pane"),
    .init(.up, "up", [.up, .character("k")], "Line above"),
    .init(.pageDown, "page-down", [.pageDown], "A page down"),
    .init(.pageUp, "page-up", [.pageUp], "A page up"),
    .init(.top, "top", [.home, .characters("g", "g")], "First line"),
    .init(.bottom, "bottom", [.end, .character("G")], "Last line"),
    .init(
      .pane, "pane", [.tab], "Into the script, where digits are replies; back to the queue",
      onBoard: "Between the cases and the agents, who choose the cases"),
    .init(
      .otherPane, "history-pane", [.backtab], "Into the history and back",
      onBoard: "Between the agents and the cases"),
  ]

  static let work: [ConsoleCommand] = [
    .init(
      .call, "call", [.function(9), .character("0")], label: "Call",
      "Call the chosen number", on: .desk, unless: cannotRecord),
    .init(
      .list, "list", [.function(4)], label: "List",
      "The list for this field; outcomes where none is chosen", unless: cannotRecord),
    .init(
      .note, "note", [.function(6), .character("n")], label: "Note", "Write a line on the case",
      unless: cannotRecord),
    .init(
      .edit, "edit", [.character("e"), .control("e")], label: "Editor",
      "Write the note in your editor", unless: cannotRecord),
    .init(
      .numbers, "numbers", [.character("c")], "Choose the number to call", unless: cannotRecord),
    .init(
      .undo, "undo", [.character("u")], label: "Undo", "Take back your last action",
      unless: cannotWrite),
    .init(.redo, "redo", [.character("U")], "Do again what you took back", unless: cannotWrite),
    .init(
      .copy, "copy", [.character("y")], label: "Copy", "Copy something of the case",
      unless: nothingOpen),
    .init(
      .fullHistory, "history", [.character("h")], "The whole history, with search",
      unless: nothingOpen),
    .init(
      .takeBreak, "break", [.character("b")], "Take a break; come back from it",
      unless: cannotWrite),
  ]

  static let queueing: [ConsoleCommand] = [
    .init(
      .next, "next-case", [.function(8), .character("+")], label: "Next", "Open the next case"),
    .init(
      .previous, "previous-case", [.function(7), .character("-")], label: "Prev",
      "Open the case before"),
    .init(
      .nextView, "next-view", [.right], "Next saved view", onBoard: "Next view of the cases"),
    .init(
      .previousView, "previous-view", [.left], "Saved view before",
      onBoard: "View of the cases before"),
    .init(
      .filter, "filter", [.character("/")], label: "Filter",
      "Narrow the queue as you type: name, pinyin, initials, phone, number",
      onBoard: "Narrow the cases as you type: name, pinyin, phone, number"),
    .init(
      .find, "find", [.character("f")],
      "Find a case of the book: name, pinyin, initials, phone, number, employer"),
    .init(
      .urgent, "urgent", [.character("!")], "Open the case that became urgent",
      on: .desk,
      unless: { $0.urgent == nil ? "nothing became urgent" : nil }),
    .init(.sort, "sort", [.character("s")], "Sort by the next column"),
    .init(.ascending, "ascending", [.character("<")], "Sort from the lowest up"),
    .init(.descending, "descending", [.character(">")], "Sort from the highest down"),
    .init(
      .mark, "mark", [.character(" ")], "Mark the case, or take the mark off",
      onBoard: "Mark the case to move, or the agent to even out"),
    .init(
      .range, "range", [.character("v")], "Mark from the last mark to here",
      onBoard: "Mark the cases from the last mark to here"),
    .init(
      .markAll, "mark-all", [.character("A")], "Mark all that are shown, or none",
      onBoard: "Mark all cases of the view, or none"),
    .init(.saveView, "save-view", [.character("S")], "Keep view, filter and sort as your own"),
    .init(
      .forgetView, "forget-view", [], "Give up a view of your own",
      unless: { $0.queue.ownViews.isEmpty ? "you have no views of your own" : nil }),
    .init(
      .why, "why", [.character("w")], label: "Why", "Why this case is here: the points",
      unless: { $0.queue.selected == nil ? "no case is selected" : nil }),
    .init(
      .refresh, "refresh", [.function(5)], label: "Refresh", "Draw the queue up anew"),
  ]

  static let program: [ConsoleCommand] = [
    .init(
      .help, "help", [.function(1), .character("?")], label: "Help",
      "Every key; type to search, Enter runs"),
    .init(
      .palette, "palette", [.function(2), .character(":"), .control("p")], label: "Menu",
      "Find a command by its name and run it"),
    .init(
      .back, "back", [.function(3), .character("q")], label: "Back",
      "Back; at the top it leaves the console"),
    .init(
      .cancel, "cancel", [.function(12), .escape, .control("c")], label: "Cancel",
      "Give up what is being entered"),
    .init(.redraw, "redraw", [.control("l")], "Paint the screen anew"),
    .init(.suspend, "suspend", [.control("z")], "Back to the shell; `fg` returns"),
  ]

  static let outcomes: [ConsoleCommand] = [
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
}

/// Why this person may write nothing on the open case; nil if they may.
@Sendable func cannotRecord(_ model: Model) -> String? {
  if let reason = cannotWrite(model) { return reason }
  guard let open = model.open else { return "no case is open" }
  if let to = open.movedTo { return model.wording.movedAway(to) }
  if let reason = open.file.closed { return "the case is closed (\(reason))" }
  return nil
}

/// Why this person may write nothing at all; nil if they may.
@Sendable func cannotWrite(_ model: Model) -> String? {
  guard let actor = model.actor else { return "you are not in this book's team: you may read" }
  return actor.role == .auditor ? "auditors read everything and change nothing" : nil
}

@Sendable private func nothingOpen(_ model: Model) -> String? {
  model.open == nil ? "no case is open" : nil
}
