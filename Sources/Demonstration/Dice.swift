/// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea, Flood,
/// "Fast Splittable Pseudorandom Number Generators", 2014).
struct Dice: Sendable {
  private var state: UInt64

  /// A stream of its own for every pair of seed and number.
  init(seed: UInt64, stream: UInt64) {
    state = Dice.mix(seed &+ 0x9e37_79b9_7f4a_7c15) ^ Dice.mix(stream &* 0xd134_2543_de82_ef95)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Dice.mix(state)
  }

  /// The number that tells when within a minute something happened; drawing it changes nothing.
  var peek: UInt64 { Dice.mix(state) & 0xffff_ffff }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, `limit`; 0 where the limit is not positive.
  mutating func below(_ limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  mutating func from(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in that many of a thousand throws.
  mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }

  /// One of the elements, which are not empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// One of the elements, as often as its weight says; the weights are positive.
  mutating func pick<Element>(_ weighted: [(weight: Int, value: Element)]) -> Element {
    var left = below(weighted.reduce(0) { $0 + $1.weight })
    for (weight, value) in weighted {
      if left < weight { return value }
      left -= weight
    }
    return weighted[weighted.count - 1].value
  }
}
