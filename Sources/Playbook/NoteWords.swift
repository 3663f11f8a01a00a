internal import Cases

/// How a contact note is put together in a language.
struct NoteWords {
  let language: String
  let currency: Currency

  private var chinese: Bool { language == "zh" }

  /// `Payday: the 15th`.
  func told(_ recorded: Walk.Recorded) -> String {
    recorded.field.label + (chinese ? "：" : ": ") + recorded.value
  }

  func note(
    ticks: Set<Tick>, notes: [String], recorded: [Walk.Recorded], pledge: ScriptSheet.Pledge
  ) -> String {
    var sentences: [String] = []
    let ticked = Tick.allCases.filter(ticks.contains).map(name)
    if !ticked.isEmpty { sentences.append(ticked.joined(separator: chinese ? "，" : ", ")) }
    for note in notes where !sentences.contains(note) { sentences.append(note) }
    sentences += recorded.map(told)
    if let promise = promise(pledge) { sentences.append(promise) }
    let ended = sentences.map(sentence)
    return ended.joined(separator: chinese ? "" : " ")
  }

  private func name(_ tick: Tick) -> String {
    switch tick {
    case .rightParty: chinese ? "已核实本人" : "Right party confirmed"
    case .disclosure: chinese ? "已告知录音和身份" : "disclosure read"
    }
  }

  private func promise(_ pledge: ScriptSheet.Pledge) -> String? {
    guard pledge.amount != nil || pledge.due != nil else { return nil }
    let amount = pledge.amount.map { Money(minor: $0, currency: currency).grouped }
    let firmness = pledge.firmness.map(name)
    if chinese {
      return "承诺" + (pledge.due.map { "\($0)前" } ?? "") + "还款" + (amount ?? "")
        + (firmness.map { "（\($0)）" } ?? "")
    }
    return "Promises " + (amount.map { "\($0) \(currency.code)" } ?? "to pay")
      + (pledge.due.map { " by \($0)" } ?? "") + (firmness.map { " (\($0))" } ?? "")
  }

  private func name(_ firmness: Promise.Firmness) -> String {
    switch firmness {
    case .firm: chinese ? "态度明确" : "firm"
    case .hesitant: chinese ? "犹豫" : "hesitant"
    case .evasive: chinese ? "回避" : "evasive"
    }
  }

  /// With one mark at its end.
  private func sentence(_ text: String) -> String {
    let ends: Set<Character> = [".", "!", "?", "。", "！", "？", "…"]
    guard let last = text.last, !ends.contains(last) else { return text }
    let first = chinese ? text : text.prefix(1).uppercased() + text.dropFirst()
    return first + (chinese ? "。" : ".")
  }
}
