internal import ArgumentParser
internal import Console
internal import Foundation
internal import Resources
internal import Screen
internal import Settings

struct Themes: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The colour themes there are.")

  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let preferences = Preferences()
    printing { printer in
      for name in preferences.themeNames {
        let scheme: Scheme
        do throws(SettingsProblem) { scheme = try preferences.scheme(name) } catch {
          tell(error.description)
          continue
        }
        let kind = scheme.isLight ? "light" : "dark"
        if json {
          printer.json(Line(name: name, title: scheme.name, author: scheme.author, kind: kind))
        } else {
          printer.line("\(name)  \(scheme.name) (\(kind), \(scheme.author))")
        }
      }
    }
  }

  private struct Line: Encodable {
    var name: String
    var title: String
    var author: String
    var kind: String
  }
}

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The keys, and what they do.")

  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    var preferences = Preferences()
    _ = preferences.chosenScheme()
    for problem in preferences.problems { tell(problem.description) }
    printing { printer in
      for command in ConsoleCommand.table {
        let keys = preferences.keymap.keys(of: command.name).map(\.name)
        if json {
          printer.json(Line(command: command.name, keys: keys, help: command.help))
        } else {
          printer.line(
            keys.joined(separator: " ").padded(toWidth: 18)
              + command.name.padded(toWidth: 16) + command.help)
        }
      }
    }
  }

  private struct Line: Encodable {
    var command: String
    var keys: [String]
    var help: String
  }
}
