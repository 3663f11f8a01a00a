internal import Cases
internal import Screen
package import Worklist

/// A line of a report. Of a table's row the names stay in place while the other columns scroll.
package struct ReportLine: Sendable, Equatable {
  package enum Kind: Sendable { case text, title, head, group, row }
  package var kind = Kind.text
  /// What is always seen: a text, or the names of a row.
  package var text: String
  /// The columns beside it, each as wide as in the other lines of its table; those of a title or a
  /// group are the table's below it.
  package var columns: [String] = []
  /// How wide the names beside the columns are.
  package var names = 0
  /// What a group's line says of its bars; not where these are out of sight.
  package var ofBars = ""
  /// Where the titles of the columns stand, of which it is a row.
  package var head: Int?

  /// As it is printed.
  package var whole: String {
    guard kind != .title, kind != .group else { return text + ofBars }
    var line = ([text] + columns).joined(separator: ReportLine.gap)
    while line.last == " " { line.removeLast() }
    return line
  }

  static let gap = "  "

  /// The columns that are seen whole beside the names, the first of them hidden; never so many that
  /// there is room left at the end.
  func shown(hiding left: Int, width: Int) -> Range<Int> {
    var room = width - names
    var first = columns.count
    while first > 0, room >= columns[first - 1].displayWidth + 2 {
      room -= columns[first - 1].displayWidth + 2
      first -= 1
    }
    // One too wide for the window is shown as far as it goes.
    first = min(left, first, max(0, columns.count - 1))
    room = width - names
    var end = first
    while end < columns.count, room >= columns[end].displayWidth + 2 {
      room -= columns[end].displayWidth + 2
      end += 1
    }
    return first..<max(end, min(first + 1, columns.count))
  }
}

/// A report as lines of text, with bars and sparklines: on the screen, and on standard output.
/// - Parameters:
///   - width: columns that may be used.
///   - scrolls: what is wider may be reached by scrolling: bars stand in every chart.
package func reportLines(
  _ sheet: ReportSheet, width: Int = 120, scrolls: Bool = false
) -> [ReportLine] {
  var lines = [ReportLine(text: "\(sheet.title)  \(sheet.day)"), ReportLine(text: "")]
  let titles = sheet.figures.map(\.title.displayWidth).max() ?? 0
  for figure in sheet.figures {
    let value = text(figure.cell)
    let isWide = titles + 2 + value.displayWidth > width
    lines.append(
      ReportLine(text: isWide ? figure.title : "\(figure.title.padded(toWidth: titles))  \(value)"))
    if isWide { lines.append(ReportLine(text: "  " + value)) }
  }
  for section in sheet.sections {
    lines.append(ReportLine(text: ""))
    guard !section.rows.isEmpty else {
      lines += [ReportLine(kind: .title, text: section.title), ReportLine(text: "  none")]
      continue
    }
    lines += table(section, width, scrolls, at: lines.count)
  }
  return lines
}

/// A table whose shares in a row are all of the same: that is told once, and what is nothing is a dot.
private func matrix(_ section: ReportSection) -> ReportSection? {
  let shares = section.columns.indices.filter { column in
    section.rows.allSatisfy { if case .ratio = $0[column] { true } else { false } }
  }
  guard shares.count >= 4, let first = shares.first, let end = shares.last,
    end - first + 1 == shares.count
  else { return nil }
  var result = section
  result.columns.insert(.init(key: "of", title: "Of"), at: first)
  for (index, row) in section.rows.enumerated() {
    guard case .ratio(_, let whole, let currency) = row[first] else { return nil }
    var cells = row
    for column in shares {
      guard case .ratio(let part, whole, _) = row[column] else { return nil }
      let amount = currency.map { Money(minor: part, currency: $0).whole } ?? String(part)
      cells[column] = .text(part == 0 ? "·" : "\(amount) \(percent(part, of: whole))%")
    }
    let all = currency.map { Money(minor: whole, currency: $0).whole } ?? String(whole)
    cells.insert(.text(all), at: first)
    result.rows[index] = cells
  }
  return result
}

/// - Parameter place: the number of its first line in the report.
private func table(
  _ given: ReportSection, _ width: Int, _ scrolls: Bool, at place: Int
) -> [ReportLine] {
  let asMatrix = matrix(given)
  let section = asMatrix ?? given
  let firstShare = asMatrix.flatMap { $0.columns.firstIndex { $0.key == "of" } } ?? Int.max
  let cells = section.rows.map { $0.map(text) }
  let widths = section.columns.indices.map { column in
    max(
      section.columns[column].title.displayWidth,
      cells.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0)
  }
  let used = widths.reduce(2) { $0 + $1 + 2 }
  let free = min(40, width - used - 1)
  let room = section.chart == nil ? 0 : free >= 8 ? free : scrolls ? 20 : 0
  func line(_ kind: ReportLine.Kind, _ row: [String], _ values: [ReportCell], _ part: Double)
    -> ReportLine
  {
    var padded = row.enumerated().map { column, text in
      let isText = isWord(values[column]) && column < firstShare
      return text.padded(toWidth: widths[column], alignment: isText ? .left : .right)
    }
    if room > 0 { padded.append(bar(part, width: room).padded(toWidth: room)) }
    let names = padded.prefix(section.names).joined(separator: ReportLine.gap)
    return ReportLine(
      kind: kind, text: "  " + names, columns: Array(padded.dropFirst(section.names)),
      names: 2 + names.displayWidth, head: kind == .row ? place + 1 : nil)
  }
  let head = line(.head, section.columns.map(\.title), section.rows[0], 0)
  var lines = [
    ReportLine(kind: .title, text: section.title, columns: head.columns, names: head.names), head,
  ]
  let bars = section.bars
  let groups = room > 0 ? section.barGroups : []
  for (index, row) in cells.enumerated() {
    if let group = groups.first(where: { $0.rows.lowerBound == index }) {
      lines.append(
        ReportLine(
          kind: .group, text: "  " + group.name, columns: head.columns, names: head.names,
          ofBars: ": the longest bar is \(text(group.longest))", head: place + 1))
    }
    lines.append(line(.row, row, section.rows[index], bars.isEmpty ? 0 : bars[index]))
  }
  return lines
}

private func isWord(_ cell: ReportCell) -> Bool {
  switch cell {
  case .text, .at, .spark, .none: true
  default: false
  }
}

/// A cell as text: a share with its numerator and denominator before the percentage.
package func text(_ cell: ReportCell) -> String {
  switch cell {
  case .text(let text): return text
  case .at(_, let clock): return clock
  case .count(let count): return String(count)
  case .money(let minor, let currency): return Money(minor: minor, currency: currency).grouped
  case .ratio(let part, let whole, let currency):
    func amount(_ value: Int64) -> String {
      currency.map { Money(minor: value, currency: $0).whole } ?? String(value)
    }
    guard whole != 0 else { return "\(amount(part))/\(amount(whole)) -" }
    return "\(amount(part))/\(amount(whole)) \(percent(part, of: whole))%"
  case .spark(let bars): return sparkline(bars)
  case .none: return "-"
  }
}

/// A share in whole percent, to the nearest: the board and the reports say the same of it. Of nothing
/// it is nothing.
package func percent(_ part: some BinaryInteger, of whole: some BinaryInteger) -> Int {
  whole == 0 ? 0 : Int((Double(part) / Double(whole) * 100).rounded())
}

/// A bar of eighths of a cell.
package func bar(_ part: Double, width: Int) -> String {
  let eighths = Int((max(0, min(1, part)) * Double(width * 8)).rounded())
  let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + rest
}

/// Small bars next to each other, the tallest as high as a cell.
package func sparkline(_ bars: [Int]) -> String {
  let highest = max(1, bars.max() ?? 1)
  let marks = Array("▁▂▃▄▅▆▇█")
  return String(bars.map { $0 <= 0 ? " " : marks[max(0, ($0 * 8 - 1) / highest).clamped(to: 7)] })
}

extension Int {
  fileprivate func clamped(to most: Int) -> Int { Swift.min(self, most) }
}
