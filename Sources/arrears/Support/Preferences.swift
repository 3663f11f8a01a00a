internal import Console
internal import Foundation
internal import Resources
internal import Settings
internal import Worklist

/// A person's options, keys and themes, from their configuration directory. What is wrong in them
/// is a problem to tell, never a reason not to start.
struct Preferences {
  let options: Options
  let keymap: Keymap
  /// The person's own views.
  let views: [OwnView]
  private(set) var problems: [SettingsProblem]
  private let paths: ConfigurationPaths

  init() {
    paths = ConfigurationPaths(environment: ProcessInfo.processInfo.environment)
    var problems: [SettingsProblem] = []
    (options, problems) =
      Preferences.text(paths.options).map { Options.read($0.text, file: $0.file) }
      ?? (Options(), [])
    let bindings = ConsoleCommand.bindings
    let (keymap, wrong) =
      Preferences.text(paths.keys).map { Keymap.read($0.text, file: $0.file, commands: bindings) }
      ?? (Keymap(bindings), [])
    self.keymap = keymap
    let (views, unclear) = Preferences.views(paths.views)
    self.views = views
    self.problems = problems + wrong + unclear
  }

  /// The program and arguments that edit text: as chosen, else as the environment says.
  var editor: [String] {
    if !options.editor.isEmpty { return options.editor }
    let environment = ProcessInfo.processInfo.environment
    let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    // Words only: no shell reads it.
    return (named ?? "vi").split(separator: " ").map(String.init)
  }

  var viewsPath: String { paths.views ?? "views.json" }

  private static func views(_ path: String?) -> ([OwnView], [SettingsProblem]) {
    guard let source = text(path) else { return ([], []) }
    do {
      return (try JSONDecoder().decode([OwnView].self, from: Data(source.text.utf8)), [])
    } catch {
      return ([], [SettingsProblem(file: source.file, line: nil, .unreadableViews)])
    }
  }

  /// Keeps the person's own views for the next time.
  /// - Returns: whether that could be done.
  func keep(_ views: [OwnView]) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let path = paths.views, let folder = paths.configuration,
      let data = try? encoder.encode(views)
    else { return false }
    return OwnFile.replace(path, in: folder, with: data)
  }

  private static func text(_ path: String?) -> (text: String, file: String)? {
    guard let path, let data = FileManager.default.contents(atPath: path), data.count < 1 << 20
    else { return nil }
    return (String(decoding: data, as: UTF8.self), path)
  }

  /// The names of all themes: those that ship, then a person's own.
  var themeNames: [String] {
    let bundled = Bundled.names(under: "themes/").map {
      String($0.dropFirst("themes/".count).dropLast(".yaml".count))
    }
    let own = paths.themes.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) }
    let names = (own ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    return Array(Set(bundled + names)).sorted()
  }

  /// A theme by name; a person's own goes before one that ships. Throws that there is none, or what
  /// is wrong in its file.
  func scheme(_ name: String) throws(SettingsProblem) -> Scheme {
    let own = Preferences.text(paths.theme(name))
    let bundled = Bundled.text("themes/\(name).yaml").map { (text: $0, file: "\(name).yaml") }
    guard let source = own ?? bundled else {
      throw SettingsProblem(
        file: paths.options ?? "options.yaml", line: nil, .noSuchTheme(name, known: themeNames))
    }
    return try Scheme(source.text, file: source.file)
  }

  /// The chosen theme, or the default where it cannot be used; then a problem says why.
  mutating func chosenScheme() -> Scheme? {
    do { return try scheme(options.theme) } catch { problems.append(error) }
    return try? scheme("arrears-default")
  }
}
