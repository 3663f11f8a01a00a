internal import Cases
internal import Foundation

extension Scenario {
  /// - Parameter file: named in problems, with the line's number from 1.
  /// - Throws: if the line is no scenario.
  package init(line: String, file: String, number: Int) throws(ScenarioProblem) {
    self = try ScenarioReader.scenario(line, file: file, number: number)
  }
}

/// Reads JSON; a key that is not known, a required one that is absent and a word that is not of
/// the vocabulary are named with their place.
private struct ScenarioReader: Decodable {
  let scenario: Scenario

  static func scenario(_ line: String, file: String, number: Int) throws(ScenarioProblem)
    -> Scenario
  {
    do {
      return try JSONDecoder().decode(ScenarioReader.self, from: Data(line.utf8)).scenario
    } catch let error as DecodingError {
      throw ScenarioProblem(file: file, line: number, message: error.plain)
    } catch {
      throw ScenarioProblem(file: file, line: number, message: "\(error)")
    }
  }

  init(from decoder: any Decoder) throws {
    let fields = try Fields(
      decoder,
      known: [
        "name", "packs", "actor", "debt", "at", "person", "contact", "facts", "consents",
        "history", "expect", "note", "comment",
      ])
    let person = try fields.optional("person", PersonReader.self)?.person
    let situation = Situation(
      actor: try fields.word("actor"),
      debtKind: try fields.optionalWord("debt") ?? .consumer,
      person: person ?? Situation.Person(role: nil, zones: []),
      contact: try fields.value("contact", ContactReader.self).contact,
      facts: try fields.optional("facts", [FactReader].self)?.map(\.fact) ?? [],
      consents: try fields.optional("consents", [ConsentReader].self)?.map(\.consent) ?? [],
      history: try fields.optional("history", [PastReader].self)?.map(\.past) ?? [],
      at: try fields.instant("at"))
    scenario = Scenario(
      name: try fields.optional("name", String.self) ?? "",
      packs: try fields.value("packs", [String].self), situation: situation,
      expectation: try fields.optional("expect", ExpectReader.self)?.expectation
        ?? Scenario.Expectation())
    if scenario.packs.isEmpty { throw fields.problem("packs", "packs names no pack") }
  }
}

private struct PersonReader: Decodable {
  let person: Situation.Person

  init(from decoder: any Decoder) throws {
    let fields = try Fields(decoder, known: ["role", "zones", "jurisdictions", "note"])
    let zones = try fields.optional("zones", [String].self) ?? []
    person = Situation.Person(
      role: try fields.optionalWord("role"),
      zones: try zones.map { name in
        guard let zone = Zone(name) else {
          throw fields.problem("zones", "unknown time zone '\(name)'")
        }
        return zone
      },
      jurisdictions: try fields.optional("jurisdictions", [String].self) ?? [])
  }
}

private struct ContactReader: Decodable {
  let contact: Situation.Contact

  init(from decoder: any Decoder) throws {
    let fields = try Fields(
      decoder,
      known: [
        "channel", "place", "number", "purpose", "staff", "by", "style", "debt", "identity", "note",
      ])
    contact = Situation.Contact(
      channel: try fields.word("channel"), place: try fields.optionalWord("place"),
      number: try fields.optional("number", String.self),
      purpose: try fields.optionalWord("purpose") ?? .collect,
      staff: try fields.optional("staff", Int.self),
      by: try fields.optionalWord("by") ?? .collector,
      style: try fields.optionalWord("style") ?? .interactive,
      debt: try fields.optional("debt", String.self),
      identity: try fields.optional("identity", Bool.self))
  }
}

private struct FactReader: Decodable {
  let fact: Situation.Fact

  init(from decoder: any Decoder) throws {
    let fields = try Fields(
      decoder, known: ["fact", "since", "until", "place", "days", "open", "close", "note"])
    fact = Situation.Fact(
      try fields.word("fact"), since: try fields.optionalInstant("since"),
      until: try fields.optionalInstant("until"), place: try fields.optionalWord("place"),
      times: try fields.times())
  }
}

private struct ConsentReader: Decodable {
  let consent: Situation.Consent

  init(from decoder: any Decoder) throws {
    let fields = try Fields(
      decoder, known: ["consent", "at", "since", "until", "days", "open", "close", "note"])
    let name = try fields.value("consent", String.self)
    guard let kind = Situation.Consent.Kind(name, times: try fields.times()) else {
      throw fields.problem("consent", "unknown consent '\(name)'")
    }
    consent = Situation.Consent(
      kind, at: try fields.optionalInstant("at") ?? fields.optionalInstant("since"),
      until: try fields.optionalInstant("until"))
  }
}

private struct PastReader: Decodable {
  let past: Situation.Past

  init(from decoder: any Decoder) throws {
    let fields = try Fields(
      decoder,
      known: [
        "at", "event", "role", "number", "place", "debt", "style", "by", "connected", "answered",
        "conversation", "channel", "purpose", "note",
      ])
    let conversation = try fields.optional("conversation", Bool.self) ?? false
    past = Situation.Past(
      at: try fields.instant("at"), event: try fields.word("event"),
      role: try fields.optionalWord("role"), number: try fields.optional("number", String.self),
      place: try fields.optionalWord("place"), debt: try fields.optional("debt", String.self),
      style: try fields.optionalWord("style") ?? .interactive,
      by: try fields.optionalWord("by") ?? .collector,
      connected: try fields.optional("connected", Bool.self) ?? true,
      answered: try fields.optional("answered", Bool.self), conversation: conversation)
  }
}

private struct ExpectReader: Decodable {
  let expectation: Scenario.Expectation

  init(from decoder: any Decoder) throws {
    let fields = try Fields(decoder, known: ["verdict", "rules", "opens", "note"])
    var opens: Scenario.Expectation.Opening?
    if fields.has("opens") {
      opens = try fields.optionalInstant("opens").map { .at($0) } ?? .never
    }
    expectation = Scenario.Expectation(
      verdict: try fields.optionalWord("verdict"),
      rules: try fields.optional("rules", [String].self), opens: opens)
  }
}
