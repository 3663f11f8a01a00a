internal import Cases

/// Where a text of a script stands: what is known there, and what may therefore be in it.
struct ScriptTexts {
  let script: Script
  let file: String
  var line: Int
  let must: [Tick]
  var needs: [ScriptCondition]
  let tellsDisclosure: Bool
  /// It is seen by the agent only.
  var isPrivate = false

  func fault(_ kind: ScriptFault.Kind, _ language: String?, _ reason: String) -> ScriptFault {
    ScriptFault(
      file: file, line: line, script: script.head.id, language: language, kind: kind,
      reason: reason)
  }

  /// Words that give a debt away to somebody who must not learn of it: beginnings of English words,
  /// Chinese words anywhere.
  private static let english = [
    "debt", "owe", "owing", "overdue", "arrears", "loan", "payment", "repay", "collect",
    "creditor", "instalment", "balance", "account",
  ]
  private static let chinese = [
    "欠", "债", "逾期", "还款", "催收", "贷款", "账款", "款项", "借款", "信用卡", "分期", "还钱",
  ]

  private static func tellingWords(of text: String, _ language: String) -> [String] {
    if language == "zh" { return chinese.filter { text.contains($0) } }
    let words = text.lowercased().split { !$0.isLetter && $0 != "-" }
    return english.filter { beginning in
      words.contains { $0.hasPrefix(beginning) }
    }
  }

  func faults(in text: String, _ language: String) -> [ScriptFault] {
    var found: [ScriptFault] = []
    do {
      for tag in try TemplateText(text: text).tags() { found += look(at: tag, language) }
    } catch {
      let reason =
        switch error {
        case .unclosed: "a {{ is not closed"
        case .notUsed(let tag): "{{\(tag)}}: only placeholders and sections are used here"
        case .sections(let name): "the section \(name) is not opened and closed in its place"
        }
      found.append(fault(.unknownPlaceholder, language, reason))
    }
    if script.head.isSealed, !isPrivate {
      for word in ScriptTexts.tellingWords(of: TemplateText(text: text).plain, language) {
        found.append(
          fault(.debtTold, language, "says \(word) where the debt must not be known"))
      }
    }
    return found
  }

  private func look(at tag: TemplateText.Tag, _ language: String) -> [ScriptFault] {
    guard let placeholder = Placeholder(rawValue: tag.name) else {
      return [fault(.unknownPlaceholder, language, "there is no fact {{\(tag.name)}}")]
    }
    var found: [ScriptFault] = []
    let guarded = tag.inside.contains(tag.name) || tag.isSection
    if placeholder.isOptional, !guarded {
      found.append(
        fault(
          .unguardedPlaceholder, language,
          "{{\(tag.name)}} may be absent: put it inside {{#\(tag.name)}}…{{/\(tag.name)}}"))
    }
    if let condition = placeholder.condition, !guarded,
      !(needs + script.head.needs).contains(condition)
    {
      found.append(
        fault(
          .unguardedPlaceholder, language,
          "{{\(tag.name)}} needs \(condition.text), which is not asked for"))
    }
    found += telling(placeholder, language)
    return found
  }

  /// Who is not liable, or may not be the right person, hears nothing of the debt.
  private func telling(_ placeholder: Placeholder, _ language: String) -> [ScriptFault] {
    guard placeholder.tellsOfDebt else { return [] }
    if script.head.isSealed {
      return [
        fault(.debtTold, language, "{{\(placeholder.rawValue)}} tells of the debt")
      ]
    }
    guard !isPrivate, [.call, .visit].contains(script.head.channel) else { return [] }
    if !must.contains(.rightParty) {
      return [
        fault(
          .debtTold, language,
          "{{\(placeholder.rawValue)}} tells of the debt before the right party is confirmed")
      ]
    }
    if !must.contains(.disclosure), !tellsDisclosure {
      return [
        fault(
          .debtTold, language,
          "{{\(placeholder.rawValue)}} tells of the debt before the disclosure is read")
      ]
    }
    return []
  }

  /// The facts that hold wherever the text is said.
  var facts: Set<String> {
    Set(
      (needs + script.head.needs).compactMap { need in
        if case .fact(let fact) = need { fact.rawValue } else { nil }
      })
  }

  /// The text with likely facts in it, to be judged as it will be heard.
  func sample(_ text: String, _ language: String) -> String {
    guard let tags = try? TemplateText(text: text).tags() else { return text }
    var context = FactContext()
    for tag in tags {
      guard let placeholder = Placeholder(rawValue: tag.name) else { continue }
      context.set(placeholder, placeholder.sample(language))
    }
    return TemplateText(text: text).render(context)
  }
}

extension Placeholder {
  /// A value of the usual form.
  func sample(_ language: String) -> String {
    let chinese = language == "zh"
    switch self {
    case .agent, .name, .polite, .person, .personPolite: return chinese ? "王芳" : "Ms Ruiz"
    case .callback, .complaints: return "400-820-0000"
    case .publicName, .desk: return chinese ? "宏达服务" : "Hongda Services"
    case .creditor: return chinese ? "江南银行" : "Jiangnan Bank"
    case .product: return chinese ? "信用卡" : "credit card"
    case .account: return "5678"
    case .address: return chinese ? "杭州市光明路18号" : "18 Bright Road"
    case .days: return "45"
    case .bucket: return "M2"
    case .disclosure: return chinese ? "本次通话会录音。" : "This call may be recorded."
    case .today, .tomorrow, .due, .latest, .disputeUntil, .promiseDue, .brokenDue, .paidDay,
      .settlementUntil, .suitSince, .judgmentSince, .legalSince:
      return chinese ? "11月26日（星期四）" : "Thursday, 26 November"
    case .guaranteed, .balance, .minimum, .half, .principal, .interest, .fees, .paid,
      .promiseAmount,
      .brokenAmount,
      .paidAmount, .settlementAmount:
      return chinese ? "1,300.00元" : "CNY 1,300.00"
    }
  }
}
