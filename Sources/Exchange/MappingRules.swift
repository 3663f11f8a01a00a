internal import Cases
internal import Foundation
internal import Yams

// The rules for single fields, from YAML: a template, or a section with `value` and transforms.

extension MappingText {
  private static let textKeys = ["value", "trim", "remove", "table"]
  private static let amountKeys = ["value", "remove", "decimal", "thousands", "units"]

  /// - Parameter node: `"{Name}"`, or a section with `value: "{Name}"` and transforms.
  mutating func value(_ node: Node?, _ what: String, keys: [String] = textKeys) -> ValueRule? {
    guard let node else { return nil }
    guard node.mapping != nil else {
      return template(node, what).map { ValueRule(template: $0) }
    }
    let members = section(node, keys, of: what)
    guard let written = members["value"] else {
      problem("\(what) needs a 'value'", at: node)
      return nil
    }
    guard let template = template(written, what) else { return nil }
    var rule = ValueRule(template: template)
    if let trim = members["trim"] {
      if let trims = trim.bool {
        rule.trims = trims
      } else {
        problem("trim is yes or no", at: trim)
      }
    }
    rule.remove = list(members["remove"]).compactMap { text($0, "remove") }
    if let table = members["table"] { rule.table = self.table(table) }
    return rule
  }

  private mutating func table(_ node: Node) -> [String: String]? {
    guard let pairs = node.mapping else {
      problem("a table is a section of values: what stands in the file: what it means", at: node)
      return nil
    }
    var table: [String: String] = [:]
    for (key, value) in pairs {
      guard let written = text(key, "a table's entry"), let means = text(value, "a table's entry")
      else { continue }
      table[written] = means
    }
    return table
  }

  mutating func amount(_ node: Node?, _ what: String) -> AmountRule? {
    guard let node, let value = value(node, what, keys: MappingText.amountKeys) else { return nil }
    guard node.mapping != nil else { return AmountRule(value: value, style: head.numbers) }
    let members = section(node, MappingText.amountKeys, of: what)
    return AmountRule(value: value, style: style(members, over: head.numbers))
  }

  /// `decimal`, `thousands` and `units`, where they are given.
  mutating func style(_ members: [String: Node], over base: NumberStyle) -> NumberStyle {
    var style = base
    if let node = members["decimal"], let mark = text(node, "decimal") {
      if mark == "." || mark == "," {
        style.decimal = Array(mark.utf8)[0]
      } else {
        problem("the decimal mark is . or ,", at: node)
      }
    }
    if let node = members["thousands"], let mark = text(node, "thousands") {
      if mark.count <= 1 {
        style.thousands = mark.isEmpty ? nil : Array(mark.utf8)
      } else {
        problem("the thousands mark is one character", at: node)
      }
    }
    if style.thousands == [style.decimal] {
      problem(
        "decimal and thousands mark are the same", at: members["thousands"] ?? members["decimal"])
    }
    if let units = word(members["units"], "units", NumberStyle.Units.self) { style.units = units }
    return style
  }

  mutating func formats(_ node: Node?) -> [DateFormat]? {
    guard let node else { return nil }
    var formats: [DateFormat] = []
    for entry in list(node) {
      guard let pattern = text(entry, "dates") else { continue }
      if let format = DateFormat(pattern) {
        formats.append(format)
      } else {
        problem(
          "'\(pattern)' is no date format: it needs yyyy or yy, M or MM or MMM, d or dd", at: entry)
      }
    }
    return formats.isEmpty ? nil : formats
  }

  /// A day as written, or by one of the keys that count back from the day of the import.
  mutating func day(_ node: Node?, _ what: String) -> DayRule? {
    guard let node else { return nil }
    guard node.mapping != nil else {
      return value(node, what).map { DayRule(value: $0, kind: .written(head.dates)) }
    }
    let keys = ["value", "trim", "remove", "dates", "days-past-due", "months-delinquent"]
    let members = section(node, keys, of: what)
    let counted: [(String, DayRule.Kind)] = [
      ("days-past-due", .daysBefore), ("months-delinquent", .monthsBefore),
    ]
    for (key, kind) in counted {
      guard let count = members[key] else { continue }
      if members.count > 1 { problem("\(what) has \(key) and something else beside it", at: count) }
      return value(count, what).map { DayRule(value: $0, kind: kind) }
    }
    guard let rule = value(node, what, keys: keys) else { return nil }
    return DayRule(value: rule, kind: .written(formats(members["dates"]) ?? head.dates))
  }

  mutating func points(
    _ node: Node?, _ kind: ContactPoint.Kind, country: String?
  ) -> [PointRule] {
    let what = kind == .phone ? "phones" : kind == .email ? "emails" : "addresses"
    let keys = ["value", "trim", "remove", "place", "zones", "country"]
    return list(node).compactMap { entry in
      guard let value = value(entry, what, keys: keys) else { return nil }
      var rule = PointRule(kind: kind, value: value, place: .other, country: country, zones: [])
      guard entry.mapping != nil else { return rule }
      var silent = self
      let members = silent.section(entry, keys, of: what)
      rule.place = word(members["place"], "place", Place.self) ?? .other
      rule.country = self.country(members["country"]) ?? country
      rule.zones = zones(members["zones"])
      return rule
    }
  }

  /// A country whose telephone numbers the program can complete.
  mutating func country(_ node: Node?) -> String? {
    guard let node, let code = text(node, "country") else { return nil }
    guard DialPlan.of(country: code) != nil else {
      problem("no telephone numbers are known of the country '\(code)' (ISO 3166: CN)", at: node)
      return nil
    }
    return code
  }

  private mutating func zones(_ node: Node?) -> [String] {
    list(node).compactMap { entry in
      guard let name = text(entry, "zones") else { return nil }
      if BookZone(name) == nil {
        problem("there is no time zone '\(name)' (IANA: Asia/Shanghai)", at: entry)
        return nil
      }
      return name
    }
  }
}
