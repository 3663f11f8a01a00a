internal import Cases
internal import Screen
internal import Worklist

extension Painter {
  /// What the receiver of a case must know before anything else, until they have worked it; and what
  /// became of what was asked of the leads.
  func handoverLines(_ file: CaseFile) -> [Line] {
    var lines: [Line] = []
    if let handover = file.handover {
      lines.append([(wording.board.handover(handover), "alert")] + brief(file))
    }
    for request in file.requests {
      let kind = wording.requests.kind(request.wanted.kind)
      guard let answer = request.answer else {
        lines.append([("\(wording.event("requested")): \(kind)", "notice")])
        continue
      }
      let reason = answer.reason.map { ": \($0)" } ?? ""
      lines.append([
        ("\(kind) \(wording.requests.decision(answer.decision))\(reason)", "notice")
      ])
    }
    return lines
  }

  /// Last spoken to, live promise, numbers that failed, holds, next step.
  private func brief(_ file: CaseFile) -> Line {
    var line: Line = []
    var failed: Set<String> = []
    var spoken: PastEvent?
    for past in file.history {
      guard case .contacted(let contacted) = past.happening else { continue }
      if contacted.flags.contains(.rightParty) { spoken = past }
      guard let to = contacted.to, contacted.flags.contains(.attempt) else { continue }
      if contacted.flags.contains(.contact) { failed.remove(to) } else { failed.insert(to) }
    }
    if let spoken, case .contacted(let contacted) = spoken.happening {
      let title = model.outcomes.first { $0.code == contacted.outcome }?.title ?? contacted.outcome
      line.append(("RPC \(model.charter.zone.day(of: spoken.at)) \(title)", "strong"))
    }
    if let promise = file.settled(on: model.today, model.charter.limits.promise).livePromise {
      let amount = Money(minor: promise.amount, currency: file.debt.currency).whole
      line.append(("\(wording.promise) \(amount) \(wording.due) \(promise.due)", "promise"))
    }
    if !failed.isEmpty { line.append((wording.tries(failed.count), "muted")) }
    if file.isHeld(at: model.moment.now) { line.append(("HELD", "warning")) }
    if let next = file.next { line.append((wording.nextOn(next), "text")) }
    return line
  }
}
