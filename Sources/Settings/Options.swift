internal import Yams

/// What a person may choose, in options.yaml. A value that cannot be used keeps its default.
package struct Options: Hashable, Sendable {
  /// The name of a scheme, of the person's own or a shipped one.
  package var theme = "arrears-default"
  /// How many colours; as many as the terminal has if nil.
  package var colors: Colors = .automatic
  /// Rules and borders of `-`, `|` and `+`.
  package var ascii = false
  package var mouse = false
  package var bell = true
  /// A language code; that of the locale if nil.
  package var language: String?
  /// The program and arguments that place a call, `{number}` in one of them; empty: none.
  package var dial: [String] = []
  /// The programs and arguments that send messages and e-mail, `{to}` in one of them; the text comes
  /// on standard input. Empty: they wait in the outbox.
  package var sms: [String] = []
  package var email: [String] = []
  /// The program and arguments that edit text; $VISUAL or $EDITOR if empty.
  package var editor: [String] = []

  package enum Colors: String, Hashable, Sendable, CaseIterable {
    case automatic = "auto"
    case none
    case sixteen = "16"
    case palette256 = "256"
  }

  package init() {}

  /// Reads options.yaml. Never fails: what is wrong becomes a problem and the rest counts.
  package static func read(_ text: String, file: String) -> (Options, [SettingsProblem]) {
    var options = Options()
    var problems: [SettingsProblem] = []
    do throws(SettingsProblem) {
      let document = try SettingsDocument(text, file: file, problems: &problems)
      for entry in document.entries {
        if let kind = options.set(entry.name, entry.value) {
          problems.append(SettingsProblem(file: file, line: entry.line, kind))
        }
      }
    } catch {
      problems.append(error)
    }
    return (options, problems)
  }

  package static let names = [
    "theme", "colors", "ascii", "mouse", "bell", "language", "dial", "editor", "sms",
    "email",
  ]

  private mutating func set(_ name: String, _ value: Node) -> SettingsProblem.Kind? {
    func bad(_ expected: String) -> SettingsProblem.Kind {
      .badValue(of: name, value: value.text ?? "…", expected: expected)
    }
    func set(_ flag: inout Bool) -> SettingsProblem.Kind? {
      guard let bool = value.bool else { return bad("true or false") }
      flag = bool
      return nil
    }
    func set(_ command: inout [String]) -> SettingsProblem.Kind? {
      guard case .sequence = value, let words = value.texts, words.first?.isEmpty != true else {
        return bad("a list, [program, argument, …]; no shell reads it")
      }
      command = words
      return nil
    }
    switch name {
    case "theme":
      guard let text = value.text, !text.isEmpty else { return bad("the name of a theme") }
      theme = text
    case "colors":
      guard let choice = value.text.flatMap(Colors.init(rawValue:)) else {
        return bad("auto, none, 16 or 256")
      }
      colors = choice
    case "language":
      guard let text = value.text, ["en", "zh"].contains(text) else { return bad("en or zh") }
      language = text
    case "ascii": return set(&ascii)
    case "mouse": return set(&mouse)
    case "bell": return set(&bell)
    case "editor": return set(&editor)
    case "dial":
      var words: [String] = []
      if let problem = set(&words) { return problem }
      guard words.isEmpty || words.contains(where: { $0.contains("{number}") }) else {
        return bad("{number} in one of the arguments")
      }
      dial = words
    case "sms", "email":
      var words: [String] = []
      if let problem = set(&words) { return problem }
      guard words.isEmpty || words.contains(where: { $0.contains("{to}") }) else {
        return bad("{to} in one of the arguments")
      }
      if name == "sms" { sms = words } else { email = words }
    default: return .unknownName(name, nearest: nearest(to: name, among: Options.names))
    }
    return nil
  }
}
