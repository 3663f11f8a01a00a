package import Screen

/// Which keys run which commands: the defaults of the table of commands, with the differences of a
/// person's keys.yaml.
package struct Keymap: Hashable, Sendable {
  /// A command as the keymap sees it.
  package struct Command: Hashable, Sendable {
    /// The name in keys.yaml.
    package let name: String
    package let keys: [Chord]
    /// Commands that are never offered together may share a key: those of different scopes,
    /// unless one of them is everywhere.
    package let scope: String?

    /// A command; everywhere if `scope` is nil.
    package init(_ name: String, _ keys: [Chord], scope: String? = nil) {
      self.name = name
      self.keys = keys
      self.scope = scope
    }

    func meets(_ other: Command) -> Bool {
      scope == nil || other.scope == nil || scope == other.scope
    }
  }

  private var keys: [String: [Chord]]

  /// The defaults.
  package init(_ commands: [Command]) {
    keys = Dictionary(commands.map { ($0.name, $0.keys) }) { first, _ in first }
  }

  /// The keys of a command; none if it has none.
  package func keys(of command: String) -> [Chord] { keys[command] ?? [] }

  mutating func give(_ keys: [Chord], to command: String) { self.keys[command] = keys }
}
