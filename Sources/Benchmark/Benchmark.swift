internal import Casebook
internal import Cases
internal import Demonstration
internal import Foundation
internal import Glibc

/// Measures the budgets of DESIGN section 6 from inside, each as a ratio to what the machine can do
/// at best and as a share of its budget: `swift run -c release benchmark [CASES]`.
///
/// Seconds differ between machines and hours; ratios to a raw pass over the same bytes, to a bare
/// append and to a plain scan of memory do not. What a person feels at the terminal is measured from
/// outside.
@main
enum Benchmark {
  static func main() {
    let cases = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    do { try run(max(1000, cases)) } catch {
      print("benchmark: \(error)")
      exit(1)
    }
  }

  private static func run(_ cases: Int) throws {
    let directory = NSTemporaryDirectory() + "arrears-benchmark-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    print("\(cases) demonstration cases")
    var figure = Figure("make the book")
    let book = try figure.take { try make(cases, directory + "/desk") }
    figure.show()
    let isLarge = cases > 300_000
    let table = try Reading.open(book, within: isLarge ? 1.2 : 0.12)
    Reading.memory(within: isLarge ? 250 : 40)
    try KnowHow.run(book, table)
    try Judging.run(book, table)
    try Keys.press(book, table)
    Keys.filter(table, within: isLarge ? 0.06 : 0.016)
    try Keys.related(book, table)
    try Saving.one(book, try make(1000, directory + "/small"))
    try Saving.seen(book)
    try Saving.move(book, table)
    try Importing.run(directory + "/import")
  }

  private static func make(_ cases: Int, _ directory: String) throws(BookError) -> Book {
    let desk = DemonstrationDesk(cases: cases, seed: 1)
    return try Book.create(
      at: directory, charter: desk.charter, placing: (0..<cases).lazy.map { desk.file($0) },
      by: DemonstrationDesk.placedBy, now: DemonstrationDesk.placedAt)
  }
}
