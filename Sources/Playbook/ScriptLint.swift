internal import Cases
package import Conduct

/// Looks a script over: everything that could go wrong in the middle of a call.
package struct ScriptLint {
  /// Finds prohibited language: a text, its language and the facts that hold where it is said in,
  /// one reason for each finding out.
  package typealias Check = (
    _ text: String, _ language: String, _ facts: Set<String>
  ) -> [String]

  /// The language check as a lint uses it; a language it does not know is not judged.
  package static func check(with language: LanguageCheck) -> Check {
    { text, code, facts in
      guard let known = TextLanguage(rawValue: code) else { return [] }
      return language.check(text, language: known, facts: facts).map {
        "\($0.category.rawValue) (\($0.rule.id)): \($0.quote)"
      }
    }
  }

  let playbook: Playbook
  let languages: [String]
  let check: Check
  private var faults: [ScriptFault] = []

  private init(_ playbook: Playbook, languages: [String], check: @escaping Check) {
    self.playbook = playbook
    self.languages = languages
    self.check = check
  }

  /// What is wrong in all scripts of a playbook; empty if nothing is.
  /// - Parameters:
  ///   - only: the scripts to look over; all where nil.
  ///   - languages: those that every text must have; the playbook's own where nil.
  package static func faults(
    in playbook: Playbook, only: Set<String>? = nil, languages: [String]? = nil,
    check: @escaping Check
  ) -> [ScriptFault] {
    var lint = ScriptLint(
      playbook, languages: languages ?? playbook.scripts.languages, check: check)
    for head in playbook.scripts.heads where only?.contains(head.id) ?? true {
      guard let (script, problems) = playbook.scripts.script(head.id) else { continue }
      for problem in problems {
        lint.faults.append(
          ScriptFault(
            file: problem.file, line: problem.line, script: head.id, kind: .unreadable,
            reason: problem.reason))
      }
      lint.look(at: script)
    }
    // A fault of a shared step is found once in every script that uses it.
    var seen: Set<[String]> = []
    return lint.faults.filter {
      seen.insert([$0.file, String($0.line), $0.kind.rawValue, $0.reason]).inserted
    }
  }

  private mutating func look(at script: Script) {
    let head = script.head
    func fault(_ kind: ScriptFault.Kind, _ reason: String) {
      faults.append(
        ScriptFault(file: head.file, line: 1, script: head.id, kind: kind, reason: reason))
    }
    for strategy in head.strategies where playbook.strategies[strategy] == nil {
      fault(.undefinedStrategy, "there is no strategy \(strategy)")
    }
    for step in [script.start, script.enter] where script.steps[step] == nil {
      fault(.undefinedStep, "begins with step \(step), which it does not have")
    }
    for language in languages where head.title.texts[language] == nil {
      fault(.missingLanguage, "has no title in \(language)")
    }
    let walks = ScriptWalks(script, outcomes: playbook.outcomes)
    faults += walks.faults
    for id in script.order {
      guard let step = script.steps[id] else { continue }
      if !walks.reached.contains(id), !isSpare(step, of: script) {
        add(.unreachableStep, step, script, "no walk comes to step \(id)")
      }
      look(at: step, of: script)
    }
    for objection in script.objections { look(at: objection, of: script) }
  }

  /// A step of a fragment that this script does not come to; another may.
  private func isSpare(_ step: Script.Step, of script: Script) -> Bool {
    step.file != script.head.file
  }

  private mutating func look(at step: Script.Step, of script: Script) {
    if let code = step.ends { lookUp(.outcome(code), step.file, step.line, script) }
    if !step.needs.isEmpty {
      if let otherwise = step.otherwise {
        lookUp(.step(otherwise), step.file, step.line, script)
      } else {
        add(
          .noOtherwise, step, script,
          "step \(step.id) may be left out; otherwise: must name what comes in its place")
      }
    }
    for key in step.record where playbook.scripts.field(key) == nil {
      add(.undefinedField, step, script, "there is no fact \(key) to write down")
    }
    let texts = ScriptTexts(
      script: script, file: step.file, line: step.line, must: step.must, needs: step.needs,
      tellsDisclosure: step.ticks.contains(.disclosure))
    spoken(step.say, texts)
    if let hint = step.hint { written(hint, texts) }
    if let title = step.title { inEveryLanguage(title, texts) }
    for reply in step.replies {
      lookUp(reply.target, step.file, reply.line, script)
      var texts = texts
      texts.line = reply.line
      texts.needs += reply.needs
      // What a person says is not ours to judge; a note is for the desk alone.
      texts.isPrivate = true
      written(reply.says, texts)
      if let note = reply.note { written(note, texts) }
      for (key, value) in reply.sets {
        if playbook.scripts.field(key) == nil {
          add(.undefinedField, step, script, "there is no fact \(key) to write down")
        }
        written(value, texts)
      }
    }
  }

  private mutating func look(at objection: Script.Objection, of script: Script) {
    if let target = objection.target { lookUp(target, objection.file, objection.line, script) }
    var texts = ScriptTexts(
      script: script, file: objection.file, line: objection.line, must: objection.must,
      needs: objection.needs, tellsDisclosure: false)
    spoken(objection.answer, texts)
    texts.isPrivate = true
    written(objection.says, texts)
    if let note = objection.note { written(note, texts) }
  }

  private mutating func lookUp(
    _ target: Script.Target, _ file: String, _ line: Int, _ script: Script
  ) {
    func fault(_ kind: ScriptFault.Kind, _ reason: String) {
      faults.append(
        ScriptFault(file: file, line: line, script: script.head.id, kind: kind, reason: reason))
    }
    switch target {
    case .step(let id) where script.steps[id] == nil:
      fault(.undefinedStep, "there is no step \(id)")
    case .outcome(let code) where playbook.outcomes[code] == nil:
      fault(.undefinedOutcome, "there is no outcome \(code)")
    case .script(let id):
      guard let head = playbook.scripts.head(id) else {
        return fault(.undefinedScript, "there is no script \(id)")
      }
      if head.audience != script.head.audience, head.audience.mayHearOfDebt {
        fault(.debtTold, "\(id) is for a \(head.audience.rawValue)")
      }
    default: break
    }
  }

  private mutating func add(
    _ kind: ScriptFault.Kind, _ step: Script.Step, _ script: Script, _ reason: String
  ) {
    faults.append(
      ScriptFault(
        file: step.file, line: step.line, script: script.head.id, kind: kind, reason: reason))
  }

  /// A text that is said or sent: its placeholders and its language are looked at.
  private mutating func spoken(_ text: LocalText, _ texts: ScriptTexts) {
    written(text, texts)
    for language in languages {
      guard let text = text.texts[language] else { continue }
      for reason in check(texts.sample(text, language), language, texts.facts) {
        faults.append(texts.fault(.prohibitedLanguage, language, reason))
      }
    }
  }

  private mutating func written(_ text: LocalText, _ texts: ScriptTexts) {
    inEveryLanguage(text, texts)
    for (language, words) in text.texts.sorted(by: { $0.key < $1.key }) {
      faults += texts.faults(in: words, language)
    }
  }

  private mutating func inEveryLanguage(_ text: LocalText, _ texts: ScriptTexts) {
    for language in languages where text.texts[language] == nil {
      faults.append(texts.fault(.missingLanguage, language, "a text is missing in \(language)"))
    }
  }
}
