internal import Cases

/// Which events have happened to which case since the snapshot: places in the journal only, so that
/// ten thousand moved cases take no more memory than ten thousand numbers. The cases themselves are
/// folded when they are asked for.
struct Tail {
  private struct Link {
    var seq: Int
    var place: JournalPlace
    /// The event before of the same case, or -1.
    var previous: Int32
  }

  private var links: [Link] = []
  private var last: [CaseID: Int32] = [:]
  /// Lines read whose append has not ended yet.
  private var pending: [(envelope: Envelope, place: JournalPlace)] = []

  /// Events, with those of no case.
  private(set) var events = 0
  private(set) var bytes = 0

  mutating func expect(_ entry: JournalEntry) { pending.append((entry.envelope, entry.place)) }

  /// The lines expected so far have happened.
  mutating func commit() {
    for (envelope, place) in pending { add(place, seq: envelope.seq, of: envelope.caseID) }
    pending.removeAll(keepingCapacity: pending.count < 1000)
  }

  mutating func add(_ place: JournalPlace, seq: Int, of id: CaseID?) {
    events += 1
    bytes += Int(place.length) + 1
    guard let id else { return }
    links.append(Link(seq: seq, place: place, previous: last[id] ?? -1))
    last[id] = Int32(clamping: links.count - 1)
  }

  mutating func forget() { pending.removeAll() }

  /// Cases with events since the snapshot.
  var cases: Dictionary<CaseID, Int32>.Keys { last.keys }

  func holds(_ id: CaseID) -> Bool { last[id] != nil }

  /// The events of a case before one of that number, in order.
  func places(of id: CaseID, before seq: Int = .max) -> [JournalPlace] {
    var places: [JournalPlace] = []
    var index = last[id] ?? -1
    while index >= 0 {
      let link = links[Int(index)]
      if link.seq < seq { places.append(link.place) }
      index = link.previous
    }
    return places.reversed()
  }

  /// What remains when a snapshot holds everything up to an event.
  func after(_ seq: Int) -> Tail {
    var later: [(link: Link, id: CaseID)] = []
    for (id, index) in last {
      var index = index
      while index >= 0, links[Int(index)].seq > seq {
        later.append((links[Int(index)], id))
        index = links[Int(index)].previous
      }
    }
    later.sort { $0.link.seq < $1.link.seq }
    var tail = Tail()
    for (link, id) in later { tail.add(link.place, seq: link.seq, of: id) }
    return tail
  }
}
