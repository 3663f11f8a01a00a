package import Cases
package import Playbook

/// The sentences about segments, strategies and scripts.
package struct GuideWording: Sendable {
  /// Of the texts that only the agent reads: the brief, reasons, titles.
  package var language: String
  package var asFacts: String
  package var asRecommended: String
  package var faults: @Sendable (String, Int) -> String
  package var reloaded: @Sendable (Int) -> String
  package var noSuchScript: @Sendable (String) -> String
  package var refusal: @Sendable (Walk.Refusal, (Tick) -> String) -> String

  // Lists.
  package var scripts: String
  package var strategies: String
  package var segments: String
  package var scriptReason: @Sendable (ScriptChoice.Reason) -> String
  package var whySegment: @Sendable (String) -> String
  package var strategySet: @Sendable (String?) -> String
  package var segmentSet: @Sendable (String?) -> String

  // Texts to read.
  package var training: String
  package var noTraining: String
  package var noFaults: String
  package var faultsTitle: String
  package var readingHint: String

  // The panel.
  package var segment: String
  package var strategy: String
  package var setBy: @Sendable (UserID?) -> String
  package var chosen: String
  /// Promises of calls, and kept of decided: `promised 12/40 (18-45 %)`.
  package var figure: @Sendable (StrategyFigure) -> String
  /// Where the reasons of segment and strategy are, if the panel has no place for them.
  package var briefKeys: String
  package var step: @Sendable (Int, Int) -> String
  package var noted: String
  package var objections: String
  package var answer: String
  package var first: String
  package var ends: @Sendable (String) -> String
  package var hintSteps: String
  package var hintWrite: String
  package var hintEnd: String
  package var hintObjections: String
  package var hintWriting: String
  package var hintEnter: String
  /// In the place of what a third party must not learn.
  package var hidden: String
}

extension GuideWording {
  /// In English, with the keys as this person has them.
  package static func english(_ keys: KeyTable) -> GuideWording {
    GuideWording(
      language: "en", asFacts: "as the facts say", asRecommended: "as recommended",
      faults: { first, count in
        count == 1
          ? first : "\(first) (and \(count - 1) more: \(keys.name(of: .palette)) playbook-faults)"
      },
      reloaded: { "The playbook was read again: \($0) scripts." },
      noSuchScript: { "There is no script \($0)." },
      refusal: { refusal, tick in
        switch refusal {
        case .noSuchReply(let digit): "No reply has the digit \(digit) here."
        case .noSuchObjection(let key): "No objection has the letter \(key)."
        case .mustFirst(let ticks): "First: \(ticks.map(tick).joined(separator: ", ")). "
        case .notHere: "There is nothing to tick here."
        }
      },
      scripts: "Scripts and strategies", strategies: "Strategies", segments: "Segments",
      scriptReason: { reason in
        switch reason {
        case .situation(let condition): condition.text.replacing("-", with: " ")
        case .bucket(let bucket): bucket.name
        case .segment(let segment): segment.rawValue.replacing("-", with: " ")
        case .strategy(let strategy): strategy
        }
      },
      whySegment: { "Why \($0)?" },
      strategySet: { "Strategy: \($0 ?? "as recommended").  \(keys.name(of: .undo)) = undo" },
      segmentSet: { "Segment: \($0 ?? "as the facts say").  \(keys.name(of: .undo)) = undo" },
      training: "Training",
      noTraining: "the playbook has no training case",
      noFaults: "nothing is wrong in the playbook",
      faultsTitle: "The desk's own playbook",
      readingHint: "↑ ↓ PgUp PgDn move · Esc closes",
      segment: "Segment", strategy: "Strategy",
      setBy: { "set by \($0?.text ?? "somebody")" },
      chosen: "chosen",
      figure: { figure in
        let promised = StrategyRow(figure).promised
        let kept = StrategyRow(figure).kept
        return "promised \(promised.count) calls (\(promised.span)), kept \(kept.count)"
          + (kept.span.isEmpty ? "" : " (\(kept.span))")
      },
      briefKeys:
        "Why so: \(keys.name(of: .segment)) segment, \(keys.name(of: .strategy)) strategy. "
        + "\(keys.name(of: .pane)) shows script and brief whole.",
      step: { "\($0)/\($1)" },
      noted: "Noted", objections: "Objections", answer: "Answer", first: "first",
      ends: { "Outcome: \($0)" },
      hintSteps: "digits reply  "
        + keys.hints([
          (.tick, "tick"), (.objections, "objections"), (.stepBack, "back"), (.list, "scripts"),
          (.pane, "leave"),
        ]),
      hintWrite: "Enter writes the facts down",
      hintEnd: "Enter fills the outcome in",
      hintObjections: "a letter takes it up  Esc closes",
      hintWriting: "Enter: next  Esc: leave",
      hintEnter: "\(keys.name(of: .pane)) goes along the script",
      hidden: "Hidden while somebody else may be on the line."
    )
  }
}
