internal import Cases
internal import Console
internal import Exchange
internal import Worklist

extension ReportSheet {
  /// One object: the figures under their keys, each section a list of objects.
  var json: JSONValue {
    var object: [String: JSONValue] = [
      "report": .string(name), "day": .string(day.description),
    ]
    for figure in figures { object[figure.key] = figure.cell.json }
    for section in sections {
      object[section.key] = .array(
        section.rows.map { row in
          var members: [String: JSONValue] = [:]
          for (column, cell) in zip(section.columns, row) { members[column.key] = cell.json }
          return .object(members)
        })
    }
    return .object(object)
  }

  /// Every section with its name in the first column; shares as two columns, so that a spreadsheet
  /// can add them up.
  var csv: String {
    let writer = CSVWriter()
    var text = writer.line(["section", "figure", "value", "of"].map { .text($0) })
    for figure in figures {
      text += writer.line([.text(name), .text(figure.key)] + figure.cell.csv)
    }
    for section in sections {
      text += "\r\n"
      var head: [CSVWriter.Cell] = [.text("section")]
      for (index, column) in section.columns.enumerated() {
        head.append(.text(column.key))
        if section.rows.contains(where: { $0[index].isRatio }) {
          head.append(.text(column.key + "_of"))
        }
      }
      text += writer.line(head)
      for row in section.rows {
        var cells: [CSVWriter.Cell] = [.text(section.key)]
        for (index, cell) in row.enumerated() {
          let isWide = section.rows.contains { $0[index].isRatio }
          cells += isWide ? Array((cell.csv + [.empty]).prefix(2)) : cell.csv
        }
        text += writer.line(cells)
      }
    }
    return text
  }
}

extension ReportCell {
  fileprivate var isRatio: Bool {
    if case .ratio = self { return true }
    return false
  }

  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): return .string(text)
    case .at(let instant, _): return .string(instant.description)
    case .count(let count): return .integer(Int64(count))
    case .money(let minor, _): return .integer(minor)
    case .ratio(let part, let whole, _):
      return .object([
        "numerator": .integer(part), "denominator": .integer(whole),
        "rate": whole == 0 ? .null : .number(Double(part) / Double(whole)),
      ])
    case .spark(let bars): return .array(bars.map { .integer(Int64($0)) })
    case .none: return .null
    }
  }

  fileprivate var csv: [CSVWriter.Cell] {
    func money(_ minor: Int64, _ currency: Currency) -> CSVWriter.Cell {
      .number(Money(minor: minor, currency: currency).plain)
    }
    switch self {
    case .text(let text): return [.text(text)]
    case .at(let instant, _): return [.text(instant.description)]
    case .count(let count): return [.number(String(count))]
    case .money(let minor, let currency): return [money(minor, currency)]
    case .ratio(let part, let whole, let currency):
      if let currency { return [money(part, currency), money(whole, currency)] }
      return [.number(String(part)), .number(String(whole))]
    case .spark(let bars): return [.text(bars.map(String.init).joined(separator: " "))]
    case .none: return [.empty]
    }
  }
}
