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

  private(set) var bytes = 0

  /// Events, with those of no case.
  var events: Int { links.count }

  mutating func expect(_ entry: JournalEntry) { pending.append((entry.envelope, entry.place)) }

  /// The lines expected so far have happened.
  mutating func commit() {
    for (envelope, place) in pending { add(place, seq: envelope.seq, of: envelope.caseID) }
    pending.removeAll(keepingCapacity: pending.count < 1000)
  }

  mutating func add(_ place: JournalPlace, seq: Int, of id: CaseID?) {
    bytes += Int(place.length) + 1
    let previous = id.flatMap { last[$0] } ?? -1
    links.append(Link(seq: seq, place: place, previous: previous))
    if let id { last[id] = Int32(clamping: links.count - 1) }
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

  /// Where the first event after one is, if it is here and the one before it is too.
  func place(after seq: Int) -> JournalPlace? {
    guard let first = links.first, seq >= first.seq - 1, seq - first.seq + 1 < links.count else {
      return nil
    }
    return links[seq - first.seq + 1].place
  }

  /// What remains when a snapshot holds everything up to an event.
  func after(_ seq: Int) -> Tail {
    let begin = links.firstIndex { $0.seq > seq } ?? links.count
    var owners: [Int32: CaseID] = [:]
    for (id, index) in last {
      var index = index
      while index >= begin {
        owners[index] = id
        index = links[Int(index)].previous
      }
    }
    var tail = Tail()
    for index in links.indices[begin...] {
      tail.add(links[index].place, seq: links[index].seq, of: owners[Int32(clamping: index)])
    }
    return tail
  }
}
