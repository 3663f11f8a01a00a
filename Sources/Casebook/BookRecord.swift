internal import Cases
internal import Foundation

/// What book.json says: the charter, and which files make up the book.
struct BookRecord: Equatable {
  /// The format of a book that this program writes, and the newest it reads.
  static let format = 1
  static let name = "book.json"
  /// Larger is no book.json.
  static let longest = 8 << 20

  var charter: Charter
  var snapshot: SnapshotRecord?
  /// In order; the last one is written to.
  var segments: [SegmentRecord]
  /// The file as it was read: members that this program does not know stay.
  private var origin: JSONValue?

  init(charter: Charter, snapshot: SnapshotRecord?, segments: [SegmentRecord]) {
    self.charter = charter
    self.snapshot = snapshot
    self.segments = segments
  }

  static func == (a: BookRecord, b: BookRecord) -> Bool {
    a.charter == b.charter && a.snapshot == b.snapshot && a.segments == b.segments
  }
}

/// A segment of the journal.
struct SegmentRecord: Hashable, Codable {
  var file: String
  /// The number of its first event.
  var first: Int
}

/// The snapshot in use, and where the journal goes on after it.
struct SnapshotRecord: Hashable, Codable {
  var file: String
  /// The last event in it.
  var seq: Int
  /// The time of that event.
  var at: Instant?
  /// The hash of that event's line.
  var head: String
  /// The segment and the place in it of the first event after.
  var segment: String
  var offset: Int
  /// How many cases it holds.
  var cases: Int
}

extension BookRecord {
  private struct Fields: Codable {
    var format: Int64
    var name: String
    var kind: Charter.Kind
    var currency: Currency
    var zone: BookZone
    var actor: CollectorKind
    var packs: [String]
    var team: [Member]
    var limits: Limits?
    var snapshot: SnapshotRecord?
    var segments: [SegmentRecord]
  }

  private struct FormatOnly: Codable { var format: Int64 }

  init(json: [UInt8]) throws(BookError) {
    let data = Data(json)
    let decoder = JSONDecoder()
    let fields: Fields
    let raw: JSONValue
    do {
      // Before anything else: a newer format may have changed all the rest.
      let format = try decoder.decode(FormatOnly.self, from: data).format
      guard format <= BookRecord.format else {
        throw BookError.newerFormat(found: format, known: BookRecord.format)
      }
      guard format >= 1 else { throw BookError.badRecord("format is \(format)") }
      fields = try decoder.decode(Fields.self, from: data)
      raw = try decoder.decode(JSONValue.self, from: data)
    } catch let error as BookError {
      throw error
    } catch {
      throw .badRecord(BookRecord.place(of: error))
    }
    charter = Charter(
      name: fields.name, kind: fields.kind, currency: fields.currency, zone: fields.zone,
      actor: fields.actor, packs: fields.packs, team: fields.team,
      limits: fields.limits ?? Limits())
    snapshot = fields.snapshot
    segments = fields.segments
    origin = raw
    try check()
  }

  private var fields: Fields {
    Fields(
      format: Int64(BookRecord.format), name: charter.name, kind: charter.kind,
      currency: charter.currency, zone: charter.zone, actor: charter.actor, packs: charter.packs,
      team: charter.team, limits: charter.limits, snapshot: snapshot, segments: segments)
  }

  /// The charter alone, as an event holds it.
  func charterValue() throws(BookError) -> JSONValue {
    do {
      let value = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(fields))
      guard case .object(var members) = value else { return value }
      for name in ["format", "snapshot", "segments"] { members[name] = nil }
      return .object(members)
    } catch {
      throw .badRecord(BookRecord.place(of: error))
    }
  }

  /// The bytes of the file, for people to read.
  func json() throws(BookError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let known = try JSONDecoder().decode(JSONValue.self, from: try encoder.encode(fields))
      return Array(try encoder.encode(merged(known, into: origin))) + [UInt8(ascii: "\n")]
    } catch {
      throw .badRecord(BookRecord.place(of: error))
    }
  }

  /// Names of files come from the file: they must stay in the book's directory.
  private func check() throws(BookError) {
    // What is counted one by one comes nowhere near the largest number there is.
    let counted = 0...(1 << 53)
    guard let first = segments.first, first.first == 1, segments.allSatisfy({ counted ~= $0.first })
    else {
      throw .badRecord("segments: the first must begin with event 1")
    }
    for (segment, next) in zip(segments, segments.dropFirst())
    where segment.first >= next.first {
      throw .badRecord("segments: out of order")
    }
    for name in segments.map(\.file) + [snapshot?.file, snapshot?.segment].compactMap({ $0 })
    where name.contains("/") || name.hasPrefix(".") || name.isEmpty || name.contains("\0") {
      throw .badRecord("a file name leads out of the book")
    }
    guard let snapshot else { return }
    guard counted.contains(snapshot.seq), counted.contains(snapshot.offset),
      counted.contains(snapshot.cases),
      segments.contains(where: { $0.file == snapshot.segment }),
      ChainHash(hex: snapshot.head) != nil
    else { throw .badRecord("snapshot: numbers that cannot be") }
  }

  /// Where a decoder stopped, without quoting what it read.
  private static func place(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not JSON" }
    let (problem, path): (String, [any CodingKey]) =
      switch error {
      case .keyNotFound(let key, let context): ("is missing", context.codingPath + [key])
      case .typeMismatch(_, let context): ("is of the wrong type", context.codingPath)
      case .valueNotFound(_, let context): ("is empty", context.codingPath)
      case .dataCorrupted(let context): ("is not valid", context.codingPath)
      @unknown default: ("is not valid", [])
      }
    guard !path.isEmpty else { return "not JSON" }
    let name = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
    return "\(name.joined(separator: ".")) \(problem)"
  }
}

/// Members that may be absent: absent in the new value, they go from the file.
private let optionalMembers: Set<String> = ["snapshot", "capacity", "languages", "at"]

/// A value put over the one it replaces: what the old one has besides stays.
private func merged(_ new: JSONValue, into old: JSONValue?) -> JSONValue {
  switch (new, old) {
  case (.object(let new), .object(let old)?):
    var result = old.filter { new[$0.key] != nil || !optionalMembers.contains($0.key) }
    for (name, value) in new { result[name] = merged(value, into: old[name]) }
    return .object(result)
  case (.array(let new), .array(let old)?):
    return .array(
      new.map { value in
        merged(
          value, into: identity(of: value).flatMap { id in old.first { identity(of: $0) == id } })
      })
  default: return new
  }
}

/// What makes an element of a list the same one: a person's login, a file's name.
private func identity(of value: JSONValue) -> JSONValue? {
  guard case .object(let members) = value else { return nil }
  return members["user"] ?? members["file"]
}
