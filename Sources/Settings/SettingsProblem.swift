/// Something wrong in a file of settings, with its place. Thrown where the file is of no use then,
/// and a warning where the rest of it is.
package struct SettingsProblem: Error, Hashable, Sendable {
  /// The file's name as it was given.
  package let file: String
  /// Counted from 1; nil if it is about the whole file.
  package let line: Int?
  package let kind: Kind

  package enum Kind: Hashable, Sendable {
    /// The YAML cannot be read; what its reader says.
    case unreadable(String)
    /// The file is not a list of names and values.
    case notNamesAndValues
    /// No setting, command or key of a scheme is called that; the nearest that is.
    case unknownName(String, nearest: String?)
    /// A name stands twice in the file.
    case twice(String)
    /// A value that is not one of those expected.
    case badValue(of: String, value: String, expected: String)
    /// A name that must be there is not.
    case missing(String)
    /// A word that is not the name of a key.
    case unknownKey(String)
    /// A key that terminals, multiplexers or the desktop take for themselves.
    case neverBound(String)
    /// The same key for two commands of the file; the first keeps it.
    case boundTwice(key: String, first: String, second: String)
    /// The key was another command's by default, which now has only the others.
    case taken(key: String, from: String, by: String)
    /// A theme that is neither in the themes folder nor shipped; those that are.
    /// The file of a person's own views does not hold any.
    case unreadableViews
    /// No theme of that name.
    case noSuchTheme(String, known: [String])
  }

  package init(file: String, line: Int?, _ kind: Kind) {
    self.file = file
    self.line = line
    self.kind = kind
  }
}

extension SettingsProblem: CustomStringConvertible {
  /// `keys.yaml:3: no command is called "nots"; "note" is`.
  package var description: String {
    let place = line.map { "\(file):\($0): " } ?? "\(file): "
    return place + kind.sentence
  }

  /// The same with the file's name alone, for a line on a screen.
  package var shortDescription: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return SettingsProblem(file: name, line: line, kind).description
  }
}

extension SettingsProblem.Kind {
  fileprivate var sentence: String {
    switch self {
    case .unreadable(let reason): "cannot be read as YAML: \(reason)"
    case .notNamesAndValues: "expected names with values (name: value)"
    case .unknownName(let name, let nearest):
      "\"\(name)\" is not known here" + (nearest.map { "; \"\($0)\" is" } ?? "")
    case .twice(let name): "\"\(name)\" stands here twice; the first counts"
    case .badValue(let name, let value, let expected):
      "\(name) cannot be \"\(value)\"; expected \(expected)"
    case .missing(let name): "\"\(name)\" is missing"
    case .unknownKey(let key): "no key is called \"\(key)\""
    case .neverBound(let key):
      "\(key) cannot be a command: terminals or desktops use it themselves"
    case .boundTwice(let key, let first, let second):
      "\(key) is already \"\(first)\"; \"\(second)\" does not get it"
    case .taken(let key, let from, let by): "\(key) is now \"\(by)\" and no longer \"\(from)\""
    case .unreadableViews: "cannot be read as a list of views; it is left as it is"
    case .noSuchTheme(let name, let known):
      "there is no theme \"\(name)\"; there are " + known.joined(separator: ", ")
    }
  }
}
