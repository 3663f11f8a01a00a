internal import Cases
internal import Yams

/// Steps and objections that several scripts share: greeting, identity, the close.
struct ScriptFragment: Hashable, Sendable {
  var steps: [Script.Step] = []
  var objections: [Script.Objection] = []
}

extension YAMLReader {
  private static let headKeys = [
    "id", "title", "audience", "channel", "occasion", "buckets", "segments", "strategies",
    "needs", "use", "purpose",
  ]

  /// The head of a script.
  mutating func head(_ text: String) -> ScriptHead? {
    let before = problems.count
    guard let root = root(text), let entry = entry(root, known: YAMLReader.headKeys),
      let id = required(entry, "id"), let title = requiredLocal(entry, "title"),
      required(entry, "audience") != nil,
      let audience = word(entry, "audience", as: Audience.self),
      required(entry, "channel") != nil,
      let channel = word(entry, "channel", as: Channel.self)
    else { return nil }
    let head = ScriptHead(
      id: id, title: title, audience: audience, channel: channel,
      occasion: word(entry, "occasion", as: ScriptHead.Occasion.self) ?? .opening,
      purpose: word(entry, "purpose", as: Purpose.self),
      buckets: buckets(entry, "buckets"),
      segments: words(entry, "segments", as: Segment.self),
      strategies: texts(entry, "strategies"), needs: conditions(entry),
      uses: texts(entry, "use"), file: file)
    return problems.count == before ? head : nil
  }

  /// The body of a script, or a fragment: its steps and objections in their order.
  mutating func body(_ node: Node) -> (fragment: ScriptFragment, start: String?, enter: String?) {
    var fragment = ScriptFragment()
    guard let entry = entry(node, known: ["start", "enter", "steps", "objections"]) else {
      return (fragment, nil, nil)
    }
    if let steps = self.node(entry, "steps"), let list = self.entry(steps, known: nil) {
      for id in list.keys {
        guard let node = self.node(list, id), let step = step(id, node) else { continue }
        fragment.steps.append(step)
      }
    }
    if let objections = self.node(entry, "objections"),
      let list = self.entry(objections, known: nil)
    {
      for key in list.keys {
        guard let node = self.node(list, key), let read = objection(key, node) else { continue }
        fragment.objections.append(read)
      }
    }
    return (fragment, text(entry, "start"), text(entry, "enter"))
  }

  private mutating func step(_ id: String, _ node: Node) -> Script.Step? {
    guard
      let entry = entry(
        node,
        known: [
          "title", "say", "hint", "must", "ticks", "record", "needs", "otherwise", "replies",
          "ends",
        ]),
      let say = requiredLocal(entry, "say")
    else { return nil }
    var step = Script.Step(
      id: id, title: local(entry, "title"), say: say, hint: local(entry, "hint"),
      must: words(entry, "must", as: Tick.self), ticks: words(entry, "ticks", as: Tick.self),
      record: texts(entry, "record"), needs: conditions(entry),
      otherwise: text(entry, "otherwise"), replies: [], ends: text(entry, "ends"), file: file,
      line: entry.line)
    if let node = self.node(entry, "replies"), let list = self.entry(node, known: nil) {
      for key in list.keys {
        guard let node = self.node(list, key) else { continue }
        guard let digit = Int(key), (1...9).contains(digit) else {
          report(line(node), "\(key) is not a digit from 1 to 9")
          continue
        }
        if let reply = reply(digit, node) { step.replies.append(reply) }
      }
    }
    return step
  }

  private mutating func reply(_ digit: Int, _ node: Node) -> Script.Reply? {
    guard
      let entry = entry(
        node,
        known: [
          "says", "to", "outcome", "script", "needs", "ticks", "amount", "days", "firmness",
          "sets", "note",
        ]),
      let says = requiredLocal(entry, "says")
    else { return nil }
    guard let target = target(entry) else {
      report(entry.line, "a reply needs one of to, outcome, script")
      return nil
    }
    var sets: [String: LocalText] = [:]
    if let node = self.node(entry, "sets"), let list = self.entry(node, known: nil) {
      for key in list.keys { sets[key] = local(list, key) }
    }
    return Script.Reply(
      digit: digit, says: says, target: target, needs: conditions(entry),
      ticks: words(entry, "ticks", as: Tick.self),
      amount: word(entry, "amount", as: Script.Amount.self),
      days: integer(entry, "days", in: 0...366),
      firmness: word(entry, "firmness", as: Promise.Firmness.self), sets: sets,
      note: local(entry, "note"), line: entry.line)
  }

  private mutating func objection(_ key: String, _ node: Node) -> Script.Objection? {
    guard key.count == 1, key.first?.isLetter == true else {
      report(line(node), "\(key) is not a letter")
      return nil
    }
    guard
      let entry = entry(
        node,
        known: ["says", "answer", "to", "outcome", "script", "note", "must", "needs"]),
      let says = requiredLocal(entry, "says"), let answer = requiredLocal(entry, "answer")
    else { return nil }
    return Script.Objection(
      key: key, says: says, answer: answer, target: target(entry), note: local(entry, "note"),
      must: words(entry, "must", as: Tick.self), needs: conditions(entry), file: file,
      line: entry.line)
  }

  private mutating func target(_ entry: Entry) -> Script.Target? {
    let targets = [
      text(entry, "to").map { Script.Target.step($0) },
      text(entry, "outcome").map { .outcome($0) },
      text(entry, "script").map { .script($0) },
    ].compactMap { $0 }
    return targets.count == 1 ? targets[0] : nil
  }

  private mutating func conditions(_ entry: Entry) -> [ScriptCondition] {
    let line = line(entry, "needs")
    return texts(entry, "needs").compactMap { text in
      let condition = ScriptCondition(text)
      if condition == nil { report(line, "needs \(text): there is no such fact or condition") }
      return condition
    }
  }

  /// The facts that scripts may write down.
  mutating func fields(_ text: String) -> [FactField] {
    guard let root = root(text) else { return [] }
    return items(root).compactMap { node in
      guard let entry = entry(node, known: ["key", "label", "kind", "clue", "becomes"]),
        let key = required(entry, "key"), let label = requiredLocal(entry, "label")
      else { return nil }
      return FactField(
        key: key, label: label, kind: word(entry, "kind", as: FactField.Kind.self) ?? .text,
        isClue: flag(entry, "clue"),
        becomes: word(entry, "becomes", as: FactField.Becomes.self))
    }
  }

  /// The fragments of a common.yaml, by name.
  mutating func fragments(_ text: String) -> [String: ScriptFragment] {
    guard let root = root(text), let list = entry(root, known: nil) else { return [:] }
    var fragments: [String: ScriptFragment] = [:]
    for name in list.keys {
      if let node = node(list, name) { fragments[name] = body(node).fragment }
    }
    return fragments
  }
}
