internal import Cases
internal import Yams

/// Makes a pack of its YAML text (the format is described at the head of packs/us-fed.yaml).
struct PackReader {
  var yaml: YAMLReader
  /// What the pack says for all its rules.
  private(set) var defaults = Defaults()

  struct Defaults {
    var pack = ""
    var citation = ""
    var basis = Basis.memory
    var actors: [CollectorKind]?
    var debts: [DebtKind]?
    var clock = PackRule.Clock.person
    var calendars: [String: HolidayCalendar] = [:]
  }

  /// - Throws: every problem of the file.
  static func pack(_ text: String, file: String) throws(PackProblems) -> Pack {
    var reader = PackReader(yaml: YAMLReader(file: file))
    let pack = reader.read(text)
    guard let pack, reader.yaml.problems.isEmpty else { throw PackProblems(reader.yaml.problems) }
    let contradictions = pack.contradictions(with: pack)
    guard contradictions.isEmpty else { throw PackProblems(contradictions) }
    return pack
  }

  private static let known = [
    "id", "title", "version", "date", "force", "citation", "sources", "basis", "actors", "debts",
    "zone", "extends", "overlay", "jurisdiction", "from", "to", "calendars", "rules",
  ]

  private mutating func read(_ text: String) -> Pack? {
    guard let node = yaml.document(text),
      let fields = yaml.fields(
        node, of: "the pack", known: PackReader.known,
        required: ["id", "title", "version", "date", "force", "citation", "basis", "rules"])
    else { return nil }
    let id = yaml.string(fields["id"], "id") ?? ""
    defaults.pack = id
    defaults.citation = yaml.string(fields["citation"], "citation") ?? ""
    defaults.basis = yaml.word(fields["basis"], "basis") ?? .memory
    defaults.actors = yaml.words(fields["actors"], "actor")
    defaults.debts = yaml.words(fields["debts"], "kind of debt")
    if fields["zone"] != nil { defaults.clock = clock(fields["zone"]) }
    readCalendars(fields["calendars"])
    let from = yaml.day(fields["from"], "from")
    let to = yaml.day(fields["to"], "to")
    if let from, let to, to < from {
      yaml.problem("the pack ends (\(to)) before it begins (\(from))", at: fields["to"])
    }
    let extends = yaml.strings(fields["extends"], "extends")
    if extends.contains(id) { yaml.problem("the pack extends itself", at: fields["extends"]) }
    return Pack(
      id: id, title: yaml.string(fields["title"], "title") ?? "",
      version: yaml.string(fields["version"], "version") ?? "",
      date: yaml.day(fields["date"], "date"),
      force: yaml.word(fields["force"], "force") ?? .house, citation: defaults.citation,
      sources: yaml.strings(fields["sources"], "source"), extends: extends,
      extendsLine: fields["extends"]?.mark?.line ?? 0,
      overlay: places(fields["overlay"], "overlay"),
      jurisdiction: places(fields["jurisdiction"], "jurisdiction"), from: from, to: to,
      rules: rules(fields["rules"]), file: yaml.file)
  }

  mutating func clock(_ node: Node?) -> PackRule.Clock {
    if node?.scalar?.string == "every" { return .person }
    return yaml.zone(node).map { .fixed($0) } ?? .person
  }

  private mutating func places(_ node: Node?, _ what: String) -> [String] {
    let codes = yaml.strings(node, what)
    for code in codes {
      let parts = code.split(separator: "-", omittingEmptySubsequences: false)
      let fits = parts.allSatisfy {
        (1...3).contains($0.count)
          && $0.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      }
      guard fits, parts[0].count == 2 else {
        yaml.problem("\(quoted(code)) is not a place such as US-MA (ISO 3166-2)", at: node)
        continue
      }
    }
    return codes
  }

  private mutating func rules(_ node: Node?) -> [PackRule] {
    var rules: [PackRule] = []
    for one in yaml.list(node) {
      guard let rule = rule(one) else { continue }
      if let first = rules.first(where: { $0.id == rule.id }) {
        yaml.problem("the rule \(rule.id) is already on line \(first.line)", at: one)
      }
      rules.append(rule)
    }
    if node != nil, rules.isEmpty { yaml.problem("the pack has no rules", at: node) }
    return rules
  }

  // MARK: - Calendars

  private mutating func readCalendars(_ node: Node?) {
    guard let node else { return }
    guard let mapping = node.mapping else {
      yaml.problem("calendars must be a mapping of names to lists of days", at: node)
      return
    }
    for (key, value) in mapping {
      guard let name = yaml.string(key, "calendar") else { continue }
      var days: [HolidayCalendar.Holiday] = []
      for day in yaml.list(value) {
        if let holiday = holiday(day) { days.append(holiday) }
      }
      defaults.calendars[name] = HolidayCalendar(name: name, days: days)
    }
  }

  private mutating func holiday(_ node: Node) -> HolidayCalendar.Holiday? {
    guard
      let fields = yaml.fields(
        node, of: "a holiday", known: ["name", "on", "from", "to"], required: ["name", "on"]),
      let name = yaml.string(fields["name"], "name"), let text = yaml.string(fields["on"], "on")
    else { return nil }
    guard let date = HolidayCalendar.DateRule(text) else {
      yaml.problem(
        "\(quoted(text)) is not a day such as 12-25, easter-2 or second monday of june",
        at: fields["on"])
      return nil
    }
    let from = yaml.integer(fields["from"], "from", in: 1...9999)
    let to = yaml.integer(fields["to"], "to", in: 1...9999)
    if let from, let to, to < from {
      yaml.problem("the holiday ends (\(to)) before it begins (\(from))", at: node)
    }
    return HolidayCalendar.Holiday(name: name, date: date, from: from, to: to)
  }
}
