internal import Foundation
internal import Glibc

/// One line of the result: what was measured, how long it takes, what the bare thing takes, and what
/// it may take.
struct Figure {
  private let name: String
  private var taken = 0.0
  /// Seconds of all processors.
  private var work = 0.0
  private var bare: (what: String, seconds: Double)?
  private var budget: (what: String, share: Double)?

  init(_ name: String) { self.name = name }

  /// Runs a body once and takes its time.
  mutating func take<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (wall, worked) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    let result = try body()
    set(now(CLOCK_MONOTONIC) - wall, work: now(CLOCK_PROCESS_CPUTIME_ID) - worked)
    return result
  }

  mutating func set(_ seconds: Double, work: Double = 0) {
    taken = seconds
    self.work = work
  }

  mutating func compare(with what: String, _ seconds: Double) { bare = (what, seconds) }

  /// Of so many seconds.
  mutating func allow(_ seconds: Double) {
    budget = (String(format: "%g ms", seconds * 1000), taken / seconds)
  }

  /// Of so many times the bare thing.
  mutating func allow(times: Double) {
    guard let bare else { return }
    budget = (String(format: "%g x", times), taken / bare.seconds / times)
  }

  func show() {
    var line = name.padding(toLength: 42, withPad: " ", startingAt: 0)
    line += String(format: "%10.3f ms", taken * 1000)
    line +=
      work > 0 ? String(format: "  cpu %9.3f ms", work * 1000) : String(repeating: " ", count: 18)
    if let budget { line += String(format: "  %5.0f %% of ", budget.share * 100) + budget.what }
    print(line)
    guard let bare, bare.seconds > 0 else { return }
    print(
      String(
        format: "%48.2f x %@ (%.3f ms)", taken / bare.seconds, bare.what, bare.seconds * 1000))
  }
}

/// A line about something that is no time.
func show(_ name: String, _ value: Double, _ unit: String, share: Double) {
  print(
    name.padding(toLength: 42, withPad: " ", startingAt: 0)
      + String(format: "%10.1f %@", value, unit)
      .padding(toLength: 31, withPad: " ", startingAt: 0)
      + String(format: "  %5.0f %% of the budget", share * 100))
}

private func now(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds that a body takes, by the clock that does not jump.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = now(CLOCK_MONOTONIC)
  try body()
  return now(CLOCK_MONOTONIC) - start
}

/// The least disturbed of several runs.
func best(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
  try (0..<runs).map { _ in try seconds(body) }.min() ?? 0
}

/// The value that so large a part of the values lies below.
func quantile(_ values: [Double], _ part: Double) -> Double {
  values.isEmpty ? 0 : values.sorted()[min(values.count - 1, Int(part * Double(values.count)))]
}
