internal import Cases

/// The rules a book goes by: those of its packs, of what they extend, and of the overlays that a
/// person's jurisdictions add. Made once, asked for every contact.
package struct Rulebook: Sendable, Equatable {
  /// A rule with what its pack says about it.
  struct Entry: Sendable, Equatable {
    var rule: PackRule
    var reach: Reach
    var compiled: CompiledRule
    /// Adds itself for people of these places only; empty: for everyone.
    var overlay: [String]
  }

  /// Its packs, what is extended first.
  package let packs: [Pack]
  /// The rules that judge a contact, in the order of the packs.
  let entries: [Entry]
  /// Those that do not: content, deadlines, retention, language, questions.
  let duties: [Entry]
  /// The zones the rules go by: nil stands for the person's first.
  let clocks: [Zone?]

  /// A rulebook of packs whose extended packs are among them.
  /// - Parameter overlays: the packs that add themselves for some people only.
  package init(_ packs: [Pack], overlays: [Pack] = []) {
    var clocks: [Zone?] = [nil]
    var entries: [Entry] = []
    var duties: [Entry] = []
    for (pack, isOverlay) in packs.map({ ($0, false) }) + overlays.map({ ($0, true) }) {
      for rule in pack.rules {
        var clock = 0
        if case .fixed(let zone) = rule.clock {
          clock = clocks.firstIndex(of: zone) ?? clocks.count
          if clock == clocks.count { clocks.append(zone) }
        }
        let entry = Entry(
          rule: rule, reach: Reach(rule), compiled: CompiledRule(rule, of: pack, clock: clock),
          overlay: isOverlay ? pack.overlay : [])
        if rule.judgesContacts { entries.append(entry) } else { duties.append(entry) }
      }
    }
    self.packs = packs + overlays
    self.entries = entries
    self.duties = duties
    self.clocks = clocks
  }
}

extension PackRule {
  /// Whether it takes part in verdicts.
  package var judgesContacts: Bool {
    switch kind {
    case .window, .count, .cooldown, .hold, .party, .precondition: true
    case .content, .deadline, .period, .retain, .lexicon, .judgement: false
    }
  }
}
