internal import Cases
internal import Playbook
internal import Screen
internal import Worklist

// Letters, law, visits, searches and parties: what their keys open, and what is asked of the desk.
extension Model {
  mutating func treat(_ action: Action) -> [Effect] {
    guard let file = open?.file else { return [.beep] }
    switch action {
    case .letters: layer = .picker(letterPicker(file))
    case .law: layer = .form(legalForm(file))
    case .visit: layer = .form(visitForm(file))
    case .trace: layer = .form(traceForm(file))
    case .people: layer = .picker(peoplePicker(file))
    case .related:
      let all = related(to: file, in: table)
      guard !all.isEmpty else {
        notice = Notice(.done, wording.treatment.noneRelated)
        return []
      }
      layer = .picker(relatedPicker(file, all))
    default: break
    }
    return []
  }

  /// What `decide` would say now; nil if it would do it.
  func against(_ command: Command, _ file: CaseFile) -> String? {
    guard let actor else { return "you are not in this book's team" }
    do throws(Refusal) {
      _ = try decide(
        command, on: file, by: actor, charter: charter, conduct: contactRules, now: moment.now)
      return nil
    } catch { return wording.refusal(error) }
  }

  // MARK: Letters

  /// Those that could be written on this case first, the others with the reason why not; then what
  /// was sent and may have come back.
  private func letterPicker(_ file: CaseFile) -> Picker {
    let rows = correspondence.templates.map { head -> Picker.Row in
      // The text itself is judged where it is shown: a list of twenty is not kept waiting for it.
      let reason = fault(head.id, file)
      return Picker.Row(
        head.title["en"], key: head.channel.rawValue, detail: head.audience.rawValue,
        also: [head.id, head.title["zh"]], unavailable: reason, choice: .letter(head.id))
    }
    let possible = rows.filter { $0.unavailable == nil } + rows.filter { $0.unavailable != nil }
    let sent = file.history.reversed().compactMap { past -> Picker.Row? in
      guard case .sent(_, let sent) = past.happening, let reference = sent.reference else {
        return nil
      }
      return Picker.Row(
        "\(wording.treatment.cameBack): \(reference)", detail: sent.template ?? "",
        choice: .returned(reference))
    }
    return Picker(wording.treatment.letters, possible + sent.prefix(5))
  }

  private func subject(_ file: CaseFile) -> ScriptSubject? {
    actor.map { ScriptSubject(file, charter: charter, agent: $0, now: moment.now) }
  }

  private func fault(_ template: String, _ file: CaseFile) -> String? {
    guard let subject = subject(file) else { return nil }
    do throws(Correspondence.Fault) {
      _ = try correspondence.draft(template, on: subject)
      return nil
    } catch { return error.description }
  }

  private func preview(_ template: String, _ file: CaseFile, to: String?) -> LetterPreview? {
    guard let subject = subject(file),
      let draft = try? correspondence.draft(template, on: subject, to: to)
    else { return nil }
    let points = correspondence.recipients(template, on: file).map(\.point.id)
    return LetterPreview(
      template: template, title: draft.title, recipients: points,
      index: points.firstIndex(of: draft.dispatch.to) ?? 0, dispatch: draft.dispatch,
      recipient: draft.recipient, address: draft.address,
      against: against(.send(draft.dispatch), file))
  }

  mutating func openLetter(_ template: String) -> [Effect] {
    guard let file = open?.file, let made = preview(template, file, to: nil) else { return [.beep] }
    layer = .letter(made)
    return []
  }

  mutating func markReturned(_ reference: String) -> [Effect] {
    guard let id = open?.file.id else { return [.beep] }
    return [.perform(id, .deliver(Delivery(reference: reference, state: .returned)))]
  }

  /// Only `y` lets a letter out of the house.
  mutating func pressInLetter(_ key: Key, _ shown: LetterPreview) -> [Effect] {
    var shown = shown
    guard let file = open?.file else { return [] }
    switch key.folded {
    case .character("y"), .character("Y"):
      if let against = shown.against {
        notice = Notice(.refused, against)
        return [.beep]
      }
      layer = nil
      return [.perform(file.id, .send(shown.dispatch))]
    case .tab, .function(4):
      guard shown.recipients.count > 1 else { return [.beep] }
      let next = shown.recipients[(shown.index + 1) % shown.recipients.count]
      if let made = preview(shown.template, file, to: next) { shown = made }
    case .down, .character("j"): shown.top += 1
    case .up, .character("k"): shown.top = max(0, shown.top - 1)
    case .pageDown, .character(" "): shown.top += max(1, size.height - 14)
    case .pageUp: shown.top = max(0, shown.top - max(1, size.height - 14))
    case .character("q"), .character("n"):
      layer = nil
      return []
    default: return []
    }
    layer = .letter(shown)
    return []
  }

  // MARK: Forms

  mutating func pressInForm(_ key: Key, _ form: Form) -> [Effect] {
    if form.listing != nil { return pressInListing(key, form) }
    var form = form
    switch key {
    case .tab, .down: form.move(by: 1)
    case .backtab, .up: form.move(by: -1)
    case .function(4):
      guard !form.fields[form.current].choices.isEmpty else { return [.beep] }
      form.listing = Form.Listing()
    case .character(let character): form.type(String(character))
    case .backspace: form.erase()
    case .enter where form.current < form.fields.count - 1: form.move(by: 1)
    case .enter, .control("s"):
      form.complete()
      return save(form)
    default: return []
    }
    layer = .form(form)
    return []
  }

  /// Refused, the form stays with what was typed.
  private mutating func save(_ form: Form) -> [Effect] {
    guard let file = open?.file else { return [.beep] }
    do throws(FormProblem) {
      let command = try command(of: form, on: file)
      if let against = against(command, file) {
        notice = Notice(.refused, against)
        return [.beep]
      }
      layer = nil
      return [.perform(file.id, command)]
    } catch {
      var form = form
      form.current = form.fields.firstIndex { $0.key == error.key } ?? form.current
      let isListed = !form.fields[form.current].choices.isEmpty
      notice = Notice(
        .refused,
        wording.treatment.unclear(wording.treatment.field(error.key), error.text)
          + (isListed ? wording.treatment.listed : ""))
      layer = .form(form)
      return [.beep]
    }
  }

  private mutating func pressInListing(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    guard var listing = form.listing else { return [] }
    let listed = form.listed
    switch key {
    case .enter:
      guard listed.indices.contains(listing.cursor) else { return [.beep] }
      if let reason = listed[listing.cursor].unavailable {
        notice = Notice(.refused, reason)
        return [.beep]
      }
      form.fields[form.current].text = listed[listing.cursor].value
      form.fields[form.current].isProposal = true
      form.listing = nil
      if form.current < form.fields.count - 1 { form.move(by: 1) }
      layer = .form(form)
      return []
    case .character(let character):
      listing = Form.Listing(search: listing.search + String(character))
    case .backspace: listing = Form.Listing(search: String(listing.search.dropLast()))
    case .down, .tab: listing.cursor = min(listing.cursor + 1, max(0, listed.count - 1))
    case .up, .backtab: listing.cursor = max(0, listing.cursor - 1)
    default: return []
    }
    form.listing = listing
    layer = .form(form)
    return []
  }
}

extension Form {
  /// Leaves the field; a word that begins one thing it can be is written out.
  mutating func move(by step: Int) {
    complete()
    current = (current + step + fields.count) % fields.count
  }

  mutating func complete() {
    let field = fields[current]
    let typed = field.text.lowercased()
    guard typed.first?.isLetter == true, !field.choices.contains(where: { $0.value == typed })
    else { return }
    let fitting = field.choices.filter { $0.value.lowercased().hasPrefix(typed) }
    if fitting.count == 1 { fields[current].text = fitting[0].value }
  }

  mutating func type(_ text: String) {
    if fields[current].isProposal { fields[current].text = "" }
    fields[current].isProposal = false
    if fields[current].text.utf8.count + text.utf8.count <= 2_000 { fields[current].text += text }
  }

  mutating func erase() {
    if fields[current].isProposal {
      fields[current].text = ""
      fields[current].isProposal = false
    } else {
      _ = fields[current].text.popLast()
    }
  }
}
