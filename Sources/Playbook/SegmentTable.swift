package import Cases
internal import Yams

/// How the segment of a case follows from what is known of it: points per signal.
package struct SegmentTable: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var segment: Segment
    package var title: LocalText
    /// What to aim for, in a few words.
    package var aim: LocalText
  }

  struct Weight: Hashable, Sendable {
    var points: [Segment: Int]
    var text: LocalText
  }

  /// In the order that settles a draw.
  package private(set) var entries: [Entry] = []
  private var weights: [CaseSignal: Weight] = [:]

  package init() {}

  package func title(_ segment: Segment, in language: String) -> String {
    entries.first { $0.segment == segment }?.title[language] ?? segment.rawValue
  }

  package func aim(_ segment: Segment, in language: String) -> String {
    entries.first { $0.segment == segment }?.aim[language] ?? ""
  }

  /// The table that ships, with what a desk's own file says in the place of its parts.
  package static func load(
    own: [PlaybookSource] = []
  ) -> (table: SegmentTable, problems: [PlaybookProblem]) {
    var table = SegmentTable()
    var problems: [PlaybookProblem] = []
    let bundled = PlaybookSource.bundled("segments.yaml").map { [$0] } ?? []
    for source in bundled + own.filter({ $0.part == "segments.yaml" }) {
      var reader = YAMLReader(file: source.file)
      if let root = reader.root(source.text),
        let parts = reader.entry(root, known: ["segments", "signals"])
      {
        table.readSegments(parts, &reader)
        table.readSignals(parts, &reader)
      }
      problems += reader.problems
    }
    return (table, problems)
  }

  private mutating func readSegments(_ parts: YAMLReader.Entry, _ reader: inout YAMLReader) {
    guard let node = reader.node(parts, "segments"), let list = reader.entry(node, known: nil)
    else { return }
    for name in list.keys {
      guard let node = reader.node(list, name),
        let segment = reader.word(
          name, line: reader.line(node), of: "segment", as: Segment.self),
        let entry = reader.entry(node, known: ["title", "aim"]),
        let title = reader.requiredLocal(entry, "title"),
        let aim = reader.requiredLocal(entry, "aim")
      else { continue }
      let read = Entry(segment: segment, title: title, aim: aim)
      if let index = entries.firstIndex(where: { $0.segment == segment }) {
        entries[index] = read
      } else {
        entries.append(read)
      }
    }
  }

  private mutating func readSignals(_ parts: YAMLReader.Entry, _ reader: inout YAMLReader) {
    guard let node = reader.node(parts, "signals"), let list = reader.entry(node, known: nil)
    else { return }
    for name in list.keys {
      guard let node = reader.node(list, name),
        let signal = reader.word(
          name, line: reader.line(node), of: "signal", as: CaseSignal.self),
        let entry = reader.entry(node, known: ["points", "text"]),
        let text = reader.requiredLocal(entry, "text"),
        let node = reader.node(entry, "points"),
        let points = reader.entry(node, known: Segment.allCases.map(\.rawValue))
      else { continue }
      var weight = Weight(points: [:], text: text)
      for segment in Segment.allCases {
        weight.points[segment] = reader.integer(points, segment.rawValue, in: -100...100)
      }
      weights[signal] = weight
    }
  }

  /// The segment of a case. Every case has one.
  ///
  /// One that a person has set stands until it is set again; one that came with an outcome stands
  /// until the right party is spoken to again, because then more is known.
  package func assess(
    _ file: CaseFile, at now: Instant, charter: Charter
  ) -> SegmentAssessment {
    let file = file.settled(on: charter.zone.day(of: now), charter.limits.promise)
    let signals = CaseSignal.of(file, at: now, charter: charter)
    var points: [Segment: Int] = [:]
    for signal in signals {
      for (segment, weight) in weights[signal]?.points ?? [:] {
        points[segment, default: 0] += weight
      }
    }
    var computed = Segment.cooperative
    var most = 0
    for segment in entries.map(\.segment) where points[segment, default: 0] > most {
      computed = segment
      most = points[segment, default: 0]
    }
    let reasons = CaseSignal.allCases.compactMap { signal -> SegmentAssessment.Reason? in
      guard signals.contains(signal), let weight = weights[signal],
        let counted = weight.points[computed], counted > 0
      else { return nil }
      return SegmentAssessment.Reason(signal: signal, points: counted, text: weight.text)
    }
    let ranked = reasons.enumerated()
      .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map(\.element)
    let set = standing(file)
    return SegmentAssessment(
      segment: set?.segment ?? computed, computed: computed, reasons: ranked, signals: signals,
      set: set)
  }

  /// The segment that was set on the case and still stands.
  private func standing(_ file: CaseFile) -> SegmentAssessment.Set? {
    guard let segment = file.segment else { return nil }
    let setting = file.lastStanding { happening -> SegmentSet? in
      if case .segmentSet(let setting) = happening { setting } else { nil }
    }
    guard let (event, setting) = setting else {
      return SegmentAssessment.Set(segment: segment, by: nil, reason: nil)
    }
    let contacts = file.pastContacts
    let withOutcome = contacts.contains { $0.at == event.at }
    let spokenSince = contacts.contains {
      $0.at > event.at && $0.contacted.flags.contains(.rightParty)
    }
    if withOutcome && spokenSince { return nil }
    return SegmentAssessment.Set(segment: segment, by: event.by, reason: setting.reason)
  }
}

/// The segment of a case, and what speaks for it.
package struct SegmentAssessment: Hashable, Sendable {
  package struct Reason: Hashable, Sendable {
    package var signal: CaseSignal
    package var points: Int
    package var text: LocalText
  }

  /// A segment that was set rather than computed.
  package struct Set: Hashable, Sendable {
    package var segment: Segment
    package var by: UserID?
    package var reason: String?
  }

  /// The one to work with: what was set, or else what was computed.
  package var segment: Segment
  package var computed: Segment
  /// What speaks for the computed one, the strongest first; empty where nothing does.
  package var reasons: [Reason]
  package var signals: Swift.Set<CaseSignal>
  package var set: Set?
}
