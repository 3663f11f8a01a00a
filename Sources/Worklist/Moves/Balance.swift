/// Cases that move together, as evening out sees them.
package struct BalanceUnit: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    /// Cases are counted by bucket, whatever their currency.
    package var bucket: Int
    /// Values are evened out by bucket and currency: two currencies never add.
    package var group: Int
    package var value: Int64
    package init(bucket: Int, group: Int, value: Int64) {
      self.bucket = bucket
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

/// Who should have what, so that nobody is off the mean by more than the tolerance, by count in each
/// bucket and by value in each bucket and currency, as far as the cases permit.
///
/// A mean is over those who may have some of it: nobody owes it to the others to share a language
/// they do not speak. A currency's value weighs as much as its part of the bucket's cases, so that
/// many currencies do not outvote how many cases a person has.
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

/// The sum over measures and people of what exceeds the tolerance, as parts of the mean.
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
  private var measures: [BalanceMeasure]
  /// What each unit adds to which measures.
  private let shares: [[(measure: Int, amount: Double)]]
  /// The units that add to a measure.
  private let unitsOf: [[Int]]
  /// Changes made so far, and the last one that touched each person.
  private var steps = 0
  private var touched: [Int]
  /// After how many changes nothing was found for a person in a measure and a tier. A change helps or
  /// not by what the two people it concerns have: only those touched since need another look.
  private var inVain: [Int]

  static let nothing = 1e-9
  private static let tiers = 4

  init(_ units: [BalanceUnit], people: Int, tolerance: Double) {
    self.units = units
    self.people = people
    holders = units.map(\.holder)
    let (measures, shares) = balanceMeasures(units, people: people, tolerance: tolerance)
    var members = [[Int]](repeating: [], count: measures.count)
    for unit in units.indices { for share in shares[unit] { members[share.measure].append(unit) } }
    (self.measures, self.shares, unitsOf) = (measures, shares, members)
    touched = [Int](repeating: 0, count: people)
    inVain = [Int](repeating: -1, count: measures.count * people * BalanceSearch.tiers)
  }

  var excess: Double { measures.reduce(0) { $0 + $1.excess } }

  mutating func move(_ unit: Int, to person: Int) {
    let from = holders[unit]
    guard from != person else { return }
    for share in shares[unit] {
      measures[share.measure].amounts[from] -= share.amount
      measures[share.measure].amounts[person] += share.amount
    }
    holders[unit] = person
  }

  private struct Change {
    var unit: Int
    var to: Int
    /// The unit that goes the other way.
    var other: Int?
  }

  /// How much less the measures that a change touches would exceed, for the two people it concerns.
  private func gain(_ change: Change) -> Double {
    let (from, to) = (holders[change.unit], change.to)
    func less(_ measure: Int, _ amount: Double) -> Double {
      measures[measure].excess(from) - measures[measure].excess(from, adding: -amount)
        + measures[measure].excess(to) - measures[measure].excess(to, adding: amount)
    }
    var sum = 0.0
    guard let other = change.other else {
      for share in shares[change.unit] { sum += less(share.measure, share.amount) }
      return sum
    }
    for share in shares[change.unit] {
      let back = shares[other].first { $0.measure == share.measure }?.amount ?? 0
      sum += less(share.measure, share.amount - back)
    }
    for share in shares[other]
    where !shares[change.unit].contains(where: { $0.measure == share.measure }) {
      sum += less(share.measure, -share.amount)
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
    while steps < 4 * units.count + 16, let change = best() {
      steps += 1
      touched[holders[change.unit]] = steps
      touched[change.to] = steps
      apply(change)
    }
  }

  /// The best change among the least disturbing that help at all, for whoever is furthest off.
  private mutating func best() -> Change? {
    var off: [(excess: Double, measure: Int, person: Int)] = []
    for measure in measures.indices {
      for person in 0..<people {
        let excess = measures[measure].excess(person)
        if excess > BalanceSearch.nothing { off.append((excess, measure, person)) }
      }
    }
    off.sort { ($1.excess, $0.measure, $0.person) < ($0.excess, $1.measure, $1.person) }
    for tier in 0..<BalanceSearch.tiers {
      for place in off {
        if let change = best(for: place.person, in: place.measure, tier) { return change }
      }
    }
    return nil
  }

  /// The best change that gives one person something of a measure, takes something away, or swaps.
  private mutating func best(for person: Int, in measure: Int, _ tier: Int) -> Change? {
    let place = (measure * people + person) * BalanceSearch.tiers + tier
    let since = inVain[place]
    let partners = (0..<people).map { other in
      other != person && (touched[person] > since || touched[other] > since)
    }
    guard partners.contains(true) else { return nil }
    var own: [Int] = []
    var others: [Int] = []
    for unit in unitsOf[measure] where units[unit].disturbance <= tier {
      if holders[unit] == person {
        own.append(unit)
      } else if partners[holders[unit]] {
        others.append(unit)
      }
    }
    var found: (gain: Double, change: Change)?
    func consider(_ change: Change, _ gain: Double) {
      if gain > (found?.gain ?? BalanceSearch.nothing) { found = (gain, change) }
    }
    for unit in own {
      for to in 0..<people where partners[to] && units[unit].takers[to] {
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
    if found == nil { inVain[place] = steps }
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
