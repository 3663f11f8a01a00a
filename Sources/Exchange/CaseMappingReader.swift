internal import Cases
internal import Yams

extension CaseMapping {
  /// Reads a mapping for cases.
  /// - Parameters:
  ///   - yaml: the text of the mapping.
  ///   - file: its name or path, for messages.
  /// - Throws: `ImportError.mapping` with every problem and its line.
  package init(yaml: String, file: String) throws(ImportError) {
    var text = MappingText(file: file)
    guard let tree = text.tree(yaml) else { throw .mapping(text.problems) }
    let keys =
      MappingText.headKeys + ["country", "case", "debt", "debtor", "others", "facts", "clues"]
    let members = text.section(tree, keys, of: "the mapping")
    text.readHead(members)
    let country = text.country(members["country"])
    let number = text.required(members["case"], "case", in: tree) { $0.value($1, "case") }
    let debt = text.required(members["debt"], "debt", in: tree) { $0.debt($1) }
    let debtor = text.required(members["debtor"], "debtor", in: tree) {
      $0.party($1, role: .debtor, country: country)
    }
    let others = text.list(members["others"]).compactMap {
      text.party($0, role: nil, country: country)
    }
    let facts = text.list(members["facts"]).compactMap { text.fact($0) }
    let clues = text.list(members["clues"]).compactMap { text.value($0, "clues") }
    guard text.problems.isEmpty, let number, let debt, let debtor else {
      throw .mapping(text.problems)
    }
    head = text.head
    caseNumber = number
    self.debt = debt
    parties = [debtor] + others
    self.facts = facts
    self.clues = clues
  }
}

extension MappingText {
  static let headKeys = ["about", "source", "numbers", "dates", "where"]

  /// What every mapping may say of its file, into `head`.
  mutating func readHead(_ members: [String: Node]) {
    head.about = text(members["about"], "about")
    let source = section(
      members["source"], ["format", "encoding", "delimiter", "columns"], of: "source")
    if source["format"]?.string != "auto" {
      head.source.format = word(source["format"], "format", SourceFormat.self)
    }
    switch source["encoding"]?.string {
    case "auto", "utf-16": break
    default: head.source.encoding = word(source["encoding"], "encoding", SourceEncoding.self)
    }
    if let node = source["delimiter"], let name = text(node, "delimiter"), name != "auto" {
      let mark = name == "tab" ? "\t" : name
      if let byte = mark.utf8.first, mark.utf8.count == 1, CSVReader.delimiters.contains(byte) {
        head.source.delimiter = byte
      } else {
        problem("the delimiter is auto, ',', ';', tab or '|'", at: node)
      }
    }
    if let node = source["columns"] {
      head.source.columns = list(node).compactMap { text($0, "columns") }
    }
    let numbers = section(members["numbers"], ["decimal", "thousands", "units"], of: "numbers")
    head.numbers = style(numbers, over: .plain)
    head.dates = formats(members["dates"]) ?? [.iso]
    head.filter = condition(members["where"])
  }

  /// Reads what must be there.
  mutating func required<Value>(
    _ node: Node?, _ what: String, in parent: Node,
    _ read: (inout MappingText, Node) -> Value?
  ) -> Value? {
    guard let node else {
      problem("'\(what)' is missing", at: parent)
      return nil
    }
    return read(&self, node)
  }

  mutating func debt(_ node: Node) -> DebtRule? {
    let members = section(
      node,
      [
        "creditor", "product", "number", "currency", "kind", "opened", "due", "principal",
        "balance",
        "interest", "fees", "minimum",
      ], of: "debt")
    let creditor = required(members["creditor"], "creditor", in: node) { $0.value($1, "creditor") }
    let currency = required(members["currency"], "currency", in: node) { $0.value($1, "currency") }
    let due = required(members["due"], "due", in: node) { $0.day($1, "due") }
    if (members["principal"] == nil) == (members["balance"] == nil) {
      problem("a debt needs either 'principal' or 'balance'", at: node)
    }
    guard let creditor, let currency, let due else { return nil }
    var rule = DebtRule(creditor: creditor, currency: currency, due: due)
    rule.product = value(members["product"], "product")
    rule.number = value(members["number"], "number")
    rule.kind = value(members["kind"], "kind")
    rule.opened = day(members["opened"], "opened")
    rule.principal = amount(members["principal"], "principal")
    rule.balance = amount(members["balance"], "balance")
    rule.interest = amount(members["interest"], "interest")
    rule.fees = amount(members["fees"], "fees")
    rule.minimum = amount(members["minimum"], "minimum")
    return rule
  }

  /// - Parameter role: nil where the section says it.
  mutating func party(_ node: Node, role: PartyRole?, country: String?) -> PartyRule? {
    var keys = [
      "name", "romanised", "identity", "relation", "born", "age", "sex", "occupation", "employer",
      "language", "jurisdiction", "phones", "addresses", "emails",
    ]
    if role == nil { keys.append("role") }
    let what = role?.rawValue ?? "others"
    let members = section(node, keys, of: what)
    let name = required(members["name"], "name", in: node) { $0.value($1, "name") }
    let role =
      role
      ?? required(members["role"], "role", in: node) { $0.word($1, "role", PartyRole.self) }
    guard let name, let role else { return nil }
    var rule = PartyRule(role: role, name: name, points: [])
    rule.romanised = value(members["romanised"], "romanised")
    rule.identity = value(members["identity"], "identity")
    rule.relation = value(members["relation"], "relation")
    rule.sex = value(members["sex"], "sex")
    rule.occupation = value(members["occupation"], "occupation")
    rule.employer = value(members["employer"], "employer")
    rule.language = value(members["language"], "language")
    rule.jurisdiction = value(members["jurisdiction"], "jurisdiction")
    rule.born = day(members["born"], "born")
    if let age = members["age"] {
      if rule.born != nil { problem("\(what) has born and age; one is enough", at: age) }
      rule.born = value(age, "age").map { DayRule(value: $0, kind: .yearsBefore) }
    }
    rule.points =
      points(members["phones"], .phone, country: country)
      + points(members["addresses"], .address, country: nil)
      + points(members["emails"], .email, country: nil)
    return rule
  }

  mutating func fact(_ node: Node) -> FactRule? {
    let members = section(node, ["fact", "where", "since"], of: "facts")
    let fact = required(members["fact"], "fact", in: node) { $0.word($1, "fact", FactName.self) }
    guard let fact else { return nil }
    return FactRule(
      fact: fact, condition: condition(members["where"]), since: day(members["since"], "since"))
  }
}
