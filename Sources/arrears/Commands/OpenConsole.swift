internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Console
internal import CursesTerminal
internal import Glibc
internal import Screen
internal import Settings

struct OpenConsole: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "The console (also without a sub-command).")

  @OptionGroup var options: BookOptions

  func run() throws {
    let place = try options.open()
    try ConsoleSession.run(place)
  }
}

/// From an open book to a console that has ended.
enum ConsoleSession {
  /// Opens the console on a book and runs it to its end.
  static func run(_ place: Workplace) throws {
    let member = try sitting(place)
    var preferences = Preferences()
    let scheme = preferences.chosenScheme()
    let table = try place.rows(at: place.now)
    Launcher.forgetChildren()
    let terminal = try terminal(preferences)
    defer { terminal.close() }
    guard let scheme else { throw Failure(.badData, "no theme can be read") }
    var model = Model(
      size: terminal.size, charter: place.charter, actor: member, now: place.now, table: table,
      outcomes: DeskData.outcomes(of: place), rules: DeskData.rules(of: place),
      keys: KeyTable(preferences.keymap))
    model.moment = DeskData.moment(place.now, of: place)
    model.notice = firstNotice(place, member, preferences, terminal)
    var loop = ConsoleLoop(
      model, place, as: member?.user, terminal: terminal,
      theme: Theme(scheme, depth: terminal.depth), preferences: preferences)
    let status = loop.run()
    terminal.close()
    if status != 0 { throw ExitCode(status) }
  }

  /// Who sits at the console: the one who asks, or in a demonstration, where anybody may look
  /// around, its first agent.
  private static func sitting(_ place: Workplace) throws -> Member? {
    if let member = try place.reader() { return member }
    return place.charter.team.first { $0.role == .agent }
  }

  private static func terminal(_ preferences: Preferences) throws -> CursesTerminal {
    do {
      return try CursesTerminal(
        mouse: preferences.options.mouse, colors: preferences.options.depth)
    } catch {
      throw Failure(.usage, error.description)
    }
  }

  private static func firstNotice(
    _ place: Workplace, _ member: Member?, _ preferences: Preferences,
    _ terminal: CursesTerminal
  ) -> Notice? {
    if let notice = place.book.takeNotices().last { return Notice(.news, notice.description) }
    if let problem = preferences.problems.first {
      let others = preferences.problems.count - 1
      let more = others == 0 ? "" : " (and \(others) more: `arrears keys` names them)"
      return Notice(.refused, problem.shortDescription + more)
    }
    if terminal.characterSet != .utf8 {
      return Notice(.refused, "This locale is not UTF-8: what it cannot show is a ?")
    }
    if place.member == nil, let member {
      return Notice(.news, "A demonstration: you sit at \(member.name)'s desk. ? shows the keys.")
    }
    return nil
  }
}

extension Options {
  /// Fewer colours than the terminal has, where the person asked for that.
  var depth: ColorDepth? {
    switch colors {
    case .automatic: nil
    case .none: .mono
    case .sixteen: .sixteen
    case .palette256: .palette256
    }
  }
}
