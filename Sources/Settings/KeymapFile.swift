package import Screen

// keys.yaml: the name of a command, and the key or the list of keys that run it in place of the
// default ones. Only differences need to be there; an empty list takes all keys away.
extension Keymap {
  /// The keymap with the differences of a file. Never fails: what is wrong becomes a problem and
  /// the rest counts. A key that was another command's by default is taken from it, and a problem
  /// says so.
  package static func read(
    _ text: String, file: String, commands: [Command]
  ) -> (Keymap, [SettingsProblem]) {
    var reader = KeymapReader(file: file, commands: commands)
    do throws(SettingsProblem) {
      let document = try SettingsDocument(text, file: file, problems: &reader.problems)
      for entry in document.entries { reader.read(entry) }
    } catch {
      reader.problems.append(error)
    }
    return (reader.result(), reader.problems)
  }

  /// Keys that are never commands: Ctrl-A and Ctrl-B lead in screen and tmux, Ctrl-S and Ctrl-Q
  /// stop and start a terminal, Ctrl-Space switches input methods, F10 and F11 are the desktop's.
  package static let neverBound: Set<Key> = [
    .control("a"), .control("b"), .control("s"), .control("q"), .control("@"), .function(10),
    .function(11),
  ]
}

private struct KeymapReader {
  let file: String
  let commands: [Keymap.Command]
  var problems: [SettingsProblem] = []
  /// What the file gives to a command.
  private struct Given {
    let command: Keymap.Command
    let keys: [Chord]
    let line: Int

    func clashes(with key: Chord) -> Bool { keys.contains { $0.clashes(with: key) } }
  }

  /// In the order of the file.
  private var given: [Given] = []

  init(file: String, commands: [Keymap.Command]) {
    self.file = file
    self.commands = commands
  }

  mutating func read(_ entry: SettingsDocument.Entry) {
    guard let command = commands.first(where: { $0.name == entry.name }) else {
      let near = nearest(to: entry.name, among: commands.map(\.name))
      return report(entry.line, .unknownName(entry.name, nearest: near))
    }
    guard let names = entry.value.texts else {
      return report(
        entry.line,
        .badValue(of: entry.name, value: "…", expected: "a key or a list of keys"))
    }
    var keys: [Chord] = []
    for name in names where !name.isEmpty {
      if let key = usable(name, for: command, entry.line), !keys.contains(key) {
        keys.append(key)
      }
    }
    // A line of which nothing can be used changes nothing.
    if !keys.isEmpty || names.allSatisfy(\.isEmpty) {
      given.append(Given(command: command, keys: keys, line: entry.line))
    }
  }

  /// The keys of a name, unless something speaks against it.
  private mutating func usable(
    _ name: String, for command: Keymap.Command, _ line: Int
  ) -> Chord? {
    guard let key = Chord(name: name) else {
      let lowered = name.lowercased()
      let isModified = ["alt-", "meta-", "m-", "shift-f"].contains { lowered.hasPrefix($0) }
      report(line, isModified ? .neverBound(name) : .unknownKey(name))
      return nil
    }
    guard Keymap.neverBound.isDisjoint(with: key.keys) else {
      report(line, .neverBound(key.name))
      return nil
    }
    if let first = given.first(where: { $0.command.meets(command) && $0.clashes(with: key) }) {
      report(
        line, .boundTwice(key: key.name, first: first.command.name, second: command.name))
      return nil
    }
    return key
  }

  private mutating func report(_ line: Int, _ kind: SettingsProblem.Kind) {
    problems.append(SettingsProblem(file: file, line: line, kind))
  }

  /// The defaults, the file's keys, and no key left with two commands that meet.
  mutating func result() -> Keymap {
    var keymap = Keymap(commands)
    for command in commands where !given.contains(where: { $0.command.name == command.name }) {
      var kept: [Chord] = []
      for key in command.keys {
        if let taker = given.first(where: {
          $0.command.meets(command) && $0.clashes(with: key)
        }) {
          report(
            taker.line, .taken(key: key.name, from: command.name, by: taker.command.name))
        } else {
          kept.append(key)
        }
      }
      keymap.give(kept, to: command.name)
    }
    for entry in given { keymap.give(entry.keys, to: entry.command.name) }
    return keymap
  }
}
