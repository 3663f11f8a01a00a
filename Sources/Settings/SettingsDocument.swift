internal import Yams

/// A settings file as names with values and their lines, in the order of the file.
struct SettingsDocument {
  let file: String
  let entries: [Entry]

  struct Entry {
    let name: String
    let line: Int
    let value: Node
  }

  /// Reads YAML whose top level is names with values; an empty file has none. A name that stands
  /// twice keeps its first value, and `problems` says so.
  init(_ text: String, file: String, problems: inout [SettingsProblem]) throws(SettingsProblem) {
    self.file = file
    let root = try SettingsDocument.root(text, file, &problems)
    guard let root, root != "" else {
      entries = []
      return
    }
    guard case .mapping(let mapping) = root else {
      throw SettingsProblem(file: file, line: root.mark?.line, .notNamesAndValues)
    }
    entries = SettingsDocument.entries(of: mapping)
  }

  /// The names with values of a mapping, without those whose name is not a single value.
  static func entries(of mapping: Node.Mapping) -> [Entry] {
    mapping.compactMap { key, value in
      key.text.map { Entry(name: $0, line: key.mark?.line ?? 0, value: value) }
    }
  }

  /// Reads YAML. Its reader refuses a mapping with the same name twice; at the top level the second
  /// one is left out, and it is read again.
  private static func root(
    _ text: String, _ file: String, _ problems: inout [SettingsProblem]
  ) throws(SettingsProblem) -> Node? {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while true {
      do {
        return try Yams.compose(yaml: lines.joined(separator: "\n"))
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        // Every one costs another reading: a file with this many is not a file of settings.
        guard problems.count < 100, let name = names.first,
          let line = leaveOut(second: name, from: &lines)
        else {
          throw SettingsProblem(
            file: file, line: context.mark.line, .twice(names.first ?? ""))
        }
        problems.append(SettingsProblem(file: file, line: line, .twice(name)))
      } catch {
        throw problem(error, file)
      }
    }
  }

  /// Empties the lines of the second value of a name of the top level: its own and those that are
  /// further in. Returns its number, counted from 1.
  private static func leaveOut(second name: String, from lines: inout [String]) -> Int? {
    let named = lines.indices.filter { index in
      [name, "\"\(name)\"", "'\(name)'"].contains { lines[index].hasPrefix($0 + ":") }
    }
    guard named.count > 1 else { return nil }
    var index = named[1]
    repeat {
      lines[index] = ""
      index += 1
    } while index < lines.count && lines[index].first.map { " -#\t".contains($0) } == true
    return named[1] + 1
  }

  private static func problem(_ error: any Error, _ file: String) -> SettingsProblem {
    guard let error = error as? YamlError else {
      return SettingsProblem(file: file, line: nil, .unreadable("\(error)"))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SettingsProblem(file: file, line: mark.line, .unreadable(problem))
    default:
      return SettingsProblem(file: file, line: nil, .unreadable("not UTF-8 or not YAML"))
    }
  }
}

extension Node {
  /// What stands in the file, if it is a single value; as text, whatever YAML takes it for, so
  /// that the colour 00e100 is not a number.
  var text: String? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar.string
  }

  /// The values of a list, or a single value as a list of one; nil if there is more inside.
  var texts: [String]? {
    switch self {
    case .scalar(let scalar): return [scalar.string]
    case .sequence(let sequence):
      let texts = sequence.compactMap(\.text)
      return texts.count == sequence.count ? texts : nil
    default: return nil
    }
  }
}

/// The nearest of some names, if one is near enough to be meant.
func nearest(to name: String, among names: some Sequence<String>) -> String? {
  let best = names.map { (distance(name, $0), $0) }.min { $0 < $1 }
  guard let best, best.0 <= max(1, name.count / 3) else { return nil }
  return best.1
}

/// How many letters must be added, taken or changed.
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let changed = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
