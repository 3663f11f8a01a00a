/// A desk's own pack as text.
/// - Parameters:
///   - head: lines besides those that every pack has.
///   - rules: one a line, each as `  - {…}`.
func ownPack(_ id: String, _ head: String = "", rules: [String]) -> String {
  ownPackHead(id) + (head.isEmpty ? "" : head + "\n") + "rules:\n"
    + rules.joined(separator: "\n") + "\n"
}

/// What every pack has.
func ownPackHead(_ id: String = "own") -> String {
  """
  id: \(id)
  title: Own
  version: 1
  date: 2026-11-20
  force: house
  citation: c
  basis: V

  """
}
