internal import Cases
internal import Screen
package import Worklist

/// A report as lines of text, with bars and sparklines: on the screen, and on standard output.
/// - Parameter width: columns that may be used.
package func reportLines(_ sheet: ReportSheet, width: Int = 120) -> [String] {
  var lines = ["\(sheet.title)  \(sheet.day)", ""]
  let titles = sheet.figures.map(\.title.displayWidth).max() ?? 0
  for figure in sheet.figures {
    lines.append("\(figure.title.padded(toWidth: titles))  \(text(figure.cell))")
  }
  for section in sheet.sections {
    lines += ["", section.title]
    guard !section.rows.isEmpty else {
      lines.append("  none")
      continue
    }
    lines += table(section, width)
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

private func table(_ given: ReportSection, _ width: Int) -> [String] {
  let asMatrix = matrix(given)
  let section = asMatrix ?? given
  let firstShare = asMatrix.flatMap { $0.columns.firstIndex { $0.key == "of" } } ?? Int.max
  let cells = section.rows.map { $0.map(text) }
  let widths = section.columns.indices.map { column in
    max(
      section.columns[column].title.displayWidth,
      cells.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0)
  }
  func line(_ row: [String], _ values: [ReportCell]?) -> String {
    let padded = row.enumerated().map { column, text in
      let isText = values.map { isWord($0[column]) } ?? isWord(section.rows[0][column])
      return text.padded(
        toWidth: widths[column], alignment: isText && column < firstShare ? .left : .right)
    }
    return "  " + padded.joined(separator: "  ")
  }
  var lines = [line(section.columns.map(\.title), nil)]
  let used = widths.reduce(2) { $0 + $1 + 2 }
  let room = min(40, width - used - 1)
  let bars = section.bars
  for (index, row) in cells.enumerated() {
    var text = line(row, section.rows[index])
    if !bars.isEmpty, room >= 8 { text += "  " + bar(bars[index], width: room) }
    lines.append(text)
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
