package import Cases
internal import Yams

/// From which balance on a case counts as high, currency by currency.
package struct HighBalances: Hashable, Sendable {
  /// Minor units.
  private var limits: [Currency: Int64] = [:]
  /// Major units, for a currency that is not named.
  private var other: Int64 = 10_000

  /// The smallest balance that is high in this currency, in minor units.
  package subscript(_ currency: Currency) -> Int64 {
    limits[currency] ?? other * currency.minorPerMajor
  }

  /// Those that ship with the program.
  package static let standard = load().balances

  /// Those that ship, and over them those of a desk. What is wrong in a file is left out.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (balances: HighBalances, problems: [PlaybookProblem]) {
    var balances = HighBalances()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("balances.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "balances.yaml" }) {
      problems += balances.add(source)
    }
    return (balances, problems)
  }

  private static let largest = 1_000_000_000_000

  private mutating func add(_ source: PlaybookSource) -> [PlaybookProblem] {
    var reader = YAMLReader(file: source.file)
    guard let root = reader.root(source.text),
      let entry = reader.entry(root, known: ["other", "from"])
    else { return reader.problems }
    if let major = reader.integer(entry, "other", in: 1...HighBalances.largest) {
      other = Int64(major)
    }
    if let node = reader.node(entry, "from"), let named = reader.entry(node, known: nil) {
      for code in named.keys {
        guard let currency = Currency(code), currency.code == code else {
          reader.report(reader.line(named, code), "\(code) is no ISO 4217 code")
          continue
        }
        guard let major = reader.integer(named, code, in: 1...HighBalances.largest) else {
          continue
        }
        limits[currency] = Int64(major) * currency.minorPerMajor
      }
    }
    return reader.problems
  }
}
