/// What is evened out: the cases of a bucket by their number, or those of a bucket in one currency by
/// value.
struct BalanceMeasure: Sendable {
  /// Less than this is what adding and taking away leaves over.
  static let nothing = 1e-9

  /// What each person has.
  var amounts: [Double]
  /// Who may have any of it; the mean is theirs.
  var reach: [Bool]
  /// What a deviation of one mean counts.
  var weight: Double
  private(set) var mean = 0.0
  private var room = 0.0
  private var least = 0.0

  init(people: Int, weight: Double) {
    amounts = [Double](repeating: 0, count: people)
    reach = [Bool](repeating: false, count: people)
    self.weight = weight
  }

  /// Whether a person has a share in it at all.
  func concerns(_ person: Int) -> Bool { reach[person] && mean > 0 }

  /// How far one person is out of bounds, or would be with more.
  func excess(_ person: Int, adding more: Double = 0) -> Double {
    guard concerns(person) else { return 0 }
    return weight * max(0, abs(amounts[person] + more - mean) - room) / max(mean, least)
  }

  /// Sets the bounds from what everybody has.
  /// - Parameter whole: what is counted comes in whole numbers, and one more or less than a mean that
  ///   is none is never too much.
  mutating func setBounds(_ tolerance: Double, whole: Bool) {
    let sharers = reach.count { $0 }
    mean = sharers > 0 ? amounts.reduce(0, +) / Double(sharers) : 0
    room = tolerance * mean
    guard whole else { return }
    room = max(room, mean - mean.rounded(.down), mean.rounded(.up) - mean)
    least = 1
  }
}

/// The measures of some units as they are held now, and what each unit adds to which.
func balanceMeasures(
  _ units: [BalanceUnit], people: Int, tolerance: Double
) -> (measures: [BalanceMeasure], shares: [[(measure: Int, amount: Double)]]) {
  let items = units.flatMap(\.items)
  let buckets = (items.map(\.bucket).max() ?? -1) + 1
  let groups = (items.map(\.group).max() ?? -1) + 1
  var inBucket = [Int](repeating: 0, count: buckets)
  var inGroup = [Int](repeating: 0, count: groups)
  var bucketOf = [Int](repeating: 0, count: groups)
  for item in items {
    inBucket[item.bucket] += 1
    inGroup[item.group] += 1
    bucketOf[item.group] = item.bucket
  }
  var measures = [BalanceMeasure](
    repeating: BalanceMeasure(people: people, weight: 1), count: buckets)
  for group in 0..<groups {
    let part = Double(inGroup[group]) / Double(max(inBucket[bucketOf[group]], 1))
    measures.append(BalanceMeasure(people: people, weight: part))
  }
  let shares = units.map { unit in
    var amounts: [Int: Double] = [:]
    for item in unit.items {
      amounts[item.bucket, default: 0] += 1
      amounts[buckets + item.group, default: 0] += Double(item.value)
    }
    return amounts.sorted { $0.key < $1.key }.map { (measure: $0.key, amount: $0.value) }
  }
  for (unit, own) in zip(units, shares) {
    for share in own {
      measures[share.measure].amounts[unit.holder] += share.amount
      for person in 0..<people where person == unit.holder || unit.takers[person] {
        measures[share.measure].reach[person] = true
      }
    }
  }
  for index in measures.indices { measures[index].setBounds(tolerance, whole: index < buckets) }
  return (measures, shares)
}

/// How many shares there are: of each person the cases of a bucket, and its balance in a currency; and
/// how many of them are off the mean by more than the tolerance.
package struct Evenness: Sendable, Equatable {
  package var off = 0
  package var of = 0

  package init() {}
}

/// How even the units are where these people hold them.
package func evenness(
  _ units: [BalanceUnit], holders: [Int], people: Int, tolerance: Double
) -> Evenness {
  var (measures, shares) = balanceMeasures(units, people: people, tolerance: tolerance)
  for (unit, holder) in holders.enumerated() {
    for share in shares[unit] {
      measures[share.measure].amounts[units[unit].holder] -= share.amount
      measures[share.measure].amounts[holder] += share.amount
    }
  }
  var even = Evenness()
  for measure in measures {
    for person in 0..<people where measure.concerns(person) {
      even.of += 1
      if measure.excess(person) > BalanceMeasure.nothing { even.off += 1 }
    }
  }
  return even
}
