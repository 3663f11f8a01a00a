internal import Cases
internal import Glibc

extension Book {
  /// Adds events to the journal, all or none; they are on the disk when this returns. The lock is
  /// held and nothing stands behind the last append.
  func append(_ events: [Event]) throws(BookError) {
    let encoded = try encodeAll(events)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.reduce(0) { $0 + $1.bytes.count + $1.ends.count * 128 })
    var reached = position
    var places: [JournalPlace] = []
    places.reserveCapacity(events.count)
    for part in encoded {
      try part.each { json throws(BookError) in
        let begin = bytes.count
        let isEnd = places.count == events.count - 1
        reached.head = JournalLine.append(
          json, prev: reached.head, isEnd: isEnd, lines: events.count, to: &bytes)
        let length = bytes.count - begin - 1
        guard length <= JournalLine.longest else { throw .tooLong(bytes: length) }
        places.append(
          JournalPlace(
            segment: Int32(clamping: segment.index), length: Int32(clamping: length),
            offset: position.offset + begin))
      }
    }
    do {
      try segment.file.write(bytes, at: position.offset)
      try segment.file.syncData()
    } catch {
      // What cannot be taken back is behind the last end, or is an append that nobody acknowledged.
      try? segment.file.truncate(to: position.offset)
      try? segment.file.syncData()
      throw error.asBookError("saving to", segment.name)
    }
    reached.offset += bytes.count
    for (event, place) in zip(events, places) {
      reached.seq = event.seq
      reached.at = event.at
      tail.add(place, seq: event.seq, of: event.caseID)
      keepUp(with: event)
    }
    position = reached
  }

  private func encodeAll(_ events: [Event]) throws(BookError) -> [EncodedTexts] {
    guard events.count >= 64 else {
      var texts = EncodedTexts()
      for event in events { try texts.append(event, encoder) }
      return [texts]
    }
    let parts = events.indices.parts(processors)
    let encoded = concurrently(parts.count) { part in
      Result { () throws(BookError) in
        var texts = EncodedTexts()
        let encoder = BookEncoder()
        for index in parts[part] { try texts.append(events[index], encoder) }
        return texts
      }
    }
    var all: [EncodedTexts] = []
    for part in encoded { all.append(try part.get()) }
    return all
  }

  /// Moves what stands behind the last whole append out of the way: a write that was never
  /// acknowledged. It is kept, and reported.
  func setAsideTornWrite() throws(BookError) {
    let size = Int(try segment.file.status(segment.name).st_size)
    guard size != position.offset else { return }
    guard size > position.offset else {
      throw .damaged(file: segment.name, line: 0, what: "it has become shorter")
    }
    let torn = try makeTornFile()
    do {
      var offset = position.offset
      while offset < size {
        let piece = try segment.file.read(offset..<min(offset + (1 << 20), size))
        if piece.isEmpty { break }
        try torn.file.write(piece, at: offset - position.offset)
        offset += piece.count
      }
      try torn.file.sync()
      try folder.directory.sync()
      try segment.file.truncate(to: position.offset)
      try segment.file.syncData()
    } catch {
      throw error.asBookError("setting aside an unfinished write to", torn.name)
    }
    notices.append(.tornWrite(file: torn.name, bytes: size - position.offset))
  }

  private func makeTornFile() throws(BookError) -> NamedFile {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let now = Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    let stamp = now.description.filter { $0 != ":" && $0 != "-" }
    return try folder.makeFirstFree("torn.\(stamp).jsonl") {
      "torn.\(stamp)\($0 == 0 ? "" : ".\($0)").jsonl"
    }
  }
}
