/// The keys that run a command, one after another: most commands have one, `g g` has two.
package struct Chord: Hashable, Sendable {
  package let keys: [Key]

  /// - Precondition: there is at least one key.
  package init(_ first: Key, _ others: Key...) { self.init(keys: [first] + others) }

  private init(keys: [Key]) { self.keys = keys }

  /// Keys by their names with a space between them: `F4`, `Ctrl-P`, `g g`. nil if one is unknown.
  package init?(name: String) {
    if let key = Key(name: name) {
      self.init(key)
      return
    }
    let names = name.split(separator: " ")
    let keys = names.compactMap { Key(name: String($0)) }
    guard keys.count == names.count, !keys.isEmpty else { return nil }
    self.init(keys: keys)
  }

  /// As help shows it and keymap files write it.
  package var name: String { keys.map(\.name).joined(separator: " ") }

  /// Whether one is the other or begins it: then only one of them can be typed.
  package func clashes(with other: Chord) -> Bool {
    keys.starts(with: other.keys) || other.keys.starts(with: keys)
  }
}

// Single keys, so that a table of commands reads like a list of keys.
extension Chord {
  package static func character(_ character: Character) -> Chord { Chord(.character(character)) }
  package static func function(_ number: Int) -> Chord { Chord(.function(number)) }
  package static func control(_ letter: Character) -> Chord { Chord(.control(letter)) }
  /// Two characters one after another.
  package static func characters(_ first: Character, _ second: Character) -> Chord {
    Chord(.character(first), .character(second))
  }

  package static let up = Chord(.up)
  package static let down = Chord(.down)
  package static let left = Chord(.left)
  package static let right = Chord(.right)
  package static let home = Chord(.home)
  package static let end = Chord(.end)
  package static let pageUp = Chord(.pageUp)
  package static let pageDown = Chord(.pageDown)
  package static let enter = Chord(.enter)
  package static let tab = Chord(.tab)
  package static let backtab = Chord(.backtab)
  package static let escape = Chord(.escape)
}
