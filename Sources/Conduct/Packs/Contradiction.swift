internal import Cases

// Two windows that are never open together: what both judge could never be contacted at all, which
// no author means.

extension Pack {
  /// Its windows that can never be open together with one of another pack, or of its own.
  ///
  /// Only windows that stop exactly the same contacts are compared, for the same people, dates and
  /// clocks and lifted by the same: everything else may be open to somebody, some day.
  func contradictions(with other: Pack) -> [PackProblem] {
    guard from == other.from, to == other.to, meets(other) else { return [] }
    var problems: [PackProblem] = []
    for rule in rules {
      let others =
        other.id == id ? other.rules.prefix { $0.id != rule.id } : other.rules[...]
      guard let first = others.first(where: { $0.neverOpens(with: rule) }) else { continue }
      let whose = other.id == id ? "on line \(first.line)" : "of the pack \(other.id)"
      problems.append(
        PackProblem(
          file: file, line: rule.line,
          message: "the windows \(rule.id) and \(first.id) \(whose) are never open together: "
            + "nobody could ever be contacted"))
    }
    return problems
  }

  /// Whether everybody it judges is judged by another pack as well, or the other way round.
  private func meets(_ other: Pack) -> Bool {
    func holds(_ places: [String], _ inner: [String]) -> Bool {
      places.isEmpty
        || !inner.isEmpty && inner.allSatisfy { one in places.contains { isWithin(one, $0) } }
    }
    let (own, others) = (places, other.places)
    return holds(own, others) || holds(others, own)
  }

  /// Those whose people it judges; empty: everybody.
  private var places: [String] { overlay.isEmpty ? jurisdiction : overlay }
}

extension PackRule {
  fileprivate func neverOpens(with other: PackRule) -> Bool {
    guard case .window(let window) = kind, case .window(let second) = other.kind,
      effect.stops, other.effect.stops, clock == other.clock, lifts == other.lifts,
      Reach(self) == Reach(other)
    else { return false }
    return !window.allow.contains { one in second.allow.contains { one.overlaps($0) } }
  }
}

extension WeekTimes {
  /// Whether there is a time of the week in both.
  fileprivate func overlaps(_ other: WeekTimes) -> Bool {
    (0..<7).contains { (day: Int64) in
      parts(on: day).contains { one in other.parts(on: day).contains { one.overlaps($0) } }
    }
  }

  private func parts(on day: Int64) -> [Range<Int64>] {
    let (first, second) = parts(of: day)
    return [first, second].compactMap(\.self)
  }
}
