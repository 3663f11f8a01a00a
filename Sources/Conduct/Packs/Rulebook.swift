internal import Cases

/// The rules a book goes by: those of its packs, of what they extend, and of the overlays that a
/// person's jurisdictions add. Made once, asked for every contact.
package struct Rulebook: Sendable, Equatable {
  /// A rule with what its pack says about it.
  struct Entry: Sendable, Equatable {
    var rule: PackRule
    var reach: Reach
    var compiled: CompiledRule
    /// Which of the rulebook's `regions` it is about; nil: everybody.
    var region: Int?
  }

  /// Its packs, what is extended first.
  package let packs: [Pack]
  /// The rules that judge a contact, in the order of the packs.
  let entries: [Entry]
  /// Those that do not: content, deadlines, retention, language, questions.
  let duties: [Entry]
  /// The zones the rules go by: nil stands for the person's first.
  let clocks: [Zone?]
  /// The places whose people some of the rules are about.
  let regions: [Region]

  struct Region: Sendable, Equatable {
    var places: [String]
    /// An overlay adds itself for people who may be in one of its places; the others are the packs
    /// a book has chosen, of which those of the person's places apply.
    var isOverlay: Bool
  }

  /// A rulebook of packs whose extended packs are among them.
  /// - Parameters:
  ///   - overlays: the packs that add themselves for some people only.
  ///   - isByPlace: every person is judged by the packs of their places; otherwise by all of them.
  package init(_ packs: [Pack], overlays: [Pack] = [], isByPlace: Bool = false) {
    var clocks: [Zone?] = [nil]
    var regions: [Region] = []
    func number(_ region: Region) -> Int? {
      guard !region.places.isEmpty else { return nil }
      if let known = regions.firstIndex(of: region) { return known }
      regions.append(region)
      return regions.count - 1
    }
    var entries: [Entry] = []
    var duties: [Entry] = []
    for (pack, isOverlay) in packs.map({ ($0, false) }) + overlays.map({ ($0, true) }) {
      let region =
        isOverlay
        ? Region(places: pack.overlay, isOverlay: true)
        : Region(places: isByPlace ? pack.jurisdiction : [], isOverlay: false)
      let about = number(region)
      for rule in pack.rules {
        var clock = 0
        if case .fixed(let zone) = rule.clock {
          clock = clocks.firstIndex(of: zone) ?? clocks.count
          if clock == clocks.count { clocks.append(zone) }
        }
        let entry = Entry(
          rule: rule, reach: Reach(rule), compiled: CompiledRule(rule, of: pack, clock: clock),
          region: about)
        if rule.judgesContacts { entries.append(entry) } else { duties.append(entry) }
      }
    }
    self.packs = packs + overlays
    self.entries = entries
    self.duties = duties
    self.clocks = clocks
    self.regions = regions
  }

  /// Which of the regions a person belongs to, by every place they may be in.
  func concerns(_ person: Situation.Person) -> [Bool] {
    guard !regions.isEmpty else { return [] }
    let places = person.jurisdictions
    var concerns = regions.map { region in
      region.places.contains { code in
        places.contains { isWithin($0, code) || !region.isOverlay && isWithin(code, $0) }
      }
    }
    // Nobody is without rules: one for whom no pack was chosen is judged by all that were.
    let chosen = regions.indices.filter { !regions[$0].isOverlay }
    if !chosen.contains(where: { concerns[$0] }) {
      for index in chosen { concerns[index] = true }
    }
    return concerns
  }
}

/// Whether a place is another or part of it: `US-NY-NYC` of `US-NY`.
func isWithin(_ place: String, _ whole: String) -> Bool {
  place.hasPrefix(whole)
    && (place.utf8.count == whole.utf8.count
      || place.utf8.dropFirst(whole.utf8.count).first == UInt8(ascii: "-"))
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
