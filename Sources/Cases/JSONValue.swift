/// Any JSON, kept as it was: what a newer program wrote and this one does not know.
package enum JSONValue: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

/// A coding key of any name.
package struct AnyKey: CodingKey, Hashable, Sendable {
  package let stringValue: String
  package var intValue: Int? { nil }

  package init(_ name: String) { stringValue = name }
  package init?(stringValue: String) { self.init(stringValue) }
  package init?(intValue: Int) { nil }
}

/// A decoder that knows which members of its object were asked for. Asking any decoder for all names
/// takes longer than decoding most objects does.
package protocol RemainingMembers {
  /// The members that nobody has asked for yet, but for the known ones.
  func remaining(besides isKnown: (String) -> Bool) -> [String: JSONValue]
}

/// The members of a JSON object that this program does not know. They survive a round trip, so that
/// a book written by a newer program of the same format loses nothing in an older one.
package struct UnknownFields: Hashable, Sendable, Encodable {
  package var fields: [String: JSONValue] = [:]

  package init() {}

  /// - Parameter derived: names that are known besides the keys of `Known`.
  package init<Known: CodingKey>(
    in decoder: any Decoder, besides known: Known.Type, and derived: Set<String> = []
  ) throws {
    if let decoder = decoder as? any RemainingMembers {
      fields = decoder.remaining { Known(stringValue: $0) != nil || derived.contains($0) }
      return
    }
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys
    where Known(stringValue: key.stringValue) == nil && !derived.contains(key.stringValue) {
      fields[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    guard !fields.isEmpty else { return }
    var container = encoder.container(keyedBy: AnyKey.self)
    for (name, value) in fields { try container.encode(value, forKey: AnyKey(name)) }
  }
}
