internal import Casebook
internal import Cases
internal import Foundation
internal import Resources

/// Seconds that a body takes, by the clock that does not jump.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  try body()
  return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

/// The least disturbed of several runs.
func best(of runs: Int, _ body: () -> Void) -> Double {
  (0..<runs).map { _ in seconds(body) }.min() ?? 0
}

func median(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

func time<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
  var result: Result?
  let taken = try seconds { result = try body() }
  print(row(what, taken, nil, nil))
  guard let result else { preconditionFailure("the body ran") }
  return result
}

func report(_ what: String, _ taken: Double, _ against: String, _ bare: Double) {
  print(row(what, taken, against, bare))
}

/// A line of the result: what, milliseconds, and the ratio to the bare thing.
func row(_ what: String, _ taken: Double, _ against: String?, _ bare: Double?) -> String {
  let name = what.padding(toLength: 44, withPad: " ", startingAt: 0)
  let time = String(format: "%10.3f ms", taken * 1000)
  guard let against, let bare, bare > 0 else { return name + time }
  return name + time + String(format: "  %6.2f x ", taken / bare)
    + against + String(format: " (%.3f ms)", bare * 1000)
}

enum Preferences {
  /// The default theme's text.
  static var defaultTheme: String? { Bundled.text("themes/arrears-default.yaml") }
}

extension Book {
  /// Some case of the book.
  var firstCase: CaseID? {
    guard let table = try? loadTable(), table.count > 0 else { return nil }
    return table.id(0)
  }
}
