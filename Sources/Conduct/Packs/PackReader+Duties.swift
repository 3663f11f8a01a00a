internal import Cases
internal import Yams

// The kinds of rule that judge no contact.

extension PackReader {
  mutating func content(_ fields: [String: Node], _ node: Node) -> PackRule.Content? {
    let content = PackRule.Content(
      channels: yaml.words(fields["channels"], "channel") ?? Channel.allCases,
      must: yaml.strings(fields["must"], "must"), may: yaml.strings(fields["may"], "may"),
      closed: yaml.flag(fields["closed"], "closed") ?? false)
    for element in content.must where content.may.contains(element) {
      yaml.problem("\(element) both must and may be in it", at: fields["may"])
    }
    if content.must.isEmpty, !content.closed {
      yaml.problem("the rule demands nothing: it has no must and is not closed", at: node)
    }
    return content
  }

  mutating func deadline(_ fields: [String: Node], _ node: Node) -> PackRule.Deadline? {
    let start = require("start", fields, node)
    let task = require("task", fields, node)
    let assume = yaml.span(fields["assume"], "assume")
    guard fields["due"] != nil else {
      yaml.problem("the rule has no due", at: node)
      return nil
    }
    guard let start, let task, let due = yaml.span(fields["due"], "due") else { return nil }
    return PackRule.Deadline(start: start, due: due, task: task, assume: assume)
  }

  mutating func retention(_ fields: [String: Node], _ node: Node) -> PackRule.Retention? {
    let record = require("record", fields, node)
    let start = require("start", fields, node)
    guard fields["keep"] != nil else {
      yaml.problem("the rule has no keep", at: node)
      return nil
    }
    guard let record, let start, let keep = yaml.span(fields["keep"], "keep") else { return nil }
    return PackRule.Retention(record: record, keep: keep, start: start)
  }

  mutating func lexicon(_ fields: [String: Node], _ node: Node) -> PackRule.Lexicon? {
    let category = require("category", fields, node)
    let language = require("language", fields, node)
    let patterns = yaml.strings(fields["patterns"], "pattern")
    if patterns.isEmpty { yaml.problem("the rule has no patterns", at: node) }
    let unless = yaml.strings(fields["unless"], "unless")
    let fact = yaml.word(fields["needs_fact"], "fact", FactName.self)
    guard let category, let language else { return nil }
    return PackRule.Lexicon(
      category: category, language: language, patterns: patterns, unless: unless, needsFact: fact)
  }
}
