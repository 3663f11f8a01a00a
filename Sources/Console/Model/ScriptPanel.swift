internal import Cases
package import Playbook

/// A script as the panel shows it: the steps of a conversation in the words of one case.
package struct ScriptPanel: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package var title: String
    package var say: String
    package var hint: String?
    /// What must be ticked before going on.
    package var must: [Tick]
    /// What the person may answer, by digit.
    package var replies: [String]
  }

  package var id: String
  package var title: String
  package var steps: [Step]

  /// The script that fits best, rendered; nil where none does.
  package static func first(fitting subject: ScriptSubject, in playbook: Playbook) -> ScriptPanel? {
    let choices = playbook.scriptsFor(subject, audience: .debtor, chosen: subject.file.strategy)
    return choices.first.flatMap { playbook.sheet($0.head.id, for: subject) }
      .map(ScriptPanel.init)
  }

  init(_ sheet: ScriptSheet) {
    id = sheet.script
    title = sheet.title
    steps = sheet.order.compactMap { sheet.steps[$0] }.map { step in
      Step(
        title: step.title ?? step.id, say: step.say, hint: step.hint,
        must: step.must,
        replies: step.replies.map { "\($0.digit) \($0.says)" })
    }
  }
}
