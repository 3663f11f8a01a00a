package import Screen
package import Settings

/// Which keys run which commands, as this person has them.
package struct KeyTable: Sendable {
  /// What the keys typed so far mean.
  package enum Match: Sendable {
    case command(ConsoleCommand)
    /// They begin a command of several keys.
    case more
    case nothing
  }

  private var byChord: [Scene: [[Key]: ConsoleCommand]] = [:]
  private var beginnings: [Scene: Set<[Key]>] = [:]
  private let keymap: Keymap

  package static let standard = KeyTable(Keymap(ConsoleCommand.bindings))

  package init(_ keymap: Keymap) {
    self.keymap = keymap
    for command in ConsoleCommand.table {
      for scene in [Scene.desk, .board] where command.scene == nil || command.scene == scene {
        for chord in keymap.keys(of: command.name) {
          byChord[scene, default: [:]][chord.keys] = command
          for count in 1..<max(1, chord.keys.count) {
            beginnings[scene, default: []].insert(Array(chord.keys.prefix(count)))
          }
        }
      }
    }
  }

  package func match(_ keys: [Key], on scene: Scene) -> Match {
    if let command = byChord[scene]?[keys] { return .command(command) }
    return beginnings[scene]?.contains(keys) == true ? .more : .nothing
  }

  /// The action of a single key.
  package func action(of key: Key, on scene: Scene) -> Action? {
    byChord[scene]?[[key.folded]]?.action
  }

  /// The keys of a command.
  package func chords(of command: ConsoleCommand) -> [Chord] { keymap.keys(of: command.name) }

  /// The key that the screen names for a command: a character before others, those before function
  /// keys; nil if it has none.
  package func shortest(of command: ConsoleCommand) -> Chord? {
    let chords = chords(of: command)
    return chords.first { if case .character? = $0.keys.first { true } else { false } }
      ?? chords.first { if case .function? = $0.keys.first { false } else { true } }
      ?? chords.first
  }

  /// The key that a sentence names for a command; where it has none, its name, as the menu finds it.
  package func name(of action: Action) -> String {
    guard let command = ConsoleCommand.of(action) else { return "" }
    if let chord = shortest(of: command) { return chord.name }
    guard action != .palette else { return command.name }
    return "\(name(of: .palette)) \(command.name)"
  }

  /// The key of a command in a field, where characters are text; nil if it has none.
  func nameWhileTyping(of action: Action) -> String? {
    guard let command = ConsoleCommand.of(action) else { return nil }
    return chords(of: command).first { chord in
      if case .character? = chord.keys.first { false } else { chord.keys.count == 1 }
    }?.name
  }

  /// Keys and what they do, on one line.
  func hints(_ hints: [(Action, String)]) -> String {
    hints.map { "\(name(of: $0.0)) \($0.1)" }.joined(separator: "  ")
  }

  /// The key of an outcome; nil for one that has none.
  package func name(ofOutcome digit: Int?) -> String? {
    guard let digit, let command = ConsoleCommand.of(.outcome(digit)) else { return nil }
    return shortest(of: command)?.name
  }

  /// What may follow keys that begin a command: the rest of the keys, and the command.
  package func continuations(
    of keys: [Key], on scene: Scene
  ) -> [(rest: String, command: ConsoleCommand)] {
    (byChord[scene] ?? [:]).filter { $0.key.count > keys.count && $0.key.starts(with: keys) }
      .map { ($0.key.dropFirst(keys.count).map(\.name).joined(separator: " "), $0.value) }
      .sorted { $0.0 < $1.0 }
  }
}
