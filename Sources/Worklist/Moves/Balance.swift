/// Cases that move together, as evening out sees them.
package struct BalanceUnit: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    /// What is evened out apart: a bucket in one currency.
    package var group: Int
    package var value: Int64
    package init(group: Int, value: Int64) {
      self.group = group
      self.value = value
    }
  }

  package var items: [Item]
  package var holder: Int
  /// 0 new, 1 worked, 2 somebody spoke lately, 3 a live promise.
  package var disturbance: Int
  /// Whether each person may have it: by language, by the lists of desks.
  package var takers: [Bool]

  package init(items: [Item], holder: Int, disturbance: Int, takers: [Bool]) {
    self.items = items
    self.holder = holder
    self.disturbance = disturbance
    self.takers = takers
  }
}

/// Who should have what, so that nobody is off the mean of a group by more than the tolerance, by
/// count and by value, as far as the cases permit.
///
/// Moves and swaps that bring the sum of what exceeds the tolerance down, new cases before worked
/// ones, those before recently spoken ones, live promises last; then back again whatever need not
/// have moved. Where there are few ways to share the cases out, all of them are tried.
/// - Parameter tolerance: a part of the mean, 0.1 for ten percent. One case more or less than a mean
///   that is no whole number is never too much.
/// - Returns: the holder of each unit.
package func balanced(_ units: [BalanceUnit], people: Int, tolerance: Double) -> [Int] {
  guard people > 1, !units.isEmpty else { return units.map(\.holder) }
  var search = BalanceSearch(units, people: people, tolerance: tolerance)
  search.improve()
  if search.excess > BalanceSearch.nothing { search.tryAll() }
  search.putBack()
  return search.holders
}

/// The sum over groups and people of what exceeds the tolerance, as parts of the mean.
package func excess(
  _ units: [BalanceUnit], holders: [Int], people: Int, tolerance: Double
) -> Double {
  var search = BalanceSearch(units, people: people, tolerance: tolerance)
  for index in units.indices { search.move(index, to: holders[index]) }
  return search.excess
}

private struct BalanceSearch {
  let units: [BalanceUnit]
  let people: Int
  var holders: [Int]
  private var groups: [Group]

  static let nothing = 1e-9

  private struct Group {
    var counts: [Double]
    var values: [Double]
    var meanCount = 0.0
    var meanValue = 0.0
    var roomCount = 0.0
    var roomValue = 0.0

    /// How far one person is out of bounds.
    func excess(_ person: Int) -> Double {
      let count = max(0, abs(counts[person] - meanCount) - roomCount) / max(meanCount, 1)
      let value =
        meanValue > 0 ? max(0, abs(values[person] - meanValue) - roomValue) / meanValue : 0
      return count + value
    }

    var excess: Double {
      var sum = 0.0
      for person in counts.indices { sum += excess(person) }
      return sum
    }
  }

  init(_ units: [BalanceUnit], people: Int, tolerance: Double) {
    self.units = units
    self.people = people
    holders = units.map(\.holder)
    let count = (units.flatMap(\.items).map(\.group).max() ?? -1) + 1
    let none = [Double](repeating: 0, count: people)
    groups = [Group](repeating: Group(counts: none, values: none), count: count)
    for unit in units {
      for item in unit.items {
        groups[item.group].counts[unit.holder] += 1
        groups[item.group].values[unit.holder] += Double(item.value)
      }
    }
    for index in groups.indices {
      let mean = groups[index].counts.reduce(0, +) / Double(people)
      groups[index].meanCount = mean
      groups[index].roomCount = max(
        tolerance * mean, mean - mean.rounded(.down), mean.rounded(.up) - mean)
      groups[index].meanValue = groups[index].values.reduce(0, +) / Double(people)
      groups[index].roomValue = tolerance * groups[index].meanValue
    }
  }

  var excess: Double { groups.reduce(0) { $0 + $1.excess } }

  mutating func move(_ unit: Int, to person: Int) {
    let from = holders[unit]
    guard from != person else { return }
    for item in units[unit].items {
      groups[item.group].counts[from] -= 1
      groups[item.group].counts[person] += 1
      groups[item.group].values[from] -= Double(item.value)
      groups[item.group].values[person] += Double(item.value)
    }
    holders[unit] = person
  }

  /// What the groups of some units exceed for two people.
  private func local(_ touched: Set<Int>, _ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for group in touched { sum += groups[group].excess(a) + groups[group].excess(b) }
    return sum
  }

  private struct Change {
    var unit: Int
    var to: Int
    /// The unit that goes the other way.
    var other: Int?
  }

  private mutating func gain(_ change: Change) -> Double {
    let from = holders[change.unit]
    var touched = Set(units[change.unit].items.map(\.group))
    if let other = change.other { touched.formUnion(units[other].items.map(\.group)) }
    let before = local(touched, from, change.to)
    apply(change)
    let after = local(touched, from, change.to)
    apply(Change(unit: change.unit, to: from, other: nil))
    if let other = change.other { move(other, to: change.to) }
    return before - after
  }

  private mutating func apply(_ change: Change) {
    let from = holders[change.unit]
    move(change.unit, to: change.to)
    if let other = change.other { move(other, to: from) }
  }

  /// Changes for the better until there is none.
  mutating func improve() {
    var steps = 0
    while steps < 4 * units.count + 16, let change = best() {
      apply(change)
      steps += 1
    }
  }

  /// The best change among the least disturbing that help at all, for whoever is furthest off.
  private mutating func best() -> Change? {
    let worst = groups.indices.filter { groups[$0].excess > BalanceSearch.nothing }
      .sorted { groups[$0].excess > groups[$1].excess }
    for group in worst {
      for tier in 0...3 {
        if let change = best(in: group, tier) { return change }
      }
    }
    return nil
  }

  private mutating func best(in group: Int, _ tier: Int) -> Change? {
    let members = units.indices.filter { index in
      units[index].disturbance <= tier && units[index].items.contains { $0.group == group }
    }
    var found: (gain: Double, change: Change)?
    func off(_ person: Int) -> Bool { groups[group].excess(person) > BalanceSearch.nothing }
    for unit in members {
      let from = holders[unit]
      for to in 0..<people where to != from && units[unit].takers[to] && (off(from) || off(to)) {
        let change = Change(unit: unit, to: to, other: nil)
        let gain = gain(change)
        if gain > (found?.gain ?? BalanceSearch.nothing) { found = (gain, change) }
      }
    }
    if let found { return found.change }
    for (place, unit) in members.enumerated() {
      for other in members[(place + 1)...] {
        let (from, to) = (holders[unit], holders[other])
        guard from != to, off(from) || off(to), units[unit].takers[to], units[other].takers[from]
        else { continue }
        let change = Change(unit: unit, to: to, other: other)
        let gain = gain(change)
        if gain > (found?.gain ?? BalanceSearch.nothing) { found = (gain, change) }
      }
    }
    return found?.change
  }

  /// Ways to share out up to which all are tried.
  private static let most = 20_000.0

  /// Tries every way to share the units out, where they are few.
  mutating func tryAll() {
    var ways = 1.0
    for unit in units { ways *= Double(unit.takers.count { $0 }) }
    guard ways <= BalanceSearch.most else { return }
    var best = (excess: excess, moved: Int.max, holders: holders)
    each(0) { search in
      let excess = search.excess
      let moved = search.cost
      if excess < best.excess - BalanceSearch.nothing
        || (excess < best.excess + BalanceSearch.nothing && moved < best.moved)
      {
        best = (excess, moved, search.holders)
      }
    }
    for index in units.indices { move(index, to: best.holders[index]) }
  }

  private var cost: Int {
    units.indices.reduce(0) {
      $0 + (holders[$1] == units[$1].holder ? 0 : 1 + 4 * units[$1].disturbance)
    }
  }

  private mutating func each(_ index: Int, _ body: (BalanceSearch) -> Void) {
    guard index < units.count else { return body(self) }
    let was = holders[index]
    for person in 0..<people where units[index].takers[person] || person == units[index].holder {
      move(index, to: person)
      each(index + 1, body)
    }
    move(index, to: was)
  }

  /// What moved and need not have goes back.
  mutating func putBack() {
    for index in units.indices where holders[index] != units[index].holder {
      let (now, before) = (holders[index], excess)
      move(index, to: units[index].holder)
      if excess > before + BalanceSearch.nothing { move(index, to: now) }
    }
  }
}
