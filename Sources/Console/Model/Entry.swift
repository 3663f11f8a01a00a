package import Cases
internal import Worklist

/// An outcome that was chosen and is not logged yet, with the fields it asks for, already filled
/// where the desk knows better than an empty field.
package struct Entry: Sendable, Equatable {
  package var outcome: Outcome
  package var fields: [Field]
  package var current = 0
  /// It goes beyond the person's authority: what the next Enter does is ask the leads. Any change of
  /// the entry takes that back.
  package var asksLead = false
  /// Why it was done although the contact rules forbid it; typed after they refused.
  package var exception: String?

  package struct Field: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable {
      case amount, date, time, firmness, count, interval, note
    }
    package var kind: Kind
    package var text: String
    /// Nobody has typed here: the first character typed replaces the proposal.
    package var isProposal: Bool
    /// It comes from a draft: as with a proposal, the first character typed replaces it.
    package var isKept = false
  }

  /// A note of its own, without an outcome.
  package static func note(_ note: Outcome) -> Entry {
    Entry(outcome: note, fields: [Field(kind: .note, text: "", isProposal: false)])
  }

  package var isNote: Bool { outcome.code == Entry.noteCode }
  package static let noteCode = "note"

  private init(outcome: Outcome, fields: [Field]) {
    self.outcome = outcome
    self.fields = fields
  }

  /// The entry of an outcome on a case: a promise proposes the minimum and the last day an agent
  /// may agree; a call-back proposes tomorrow at ten.
  /// - Parameter owed: what the person spoken to can be asked for, in minor units; nil: the debt.
  package init(
    _ outcome: Outcome, on file: CaseFile, owed: Int64? = nil, terms: PromiseTerms, today: Day
  ) {
    self.outcome = outcome
    switch outcome.needs {
    case .promise:
      let balance = owed ?? file.debt.balance
      let smallest = terms.smallest(of: balance)
      let wanted: Int64 =
        if outcome.takesInstalments {
          balance
        } else if outcome.isPart {
          balance / 2
        } else {
          file.debt.minimum > 0 ? file.debt.minimum : balance
        }
      let amount = Money(
        minor: max(smallest, min(wanted, balance)), currency: file.debt.currency)
      fields = [
        Field(kind: .amount, text: owed == 0 ? "" : amount.grouped, isProposal: true),
        Field(kind: .date, text: "+\(terms.days)", isProposal: true),
      ]
      fields +=
        outcome.takesInstalments
        ? [
          Field(kind: .count, text: "3", isProposal: true),
          Field(kind: .interval, text: "month", isProposal: true),
        ] : [Field(kind: .firmness, text: "firm", isProposal: true)]
      fields.append(Field(kind: .note, text: "", isProposal: false))
    case .callBack:
      fields = [
        Field(kind: .date, text: "+1", isProposal: true),
        Field(kind: .time, text: "10", isProposal: true),
        Field(kind: .note, text: "", isProposal: false),
      ]
    case .note:
      fields = [Field(kind: .note, text: "", isProposal: false)]
    case nil:
      fields = []
    }
  }

  package func text(_ kind: Field.Kind) -> String? { fields.first { $0.kind == kind }?.text }

  /// Enter goes on to the next field that must be seen, and commits at the last of them.
  package var isLastToConfirm: Bool {
    switch outcome.needs {
    case .promise where outcome.takesInstalments: current >= 2
    case .promise, .callBack: current >= 1
    case .note, nil: true
    }
  }

  package mutating func type(_ text: String) {
    guard fields.indices.contains(current) else { return }
    asksLead = false
    if fields[current].isProposal || fields[current].isKept { fields[current].text = "" }
    fields[current].isProposal = false
    fields[current].isKept = false
    if fields[current].text.utf8.count + text.utf8.count <= Entry.longest {
      fields[current].text += text
    }
  }

  package mutating func erase() {
    guard fields.indices.contains(current) else { return }
    asksLead = false
    if fields[current].isProposal {
      fields[current].text = ""
      fields[current].isProposal = false
    } else {
      fields[current].isKept = false
      _ = fields[current].text.popLast()
    }
  }

  /// Puts a text in place of what stands in the current field.
  package mutating func replace(_ text: String) {
    guard fields.indices.contains(current), text.utf8.count <= Entry.longest else { return }
    asksLead = false
    fields[current].text = text
    fields[current].isProposal = false
  }

  /// Goes to the field of a kind, where it has one.
  package mutating func go(to kind: Field.Kind) {
    if let index = fields.firstIndex(where: { $0.kind == kind }) { current = index }
  }

  package mutating func move(by step: Int) {
    guard !fields.isEmpty else { return }
    current = (current + step + fields.count) % fields.count
  }

  /// As long as a note may be that comes from an editor.
  private static let longest = 8_000
}

/// What an entry means once its texts are understood, or what cannot be understood.
package enum EntryMeaning: Equatable, Sendable {
  case record(Record)
  case note(String)
  case unclear(Entry.Field.Kind, text: String)
}

extension Entry {
  /// The record this entry stands for.
  package func meaning(_ open: OpenCase, today: Day, dialled: Bool) -> EntryMeaning {
    let note = text(.note).flatMap { $0.isEmpty ? nil : $0 }
    if isNote { return .note(note ?? "") }
    var record = Record(outcome: outcome, to: outcome.inbound ? nil : open.point)
    record.note = note
    record.dialled = dialled
    record.exception = exception
    open.guide?.complete(&record)
    record.expectedOwner = open.file.owner
    if let typed = text(.amount) {
      guard let money = Money(typed: typed, currency: open.file.debt.currency) else {
        return .unclear(.amount, text: typed)
      }
      record.amount = money.minor
    }
    var day: Day?
    if let typed = text(.date) {
      guard let read = readDay(typed, today: today) else { return .unclear(.date, text: typed) }
      day = read
      if outcome.needs == .promise { record.due = read }
    }
    if let typed = text(.time) {
      guard let minute = readTime(typed), let day else {
        return .unclear(.time, text: typed)
      }
      record.callBack = CallBackTime(day: day, minute: minute)
    }
    if let typed = text(.count) {
      let every = text(.interval) ?? ""
      guard let count = decimal(typed.utf8) else { return .unclear(.count, text: typed) }
      guard let interval = readInterval(every) else { return .unclear(.interval, text: every) }
      record.instalments = Instalments(count: count, every: interval)
    }
    if let typed = text(.firmness) {
      guard let firmness = readFirmness(typed) else { return .unclear(.firmness, text: typed) }
      record.firmness = firmness
    }
    return .record(record)
  }
}
