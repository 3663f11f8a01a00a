internal import Cases
internal import Playbook
internal import Worklist

// The know-how of the desk beside the open case: made ready, renewed, hidden.
extension Model {
  /// Somebody sits here, a case is open, and what is shown beside it is not about it as it is now.
  var wantsGuide: Bool {
    guard let open, actor != nil, playbook != nil else { return false }
    return open.guide?.isCurrent(for: open) != true
  }

  /// Makes ready what is shown beside the open case. A conversation that has begun with the same
  /// person goes on where it was.
  mutating func prepareGuide() {
    guard wantsGuide, let open, let subject = scriptSubject(),
      let preparation = playbook?.prepare(subject, language: wording.guide.language)
    else { return }
    var guide = Guide(preparation, of: open.file, point: open.point)
    if let before = open.guide, let walk = before.walk, walk.isBegun || before.turned != nil,
      before.point == open.point
    {
      guide.turned = before.turned
      // One that was not begun begins with the case as it is now.
      if before.turned?.walk?.isBegun != true { guide.turned?.walk = guide.walk }
      guide.walk = walk
      guide.mode = before.mode
      guide.answer = before.answer
    } else {
      self.open?.scriptTop = 0
    }
    self.open?.guide = guide
  }

  /// The case as scripts see it: whom the chosen number reaches, who sits here, when.
  func scriptSubject() -> ScriptSubject? {
    guard let open, let actor else { return nil }
    let party = open.point.flatMap { open.file.point($0)?.party }
    return ScriptSubject(open.file, party: party, charter: charter, agent: actor, now: moment.now)
  }

  /// The desk's know-how was read, or read again: what was made from the old one goes.
  mutating func learn(_ playbook: Playbook, _ faults: [ScriptFault]) {
    let isAgain = self.playbook != nil
    self.playbook = playbook
    self.faults = faults
    outcomes = playbook.outcomes.all
    order = playbook.order
    templates = playbook.notes
    correspondence = Correspondence(playbook)
    if open?.guide?.walk?.isBegun != true { open?.guide = nil }
    if let first = faults.first {
      notice = Notice(.refused, wording.guide.faults(first.description, faults.count))
    } else if isAgain {
      notice = Notice(.done, wording.guide.reloaded(playbook.scripts.heads.count))
    }
  }

  /// Somebody who is not liable is on the line, or may be: nothing of the debt stays on the screen.
  package var hidesDebt: Bool {
    guard let open else { return false }
    if let guide = open.guide, guide.point == open.point, let walk = guide.walk {
      return walk.sheet.hidesDebt
    }
    guard let role = open.point.flatMap({ open.file.point($0)?.party.role }) else { return false }
    return !Audience(role).mayHearOfDebt
  }

  /// An outcome was chosen whose conversation is another one: the third party's.
  mutating func turn(after outcome: Outcome) {
    turnBack()
    guard playbook?.outcomes.detail(outcome.code)?.then == .thirdParty else { return }
    prepareGuide()
    guard open?.guide?.walk?.sheet.hidesDebt != true, let subject = scriptSubject(),
      let choice = playbook?.scriptsFor(subject, audience: .thirdParty).first
    else { return }
    let before = open
    turn(to: choice.head.id)
    guard let before, let guide = before.guide, let into = open?.guide?.walk else { return }
    open?.guide?.turned = Guide.Turned(
      walk: guide.walk, mode: guide.mode, answer: guide.answer, top: before.scriptTop, into: into)
  }

  /// The entry of an outcome ends that had turned the script: the conversation is what it was before,
  /// unless it has been gone on with, or somebody who is not liable is being called.
  mutating func turnBack() {
    guard let turned = open?.guide?.turned else { return }
    open?.guide?.turned = nil
    guard open?.guide?.walk == turned.into, !callsThirdParty else { return }
    open?.guide?.walk = turned.walk
    open?.guide?.mode = turned.mode
    open?.guide?.answer = turned.answer
    open?.scriptTop = turned.top
  }

  /// The call that runs is one to somebody who may not hear of the debt.
  private var callsThirdParty: Bool {
    guard let open, let call, call.caseID == open.file.id,
      let role = open.file.point(call.point)?.party.role
    else { return false }
    return !Audience(role).mayHearOfDebt
  }

  /// Goes on in another script, with what was confirmed and written down.
  package mutating func turn(to id: String) {
    guard let subject = scriptSubject(), let sheet = playbook?.sheet(keeping: id, for: subject)
    else {
      notice = Notice(.refused, wording.guide.noSuchScript(id))
      return
    }
    open?.guide?.turn(to: sheet)
    open?.scriptTop = 0
  }

  /// The figure of a strategy in a segment, where enough calls stand behind it.
  func figure(_ strategy: String, in segment: Segment) -> StrategyFigure? {
    figures.first { $0.strategy == strategy && $0.segment == segment && $0.isTelling }
  }
}

extension Guide {
  mutating func turn(to sheet: ScriptSheet) {
    walk = walk.map { $0.isBegun ? $0.continued(in: sheet) : Walk(sheet) } ?? Walk(sheet)
    mode = .steps
    answer = nil
  }
}
