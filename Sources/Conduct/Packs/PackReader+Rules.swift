internal import Cases
internal import Yams

extension PackReader {
  /// The keys every rule may have; each kind adds its own.
  private static let common = [
    "id", "kind", "effect", "text", "citation", "basis", "only", "except", "zone", "lift",
  ]

  private static let kinds: [String: [String]] = [
    "window": ["allow", "ends", "closed_on"],
    "count": ["events", "where", "max", "span", "key", "skip", "limits"],
    "cooldown": ["after", "where", "span", "day_one", "key"],
    "hold": ["start", "scope", "blocks", "permits", "until", "span", "tail"],
    "party": [
      "role", "purpose", "only_if", "stop_if", "forbids", "events", "where", "max", "again_if",
    ],
    "precondition": ["staff_min", "consent", "identity"],
    "content": ["channels", "must", "may", "closed"],
    "deadline": ["start", "due", "task", "assume"],
    "period": ["start", "due", "task", "assume"],
    "retain": ["record", "keep", "start"],
    "lexicon": ["category", "language", "patterns", "unless", "needs_fact"],
    "judgement": ["ask"],
  ]

  mutating func rule(_ node: Node) -> PackRule? {
    guard let kind = node["kind"] else {
      yaml.problem("a rule has no kind", at: node)
      return nil
    }
    guard let name = kind.scalar?.string, let own = PackReader.kinds[name] else {
      yaml.problem(
        "unknown kind \(quoted(kind.scalar?.string))"
          + nearest(kind.scalar?.string ?? "", PackReader.kinds.keys.sorted()), at: kind)
      return nil
    }
    guard
      let fields = yaml.fields(
        node, of: "a \(name) rule", known: PackReader.common + own, required: ["id", "text"])
    else { return nil }
    var rule = PackRule(
      id: yaml.string(fields["id"], "id") ?? "", pack: defaults.pack, effect: .allowed,
      text: yaml.string(fields["text"], "text") ?? "",
      citation: yaml.string(fields["citation"], "citation") ?? defaults.citation,
      basis: yaml.word(fields["basis"], "basis") ?? defaults.basis,
      only: filter(fields["only"]), except: filter(fields["except"]),
      clock: fields["zone"] == nil ? defaults.clock : clock(fields["zone"]),
      lifts: yaml.list(fields["lift"]).compactMap { lift($0) }, kind: .judgement(ask: ""),
      line: node.mark?.line ?? 0)
    if let role = fields["role"] { rule.only.roles = yaml.words(role, "role") }
    if let blocks = fields["blocks"] { rule.only = filter(blocks) }
    if let permits = fields["permits"] { rule.except = filter(permits) }
    rule.only.actors = rule.only.actors ?? defaults.actors
    rule.only.debts = rule.only.debts ?? defaults.debts
    checkFilters(rule, node)
    guard let read = readKind(name, fields, node) else { return nil }
    rule.kind = read
    readEffect(&rule, fields["effect"], node)
    return rule
  }

  private mutating func readEffect(_ rule: inout PackRule, _ effect: Node?, _ node: Node) {
    guard rule.judgesContacts else {
      if effect != nil {
        yaml.problem("\(rule.id) judges no contact and has no effect", at: effect)
      }
      return
    }
    guard effect != nil else {
      yaml.problem("\(rule.id) has no effect (warned, override or refused)", at: node)
      return
    }
    guard let level = yaml.word(effect, "effect", Verdict.Level.self) else { return }
    if level == .allowed {
      yaml.problem("the effect of \(rule.id) must be warned, override or refused", at: effect)
    }
    rule.effect = level
  }

  private mutating func readKind(
    _ name: String, _ fields: [String: Node], _ node: Node
  ) -> PackRule.Kind? {
    switch name {
    case "window": window(fields, node).map { .window($0) }
    case "count": limits(fields, node).map { .count($0) }
    case "cooldown": cooldown(fields, node).map { .cooldown($0) }
    case "hold": hold(fields, node).map { .hold($0) }
    case "party": .party(party(fields, node))
    case "precondition": precondition(fields, node).map { .precondition($0) }
    case "content": content(fields, node).map { .content($0) }
    case "deadline": deadline(fields, node).map { .deadline($0) }
    case "period": deadline(fields, node).map { .period($0) }
    case "retain": retention(fields, node).map { .retain($0) }
    case "lexicon": lexicon(fields, node).map { .lexicon($0) }
    default: require("ask", fields, node).map { .judgement(ask: $0) }
    }
  }

  mutating func require(_ key: String, _ fields: [String: Node], _ node: Node) -> String? {
    guard fields[key] != nil else {
      yaml.problem("the rule has no \(key)", at: node)
      return nil
    }
    return yaml.string(fields[key], key)
  }

  // MARK: - Filters and lifts

  mutating func filter(_ node: Node?) -> PackRule.Filter {
    guard let node,
      let fields = yaml.fields(
        node, of: "a filter",
        known: ["actors", "debts", "channels", "roles", "purposes", "places", "styles"])
    else { return PackRule.Filter() }
    return PackRule.Filter(
      actors: yaml.words(fields["actors"], "actor"),
      debts: yaml.words(fields["debts"], "kind of debt"),
      channels: channels(fields["channels"]), roles: yaml.words(fields["roles"], "role"),
      purposes: yaml.words(fields["purposes"], "purpose"),
      places: yaml.words(fields["places"], "place"),
      styles: yaml.words(fields["styles"], "style"))
  }

  /// Channels; a rule on calls judges voicemail as a call.
  mutating func channels(_ node: Node?) -> [Channel]? {
    guard var channels = yaml.words(node, "channel", Channel.self) else { return nil }
    if channels.contains(.call), !channels.contains(.voicemail) { channels.append(.voicemail) }
    return channels
  }

  private mutating func checkFilters(_ rule: PackRule, _ node: Node) {
    func contradicts<Word: Equatable>(_ only: [Word]?, _ except: [Word]?) -> Bool {
      guard let only, !only.isEmpty else { return false }
      return only.allSatisfy { except?.contains($0) ?? false }
    }
    let (only, except) = (rule.only, rule.except)
    let never =
      contradicts(only.actors, except.actors) || contradicts(only.debts, except.debts)
      || contradicts(only.channels, except.channels) || contradicts(only.roles, except.roles)
      || contradicts(only.purposes, except.purposes) || contradicts(only.places, except.places)
      || contradicts(only.styles, except.styles)
    if never { yaml.problem("\(rule.id) leaves alone everything that it looks at", at: node) }
  }

  private mutating func lift(_ node: Node) -> PackRule.Lift? {
    if node.mapping != nil { return consentWithin(node).map { .priorConsentWithin(days: $0) } }
    switch node.scalar?.string {
    case "prior-consent": return .priorConsent
    case "agreed-time": return .agreedTime
    default: return yaml.word(node, "fact or consent", FactName.self).map { .fact($0) }
    }
  }

  /// `{consent: prior-consent, within: P7D}` as a number of local dates.
  mutating func consentWithin(_ node: Node) -> Int? {
    guard
      let fields = yaml.fields(
        node, of: "a consent", known: ["consent", "within"], required: ["consent", "within"])
    else { return nil }
    if let consent = yaml.string(fields["consent"], "consent"), consent != "prior-consent" {
      yaml.problem("only prior-consent can be counted in days", at: fields["consent"])
    }
    return yaml.days(fields["within"], "within")
  }
}
