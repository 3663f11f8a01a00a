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
///
/// The many changes that a large instance needs are looked for among a few cases and people each, so
/// that a change costs about the same however many there are; what is left after them is looked for
/// among all, for a bounded time.
/// - Parameter tolerance: a part of the mean, 0.1 for ten percent. One case more or less than a mean
///   that is no whole number is never too much.
/// - Returns: the holder of each unit.
package func balanced(_ units: [BalanceUnit], people: Int, tolerance: Double) -> [Int] {
  guard people > 1, !units.isEmpty else { return units.map(\.holder) }
  var search = BalanceSearch(units, people: people, tolerance: tolerance)
  search.improve()
  if search.excess > BalanceMeasure.nothing { search.tryAll() }
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
  /// What each person exceeds of each measure.
  private var excesses: [Double]
  /// Only a few cases and people are looked at for a change.
  private var isThin = true
  /// How many changes may still be weighed.
  private var budget = 1_000_000
  /// Changes made so far, and the last one that touched each person.
  private var steps = 0
  private var touched: [Int]
  /// After how many changes nothing was found for a person in a measure and a tier. A change helps or
  /// not by what the two people it concerns have: only those touched since need another look.
  private var inVain: [Int]

  private static let tiers = 4

  init(_ units: [BalanceUnit], people: Int, tolerance: Double) {
    self.units = units
    self.people = people
    holders = units.map(\.holder)
    let (measures, shares) = balanceMeasures(units, people: people, tolerance: tolerance)
    var members = [[Int]](repeating: [], count: measures.count)
    for unit in units.indices { for share in shares[unit] { members[share.measure].append(unit) } }
    (self.measures, self.shares, unitsOf) = (measures, shares, members)
    excesses = measures.flatMap { measure in (0..<people).map { measure.excess($0) } }
    touched = [Int](repeating: 0, count: people)
    inVain = [Int](repeating: -1, count: measures.count * people * BalanceSearch.tiers)
  }

  var excess: Double { excesses.reduce(0, +) }

  mutating func move(_ unit: Int, to person: Int) {
    let from = holders[unit]
    guard from != person else { return }
    for share in shares[unit] {
      measures[share.measure].amounts[from] -= share.amount
      measures[share.measure].amounts[person] += share.amount
      for one in [from, person] {
        excesses[share.measure * people + one] = measures[share.measure].excess(one)
      }
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
    for thin in [true, false] {
      isThin = thin
      for place in inVain.indices { inVain[place] = -1 }
      while steps < 4 * units.count + 16, budget > 0, let changes = best() {
        for change in changes where isThin == false || gain(change) > BalanceMeasure.nothing {
          steps += 1
          touched[holders[change.unit]] = steps
          touched[change.to] = steps
          apply(change)
        }
      }
    }
  }

  /// The best change among the least disturbing that help at all, for whoever is furthest off; while
  /// few are looked at, all of these that help, the best first.
  private mutating func best() -> [Change]? {
    for tier in 0..<BalanceSearch.tiers {
      var tried: Set<Int> = []
      while budget > 0, let place = furthestOff(tier, besides: tried) {
        tried.insert(place)
        let changes = best(for: place % people, in: place / people, tier)
        if !changes.isEmpty { return changes }
      }
    }
    return nil
  }

  /// Who exceeds most of a measure, among those for whom nothing was looked for in vain.
  private func furthestOff(_ tier: Int, besides tried: Set<Int>) -> Int? {
    var found: Int?
    var most = BalanceMeasure.nothing
    for place in excesses.indices where excesses[place] > most {
      let since = inVain[place * BalanceSearch.tiers + tier]
      let isFresh = isThin ? touched[place % people] > since : since < steps
      guard isFresh, !tried.contains(place) else { continue }
      (found, most) = (place, excesses[place])
    }
    return found
  }

  /// The best change that gives one person something of a measure, takes something away, or swaps.
  private mutating func best(for person: Int, in measure: Int, _ tier: Int) -> [Change] {
    let place = (measure * people + person) * BalanceSearch.tiers + tier
    let since = inVain[place]
    var partners = (0..<people).map { other in
      other != person && (touched[person] > since || touched[other] > since)
    }
    if isThin { keepFew(&partners, for: person, in: measure) }
    guard partners.contains(true) else { return [] }
    var own: [Int] = []
    var others: [Int] = []
    for unit in unitsOf[measure] where units[unit].disturbance <= tier {
      if holders[unit] == person {
        own.append(unit)
      } else if partners[holders[unit]] {
        others.append(unit)
      }
    }
    if isThin { (own, others) = (thinned(own), thinned(others)) }
    var found: (gain: Double, change: Change)?
    var helpful: [(gain: Double, change: Change)] = []
    var weighed = 0
    defer { if !isThin { budget -= weighed } }
    func consider(_ change: Change, _ gain: Double) {
      weighed += 1
      if isThin, gain > BalanceMeasure.nothing { helpful.append((gain, change)) }
      if gain > (found?.gain ?? BalanceMeasure.nothing) { found = (gain, change) }
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
    if isThin, found != nil {
      return helpful.enumerated().sorted {
        ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset)
      }.map(\.element.change)
    }
    if let found { return [found.change] }
    guard !isThin else {
      inVain[place] = steps
      return []
    }
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
    return found.map { [$0.change] } ?? []
  }

  /// People and cases that are looked at where not all are.
  private static let fewPeople = 6
  private static let fewUnits = 32

  /// Of those who may give or take, the ones that are furthest off the other way.
  private func keepFew(_ partners: inout [Bool], for person: Int, in measure: Int) {
    let amounts = measures[measure].amounts
    let others = partners.indices.filter { partners[$0] && measures[measure].reach[$0] }
    guard others.count > BalanceSearch.fewPeople else { return }
    let isAbove = amounts[person] > measures[measure].mean
    let kept = others.sorted {
      isAbove ? (amounts[$0], $0) < (amounts[$1], $1) : (amounts[$1], $0) < (amounts[$0], $1)
    }.prefix(BalanceSearch.fewPeople)
    for other in partners.indices { partners[other] = kept.contains(other) }
  }

  /// Some of many, from all parts of the list.
  private func thinned(_ units: [Int]) -> [Int] {
    guard units.count > BalanceSearch.fewUnits else { return units }
    let step = units.count / BalanceSearch.fewUnits
    // Others in turn, so that none is never looked at.
    return stride(from: steps % step, to: units.count, by: step).map { units[$0] }
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
      if excess < best.excess - BalanceMeasure.nothing
        || (excess < best.excess + BalanceMeasure.nothing && moved < best.moved)
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
      let back = Change(unit: index, to: units[index].holder, other: nil)
      if gain(back) > -BalanceMeasure.nothing { apply(back) }
    }
  }
}
