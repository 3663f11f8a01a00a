package import Screen

/// Why the console cannot be shown.
package enum TerminalFailure: Error, Hashable, Sendable {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// TERM is not set.
  case unnamed
  /// This machine has no description of the terminal.
  case unknown(String)
  /// The terminal cannot place its cursor (`dumb`).
  case unusable(String)
  /// The system refused something, by its error number.
  case system(Int32)
}

extension TerminalFailure: CustomStringConvertible {
  /// What a person can do about it, in a sentence.
  package var description: String {
    switch self {
    case .notATerminal:
      "The console needs a terminal for its input and output; the commands do not (arrears --help)."
    case .unnamed:
      "TERM is not set, so the kind of terminal is not known; try TERM=xterm-256color."
    case .unknown(let name):
      "This machine has no description of the terminal \"\(name)\" (TERM); "
        + "try TERM=xterm-256color."
    case .unusable(let name):
      "The terminal \"\(name)\" (TERM) cannot place its cursor; the console needs one that can. "
        + "The commands work here (arrears --help)."
    case .system(let number):
      "The terminal could not be set up (error \(number))."
    }
  }
}

/// What poll woke for.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case resized(Size)
  /// Someone asks the program to stop for a while (SIGTSTP): call `suspend`.
  case suspendAsked
  /// Someone asks the program to end, by this signal (TERM, HUP, INT, QUIT): keep drafts, close,
  /// and end. The exit status is 128 and the number.
  case endAsked(Int32)
  /// The terminal is gone.
  case closed
}
