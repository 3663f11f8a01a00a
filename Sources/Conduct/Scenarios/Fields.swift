internal import Cases

/// The fields of one JSON object, read with messages that a pack's author understands.
struct Fields {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let container: KeyedDecodingContainer<Name>

  /// - Throws: if there is a key that is not known.
  init(_ decoder: any Decoder, known: [String]) throws {
    container = try decoder.container(keyedBy: Name.self)
    for key in container.allKeys where !known.contains(key.stringValue) {
      throw problem(
        key.stringValue, "unknown field '\(key.stringValue)'" + nearest(key.stringValue, known))
    }
  }

  func problem(_ field: String, _ message: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(
        codingPath: container.codingPath, debugDescription: message))
  }

  func has(_ field: String) -> Bool { container.contains(Name(stringValue: field)) }

  /// A field that may be absent or null.
  func optional<Value: Decodable>(_ field: String, _ type: Value.Type) throws -> Value? {
    try container.decodeIfPresent(type, forKey: Name(stringValue: field))
  }

  func value<Value: Decodable>(_ field: String, _ type: Value.Type) throws -> Value {
    guard let value = try optional(field, type) else {
      throw problem(field, "the field '\(field)' is missing")
    }
    return value
  }

  func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ field: String, _ type: Word.Type = Word.self
  ) throws -> Word? where Word.RawValue == String {
    guard let text = try optional(field, String.self) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw problem(
        field, "unknown \(field) '\(text)'" + nearest(text, Word.allCases.map(\.rawValue)))
    }
    return word
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ field: String, _ type: Word.Type = Word.self
  ) throws -> Word where Word.RawValue == String {
    guard let word = try optionalWord(field, type) else {
      throw problem(field, "the field '\(field)' is missing")
    }
    return word
  }

  func optionalInstant(_ field: String) throws -> Instant? {
    guard let text = try optional(field, String.self) else { return nil }
    guard let instant = Instant(text) else {
      throw problem(
        field, "'\(text)' in \(field) is not a time such as 2026-11-20T09:30:00-05:00")
    }
    return instant
  }

  func instant(_ field: String) throws -> Instant {
    guard let instant = try optionalInstant(field) else {
      throw problem(field, "the field '\(field)' is missing")
    }
    return instant
  }

  /// `days`, `open` and `close`; what is absent does not limit. nil if none is there.
  func times() throws -> WeekTimes? {
    let days = try optional("days", String.self)
    let open = try optional("open", String.self)
    let close = try optional("close", String.self)
    guard days != nil || open != nil || close != nil else { return nil }
    guard let times = WeekTimes(days: days, open: open, close: close) else {
      throw problem(
        "days",
        "'\(days ?? "mon-sun") \(open ?? "00:00")-\(close ?? "24:00")' is not a time such as "
          + "mon-fri 09:00-17:00")
    }
    return times
  }
}

extension WeekTimes {
  /// Days and times as people and files write them; what is nil does not limit. nil if they are
  /// not days or times, or both times are the same.
  package init?(days: String?, open: String?, close: String?) {
    guard let days = days.map({ Weekdays($0) }) ?? .all,
      let open = open.map({ WeekTimes.minutes($0) }) ?? 0,
      let close = close.map({ WeekTimes.minutes($0) }) ?? 1440
    else { return nil }
    self.init(days: days, open: open, close: close == 0 ? 1440 : close)
  }
}

extension Situation.Consent.Kind {
  /// A consent by its name (`prior-consent`, `opted-out:sms`, `opted-out:number:+1...`,
  /// `agreed-time` with its times); nil for any other.
  package init?(_ name: String, times: WeekTimes?) {
    switch name {
    case "prior-consent": self = .prior
    case "agreed-time": self = .agreedTime(times)
    default:
      let number = "opted-out:number:"
      if name.hasPrefix(number), name.count > number.count {
        self = .optedOutNumber(String(name.dropFirst(number.count)))
      } else if name.hasPrefix("opted-out:"),
        let channel = Channel(rawValue: String(name.dropFirst("opted-out:".count)))
      {
        self = .optedOut(channel)
      } else {
        return nil
      }
    }
  }
}

extension DecodingError {
  /// The message with the place in the object, without what only a programmer needs.
  fileprivate var plainContext: (path: [any CodingKey], message: String) {
    switch self {
    case .dataCorrupted(let context): (context.codingPath, context.debugDescription)
    case .keyNotFound(let key, let context):
      (context.codingPath, "the field '\(key.stringValue)' is missing")
    case .typeMismatch(let type, let context):
      (context.codingPath, "must be \(DecodingError.name(of: type))")
    case .valueNotFound(let type, let context):
      (context.codingPath, "must be \(DecodingError.name(of: type)), not null")
    @unknown default: ([], "\(self)")
    }
  }

  var plain: String {
    let (path, message) = plainContext
    var place = ""
    for key in path {
      if let index = key.intValue {
        place += "[\(index)]"
      } else {
        place += (place.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return place.isEmpty ? message : "\(place): \(message)"
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is Int.Type: "a whole number"
    case is [String].Type: "a list of texts"
    case is [String: Any].Type: "an object"
    case is [Any].Type: "a list"
    default: "\(type)"
    }
  }
}
