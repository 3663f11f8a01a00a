internal import Cases
internal import Yams

/// A line of the table of strategies: for whom it speaks, and for which strategies how strongly.
struct StrategyRule: Hashable, Sendable {
  var buckets: [Bucket] = []
  var segments: [Segment] = []
  var signals: [CaseSignal] = []
  var languages: [String] = []
  /// Parts of words, in lower case.
  var occupations: [String] = []
  var bornFrom: Int?
  var bornTo: Int?
  var points: [String: Int] = [:]
  var text: LocalText

  /// Nil, with the reason noted, where the line is wrong.
  init?(_ node: Node, strategies: [String], _ reader: inout YAMLReader) {
    let before = reader.problems.count
    guard let entry = reader.entry(node, known: ["when", "points", "text"]),
      let text = reader.requiredLocal(entry, "text"),
      reader.required(mapping: "points", in: entry),
      let node = reader.node(entry, "points"),
      let weights = reader.entry(node, known: strategies)
    else { return nil }
    self.text = text
    for strategy in weights.keys {
      points[strategy] = reader.integer(weights, strategy, in: -100...100)
    }
    if let node = reader.node(entry, "when"),
      let when = reader.entry(
        node,
        known: ["buckets", "segments", "signals", "languages", "occupations", "born"])
    {
      buckets = reader.buckets(when, "buckets")
      segments = reader.words(when, "segments", as: Segment.self)
      signals = reader.words(when, "signals", as: CaseSignal.self)
      languages = reader.texts(when, "languages")
      occupations = reader.texts(when, "occupations").map { $0.lowercased() }
      if let node = reader.node(when, "born"),
        let born = reader.entry(node, known: ["from", "to"])
      {
        bornFrom = reader.integer(born, "from", in: 1850...2200)
        bornTo = reader.integer(born, "to", in: 1850...2200)
      }
    }
    guard reader.problems.count == before else { return nil }
  }

  func fits(_ debtor: Party?, bucket: Bucket, assessment: SegmentAssessment) -> Bool {
    if !buckets.isEmpty, !buckets.contains(bucket) { return false }
    if !segments.isEmpty, !segments.contains(assessment.segment) { return false }
    if !signals.isEmpty, !signals.contains(where: assessment.signals.contains) { return false }
    if !languages.isEmpty {
      guard let language = debtor?.language, languages.contains(language) else { return false }
    }
    if !occupations.isEmpty {
      guard let occupation = debtor?.occupation?.lowercased(),
        occupations.contains(where: { occupation.contains($0) })
      else { return false }
    }
    if bornFrom != nil || bornTo != nil {
      guard let year = debtor?.born?.civil.year else { return false }
      if let bornFrom, year < bornFrom { return false }
      if let bornTo, year > bornTo { return false }
    }
    return true
  }
}

extension YAMLReader {
  mutating func required(mapping key: String, in entry: Entry) -> Bool {
    if !entry.has(key) { report(entry.line, "\(key) is missing") }
    return entry.has(key)
  }

  mutating func buckets(_ entry: Entry, _ key: String) -> [Bucket] {
    let line = line(entry, key)
    return texts(entry, key).compactMap { name in
      if let bucket = Bucket(name: name) { return bucket }
      let known = Bucket.allCases.map(\.name).joined(separator: ", ")
      report(line, "\(key) is \(name); one of \(known) is expected")
      return nil
    }
  }
}
