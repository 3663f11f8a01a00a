package import Cases

// What a case gains by a conversation, beside its outcome and its note.
extension Walk {
  /// What every later agent should see first.
  package var clues: [String] {
    recorded.filter(\.field.isClue).map { sheet.noteWords.told($0) }
  }

  /// Clues, numbers, and somebody who offered to help.
  package var learned: Learned {
    var learned = Learned()
    learned.clues = clues
    for (value, kind) in [
      (FactField.Becomes.number, ContactPoint.Kind.phone), (.address, .address),
    ] {
      if let told = told(value) { learned.found.append(.init(kind: kind, value: told)) }
    }
    if let name = told(.volunteer) {
      learned.volunteer = .init(
        name: name, relation: told(.relation), phone: told(.volunteerNumber))
    }
    return learned
  }

  private func told(_ becomes: FactField.Becomes) -> String? {
    recorded.first { $0.field.becomes == becomes }?.value
  }

  /// The step that the conversation came to; with its script where that is not the one it began
  /// with. Nil where nobody went along it.
  package var place: String? {
    guard isBegun, let step = lastStep else { return nil }
    return sheet.script == script ? step : sheet.script + "/" + step
  }

  /// The facts of this step that nobody has written down yet.
  package var unrecorded: [ScriptSheet.Field] {
    (step?.record ?? []).filter { field in
      !recorded.contains { $0.field.key == field.key }
    }
  }

  /// The person said they would pay another amount, and nobody has written down which.
  package var awaitsAmount: Bool { pledge.asksAmount && pledge.amount == nil }
}
