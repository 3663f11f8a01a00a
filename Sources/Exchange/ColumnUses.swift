/// The columns that a mapping uses, each once, with the line that first names it.
struct ColumnUses: Hashable, Sendable {
  struct Use: Hashable, Sendable {
    var name: String
    var line: Int?
    /// The file may lack it; it is empty then.
    var optional: Bool
  }

  private(set) var uses: [Use] = []

  /// The place of a column in this list, which rules hold instead of its name.
  mutating func slot(of name: String, line: Int?, optional: Bool = false) -> Int {
    if let known = uses.firstIndex(where: { $0.name == name && $0.optional == optional }) {
      return known
    }
    uses.append(Use(name: name, line: line, optional: optional))
    return uses.count - 1
  }

  /// Where each column stands in a file.
  /// - Throws: `ImportError.mapping` naming every column that the file lacks or has twice, the
  ///   nearest name, and the columns there are.
  func places(in header: [String], file: String) throws(ImportError) -> [Int?] {
    var problems: [MappingProblem] = []
    let places = uses.map { use -> Int? in
      // `{Paid?}` may be absent, or may be a column whose name asks.
      let found = header.indices.filter {
        header[$0] == use.name || (use.optional && header[$0] == use.name + "?")
      }
      if found.count > 1 {
        problems.append(
          MappingProblem(
            file: file, line: use.line,
            text: "the file has \(found.count) columns named '\(use.name)': rename them"))
      } else if found.isEmpty, !use.optional {
        problems.append(
          MappingProblem(
            file: file, line: use.line,
            text: "the file has no column '\(use.name)'\(meant(use.name, among: header)); it has "
              + header.map { "'\($0)'" }.joined(separator: ", ")))
      }
      return found.first
    }
    guard problems.isEmpty else { throw .mapping(problems) }
    return places
  }
}

/// `; did you mean 'due'?` where one of the names is near the one written, else nothing.
func meant(_ written: String, among names: [String]) -> String {
  let near = names.map { (name: $0, distance: distance(written.lowercased(), $0.lowercased())) }
    .min { $0.distance < $1.distance }
  guard let near, near.distance <= max(1, written.count / 3) else { return "" }
  return "; did you mean '\(near.name)'?"
}

/// How many letters must be put in, left out or changed to make one text the other (Levenshtein).
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(60)), Array(b.prefix(60)))
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = cost
    }
  }
  return row[b.count]
}
