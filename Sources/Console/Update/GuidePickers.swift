internal import Cases
internal import Playbook

// Lists of the desk's know-how: other scripts, strategies with their reasons and figures, segments.
extension Model {
  /// The scripts that fit, the best first, then the strategies.
  func scriptPicker() -> Picker {
    guard let guide = open?.guide else { return Picker(wording.guide.scripts, []) }
    let language = wording.guide.language
    let current = guide.walk?.sheet.script
    var rows = guide.preparation.scripts.map { choice in
      Picker.Row(
        choice.head.title[language], key: choice.head.id == current ? "*" : "",
        detail: choice.reasons.map(wording.guide.scriptReason).joined(separator: ", "),
        also: [choice.head.id, choice.head.title["zh"]], choice: .script(choice.head.id))
    }
    if guide.walk?.sheet.audience.mayHearOfDebt != false { rows += strategyRows(guide) }
    return Picker(wording.guide.scripts, rows)
  }

  func strategyPicker() -> Picker {
    Picker(wording.guide.strategies, open?.guide.map(strategyRows) ?? [])
  }

  private func strategyRows(_ guide: Guide) -> [Picker.Row] {
    let preparation = guide.preparation
    let language = wording.guide.language
    var rows = preparation.advice.map { advice in
      var parts = advice.reasons.map { $0[language] }
      if let figure = figure(advice.strategy, in: preparation.segment.segment) {
        parts.insert(wording.guide.figure(figure), at: 0)
      }
      return Picker.Row(
        "\(wording.guide.strategy): \(advice.title[language])",
        key: advice.strategy == preparation.strategy ? "*" : "\(advice.points)",
        detail: parts.joined(separator: "; "), also: [advice.strategy, advice.title["zh"]],
        unavailable: cannotRecord(self), choice: .strategy(advice.strategy))
    }
    if preparation.chosen != nil {
      rows.append(
        Picker.Row(
          "\(wording.guide.strategy): \(wording.guide.asRecommended)",
          unavailable: cannotRecord(self), choice: .strategy(nil)))
    }
    return rows
  }

  func segmentPicker() -> Picker {
    guard let guide = open?.guide, let playbook else { return Picker(wording.guide.segments, []) }
    let language = wording.guide.language
    let assessment = guide.preparation.segment
    var rows = Segment.allCases.map { segment in
      var parts = [playbook.segments.aim(segment, in: language)]
      if segment == assessment.computed {
        parts = assessment.reasons.prefix(3).map { $0.text[language] } + parts
      }
      return Picker.Row(
        wording.segment(segment), key: segment == assessment.segment ? "*" : "",
        detail: parts.joined(separator: "; "), also: [segment.rawValue],
        choice: .segment(segment))
    }
    if assessment.set != nil {
      rows.append(Picker.Row(wording.guide.asFacts, choice: .segment(nil)))
    }
    return Picker(wording.guide.segments, rows)
  }

  /// A segment other than what the facts say needs a reason; to follow the facts again does not.
  mutating func take(segment: Segment?) -> [Effect] {
    guard let segment else { return set(segment: nil, reason: wording.guide.asFacts) }
    layer = .prompt(
      Prompt(
        title: wording.guide.whySegment(wording.segment(segment)), text: "",
        use: .segment(segment)))
    return []
  }

  func set(segment: Segment?, reason: String) -> [Effect] {
    guard let id = open?.file.id else { return [.beep] }
    return [.perform(id, .segment(segment, reason: reason))]
  }

  func set(strategy: String?) -> [Effect] {
    guard let id = open?.file.id else { return [.beep] }
    return [.perform(id, .strategy(strategy))]
  }
}
