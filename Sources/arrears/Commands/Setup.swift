internal import ArgumentParser
internal import Foundation

struct Setup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Install the manual page and the completions of your shell.",
    discussion: """
      For you alone, under your own data and configuration directories; with --prefix for \
      everybody, as --prefix /usr/local. Run it again after an update. Nothing else is touched: \
      zsh finds what is yours once ~/.zshrc has the line that this command prints.
      """)

  @Option(
    help: "Install for everybody under this directory, in its share/.", completion: .directory)
  var prefix: String?

  @Option(help: "Print one of them instead: man, bash, zsh or fish.")
  var print: Part?

  @Flag(help: "Say what would be written, and write nothing.") var dryRun = false

  enum Part: String, ExpressibleByArgument, CaseIterable { case man, bash, zsh, fish }

  func run() throws {
    if let part = self.print {
      printing { $0.line(Setup.text(part)) }
      return
    }
    for part in Part.allCases {
      let path = try path(part)
      if !dryRun { try write(Setup.text(part), to: path) }
      printing { $0.line((dryRun ? "would write " : "") + path) }
    }
    guard !dryRun else { return }
    tell("a new shell completes `arrears`; `man arrears` shows the manual")
    if prefix == nil {
      let folder = try path(.zsh).dropLast("/_arrears".count)
      tell("zsh looks there where ~/.zshrc has, before compinit: fpath+=(\(folder))")
    }
  }

  static func text(_ part: Part) -> String {
    switch part {
    case .man: ManualPage.text
    case .bash: Arrears.completionScript(for: .bash)
    case .zsh: Arrears.completionScript(for: .zsh)
    case .fish: Arrears.completionScript(for: .fish)
    }
  }

  /// Where man, bash and fish look by themselves, and zsh where it is installed for everybody.
  private func path(_ part: Part) throws(Failure) -> String {
    if let prefix {
      let share = prefix + "/share"
      return switch part {
      case .man: share + "/man/man1/arrears.1"
      case .bash: share + "/bash-completion/completions/arrears"
      case .zsh: share + "/zsh/site-functions/_arrears"
      case .fish: share + "/fish/vendor_completions.d/arrears.fish"
      }
    }
    let data = try folder("XDG_DATA_HOME", ".local/share")
    return switch part {
    case .man: data + "/man/man1/arrears.1"
    case .bash: data + "/bash-completion/completions/arrears"
    case .zsh: data + "/zsh/site-functions/_arrears"
    case .fish: try folder("XDG_CONFIG_HOME", ".config") + "/fish/completions/arrears.fish"
    }
  }

  private func folder(_ variable: String, _ fallback: String) throws(Failure) -> String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment[variable], path.hasPrefix("/") { return path }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw Failure(.usage, "there is no home directory; name one with --prefix")
    }
    return home + "/" + fallback
  }

  private func write(_ text: String, to path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
        withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(.inputOutput, "\(path) cannot be written: \(error.localizedDescription)")
    }
  }
}
