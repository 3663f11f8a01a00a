/// How a sum is paid in parts: how many, and how far apart.
package struct Instalments: Hashable, Sendable {
  /// What lies between two instalments.
  package enum Interval: Hashable, Sendable {
    case days(Int)
    /// The same day of every month, or its last where the month is shorter.
    case months
  }

  package var count: Int
  package var every: Interval

  package init(count: Int, every: Interval) {
    self.count = count
    self.every = every
  }

  /// More are no plan but a wish.
  package static let most = 60

  /// The instalments of a sum from a first day on: even, in whole major units where that is
  /// possible, the last with what is left over.
  /// - Precondition: there is at least one.
  package func parts(of sum: Money, from first: Day) -> [PlanAgreed.Instalment] {
    precondition(count > 0)
    let unit = sum.currency.minorPerMajor
    let even = sum.minor / Int64(count)
    let each = even >= unit ? even / unit * unit : even
    return (0..<count).map { index in
      PlanAgreed.Instalment(
        amount: index == count - 1 ? sum.minor - each * Int64(count - 1) : each,
        due: day(index, from: first))
    }
  }

  private func day(_ index: Int, from first: Day) -> Day {
    switch every {
    case .days(let days): return first + index * days
    case .months:
      let (year, month, day) = first.civil
      let months = month - 1 + index
      let (then, of) = (year + months / 12, months % 12 + 1)
      let last = Day.length(ofMonth: of, year: then)
      return Day(year: then, month: of, day: min(day, last)) ?? first
    }
  }
}
