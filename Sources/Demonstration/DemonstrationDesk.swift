package import Cases

/// A believable desk that is the same on every machine: a team, and cases with people, numbers,
/// promises and a past. Each case depends on the seed and its index only, so that several threads
/// may make them in any order.
package struct DemonstrationDesk: Sendable {
  package let charter: Charter
  /// How many cases it has.
  package let count: Int
  private let seed: UInt64

  /// The day on which the demonstration is worked: a Monday.
  package static let day = Day(number: 20_780)
  /// When all cases come into the book: six in the morning of that day in Shanghai.
  package static let placedAt = Instant(utcDay: day, milliseconds: -2 * 3_600_000)
  /// The lead who brings them in.
  package static let placedBy = Team.lead

  /// A case number has seven digits, so that the order of texts is the order of numbers.
  private static let firstNumber = 1_000_001
  private static let most = 8_999_999
  /// From so many cases on it is a portfolio: most of it waits for its first call.
  private static let portfolio = 20_000

  /// - Parameters:
  ///   - cases: how many; less than none is none, more than 8,999,999 is that many.
  ///   - seed: another seed makes another desk.
  package init(cases: Int, seed: UInt64) {
    count = max(0, min(cases, DemonstrationDesk.most))
    self.seed = seed
    charter = .demonstration
  }

  /// The case of an index from 0 up to, not including, `count`; numbers ascend with it.
  package func file(_ index: Int) -> CaseFile {
    precondition((0..<count).contains(index), "the desk has no case of that index")
    guard let id = CaseID("A-" + String(DemonstrationDesk.firstNumber + index)) else {
      preconditionFailure("letters, digits and a hyphen make a case number")
    }
    if index == 0 { return trainingCase(id) }
    let person = Person(number: owner(of: index), seed: seed)
    return plot(
      id, person, Dice(seed: seed, stream: UInt64(index) &* 2),
      isPortfolio: count >= DemonstrationDesk.portfolio)
  }

  /// Neighbours may be of one person: how many cases each has is drawn in blocks, so that any
  /// index finds its person without the others.
  /// - Returns: the index of the person's first case, which numbers the person.
  private func owner(of index: Int) -> Int {
    let block = index / DemonstrationDesk.block * DemonstrationDesk.block
    var dice = Dice(seed: seed ^ 0x7061_636b_6574, stream: UInt64(block))
    var first = block
    while true {
      let draw = dice.below(1000)
      // The training case has no neighbour of its own.
      let cases = first == 0 || draw >= 145 ? 1 : draw < 40 ? 3 : 2
      if index < first + cases { return first }
      first += cases
    }
  }

  private static let block = 12
}
