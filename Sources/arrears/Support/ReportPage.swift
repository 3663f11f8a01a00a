internal import Cases
internal import Console
internal import Print
internal import Worklist

/// A report as one page that needs nothing else: tables, and bar charts drawn in SVG.
struct ReportPage {
  let sheet: ReportSheet
  let book: String

  var html: String {
    var body = "<h1>\(escaped(sheet.title)) · \(sheet.day)</h1>\n<p>\(escaped(book))</p>\n"
    if !sheet.figures.isEmpty {
      let rows = sheet.figures.map {
        "<tr><th>\(escaped($0.title))</th><td>\(escaped(text($0.cell)))</td></tr>"
      }
      body += "<table>\(rows.joined(separator: "\n"))</table>\n"
    }
    for section in sheet.sections {
      body += "<h2>\(escaped(section.title))</h2>\n"
      guard !section.rows.isEmpty else {
        body += "<p>none</p>\n"
        continue
      }
      body += chart(section) + table(section)
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(escaped(sheet.title)) \(sheet.day)</title>
      <style>
      body{font:14px/1.5 system-ui,sans-serif;margin:2em auto;max-width:72em;color:#222}
      table{border-collapse:collapse;margin:.5em 0 1.5em}td,th{padding:.2em .7em;text-align:left;\
      border-bottom:1px solid #ddd}td.n{text-align:right;font-variant-numeric:tabular-nums}
      svg{display:block;margin:.5em 0}h2{margin-top:2em}
      </style></head><body>
      \(body)</body></html>

      """
  }

  private func table(_ section: ReportSection) -> String {
    let head = section.columns.map { "<th>\(escaped($0.title))</th>" }.joined()
    let rows = section.rows.map { row in
      "<tr>" + row.map(cell).joined() + "</tr>"
    }
    return "<table><tr>\(head)</tr>\n\(rows.joined(separator: "\n"))</table>\n"
  }

  private func cell(_ cell: ReportCell) -> String {
    switch cell {
    case .text(let text): return "<td>\(escaped(text))</td>"
    case .at(_, let clock): return "<td>\(escaped(clock))</td>"
    case .spark(let bars): return "<td>\(spark(bars))</td>"
    case .none: return "<td></td>"
    // The darker, the larger the share: a matrix is read at a glance.
    case .ratio(let part, let whole, _):
      let share = whole == 0 ? 0 : max(0, min(1, Double(part) / Double(whole)))
      let percent = Int((share * 45).rounded())
      let shade = "background:color-mix(in srgb,#3b82f6 \(percent)%,transparent)"
      return "<td class=\"n\" style=\"\(shade)\">\(escaped(text(cell)))</td>"
    case .count, .money: return "<td class=\"n\">\(escaped(text(cell)))</td>"
    }
  }

  private func chart(_ section: ReportSection) -> String {
    guard let chart = section.chart else { return "" }
    let parts = section.bars
    let groups = section.barGroups
    let height = 22
    var bars = ""
    var line = 0
    for (index, row) in section.rows.enumerated() {
      if let group = groups.first(where: { $0.rows.lowerBound == index }) {
        let scale = "\(group.name): the longest bar is \(text(group.longest))"
        bars += "<text x=\"200\" y=\"\(line * height + 15)\">\(escaped(scale))</text>\n"
        line += 1
      }
      let y = line * height
      line += 1
      let width = Int((parts[index] * 500).rounded())
      let title = row.prefix(chart.label + 1).map(text).joined(separator: " ")
      bars += """
        <text x="190" y="\(y + 15)" text-anchor="end">\(escaped(title))</text>\
        <rect x="200" y="\(y + 3)" width="\(width)" height="16" fill="#3b82f6"/>\
        <text x="\(206 + width)" y="\(y + 15)">\(escaped(text(row[chart.value])))</text>

        """
    }
    return """
      <svg width="860" height="\(line * height)" role="img" font-size="12" \
      aria-label="\(escaped(section.title))">
      \(bars)</svg>

      """
  }

  private func spark(_ bars: [Int]) -> String {
    let highest = max(1, bars.max() ?? 1)
    let rects = bars.enumerated().map { index, value in
      let height = value * 16 / highest
      return "<rect x=\"\(index * 6)\" y=\"\(16 - height)\" width=\"5\" height=\"\(height)\" "
        + "fill=\"#3b82f6\"/>"
    }
    return "<svg width=\"\(bars.count * 6)\" height=\"16\">\(rects.joined())</svg>"
  }

  private func escaped(_ text: String) -> String { HTMLPages.escaped(text) }
}
