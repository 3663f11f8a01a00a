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
  /// The groups that a unit has something in, each once.
  private let groupsOf: [[Int]]
  /// The units that have something in a group.
  private let unitsOf: [[Int]]

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
    groupsOf = units.map { Array(Set($0.items.map(\.group))).sorted() }
    var members = [[Int]](repeating: [], count: count)
    for (unit, own) in groupsOf.enumerated() { for group in own { members[group].append(unit) } }
    unitsOf = members
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

  private struct Change {
    var unit: Int
    var to: Int
    /// The unit that goes the other way.
    var other: Int?
  }

  /// How much less the groups that a change touches would exceed.
  private mutating func gain(_ change: Change) -> Double {
    let from = holders[change.unit]
    let before = local(change, from)
    apply(change)
    let after = local(change, from)
    move(change.unit, to: from)
    if let other = change.other { move(other, to: change.to) }
    return before - after
  }

  /// What the groups that a change touches exceed for the two people it concerns.
  private func local(_ change: Change, _ from: Int) -> Double {
    var sum = 0.0
    for group in groupsOf[change.unit] {
      sum += groups[group].excess(from) + groups[group].excess(change.to)
    }
    guard let other = change.other else { return sum }
    for group in groupsOf[other] where !groupsOf[change.unit].contains(group) {
      sum += groups[group].excess(from) + groups[group].excess(change.to)
    }
    return sum
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
    var off: [(excess: Double, group: Int, person: Int)] = []
    for group in groups.indices {
      for person in 0..<people {
        let excess = groups[group].excess(person)
        if excess > BalanceSearch.nothing { off.append((excess, group, person)) }
      }
    }
    off.sort { ($1.excess, $0.group, $0.person) < ($0.excess, $1.group, $1.person) }
    for tier in 0...3 {
      for place in off {
        if let change = best(for: place.person, in: place.group, tier) { return change }
      }
    }
    return nil
  }

  /// The best change that gives one person something of a group, takes something away, or swaps.
  private mutating func best(for person: Int, in group: Int, _ tier: Int) -> Change? {
    var own: [Int] = []
    var others: [Int] = []
    for unit in unitsOf[group] where units[unit].disturbance <= tier {
      if holders[unit] == person { own.append(unit) } else { others.append(unit) }
    }
    var found: (gain: Double, change: Change)?
    func consider(_ change: Change, _ gain: Double) {
      if gain > (found?.gain ?? BalanceSearch.nothing) { found = (gain, change) }
    }
    for unit in own {
      for to in 0..<people where to != person && units[unit].takers[to] {
        let change = Change(unit: unit, to: to, other: nil)
        consider(change, gain(change))
      }
    }
    for unit in others where units[unit].takers[person] {
      let change = Change(unit: unit, to: person, other: nil)
      consider(change, gain(change))
    }
    if let found { return found.change }
    // A swap evens values out and leaves counts: what is wanted is a difference of the right size.
    for unit in own {
      for other in others {
        let to = holders[other]
        guard units[unit].takers[to], units[other].takers[person] else { continue }
        let change = Change(unit: unit, to: to, other: other)
        consider(change, gain(change))
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
