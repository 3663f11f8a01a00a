internal import ArgumentParser
internal import Console
internal import Screen

/// The manual page, made from the commands' own help and the table of keys: it cannot tell
/// anything else than they do.
enum ManualPage {
  static var text: String {
    var page = [
      ".TH ARREARS 1", ".SH NAME", "arrears \\- the collections desk in a terminal",
      ".SH SYNOPSIS", "\\fBarrears\\fR [\\fIcommand\\fR] [\\fIoptions\\fR]",
      ".SH DESCRIPTION",
    ]
    page += [
      "Without a command the console opens: the queue of the day, the case, its script. Everything",
      "the console does can be done by a command too.", ".SH KEYS",
    ]
    for command in ConsoleCommand.table where !command.keys.isEmpty {
      page += [
        ".TP", "\\fB" + escaped(command.keys.map(\.name).joined(separator: ", ")) + "\\fR",
        escaped(command.help),
      ]
    }
    page.append(".SH COMMANDS")
    for command in Arrears.configuration.subcommands {
      let name = command.configuration.commandName ?? command._commandName
      let help = Arrears.helpMessage(for: command, columns: 76)
      page += [".SS \(escaped(name))", ".nf"]
      page += help.split(separator: "\n", omittingEmptySubsequences: false).map {
        escaped(String($0))
      }
      page.append(".fi")
    }
    page += files
    return page.joined(separator: "\n") + "\n"
  }

  private static let files = [
    ".SH FILES", ".TP", "\\fI$XDG_DATA_HOME/arrears/book\\fR",
    "The book, unless \\-\\-book or ARREARS_BOOK names another.", ".TP",
    "\\fI$XDG_CONFIG_HOME/arrears\\fR",
    "options.yaml, keys.yaml, views.json and themes/ of the person.", ".TP",
    "\\fI$XDG_STATE_HOME/arrears/session.json\\fR",
    "Where one was in each book, and what was half typed.",
    ".SH EXIT STATUS",
    "0 done; 1 the answer is no; 64 usage, 65 bad data, 66 no such input, 74 I/O error, 75 book",
    "busy, 77 not permitted.",
  ]

  /// Nothing in a text is a request or an escape of roff.
  private static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": safe += "\\e"
      case "-": safe += "\\-"
      case _ where !scalar.isASCII:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        safe += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe.first == "." || safe.first == "'" ? "\\&" + safe : safe
  }
}
