package import Cases

/// An entry that was given up half typed, kept until it is gone on with.
package struct Draft: Sendable, Equatable, Codable {
  package var `case`: CaseID
  /// The code of the outcome, or `Entry.noteCode`.
  package var outcome: String
  /// What was typed, by the kind of field; proposals that nobody touched are not in it.
  package var texts: [String: String]
}

extension Draft {
  /// What was typed of an entry; nil where nothing was.
  init?(_ entry: Entry, on id: CaseID) {
    let typed = entry.fields.filter { !$0.isProposal && !$0.text.isEmpty }
    guard !typed.isEmpty else { return nil }
    self.case = id
    outcome = entry.outcome.code
    texts = Dictionary(typed.map { ($0.kind.rawValue, $0.text) }) { first, _ in first }
  }
}

extension Entry {
  /// The entry with what had been typed before.
  mutating func take(_ draft: Draft) {
    for (kind, text) in draft.texts.sorted(by: { $0.key < $1.key }) {
      guard let kind = Field.Kind(rawValue: kind) else { continue }
      if let index = fields.firstIndex(where: { $0.kind == kind }) {
        fields[index].text = text
        fields[index].isProposal = false
        // A line is gone on with; an amount or a day is typed anew.
        fields[index].isKept = kind != .note
      } else if kind == .note {
        fields.append(Field(kind: .note, text: text, isProposal: false))
      }
    }
  }
}

extension Model {
  /// What has been typed and is not on disk: the drafts, and the entry that is being typed.
  package var unsaved: [Draft] {
    guard let entry, let id = open?.file.id, let draft = Draft(entry, on: id) else {
      return drafts
    }
    return drafts.filter { !($0.case == id && $0.outcome == draft.outcome) } + [draft]
  }

  /// The entry is given up: what was typed stays as a draft. A draft that was brought back and is
  /// given up unchanged is thrown away.
  mutating func putAside() {
    turnBack()
    guard let entry, let id = open?.file.id else {
      self.entry = nil
      return
    }
    self.entry = nil
    // What was refused of it is said no longer.
    if notice?.kind == .refused { notice = nil }
    let before = draft(of: entry.outcome.code, on: id)
    forgetDraft(of: entry.outcome.code, on: id)
    guard let draft = Draft(entry, on: id), draft != before else { return }
    drafts.append(draft)
    if drafts.count > Model.mostDrafts { drafts.removeFirst() }
    notice = Notice(.news, wording.desk.draftKept(entry.outcome.title, id))
  }

  /// A text that was being written elsewhere when the console ended: it is the note of that draft.
  mutating func recover(_ text: String, of code: String, on id: CaseID) {
    let note = Entry.Field.Kind.note.rawValue
    let line = text.trimmingNewlines
    guard !line.isEmpty else { return }
    var kept = draft(of: code, on: id) ?? Draft(case: id, outcome: code, texts: [:])
    kept.texts[note] = line
    forgetDraft(of: code, on: id)
    drafts.append(kept)
    let title = outcomes.first { $0.code == code }?.title ?? wording.note
    notice = Notice(.news, wording.desk.draftKept(title, id))
  }

  func draft(of code: String, on id: CaseID) -> Draft? {
    drafts.first { $0.case == id && $0.outcome == code }
  }

  mutating func forgetDraft(of code: String, on id: CaseID) {
    drafts.removeAll { $0.case == id && $0.outcome == code }
  }

  /// Says that something half typed waits on the case that was just opened.
  mutating func offerDraft() {
    guard entry == nil, let id = open?.file.id, let draft = drafts.last(where: { $0.case == id })
    else { return }
    let title = outcomes.first { $0.code == draft.outcome }?.title ?? wording.note
    notice = Notice(.news, wording.desk.draftWaits(title))
  }

  private static let mostDrafts = 50
}

extension String {
  /// Without the line ends that editors put after a text.
  var trimmingNewlines: String {
    var ended = self[...]
    while ended.last?.isNewline == true { ended.removeLast() }
    return String(ended)
  }
}
