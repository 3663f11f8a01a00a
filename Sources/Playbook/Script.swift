package import Cases

/// What a script is for: enough to list it and to choose it. The rest is read when it is opened.
package struct ScriptHead: Hashable, Sendable {
  /// When a script is opened: to begin a contact, when the person calls us, or from within another
  /// script when the conversation turns.
  package enum Occasion: String, Sendable, CaseIterable { case opening, inbound, turn }

  package var id: String
  package var title: LocalText
  package var audience: Audience
  package var channel: Channel
  package var occasion: Occasion
  /// What a letter is sent for; nil: to collect, or to find somebody, as its audience is.
  package var purpose: Purpose?
  /// Empty: every bucket; likewise segments and strategies.
  package var buckets: [Bucket]
  package var segments: [Segment]
  package var strategies: [String]
  /// What must be so for the script to be offered.
  package var needs: [ScriptCondition]
  /// The fragments of common.yaml that it uses.
  package var uses: [String]
  package var file: String

  /// Nobody but the person meant may be hearing: a text left where others hear it, and any text for
  /// a third party, has nothing of the debt in it.
  package var isSealed: Bool {
    !audience.mayHearOfDebt || channel == .voicemail || channel == .postcard
      || channel == .social
  }
}

/// Something an agent confirms before the conversation may go on.
package enum Tick: String, Sendable, CaseIterable {
  case rightParty = "right-party"
  case disclosure
}

/// A guided conversation: steps with what to say and where each reply leads.
package struct Script: Hashable, Sendable {
  package var head: ScriptHead
  /// The step it begins with, and the one it goes on with when opened from another script.
  package var start: String
  package var enter: String
  package var steps: [String: Step]
  /// In the order of reading.
  package var order: [String]
  package var objections: [Objection]

  package struct Step: Hashable, Sendable {
    package var id: String
    package var title: LocalText?
    package var say: LocalText
    /// Advice to the agent, not to be spoken.
    package var hint: LocalText?
    /// What must be ticked before this is said.
    package var must: [Tick]
    /// What is ticked on this step.
    package var ticks: [Tick]
    /// Facts to write down here.
    package var record: [String]
    /// What must be so on the case; otherwise the step is left out and `otherwise` takes its place.
    package var needs: [ScriptCondition]
    package var otherwise: String?
    package var replies: [Reply]
    /// The outcome of a walk that comes here.
    package var ends: String?
    package var file: String
    package var line: Int
  }

  /// Where a reply leads.
  package enum Target: Hashable, Sendable {
    case step(String)
    case outcome(String)
    case script(String)
  }

  package struct Reply: Hashable, Sendable {
    /// 1 to 9.
    package var digit: Int
    package var says: LocalText
    package var target: Target
    package var needs: [ScriptCondition]
    package var ticks: [Tick]
    package var amount: Amount?
    /// Days from today by which the person will pay.
    package var days: Int?
    package var firmness: Promise.Firmness?
    /// Facts that the reply itself tells.
    package var sets: [String: LocalText]
    /// What the note says of it; nothing where absent.
    package var note: LocalText?
    package var line: Int
  }

  /// Which amount a reply promises; `broken` is that of the promise that was not kept, `typed` is asked
  /// of the agent.
  package enum Amount: String, Sendable, CaseIterable {
    case balance, minimum, half, settlement, broken, typed
  }

  /// Something people say at any time, and the answer.
  package struct Objection: Hashable, Sendable {
    /// A letter.
    package var key: String
    package var says: LocalText
    package var answer: LocalText
    package var target: Target?
    package var note: LocalText?
    package var must: [Tick]
    package var needs: [ScriptCondition]
    package var file: String
    package var line: Int
  }
}

/// Something worth writing down from a conversation.
package struct FactField: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable { case text, amount, day, phone }

  /// What the case gains by it beside the note.
  package enum Becomes: String, Sendable, CaseIterable {
    /// A telephone number or an address of the debtor that nobody has confirmed yet.
    case number, address
    /// Somebody who offers to help of their own free will, how they stand to the debtor, and where
    /// they can be reached.
    case volunteer, relation
    case volunteerNumber = "volunteer-number"
  }

  package var key: String
  package var label: LocalText
  package var kind: Kind
  /// Every later agent should see it first.
  package var isClue: Bool
  package var becomes: Becomes?
}
