internal import Cases

/// What an agent reads before the first call: who, how it stands, what to aim for. Three lines.
package struct Brief: Hashable, Sendable {
  package var who: String
  package var standing: String
  package var aim: String

  package var lines: [String] { [who, standing, aim] }
}

extension Playbook {
  /// The brief of a case in a language (`zh`, otherwise English).
  package func brief(
    _ subject: ScriptSubject, assessment: SegmentAssessment, advice: [StrategyAdvice],
    language: String
  ) -> Brief {
    let writer = BriefWriter(
      subject: subject, forms: SpokenForms(language: language),
      words: BriefWords(chinese: language == "zh"))
    return Brief(
      who: writer.who, standing: writer.standing,
      aim: writer.aim(
        segment: segments.title(assessment.segment, in: language),
        approach: segments.aim(assessment.segment, in: language),
        strategy: advice.first?.title[language]))
  }

  /// The brief with segment and strategy as this playbook sees them.
  package func brief(_ subject: ScriptSubject, language: String) -> Brief {
    let assessment = assess(subject)
    return brief(
      subject, assessment: assessment, advice: recommend(subject, assessment),
      language: language)
  }
}

private struct BriefWriter {
  let subject: ScriptSubject
  let forms: SpokenForms
  let words: BriefWords

  private var file: CaseFile { subject.file }
  private var today: Day { subject.today }

  var who: String {
    var parts: [String] = []
    if let debtor = file.debtor {
      parts.append(forms.polite(debtor))
      if let born = debtor.born { parts.append(words.age(born.years(until: today))) }
      if let occupation = debtor.occupation { parts.append(occupation) }
      if let employer = debtor.employer { parts.append(employer) }
    }
    let others = file.parties.filter { $0.role != .debtor }
    let liable = others.filter { $0.role == .guarantor }.count
    if liable > 0 { parts.append(words.guarantors(liable)) }
    if others.count > liable { parts.append(words.others(others.count - liable)) }
    if let clue = file.clues.last { parts.append(words.clue(clue.text)) }
    return words.line(parts)
  }

  var standing: String {
    let debt = file.debt
    var parts = [
      words.owed(
        forms.money(debt.balance, debt.currency), bucket: subject.bucket.name,
        days: max(0, debt.daysPastDue(on: today)))
    ]
    if let promise = file.livePromise {
      parts.append(
        words.promised(
          forms.money(promise.amount, debt.currency), by: forms.day(promise.due, from: today),
          hesitant: promise.firmness != .firm))
    } else if let broken = file.lastBroken {
      parts.append(
        words.broke(
          forms.money(broken.amount, debt.currency), of: forms.day(broken.due, from: today)))
    }
    // Of the right party: what a relative said is among the clues.
    if let spoken = file.pastContacts.last(where: { $0.contacted.flags.contains(.rightParty) }) {
      parts.append(words.spoken(daysAgo: today - subject.charter.zone.day(of: spoken.at)))
    } else {
      parts.append(words.neverReached(file.tally.attempts))
    }
    let held = file.facts(at: subject.now).map(\.fact.rawValue)
    if !held.isEmpty { parts.append(words.facts(held)) }
    return words.line(parts)
  }

  func aim(segment: String, approach: String, strategy: String?) -> String {
    var parts = [goal, words.segment(segment, approach)]
    if let strategy { parts.append(words.strategy(strategy)) }
    return words.sentence(parts)
  }

  /// The one thing to come away with.
  private var goal: String {
    let terms = subject.charter.limits.promise
    let latest = forms.day(today + terms.days, from: today)
    if file.isHeld(at: subject.now) { return words.held }
    if let party = subject.party, party.role == .guarantor,
      file.claimable(party, on: today) == nil
    {
      return words.findPaper
    }
    if let promise = file.livePromise {
      return words.keep(forms.day(promise.due, from: today))
    }
    let reachable = file.debtor?.points.contains { $0.kind == .phone && $0.state != .bad }
    if reachable != true { return words.find }
    let amounts = PromiseAmounts(subject)
    let currency = file.debt.currency
    return words.agree(
      full: forms.money(amounts.balance, currency),
      least: amounts.minimum < amounts.balance ? forms.money(amounts.minimum, currency) : nil,
      by: latest)
  }
}
