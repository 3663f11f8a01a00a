package import Cases

/// A report before it is text, CSV, JSON or a page: sections of rows, every share with its numerator
/// and denominator.
package struct ReportSheet: Sendable, Equatable {
  package var name: String
  package var title: String
  package var day: Day
  /// Single figures: a key, a title, a value.
  package var figures: [Figure] = []
  package var sections: [ReportSection] = []

  package struct Figure: Sendable, Equatable {
    package var key: String
    package var title: String
    package var cell: ReportCell
  }

  package init(_ name: String, _ title: String, on day: Day) {
    self.name = name
    self.title = title
    self.day = day
  }

  mutating func add(_ key: String, _ title: String, _ cell: ReportCell) {
    figures.append(Figure(key: key, title: title, cell: cell))
  }
}

package struct ReportSection: Sendable, Equatable {
  package var key: String
  package var title: String
  package var columns: [Column]
  package var rows: [[ReportCell]] = []
  /// How many of the first columns say what a row is of: they stay in place while the others scroll.
  package var names: Int
  /// The columns of a bar chart: what a bar is called, and how long it is.
  package var chart: Chart?

  package struct Column: Sendable, Equatable {
    package var key: String
    package var title: String

    package init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  package struct Chart: Sendable, Equatable {
    package var label: Int
    package var value: Int
    /// Bars are compared within rows that say the same here: two currencies have no common scale.
    package var scale: Int?

    package init(label: Int, value: Int, scale: Int? = nil) {
      (self.label, self.value, self.scale) = (label, value, scale)
    }
  }

  /// How long each row's bar is, as a part of the longest on its scale; empty without a chart.
  package var bars: [Double] {
    guard let chart else { return [] }
    func key(_ row: [ReportCell]) -> String {
      if let scale = chart.scale, case .text(let text) = row[scale] { return text }
      return ""
    }
    var longest: [String: Double] = [:]
    for row in rows { longest[key(row)] = max(longest[key(row)] ?? 0, row[chart.value].size) }
    return rows.map { row in
      let most = longest[key(row)] ?? 0
      return most > 0 ? max(0, row[chart.value].size) / most : 0
    }
  }

  /// Rows whose bars are compared with each other.
  package struct BarGroup: Sendable, Equatable {
    /// What they have in common, and the value of the longest bar.
    package var name: String
    package var longest: ReportCell
    package var rows: Range<Int>
  }

  /// The runs of rows on one scale; empty where all bars have the same.
  package var barGroups: [BarGroup] {
    guard let chart, let scale = chart.scale else { return [] }
    var groups: [BarGroup] = []
    for (index, row) in rows.enumerated() {
      guard case .text(let name) = row[scale] else { continue }
      if groups.last?.name == name {
        let last = groups.count - 1
        groups[last].rows = groups[last].rows.lowerBound..<index + 1
        if row[chart.value].size > groups[last].longest.size {
          groups[last].longest = row[chart.value]
        }
      } else {
        groups.append(
          BarGroup(name: name, longest: row[chart.value], rows: index..<index + 1))
      }
    }
    return groups
  }

  package init(
    _ key: String, _ title: String, _ columns: [(String, String)], names: Int = 1,
    chart: Chart? = nil
  ) {
    self.key = key
    self.title = title
    self.columns = columns.map { Column(key: $0.0, title: $0.1) }
    self.names = names
    self.chart = chart
  }
}

package enum ReportCell: Sendable, Equatable {
  case text(String)
  /// An instant, and how it reads by the book's clock: people get the latter, programs the former.
  case at(Instant, clock: String)
  case count(Int)
  case money(Int64, Currency)
  /// A numerator and a denominator; shown with both, never as a bare percentage.
  case ratio(Int64, of: Int64, in: Currency? = nil)
  /// A row of small bars.
  case spark([Int])
  case none

  /// What a bar of a chart is as long as.
  package var size: Double {
    switch self {
    case .count(let count): Double(count)
    case .money(let minor, let currency): Double(minor) / Double(currency.minorPerMajor)
    case .ratio(let part, let whole, _): whole == 0 ? 0 : Double(part) / Double(whole)
    case .spark(let bars): Double(bars.reduce(0, +))
    case .text, .at, .none: 0
    }
  }
}

/// The book as it was at an instant, and the day before it: what every report is computed from.
package struct ReportSource: Sendable {
  package var charter: Charter
  package var day: Day
  /// The instant that is reported of: the end of the day, or now where it is not over.
  package var now: Instant
  /// All cases at `now`.
  package var files: [CaseFile]
  /// All cases at the first instant of the day.
  package var morning: [CaseFile]
  /// All cases thirty days before.
  package var monthAgo: [CaseFile]
  /// Events of the day that belong to no case.
  package var rests: [Event]
  /// The hash of the last event's line; what the day is closed with.
  package var head: String

  package init(
    charter: Charter, day: Day, now: Instant, files: [CaseFile], morning: [CaseFile] = [],
    monthAgo: [CaseFile] = [], rests: [Event] = [], head: String = ""
  ) {
    self.charter = charter
    self.day = day
    self.now = now
    self.files = files
    self.morning = morning
    self.monthAgo = monthAgo
    self.rests = rests
    self.head = head
  }

  var moment: Moment { Moment(now: now, charter: charter) }

  func bucket(_ file: CaseFile, on day: Day) -> Bucket {
    charter.limits.buckets.bucket(daysPastDue: file.debt.daysPastDue(on: day))
  }
}

extension CaseFile {
  /// Paid off: nothing is owed any more.
  var isPaid: Bool { debt.balance <= 0 }
}
