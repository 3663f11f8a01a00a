internal import Yams

/// What puts a case before another, in points: the numbers of queue.yaml, which a desk may change.
package struct QueueRules: Hashable, Sendable {
  package var brokenPromise = 500
  package var callBackDue = 450
  package var callBackToday = 250
  package var promiseDueToday = 320
  package var hesitantTomorrow = 300
  package var new = 150
  /// Per bucket, from M0 to M6+: early cases are cured quickest, late ones need more time.
  package var bucket = [0, 60, 80, 70, 55, 45, 35, 25]
  /// For every power of ten of the balance in major units.
  package var balancePerTenfold = 15
  /// For every day since the right party was last spoken to, up to `silenceLimit` days.
  package var silencePerDay = 2
  package var silenceLimit = 30
  /// Where the person lives it is too early or too late to call: hours of the day, and the points
  /// for being outside of them.
  package var closedHours = -200
  package var opens = 8
  package var closes = 21
  /// No number of the case may be called now, by the contact rules or the order of calls; in place
  /// of `closedHours`.
  package var contactStopped = -200

  package init() {}

  package static let standard = QueueRules()

  /// The rules that ship, with the numbers of the desk's own queue.yaml over them. A wrong file
  /// leaves the numbers before it.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (rules: QueueRules, problems: [PlaybookProblem]) {
    var rules = QueueRules()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("queue.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "queue.yaml" }) {
      var reader = YAMLReader(file: source.file)
      let read = QueueRules.read(source.text, over: rules, &reader)
      if let read, reader.problems.isEmpty { rules = read }
      problems += reader.problems
    }
    return (rules, problems)
  }

  private static var numbers: [(String, WritableKeyPath<QueueRules, Int>)] {
    [
      ("promise-broken", \.brokenPromise), ("call-back-due", \.callBackDue),
      ("call-back-today", \.callBackToday), ("promise-due", \.promiseDueToday),
      ("promise-hesitant", \.hesitantTomorrow), ("new", \.new),
      ("balance-per-tenfold", \.balancePerTenfold), ("silence-per-day", \.silencePerDay),
      ("silence-limit", \.silenceLimit), ("closed-hours", \.closedHours), ("opens", \.opens),
      ("closes", \.closes), ("contact-stopped", \.contactStopped),
    ]
  }

  private static func read(
    _ text: String, over standing: QueueRules, _ reader: inout YAMLReader
  ) -> QueueRules? {
    guard let root = reader.root(text),
      let entry = reader.entry(root, known: numbers.map(\.0) + ["bucket"])
    else { return nil }
    var rules = standing
    for (name, path) in numbers {
      let range = name == "opens" || name == "closes" ? 0...24 : -10_000...10_000
      if let number = reader.integer(entry, name, in: range) { rules[keyPath: path] = number }
    }
    guard entry.has("bucket") else { return rules }
    let texts = reader.texts(entry, "bucket")
    let points = texts.compactMap { Int($0) }
    if points.count == 8, texts.count == 8 {
      rules.bucket = points
    } else {
      reader.report(reader.line(entry, "bucket"), "bucket needs eight numbers, from M0 to M6+")
    }
    return rules
  }
}
